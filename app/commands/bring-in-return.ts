// Bring in what a returned Word file says: every chosen suggestion and comment becomes a thread, all of them or none.
import { insertComment, type InWord } from '../../db/comments'
import { countThreads, insertSuggestion, insertThread } from '../../db/threads'
import { findReturn, noteKept, type WordReturn } from '../../db/word-returns'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import {
  allClauses,
  findClause,
  type Block,
  type ClauseId,
  type PolicyDocument,
} from '../domain/policy-document'
import {
  acceptNewThreads,
  acceptSuggestion,
  commentLimit,
  wordsMark,
  wordsNow,
  type Commenter,
  type Words,
} from '../domain/thread'
import { cleanLine } from '../domain/typed-text'
import type { ReturnChoices, WordComment, WordStray, WordSuggestion } from '../domain/word-return'
import { markdownOfBlocks } from '../render/markdown'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { authorOf, commenterAt } from './commenting'
import { openDraft } from './open-draft'

export type BroughtIn = { suggestions: number; comments: number }

type Bringing = {
  step: Change
  who: Commenter
  policyId: string
  document: PolicyDocument
  file: WordReturn
}

/**
 * Makes threads of what its owner chose from a returned file. The draft stays as it is: each suggestion is taken or left
 * by an author, later. Refuses a reading that is gone or brought in already, people who may not comment, nothing chosen,
 * and more threads than a draft takes.
 */
export async function bringInReturn(
  desk: Desk,
  wish: { policyId: string; id: string; choices: ReturnChoices },
): Promise<Outcome<BroughtIn>> {
  const person = actingPerson(desk)
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: wish.policyId })
    if (!open.ok) return open
    const { policy, draft, document } = open.value
    const who = await commenterAt(step, desk, { policyId: policy.id, title: draft.title })
    if (!who.ok) return who
    const file = await findReturn(step.trx, { ...wish, personId: person.id, at: step.at })
    if (!file) return returnGone
    const chosen = chosenOf(file, wish.choices)
    const count = chosen.suggestions.length + chosen.comments.length + chosen.strays.length
    if (count === 0) return nothingChosen
    const room = acceptNewThreads((await countThreads(step.trx, { policyId: policy.id })).open, count)
    if (!room.ok) return room
    if (!(await noteKept(step.trx, { id: file.id, choices: wish.choices, at: step.at }))) return broughtBefore
    const bringing: Bringing = { step, who: who.value, policyId: policy.id, document, file }
    const brought: BroughtIn = { suggestions: 0, comments: 0 }
    for (const one of chosen.suggestions) await bringSuggestion(bringing, one, brought)
    for (const one of chosen.comments) await bringComment(bringing, one, brought)
    for (const one of chosen.strays) await bringStray(bringing, one, brought)
    await step.record({
      action: 'word.returned',
      subject: { kind: 'policy', id: policy.id },
      policyId: policy.id,
      detail: { title: draft.title, sha256: file.sha256, base: file.baseFingerprint, ...brought },
    })
    return accepted(brought)
  })
}

type Placed = { stray: WordStray; place: { kind: 'into' | 'comment'; clauseId: ClauseId } }

function chosenOf({ reading }: WordReturn, choices: ReturnChoices) {
  const without = new Set(choices.without)
  return {
    suggestions: reading.suggestions.filter((one) => !without.has(one.id)),
    comments: reading.comments.filter((one) => !without.has(one.id)),
    strays: reading.strays.flatMap((stray): Placed[] => {
      const place = choices.strays[stray.id]
      return place === undefined || place.kind === 'left' ? [] : [{ stray, place }]
    }),
  }
}

async function bringSuggestion(bringing: Bringing, one: WordSuggestion, brought: BroughtIn): Promise<void> {
  const heading = cleanLine(one.words.heading, 160)
  const words = {
    heading: heading.ok && heading.value !== '' ? heading.value : one.base.heading,
    blocks: one.words.blocks,
  }
  const notes = [
    ...one.notes,
    ...(words.heading === one.words.heading
      ? []
      : [`Its heading in the file is too long or empty for a section: “${one.words.heading}”.`]),
  ]
  const inWord = one.author === null ? null : { author: one.author, at: one.at }
  const fits = acceptSuggestion(words, one.base)
  const says = [fromFile(bringing.file, one.author), ...notes].join(' ')
  if (!fits.ok) {
    const text = `${says}\n\n${markdownOfBlocks(one.words.blocks)}`
    await openCommentThread(bringing, { clauseId: one.clauseId, quote: '', inWord, texts: [text] })
    brought.comments += 1
    return
  }
  await openSuggestion(bringing, { clauseId: one.clauseId, base: one.base, words: fits.value, inWord, says })
  brought.suggestions += 1
}

