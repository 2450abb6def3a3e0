// What people said about a draft as Word comments: each on the sentence it is about, else on its section's heading.
import { Paragraph, type ICommentOptions } from 'docx'
import { allClauses, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import { printable } from './printable'
import { isGone } from './word-runs'
import type { Head } from './word-front'
import type { Flow, FlowParagraph, FlowRun } from './word-flow'

export type WordComment = {
  clause: ClauseId
  /** The sentence it is about; "" for the whole section. */
  quote: string
  author: string
  /** ISO. */
  at: string
  text: string
  replies: Pick<WordComment, 'author' | 'at' | 'text'>[]
}

/** A comment with the numbers of it and its replies in the file: each has a range of its own. */
type NumberedComment = WordComment & { ids: number[] }

/** The comments of a file by section. One on a section that the document has no more stands under "", at the title. */
export function placedComments(document: PolicyDocument, comments: WordComment[]) {
  const known = new Set(allClauses(document.clauses).map((clause) => clause.id))
  const places = new Map<ClauseId, NumberedComment[]>()
  let next = 0
  const all = comments.map((comment) => {
    const numbered = { ...comment, ids: [comment, ...comment.replies].map(() => next++) }
    const place = known.has(comment.clause) ? comment.clause : ''
    places.set(place, [...(places.get(place) ?? []), numbered])
    return numbered
  })
  return { all, of: (clause: ClauseId): NumberedComment[] => places.get(clause) ?? [] }
}

/** What the comments say, for the part of the package that holds them. */
export function commentsPart(comments: NumberedComment[]): ICommentOptions[] {
  return comments.flatMap(({ ids, ...comment }) =>
    [comment, ...comment.replies].map((one, index) => ({
      id: ids[index] ?? 0,
      ...(index > 0 && ids[0] !== undefined ? { parentId: ids[0] } : {}),
      author: printable(one.author),
      initials: initialsOf(one.author),
      date: new Date(one.at),
      children: one.text.split(/\r?\n/).map((line) => new Paragraph({ text: printable(line) })),
    })),
  )
}

/** A section's flows, heading first, with these comments in their places. */
export function commented(flows: Flow[], comments: NumberedComment[]): Flow[] {
  return comments.reduce((present, { quote, ids }) => {
    const sentence = flat(printable(quote)).trim()
    const quoted = sentence === '' ? undefined : withRange(present, sentence, ids)
    return (
      quoted ??
      present.map((flow, index) => (index === 0 && flow.kind === 'paragraph' ? aroundAll(flow, ids) : flow))
    )
  }, flows)
}

/** The head of a document with these comments at the title. */
export function commentedHead(head: Head, comments: NumberedComment[]): Head {
  return comments.reduce((present, { ids }) => ({ ...present, title: aroundAll(present.title, ids) }), head)
}

/** The flows with the range around the first paragraph's words that are the sentence; undefined when none has them. */
function withRange(flows: Flow[], sentence: string, ids: number[]): Flow[] | undefined {
  for (const [index, flow] of flows.entries()) {
    const found = withRangeIn(flow, sentence, ids)
    if (found) return flows.with(index, found)
  }
  return undefined
}

function withRangeIn(flow: Flow, sentence: string, ids: number[]): Flow | undefined {
  switch (flow.kind) {
    case 'paragraph':
      return aroundSentence(flow, sentence, ids)
    case 'frame': {
      const children = withRange(flow.children, sentence, ids)
      return children && { ...flow, children }
    }
    case 'table': {
      for (const [index, row] of flow.rows.entries()) {
        for (const [column, cell] of row.cells.entries()) {
          const found = aroundSentence(cell, sentence, ids)
          if (!found) continue
          return { ...flow, rows: flow.rows.with(index, { ...row, cells: row.cells.with(column, found) }) }
        }
      }
      return undefined
    }
    default:
      return flow satisfies never
  }
}

/** Of the words that the later version has: what went is passed over. */
function aroundSentence(flow: FlowParagraph, sentence: string, ids: number[]): FlowParagraph | undefined {
  const from = flat(flow.runs.map(presentText).join('')).indexOf(sentence)
  if (from < 0) return undefined
  const to = from + sentence.length
  const runs: FlowRun[] = []
  let at = 0
  for (const run of flow.runs) {
    const length = presentText(run).length
    let done = 0
    for (const cut of [from - at, to - at].filter((place) => place >= 0 && place < length)) {
      runs.push(...part(run, done, cut), ...(cut === from - at ? starts(ids) : ends(ids)))
      done = cut
    }
    runs.push(...(length === 0 ? [run] : part(run, done, length)))
    at += length
  }
  return { ...flow, runs: to === at ? [...runs, ...ends(ids)] : runs }
}

function aroundAll(flow: FlowParagraph, ids: number[]): FlowParagraph {
  return { ...flow, runs: [...starts(ids), ...flow.runs, ...ends(ids)] }
}

function starts(ids: number[]): FlowRun[] {
  return ids.map((id) => ({ kind: 'comment-start', id }))
}

function ends(ids: number[]): FlowRun[] {
  return ids.map((id) => ({ kind: 'comment-end', id }))
}

function presentText(run: FlowRun): string {
  if (run.kind === 'break') return isGone(run.mark) ? '' : ' '
  return run.kind === 'text' && !isGone(run.mark) ? run.text : ''
}

/** A run's characters from here to there. */
function part(run: FlowRun, from: number, to: number): FlowRun[] {
  if (from === to) return []
  return run.kind === 'text' ? [{ ...run, text: run.text.slice(from, to) }] : [run]
}

/** One space for each kind of white space, so that places stay where they are. */
function flat(text: string): string {
  return text.replace(/\s/g, ' ')
}

function initialsOf(name: string): string {
  const letters = printable(name).match(/(?<![\p{L}\p{M}])\p{L}/gu) ?? []
  return letters.slice(0, 3).join('').toUpperCase()
}
