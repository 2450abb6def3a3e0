// A list of people on its way: its states, what a line came out as, and how far the work is.
import type { FieldChange } from './people-difference'
import type { ListedPerson } from './people-line'

export const listStates = [
  'reading',
  'mapping',
  'comparing',
  'compared',
  'applying',
  'applied',
  'discarded',
  'failed',
] as const
export type ListState = (typeof listStates)[number]

export const lineKinds = ['join', 'change', 'leave', 'same', 'fault'] as const
export type LineKind = (typeof lineKinds)[number]

/** What came out of comparing one line. */
export type LineDetail =
  | { kind: 'join'; name: string; person: ListedPerson; managerId: string | null }
  /** Somebody who had left and is in the list again. */
  | { kind: 'return'; name: string; person: ListedPerson; managerId: string | null; ends: string[] }
  | {
      kind: 'change'
      name: string
      person: ListedPerson
      managerId: string | null
      changes: FieldChange[]
    }
  | { kind: 'leave'; name: string; jobTitle: string; department: string }
  | { kind: 'same'; name: string }
  | { kind: 'fault'; name: string; reason: string }

/** The detail that a line stores; undefined for an empty or foreign text. */
export function readDetail(stored: string): LineDetail | undefined {
  if (stored === '') return undefined
  // Only `writeDetail` writes it.
  return JSON.parse(stored) as LineDetail
}

/** The detail as a line stores it. */
export function writeDetail(detail: LineDetail): string {
  return JSON.stringify(detail)
}

/** The kind under which a list counts a line: whoever comes back joins. */
export function kindOf(detail: LineDetail): LineKind {
  return detail.kind === 'return' ? 'join' : detail.kind
}

export type ListNumbers = {
  state: ListState
  lines: number
  keyedTo: number
  compared: number
  joining: number
  changing: number
  leaving: number
  done: number
}

/** How far the running work is, out of how much: comparing goes over the lines twice. */
export function listProgress(list: ListNumbers): { done: number; of: number } {
  if (list.state === 'comparing')
    return { done: Math.min(list.keyedTo, list.lines) + list.compared, of: list.lines * 2 }
  return { done: list.done, of: list.joining + list.changing + list.leaving }
}

/** One line of a batch as its digest in the ledger has it: an auditor who holds the lines can make it again. */
export function batchText(lines: readonly { line: number; kind: string; personId: string }[]): string {
  return lines.map(({ line, kind, personId }) => `${line} ${kind} ${personId}\n`).join('')
}
