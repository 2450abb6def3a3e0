// The clauses of two versions in one reading order: which stayed, went, came, and which stand elsewhere now.
import { textOfBlocks } from '../compare/block-diff'
import type { Clause } from '../domain/policy-document'
import { areAlike } from '../compare/word-diff'
import { clauseRows, type ClauseRow } from './word-blocks'

/** `place` counts the clauses of the later version, from 1. */
export type ClauseEntry =
  | { kind: 'stayed'; before: ClauseRow; after: ClauseRow; place: number }
  | { kind: 'removed'; before: ClauseRow }
  | { kind: 'added'; after: ClauseRow; place: number }
  | { kind: 'moved-from'; before: ClauseRow; after: ClauseRow; place: number }
  | { kind: 'moved-to'; before: ClauseRow; after: ClauseRow; place: number }

/** A matched clause: where it stood and where it stands. */
type Match = { before: ClauseRow; after: ClauseRow; from: number; to: number }

/**
 * Pairs clauses by id. Word's text is flat, so a clause moved when it stands elsewhere in the row of all clauses;
 * of those that changed places, the shorter ones moved. What went stands before what came.
 */
export function clauseEntries(before: Clause[], after: Clause[]): ClauseEntry[] {
  const former = clauseRows(before)
  const present = clauseRows(after)
  const matches = matchedById(former, present)
  const stayed = heaviestInOrder(matches)
  const moved = matches.filter((match) => !stayed.includes(match) && isSameText(match))
  const movedFrom = new Map(moved.map((match) => [match.from, match]))
  const movedTo = new Map(moved.map((match) => [match.to, match]))

  const went = (from: number, end: number): ClauseEntry[] =>
    former.slice(from, end).map((row, index) => {
      const match = movedFrom.get(from + index)
      return match
        ? { kind: 'moved-from', before: row, after: match.after, place: match.to + 1 }
        : { kind: 'removed', before: row }
    })
  const came = (from: number, end: number): ClauseEntry[] =>
    present.slice(from, end).map((row, index) => {
      const match = movedTo.get(from + index)
      const place = from + index + 1
      return match
        ? { kind: 'moved-to', before: match.before, after: row, place }
        : { kind: 'added', after: row, place }
    })

  const entries: ClauseEntry[] = []
  let [formerAt, presentAt] = [0, 0]
  for (const match of stayed) {
    entries.push(...went(formerAt, match.from), ...came(presentAt, match.to))
    entries.push({ kind: 'stayed', before: match.before, after: match.after, place: match.to + 1 })
    formerAt = match.from + 1
    presentAt = match.to + 1
  }
  return [...entries, ...went(formerAt, former.length), ...came(presentAt, present.length)]
}

/** In the order of the later version. A hand-made document may repeat an id: its second pairs with the second. */
function matchedById(former: ClauseRow[], present: ClauseRow[]): Match[] {
  const places = new Map<string, number[]>()
  for (const [from, { clause }] of former.entries())
    places.set(clause.id, [...(places.get(clause.id) ?? []), from])
  return present.flatMap((after, to) => {
    const from = places.get(after.clause.id)?.shift()
    const before = from === undefined ? undefined : former[from]
    return from === undefined || before === undefined ? [] : [{ before, after, from, to }]
  })
}

/** The matches that kept their order and hold the most text. */
function heaviestInOrder(matches: Match[]): Match[] {
  if (matches.every((match, index) => index === 0 || match.from > (matches[index - 1]?.from ?? 0)))
    return matches
  const best: { weight: number; previous: number }[] = []
  let last = -1
  for (const [index, match] of matches.entries()) {
    let [weight, previous] = [0, -1]
    for (let other = 0; other < index; other++) {
      const chain = best[other]
      if ((matches[other]?.from ?? 0) > match.from || !chain || chain.weight <= weight) continue
      ;[weight, previous] = [chain.weight, other]
    }
    best.push({ weight: weight + 1 + textOf(match.after).length, previous })
    if ((best[index]?.weight ?? 0) > (best[last]?.weight ?? 0)) last = index
  }
  const chosen: Match[] = []
  for (let at = last; at >= 0; at = best[at]?.previous ?? -1) {
    const match = matches[at]
    if (match) chosen.unshift(match)
  }
  return chosen
}

/** Enough of the words stayed to call it a move. */
function isSameText({ before, after }: Match): boolean {
  return areAlike(textOf(before), textOf(after))
}

function textOf({ clause }: ClauseRow): string {
  return `${clause.heading} ${textOfBlocks(clause.blocks)}`
}
