// The arrangement of a draft: what its author did to the order of sections: own ones, left-out ones, moves and audiences.
import { sameAudience } from './group'
import { accepted, refused, type Outcome } from './outcome'
import type { ClauseAudience, ClauseId } from './policy-document'
import type { SectionKey } from './section'
import { allTemplateClauses, type Template } from './template'

/** A section that no template has. Its words, and those of its parts, are hand edits under their ids. */
export type OwnClause = {
  /** Begins with "own-". */
  id: ClauseId
  section: SectionKey
  origin: ClauseOrigin
  /** Ids of its sub-clauses in order. */
  parts: ClauseId[]
  /** What its sub-clauses belong to, where that is something else than the clause does. */
  partSections?: Record<ClauseId, SectionKey>
}

/** Written in the draft, or brought in from a file under this heading. */
export type ClauseOrigin = { kind: 'written' } | { kind: 'imported'; file: string; heading: string }

export type Arrangement = {
  own: OwnClause[]
  /** Clauses that the author left out, of the template at any depth and own ones. */
  leftOut: ClauseId[]
  /** First-level clauses in their order; empty means the template's order, own ones last. */
  order: ClauseId[]
  /** Audiences that the author chose, over the template's. */
  audiences: Record<ClauseId, ClauseAudience>
}

/** Nothing arranged: the template's clauses in the template's order. */
export const asInTemplate: Arrangement = { own: [], leftOut: [], order: [], audiences: {} }

/**
 * Ids of all first-level clauses in the draft's order. One that the order does not name stands after the clause that it
 * follows in the template; own ones that it does not name stand last.
 */
export function arrangedIds(template: Template, arrangement: Arrangement): ClauseId[] {
  const natural = [
    ...template.clauses.map((clause) => clause.id),
    ...arrangement.own.map((clause) => clause.id),
  ]
  const known = new Set(natural)
  const ids = arrangement.order.filter((id) => known.has(id))
  if (ids.length === 0) return natural
  natural.forEach((id, index) => {
    if (ids.includes(id)) return
    const before = index === 0 ? undefined : natural[index - 1]
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id)
  })
  return ids
}

/** The own clause with this id, or the one it is a part of. */
export function findOwnClause(arrangement: Arrangement, id: ClauseId): OwnClause | undefined {
  return arrangement.own.find((clause) => clause.id === id || clause.parts.includes(id))
}

/** Adds an empty own clause after another first-level clause; undefined puts it first. */
export function addOwnClause(
  arrangement: Arrangement,
  template: Template,
  added: { clause: OwnClause; after: ClauseId | undefined },
): Outcome<Arrangement> {
  const order = arrangedIds(template, arrangement)
  const index = added.after === undefined ? 0 : order.indexOf(added.after) + 1
  if (added.after !== undefined && index === 0) return unknownClause()
  if (arrangement.own.length >= mostOwnClauses)
    return refused(
      'too-many-own-sections',
      `A policy holds at most ${mostOwnClauses} sections of your own. Put the text into one that is there.`,
    )
  return accepted({
    ...arrangement,
    own: [...arrangement.own, added.clause],
    order: order.toSpliced(index, 0, added.clause.id),
  })
}

export const mostOwnClauses = 200

/** Leaves a clause out, one of the template or an own one, until it is brought back. Its words are kept. */
export function leaveOutClause(
  arrangement: Arrangement,
  template: Template,
  id: ClauseId,
): Outcome<Arrangement> {
  const known =
    findOwnClause(arrangement, id) !== undefined ||
    allTemplateClauses(template.clauses).some((clause) => clause.id === id)
  if (!known) return unknownClause()
  if (arrangement.leftOut.includes(id)) return accepted(arrangement)
  return accepted({ ...arrangement, leftOut: [...arrangement.leftOut, id] })
}

/** Brings a clause back that was left out, to where it stood. */
export function bringBackClause(arrangement: Arrangement, id: ClauseId): Arrangement {
  return { ...arrangement, leftOut: arrangement.leftOut.filter((one) => one !== id) }
}

/**
 * Moves a first-level clause one place up or down among those that are in the text now (`shown`, in reading order).
 * At the end of the row nothing changes.
 */
export function moveClause(
  arrangement: Arrangement,
  template: Template,
  move: { id: ClauseId; direction: 'up' | 'down'; shown: ClauseId[] },
): Outcome<Arrangement> {
  const at = move.shown.indexOf(move.id)
  if (at < 0) return unknownClause()
  const neighbour = move.shown[move.direction === 'up' ? at - 1 : at + 1]
  if (neighbour === undefined) return accepted(arrangement)
  const order = arrangedIds(template, arrangement).filter((id) => id !== move.id)
  const index = order.indexOf(neighbour) + (move.direction === 'up' ? 0 : 1)
  return accepted({ ...arrangement, order: order.toSpliced(index, 0, move.id) })
}

/** Says whom a clause is for. What the template says anyway is not kept. */
export function chooseAudience(
  arrangement: Arrangement,
  chosen: { id: ClauseId; audience: ClauseAudience; inTemplate: ClauseAudience },
): Arrangement {
  const others = Object.fromEntries(Object.entries(arrangement.audiences).filter(([id]) => id !== chosen.id))
  return {
    ...arrangement,
    audiences: sameAudience(chosen.audience, chosen.inTemplate)
      ? others
      : { ...others, [chosen.id]: chosen.audience },
  }
}

function unknownClause(): Outcome<never> {
  return refused('clause-not-in-draft', 'This section is not in the draft any more. Open the plan again.')
}
