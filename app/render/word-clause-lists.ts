// Word counts headings by itself. Where a clause is left out for some readers, a new list goes on with the right number.
import type { Clause } from '../domain/policy-document'

/** One of Word's lists: the number that each of its levels starts with. */
export type ClauseList = { reference: string; starts: number[] }

/** The lists a document needs, and for each clause the one its heading counts in. */
export type ClauseLists = { lists: ClauseList[]; of: ReadonlyMap<Clause, string> }

/** The list that is bound to the heading styles; every level of it starts with 1. */
export const plainList = 'clauses'

/** Where Word's counting stands: the list, the shallowest level that it has counted, and the numbers so far. */
type Count = { list: ClauseList; top: number; numbers: number[] }

/** Follows Word's counting through the clauses, and begins a list wherever it would give another number than ours. */
export function clauseLists(clauses: Clause[]): ClauseLists {
  const lists: ClauseList[] = []
  const of = new Map<Clause, string>()
  let count: Count = { list: { reference: plainList, starts: [] }, top: 0, numbers: [] }
  const visit = (clause: Clause): void => {
    const numbers = partsOf(clause.number)
    if (numbers.length > 0 && !comesNext(count, numbers)) {
      const list = { reference: `${plainList} from ${clause.number}`, starts: numbers }
      lists.push(list)
      count = { list, top: numbers.length - 1, numbers }
    }
    count = { ...count, numbers }
    of.set(clause, count.list.reference)
    clause.clauses.forEach(visit)
  }
  clauses.forEach(visit)
  return { lists, of }
}

function comesNext({ list, top, numbers }: Count, wanted: number[]): boolean {
  const level = wanted.length - 1
  if (level < top) return false
  const before = numbers[level]
  const next = before === undefined ? (list.starts[level] ?? 1) : before + 1
  return wanted[level] === next && wanted.slice(0, -1).every((number, at) => number === numbers[at])
}

/** "4.2" is 4 and 2; empty where a number is something else. */
function partsOf(number: string): number[] {
  const parts = number.split('.').map(Number)
  return parts.every((part) => Number.isInteger(part) && part > 0) ? parts : []
}
