// Two sequences of paragraphs and tables as one with marks: taking all in gives the later one, leaving all out the earlier.
import { pairSequences, type Pair } from '../compare/sequence-diff'
import { areAlike, diffRuns } from '../compare/word-diff'
import {
  textOfFlow,
  textRuns,
  type Flow,
  type FlowFrame,
  type FlowParagraph,
  type FlowRow,
  type FlowRun,
  type FlowTable,
  type Frame,
  type Mark,
} from './word-flow'

/** Pairs what stands in two clauses: what stayed, changed, went and came. */
export function pairFlows(before: Flow[], after: Flow[]): Pair<Flow>[] {
  const keys = new Map<Flow, string>()
  const keyOf = (flow: Flow): string => {
    const key = keys.get(flow) ?? keyOfFlow(flow)
    keys.set(flow, key)
    return key
  }
  return pairSequences(before, after, { isSame: (a, b) => keyOf(a) === keyOf(b), isKin: areKin })
}

/** The pairs in reading order as flows with marks. */
export function redlined(pairs: Pair<Flow>[]): Flow[] {
  const lists = listsOf(pairs)
  return pairs.map((pair) => {
    switch (pair.change) {
      case 'same':
        return pair.after
      case 'added':
        return marked(pair.after, 'inserted')
      case 'removed':
        return marked(inList(pair.before, lists), 'deleted')
      case 'changed':
        return merged(pair.before, pair.after)
      default:
        return pair satisfies never
    }
  })
}

/** The flow with everything in it marked. A table does not move in Word: it goes and comes. */
export function marked(flow: Flow, mark: Mark): Flow {
  switch (flow.kind) {
    case 'paragraph':
      return markedParagraph(flow, mark)
    case 'table':
      return { ...flow, rows: flow.rows.map((row) => markedRow(row, stillMark(mark))) }
    case 'frame':
      return {
        ...flow,
        mark: stillMark(mark),
        children: flow.children.map((child) => marked(child, stillMark(mark))),
      }
    default:
      return flow satisfies never
  }
}

export function markedRow(row: FlowRow, mark: Mark): FlowRow {
  return { mark, cells: row.cells.map((cell) => markedParagraph(cell, mark)) }
}

function markedParagraph(flow: FlowParagraph, mark: Mark): FlowParagraph {
  return { ...flow, mark, runs: textRuns(flow.runs).map((run) => ({ ...run, mark })) }
}

function stillMark(mark: Mark): Mark {
  return mark === 'moved-from' ? 'deleted' : mark === 'moved-to' ? 'inserted' : mark
}

/** One paragraph out of two: its words compared, and how it was set when that changed. */
export function mergedParagraph(before: FlowParagraph, after: FlowParagraph): FlowParagraph {
  const restyled = frameKey(before.frame) !== frameKey(after.frame)
  return {
    ...after,
    runs: mergedRuns(before, after),
    ...(restyled ? { formerFrame: before.frame } : {}),
  }
}

/** The words of both; what went stands before what came. */
export function mergedRuns(before: FlowParagraph, after: FlowParagraph): FlowRun[] {
  const pieces = diffRuns(textRuns(before.runs), textRuns(after.runs))
  return pieces.flatMap(({ change, runs }): FlowRun[] => {
    if (change === 'same') return runs
    const mark = change === 'added' ? 'inserted' : 'deleted'
    return runs.map((run) => ({ ...run, mark }))
  })
}

function merged(before: Flow, after: Flow): Flow {
  if (before.kind === 'paragraph' && after.kind === 'paragraph') return mergedParagraph(before, after)
  if (before.kind === 'table' && after.kind === 'table') return mergedTable(before, after)
  if (before.kind === 'frame' && after.kind === 'frame') return mergedFrame(before, after)
  throw new Error('Only flows of one kind are kin.')
}

