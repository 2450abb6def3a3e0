// What became of each printed line in a returned text: stayed, changed, went; and what stands new after it.
import { pairSequences } from '../compare/sequence-diff'
import { areAlike } from '../compare/word-diff'
import type { Printed } from './word-printed'
import type { Actual, ActualCell } from './word-view'

export type Fate = {
  stays: boolean
  /** What it is now, where that differs. */
  as: Actual | undefined
  /** What it is in the file, same or not; undefined where it went. */
  found: Actual | undefined
  /** New things that stand after it. */
  after: Actual[]
}

export type Alignment = { before: Actual[]; fates: Map<Printed, Fate> }

/** Pairs what was printed with what stands there now. Framed cells are paired inside as well. */
export function align(printed: Printed[], actual: Actual[], fates = new Map<Printed, Fate>()): Alignment {
  const before: Actual[] = []
  let last: Fate | undefined
  const put = (one: Actual) => (last?.after ?? before).push(one)
  const pairs = pairSequences<Printed | Actual>(printed, actual, { isSame, isKin })
  for (const pair of pairs) {
    if (pair.change === 'added') {
      if (isActual(pair.after)) put(pair.after)
      continue
    }
    if (isActual(pair.before)) continue
    const found = pair.change === 'removed' || !isActual(pair.after) ? undefined : pair.after
    last = { stays: found !== undefined, as: pair.change === 'changed' ? found : undefined, found, after: [] }
    fates.set(pair.before, last)
    if (pair.before.kind === 'frame') alignFrame(pair.before, last, fates)
  }
  return { before, fates }
}

function alignFrame(frame: Extract<Printed, { kind: 'frame' }>, fate: Fate, fates: Map<Printed, Fate>): void {
  const inner = fate.found?.kind === 'grid' ? fate.found.only : undefined
  const { before } = align(frame.inner, inner ?? [], fates)
  const first = frame.inner[0]
  const ofFirst = first && fates.get(first)
  // A frame prints one line at least; what stands above it goes with it.
  if (ofFirst) ofFirst.after.unshift(...before)
}

function isActual(one: Printed | Actual): one is Actual {
  return 'place' in one
}

function isSame(a: Printed | Actual, b: Printed | Actual): boolean {
  if (a.kind === 'line' && b.kind === 'line')
    return isLabel(a) || isLabel(b) ? a.text === b.text : a.key === b.key
  return a.kind === 'grid' && b.kind === 'grid' && a.key === b.key
}

function isLabel(one: Printed | Actual): boolean {
  return 'role' in one && one.role === 'label'
}

function isKin(a: Printed | Actual, b: Printed | Actual): boolean {
  if (a.kind === 'line' && b.kind === 'line') return a.text === b.text || areAlike(a.text, b.text)
  if (!isActual(b) || b.kind !== 'grid') return false
  if (a.kind === 'frame') return b.only !== undefined && areAlike(a.text, b.text)
  return a.kind === 'grid' && (b.only === undefined || a.rows.length === 1) && areAlike(a.text, b.text)
}

export type RowFate = { from: number | undefined; cells: ActualCell[] }

/** Rows as they stand now, each with the printed row that it was. */
export function alignRows(printed: { key: string; text: string }[][], actual: ActualCell[][]): RowFate[] {
  const rows: RowFate[] = []
  const at = new Map(printed.map((row, index) => [row, index]))
  const words = (row: { text: string }[]) => row.map((cell) => cell.text).join(' ')
  const keys = (row: { key: string }[]) => row.map((cell) => cell.key).join('\u0003')
  const now = new Map<{ key: string; text: string }[], ActualCell[]>(actual.map((row) => [row, row]))
  const pairs = pairSequences<{ key: string; text: string }[]>(printed, actual, {
    isSame: (a, b) => keys(a) === keys(b),
    isKin: (a, b) => {
      const first = a[0]?.text ?? ''
      return (first !== '' && first === b[0]?.text) || areAlike(words(a), words(b))
    },
  })
  for (const pair of pairs) {
    if (pair.change === 'removed') continue
    const cells = now.get(pair.after) ?? []
    rows.push({ from: pair.change === 'added' ? undefined : at.get(pair.before), cells })
  }
  return rows
}
