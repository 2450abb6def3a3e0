// Bring in what a returned Word file says: every chosen suggestion and comment becomes a thread, all of them or none.
import { countThreads } from '../../db/threads'
import { findReturn, noteKept, type WordReturn } from '../../db/word-returns'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { allClauses, type Block, type ClauseId } from '../domain/policy-document'
import { acceptNewThreads, acceptSuggestion, wordsNow } from '../domain/thread'
import { cleanLine } from '../domain/typed-text'
import type { ReturnChoices, WordComment, WordStray, WordSuggestion } from '../domain/word-return'
import { markdownOfBlocks } from '../render/markdown'
import { actingPerson } from './acting-person'
import { bringSection } from './bring-section'
import { fromFile, openCommentThread, openSuggestion, type Bringing } from './bring-threads'
import { change } from './change'
import { commenterAt } from './commenting'
import { openDraft } from './open-draft'

export type BroughtIn = { suggestions: number; comments: number; sections: number }

/**
 * Makes threads of what its owner chose from a returned file: each suggestion is taken or left by an author, later. The
 * draft stays as it is, except for words outside of the sections that an author chose to add as a section of its own. Refuses a reading that is gone or brought in already, people who may not comment, nothing chosen,
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
    const { sections } = chosen
    const count = chosen.suggestions.length + chosen.comments.length + chosen.strays.length + sections.length
    if (count === 0) return nothingChosen
    const room = acceptNewThreads((await countThreads(step.trx, { policyId: policy.id })).open, count)
    if (!room.ok) return room
    if (!(await noteKept(step.trx, { id: file.id, choices: wish.choices, at: step.at }))) return broughtBefore
    const bringing: Bringing = { step, who: who.value, policyId: policy.id, document, file }
    const brought: BroughtIn = { suggestions: 0, comments: 0, sections: 0 }
    for (const one of chosen.suggestions) await bringSuggestion(bringing, one, brought)
    for (const one of chosen.comments) await bringComment(bringing, one, brought)
    for (const one of chosen.strays) await bringStray(bringing, one, brought)
    let current = open.value
    // From the last to the first, so that several after one section stand in the order of the file.
    for (const { stray, after } of sections.toReversed()) {
      const added = await bringSection(step, person, { open: current, stray, after, file: file.fileName })
      if (!added.ok) return added
      current = added.value.open
      await noteSection({ ...bringing, document: current.document }, stray, added.value.clauseId)
      brought.sections += 1
    }
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
      return place?.kind === 'into' || place?.kind === 'comment' ? [{ stray, place }] : []
    }),
    sections: reading.strays.flatMap((stray) => {
      const place = choices.strays[stray.id]
      return place?.kind === 'section' ? [{ stray, after: place.after }] : []
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

/** Says on a section that was added whose words they are. */
async function noteSection(bringing: Bringing, stray: WordStray, clauseId: ClauseId): Promise<void> {
  const author = stray.authors.join(', ')
  const inWord = author === '' ? null : { author: author.slice(0, 300), at: stray.at }
  const text = `${fromFile(bringing.file, author === '' ? null : author)} They were added as a section of its own.`
  await openCommentThread(bringing, { clauseId, quote: '', inWord, texts: [text] })
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