function mergedTable(before: FlowTable, after: FlowTable): FlowTable {
  const [formerHead, ...formerRows] = before.rows
  const [head, ...rows] = after.rows
  const pairs = pairSequences(formerRows, rows, {
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    isKin: areKinRows,
  })
  return {
    ...after,
    rows: [
      ...(formerHead && head ? [mergedRow(formerHead, head)] : []),
      ...pairs.map((pair) => {
        if (pair.change === 'added') return markedRow(pair.after, 'inserted')
        if (pair.change === 'removed') return markedRow(pair.before, 'deleted')
        return mergedRow(pair.before, pair.after)
      }),
    ],
  }
}

/** Two rows of one width. */
export function mergedRow(before: FlowRow, after: FlowRow): FlowRow {
  return {
    cells: after.cells.map((cell, column) => {
      const former = before.cells[column]
      return former ? mergedParagraph(former, cell) : cell
    }),
  }
}

/** The last paragraph of a cell cannot go in Word, so the last two are one that changed. */
function mergedFrame(before: FlowFrame, after: FlowFrame): FlowFrame {
  const pairs = pairFlows(before.children, after.children)
  const last = pairs.at(-1)
  if (!last || last.change === 'same' || last.change === 'changed')
    return { ...after, children: redlined(pairs) }
  const inner = pairFlows(before.children.slice(0, -1), after.children.slice(0, -1))
  const [formerEnd, end] = [before.children.at(-1), after.children.at(-1)]
  const ends: Pair<Flow>[] = formerEnd && end ? [{ change: 'changed', before: formerEnd, after: end }] : []
  return { ...after, children: redlined([...inner, ...ends]) }
}

function areKin(before: Flow, after: Flow): boolean {
  const words = [textOfFlow(before), textOfFlow(after)] as const
  if (before.kind === 'paragraph' && after.kind === 'paragraph')
    return words[0] !== '' && words[1] !== '' && areAlike(...words)
  if (before.kind === 'frame' && after.kind === 'frame')
    return before.frame === after.frame && areAlike(...words)
  if (before.kind !== 'table' || after.kind !== 'table') return false
  const [formerHead, head] = [before.rows[0], after.rows[0]]
  if (formerHead?.cells.length !== head?.cells.length) return false
  return areAlike(...words) || (textOfRow(head) !== '' && textOfRow(formerHead) === textOfRow(head))
}

/** A row is known by its first cell, or by enough of its words. */
function areKinRows(before: FlowRow, after: FlowRow): boolean {
  const [first, second] = [before.cells[0], after.cells[0]].map((cell) => (cell ? textOfFlow(cell) : ''))
  return (first !== '' && first === second) || areAlike(textOfRow(before), textOfRow(after))
}

function textOfRow(row: FlowRow | undefined): string {
  return (row?.cells ?? []).map(textOfFlow).join(' ')
}

/** Equal on the page: which list an item counts in, and what leads to a heading, say nothing. */
function keyOfFlow(flow: Flow): string {
  return JSON.stringify(flow, (key, value: unknown) =>
    key === 'instance' || key === 'bookmarks' ? undefined : value,
  )
}

function frameKey(frame: Frame): string {
  return JSON.stringify({ ...frame, numbering: { ...numberingOf(frame), instance: 0 } })
}

function numberingOf(frame: Frame) {
  return typeof frame.numbering === 'object' ? frame.numbering : undefined
}

/** The lists that went on: the number of the former one, and of the one that it is now. */
function listsOf(pairs: Pair<Flow>[]): Map<number, number> {
  const lists = new Map<number, number>()
  for (const pair of pairs) {
    if (pair.change !== 'same' && pair.change !== 'changed') continue
    const [former, present] = [listOf(pair.before), listOf(pair.after)]
    if (former !== undefined && present !== undefined) lists.set(former, present)
  }
  return lists
}

function listOf(flow: Flow): number | undefined {
  return flow.kind === 'paragraph' ? numberingOf(flow.frame)?.instance : undefined
}

/** An item that went counts in the list that its neighbours are in now. */
function inList(flow: Flow, lists: Map<number, number>): Flow {
  if (flow.kind !== 'paragraph') return flow
  const numbering = numberingOf(flow.frame)
  const instance = numbering?.instance === undefined ? undefined : lists.get(numbering.instance)
  if (numbering === undefined || instance === undefined) return flow
  return { ...flow, frame: { ...flow.frame, numbering: { ...numbering, instance } } }
}
