// Threads: what is said about one section of a draft, and the rules by which a thread starts, goes on, closes and opens again.
import { deepEqual } from './deep-equal'
import { markOf } from './mark'
import { accepted, refused, type Outcome } from './outcome'
import { may } from './permission'
import type { Person } from './person'
import { findClause, type Block, type ClauseId, type PolicyDocument } from './policy-document'
import { cleanLine, cleanText } from './typed-text'

/** Who speaks: somebody with a place here, or an outside expert by their link to this one draft. */
export type Commenter = { kind: 'person'; person: Person } | { kind: 'expert'; id: string; name: string }

export type ThreadKind = 'comment' | 'suggestion'

/** How a thread ended: settled, its words taken into the draft or not, or withdrawn by whoever suggested them. */
export const threadOutcomes = ['resolved', 'taken', 'left', 'withdrawn'] as const
export type ThreadOutcome = (typeof threadOutcomes)[number]

export type Thread = {
  id: string
  policyId: string
  clauseId: ClauseId
  /** The section's heading when the thread was opened. */
  clauseHeading: string
  kind: ThreadKind
  /** The sentence it is about; "" for the whole section. */
  quote: string
  openedAt: string
  openedBy: { personId: string | null; expertId: string | null; name: string }
  /** Who said it in a Word file that `openedBy` brought, as the file gives the name; null for what was said here. */
  inWord: { author: string; at: string | null } | null
  closed: { at: string; by: string; outcome: ThreadOutcome } | null
}

/** The own words of a section, without its parts. */
export type Words = { heading: string; blocks: Block[] }

export const commentLimit = 4_000
export const mostOpenThreads = 500
export const mostComments = 200
const headingLimit = 160

/** What stands under a section's name now; undefined when it is not in the draft. */
export function wordsNow(document: PolicyDocument, id: ClauseId): Words | undefined {
  const clause = findClause(document, id)
  return clause && { heading: clause.heading, blocks: clause.blocks }
}

/** The mark of words, by which a suggestion knows whether the section has changed since. */
export function wordsMark(words: Words): string {
  return markOf({ heading: words.heading, blocks: words.blocks })
}

/** A comment as it may be kept: not empty, at most 4,000 characters. `field` names the field of the form. */
export function acceptComment(typed: string, field: string, missing: string): Outcome<string> {
  const text = cleanText(typed, commentLimit)
  if (!text.ok) return refused(text.rule, text.sentence, { [field]: text.sentence })
  if (text.value.trim() === '') return refused('comment-missing', missing, { [field]: missing })
  return accepted(text.value.trim())
}

/** A comment that may be left out. */
export function acceptNote(typed: string, field: string): Outcome<string> {
  return typed.trim() === '' ? accepted('') : acceptComment(typed, field, '')
}

/** Suggested words as they may be kept: a heading, some text, and not what stands there already. */
export function acceptSuggestion(words: Words, now: Words): Outcome<Words> {
  const heading = cleanLine(words.heading, headingLimit)
  if (!heading.ok) return refused(heading.rule, heading.sentence, { heading: heading.sentence })
  if (heading.value === '')
    return refused('heading-missing', 'Give the section a heading.', {
      heading: 'Give the section a heading.',
    })
  if (words.blocks.length === 0)
    return refused('text-missing', 'The section would have no text. Write some.', {
      markdown: 'Write the words you suggest.',
    })
  const suggested = { heading: heading.value, blocks: words.blocks }
  if (deepEqual(suggested, { heading: now.heading, blocks: now.blocks }))
    return refused(
      'nothing-suggested',
      'These are the words that stand there now. Change them, or comment.',
      {
        markdown: 'Change what you would like changed.',
      },
    )
  return accepted(suggested)
}

/** A draft takes a bounded number of open threads, so that it can still be read. */
export function acceptThread(open: number): Outcome<null> {
  return acceptNewThreads(open, 1)
}

/** The same for several at once. */
export function acceptNewThreads(open: number, more: number): Outcome<null> {
  if (open + more <= mostOpenThreads) return accepted(null)
  if (more > 1)
    return refused(
      'too-many-threads',
      `${open} comments on this draft are open, and these would be ${more} more: a draft takes ${mostOpenThreads}. Choose fewer, or resolve some first.`,
    )
  return refused(
    'too-many-threads',
    `${mostOpenThreads} comments on this draft are open. Resolve some of them first.`,
  )
}

/** @param comments how many the thread holds already */
export function acceptReply(thread: Thread, comments: number): Outcome<null> {
  if (thread.closed)
    return refused(
      'thread-closed',
      'This was closed while you wrote. Open it again first, or write a new comment.',
    )
  if (comments < mostComments) return accepted(null)
  return refused('thread-full', `This holds ${mostComments} comments. Resolve it and start a new one.`)
}

/** True for whoever opened the thread, and for authors. Outside experts settle nothing. */
export function mayClose(thread: Thread, who: Commenter): boolean {
  if (who.kind === 'expert') return false
  return may(who.person, 'write-drafts') || isOpener(thread, who)
}

/** True when this is the thread that the commenter opened. */
export function isOpener(thread: Thread, who: Commenter): boolean {
  return who.kind === 'person'
    ? thread.openedBy.personId === who.person.id
    : thread.openedBy.expertId === who.id
}

/** Ends a comment, or withdraws one's own suggestion: those of others are taken or left. */
export function closeThread(thread: Thread, who: Commenter): Outcome<ThreadOutcome> {
  if (thread.closed) return alreadyClosed(thread)
  if (!mayClose(thread, who))
    return refused('not-yours-to-close', 'An author of this draft, or whoever wrote it, closes this.')
  if (thread.kind === 'comment') return accepted('resolved')
  if (isOpener(thread, who)) return accepted('withdrawn')
  return refused('take-or-leave', 'These are suggested words: take them, or leave them with a reason.')
}

/** Opens a closed thread again; words that were taken are in the draft and stay there. */
export function reopenThread(thread: Thread, who: Commenter): Outcome<null> {
  if (!thread.closed) return refused('thread-open', 'This is open already.')
  if (!mayClose(thread, who))
    return refused('not-yours-to-close', 'An author of this draft, or whoever wrote it, opens this again.')
  if (thread.closed.outcome === 'taken')
    return refused('words-taken', 'These words are in the draft already. Write a new comment.')
  return accepted(null)
}

/** Whether an author may settle suggested words now. */
export function acceptDeciding(thread: Thread, who: Commenter): Outcome<null> {
  if (thread.kind !== 'suggestion')
    return refused('not-a-suggestion', 'This is a comment, without suggested words.')
  if (thread.closed) return alreadyClosed(thread)
  if (who.kind === 'person' && may(who.person, 'write-drafts')) return accepted(null)
  return refused('not-an-author', 'Only an author of the draft takes or leaves suggested words.')
}

/** What became of a thread, as a word. */
export function outcomeWord(outcome: ThreadOutcome): string {
  switch (outcome) {
    case 'resolved':
      return 'Resolved'
    case 'taken':
      return 'Taken into the draft'
    case 'left':
      return 'Not taken'
    case 'withdrawn':
      return 'Withdrawn'
    default:
      return outcome satisfies never
  }
}

function alreadyClosed(thread: Thread): Outcome<never> {
  const by = thread.closed?.by ?? 'Somebody'
  return refused('thread-closed', `${by} has closed this already. Nothing was changed.`)
}
