// Each section of a returned file, read once for every author: what that author alone would have it say.
import { deepEqual } from '../domain/deep-equal'
import { conflictsIn, mergeClause, mergedBlocks } from '../compare/clause-merge'
import type { MetLoss } from '../domain/outline'
import type { Clause } from '../domain/policy-document'
import type { Words } from '../domain/thread'
import type { WordComment, WordSuggestion } from '../domain/word-return'
import { readClause, type ClauseRead } from './word-return-clause'
import {
  marksIn,
  textOfRaw,
  type Mark,
  type RawFlow,
  type RawItem,
  type RawParagraph,
  type RawRun,
} from './word-return-raw'

export type ClauseChanges = {
  suggestions: Omit<WordSuggestion, 'id'>[]
  comments: Omit<WordComment, 'id'>[]
  losses: MetLoss[]
}

const nobody: ReadonlySet<string> = new Set()

/** What the file says about one section: a suggestion for each author, and one for changes without a track. */
export function clauseChanges(clause: Clause, place: number, flow: RawFlow): ClauseChanges {
  const base: Words = { heading: clause.heading, blocks: clause.blocks }
  const untracked = readClause(clause, place, { flow, taken: nobody })
  const changes: ClauseChanges = { suggestions: [], comments: [], losses: [...untracked.losses] }
  addReading(changes, { clause, base, author: null, at: null, read: untracked, notes: [] })
  for (const [author, marks] of authorsIn(flow)) {
    const on = builtOn(flow, author)
    const read = readClause(clause, place, { flow, taken: new Set([author, ...on]) })
    const notes = [
      ...on.map(
        (other) => `${author} changed words that ${other} put in, so both changes stand in this suggestion.`,
      ),
      ...(marks.some((mark) => mark.moved)
        ? [`${author} moved words from one place to another; Word marks them as moved.`]
        : []),
    ]
    const alone = untracked.isGone ? { read, notes } : withoutUntracked(base, { read, notes, untracked })
    const told = new Set(changes.losses.map((loss) => `${loss.what} ${loss.text}`))
    changes.losses.push(...read.losses.filter((loss) => !told.has(`${loss.what} ${loss.text}`)))
    const isNew = addReading(changes, { clause, base, author, at: lastOf(marks), ...alone })
    if (!isNew) tellUnplaced(changes, { flow, author, place: read.place })
  }
  tellJoins(changes, flow)
  return changes
}

/** The author's words without what nobody tracked; with it where the two cannot be told apart. */
function withoutUntracked(
  base: Words,
  { read, notes, untracked }: { read: ClauseRead; notes: string[]; untracked: ClauseRead },
): { read: ClauseRead; notes: string[] } {
  if (deepEqual(untracked.words, base) || read.isGone) return { read, notes }
  if (deepEqual(untracked.words, read.words)) return { read: { ...read, words: base }, notes }
  const merge = mergeClause(untracked.words, base, read.words)
  if (conflictsIn(merge) > 0)
    return {
      read,
      notes: [
        ...notes,
        'Untracked changes in the same passage stand in this suggestion too: they cannot be told apart.',
      ],
    }
  return { read: { ...read, words: { heading: merge.heading, blocks: mergedBlocks(merge.pieces) } }, notes }
}

/** True when there was something to say. */
function addReading(
  changes: ClauseChanges,
  said: Pick<WordSuggestion, 'author' | 'at' | 'base' | 'notes'> & { clause: Clause; read: ClauseRead },
): boolean {
  const { clause, read, ...rest } = said
  const { author, at, base, notes } = rest
  if (read.isGone || (read.words.blocks.length === 0 && base.blocks.length > 0)) {
    const wasGone =
      author !== null && changes.comments.some((one) => one.kind === 'left-out' && one.author === null)
    if (wasGone) return true
    const text = read.isGone
      ? 'Leave this section out: it was taken out of the file as a whole.'
      : `Take out all the words of this section: in the file only its heading is left, “${read.words.heading}”.`
    changes.comments.push({
      kind: 'left-out',
      clauseId: clause.id,
      author,
      at,
      quote: '',
      text: [text, ...notes].join(' '),
      replies: [],
    })
    return true
  }
  if (deepEqual(read.words, base)) return false
  changes.suggestions.push({ clauseId: clause.id, author, at, base, words: read.words, notes })
  return true
}