async function openSuggestion(
  { step, who, policyId }: Bringing,
  made: { clauseId: ClauseId; base: Words; words: Words; inWord: InWord | null; says: string },
): Promise<void> {
  const { trx, at } = step
  const author = authorOf(who)
  const { clauseId, base, words, inWord } = made
  const threadId = await insertThread(trx, {
    ...{
      policyId,
      clauseId,
      clauseHeading: base.heading,
      kind: 'suggestion' as const,
      quote: '',
      author,
      inWord,
      at,
    },
  })
  await insertSuggestion(trx, { threadId, policyId, base, baseMark: wordsMark(base), words })
  for (const text of inParts(made.says)) await insertComment(trx, { threadId, policyId, author, text, at })
}

async function bringComment(bringing: Bringing, one: WordComment, brought: BroughtIn): Promise<void> {
  const inWord = one.author === null ? null : { author: one.author, at: one.at }
  const place = one.clauseId === null ? 'About what stands around the sections: ' : ''
  const quoted = one.quote === '' ? '' : `On “${one.quote}”: `
  const clauseId = one.clauseId ?? allClauses(bringing.document.clauses)[0]?.id ?? ''
  await openCommentThread(bringing, {
    clauseId,
    quote: '',
    inWord,
    texts: [`${place}${quoted}${one.text}`],
    replies: one.replies.map((reply) => ({
      text: reply.text,
      inWord: reply.author === null ? null : { author: reply.author, at: reply.at },
    })),
  })
  brought.comments += 1
}

async function bringStray(bringing: Bringing, { stray, place }: Placed, brought: BroughtIn): Promise<void> {
  const author = stray.authors.join(', ')
  const inWord = author === '' ? null : { author: author.slice(0, 300), at: stray.at }
  const now = wordsNow(bringing.document, place.clauseId)
  const says = `${fromFile(bringing.file, author === '' ? null : author)} In the file these words stand outside of the sections.`
  if (place.kind === 'into' && now) {
    const heading: Block[] =
      stray.heading === null
        ? []
        : [{ kind: 'paragraph', runs: [{ kind: 'text', text: stray.heading, strong: true }] }]
    const words = { heading: now.heading, blocks: [...now.blocks, ...heading, ...stray.blocks] }
    await openSuggestion(bringing, { clauseId: place.clauseId, base: now, words, inWord, says })
    brought.suggestions += 1
    return
  }
  const heading = stray.heading === null ? '' : `${stray.heading}\n\n`
  const text = `${says}\n\n${heading}${markdownOfBlocks(stray.blocks).trim()}`
  await openCommentThread(bringing, { clauseId: place.clauseId, quote: '', inWord, texts: [text] })
  brought.comments += 1
}

async function openCommentThread(
  { step, who, policyId, document }: Bringing,
  said: {
    clauseId: ClauseId
    quote: string
    inWord: InWord | null
    texts: string[]
    replies?: { text: string; inWord: InWord | null }[]
  },
): Promise<void> {
  const { trx, at } = step
  const author = authorOf(who)
  const { clauseId, quote, inWord } = said
  const clauseHeading =
    findClause(document, clauseId)?.heading ?? 'A section that is not in the draft any more'
  const threadId = await insertThread(trx, {
    policyId,
    clauseId,
    clauseHeading,
    kind: 'comment',
    quote,
    author,
    inWord,
    at,
  })
  const all = [...said.texts.map((text) => ({ text, inWord })), ...(said.replies ?? [])]
  for (const one of all)
    for (const text of inParts(one.text))
      await insertComment(trx, { threadId, policyId, author, text, inWord: one.inWord, at })
}

function fromFile(file: WordReturn, author: string | null): string {
  const who = author === null ? 'Changes that Word did not track' : `Changes by ${author}`
  return `${who}, from the Word file “${file.fileName}”.`
}

/** A comment holds 4,000 characters: a longer text goes on in the next one. */
function inParts(text: string): string[] {
  const parts: string[] = []
  for (let rest = text; rest !== '';) {
    const cut =
      rest.length <= commentLimit
        ? rest.length
        : commentLimit - (/[\ud800-\udbff]/.test(rest[commentLimit - 1] ?? '') ? 1 : 0)
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return parts
}

const returnGone = refused(
  'return-gone',
  'What was read of this file is kept for one day, and that day is over. Choose the file again: nothing else was lost.',
)

const broughtBefore = refused(
  'return-brought-in',
  'This reading of the file was brought in already. Its suggestions stand among the comments.',
)

const nothingChosen = refused(
  'nothing-chosen',
  'Nothing of the file is chosen. Tick what you want to bring in.',
)