/** Changes of an author that made no other words: white space, a paragraph's end, looks. */
function tellUnplaced(
  changes: ClauseChanges,
  { flow, author, place }: { flow: RawFlow; author: string; place: number },
): void {
  const text = runsOf(flow)
    .filter((run) => [...run.ins, ...run.del].some((mark) => mark.author === author && !mark.ours))
    .map((run) => run.text)
    .join(' ')
    .trim()
  const told = changes.losses.some((loss) => text !== '' && loss.text.includes(text))
  if (told || onlyOpensWhatFollows(flow, author)) return
  changes.losses.push({
    kind: 'tracked-change',
    what: `${author} made changes here that leave the words of the section as they are.`,
    at: place,
    text,
  })
}

/** A new end after the last words of a section: what it opens stands after the section, and is told there. */
function onlyOpensWhatFollows(flow: RawFlow, author: string): boolean {
  const last = flow.at(-1)
  if (last?.kind !== 'paragraph' || !last.end.ins.some((mark) => mark.author === author)) return false
  const closed = { ...last, end: { ...last.end, ins: [] } }
  return !authorsIn([...flow.slice(0, -1), closed]).has(author)
}

/** The end of a section that was taken out would join it with the next one. */
function tellJoins(changes: ClauseChanges, flow: RawFlow): void {
  const last = flow.findLast(
    (item): item is RawParagraph => item.kind === 'paragraph' && item.runs.length > 0,
  )
  const mark = last?.end.del.find((one) => !one.ours)
  if (!last || !mark || textOfRaw([last], new Set([mark.author])).trim() === '') return
  changes.losses.push({
    kind: 'tracked-change',
    what: `${mark.author} proposed to join the end of this section with the next one. They stay apart.`,
    at: last.place,
    text: '',
  })
}

/** Authors of changes in a flow, in order of their first one, with their marks. */
export function authorsIn(flow: RawFlow): Map<string, Mark[]> {
  const authors = new Map<string, Mark[]>()
  for (const mark of marksIn(flow)) {
    const marks = authors.get(mark.author)
    if (marks) marks.push(mark)
    else authors.set(mark.author, [mark])
  }
  return authors
}

/** The last moment that the marks name; null without one. */
export function lastOf(marks: Mark[]): string | null {
  return marks.map((mark) => mark.at).reduce((last, at) => (at > last ? at : last), '') || null
}

/** Others whose insertions this author changed: without them the author's changes have nothing to stand on. */
function builtOn(flow: RawFlow, author: string): string[] {
  const others = new Set<string>()
  const isMine = (mark: Mark) => mark.author === author && !mark.ours
  const add = (marks: Mark[]) => {
    for (const mark of marks) if (!mark.ours && mark.author !== author) others.add(mark.author)
  }
  for (const item of paragraphsOf(flow)) {
    const { runs, end } = item
    for (const [index, run] of runs.entries()) {
      if (run.del.some(isMine)) add(run.ins)
      if (!run.ins.some(isMine)) continue
      add(run.ins)
      const [before, after] = [runs[index - 1]?.ins ?? [], runs[index + 1]?.ins ?? []]
      add(before.filter((mark) => after.some((one) => one.author === mark.author)))
      if (!runs.some((one) => one.ins.length === 0)) add([...end.ins, ...runs.flatMap((one) => one.ins)])
    }
    if (end.del.some(isMine)) add(end.ins)
  }
  return [...others]
}

function paragraphsOf(flow: RawFlow): RawParagraph[] {
  return flow.flatMap((item: RawItem): RawParagraph[] =>
    item.kind === 'paragraph'
      ? [item]
      : item.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.flow))),
  )
}

function runsOf(flow: RawFlow): RawRun[] {
  return paragraphsOf(flow).flatMap((paragraph) => paragraph.runs)
}
