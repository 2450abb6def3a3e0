// From an imported policy to the text of a draft: its clauses become own sections, and the template's join where it has none.
import type { Edits } from './drafting'
import type { Answers } from './answer'
import { arrangedIds, asInTemplate, mostOwnClauses, type Arrangement, type OwnClause } from './arrangement'
import { coverageOf, offeredAtFirst, sectionOrder, type Coverage, type PlacedClause } from './coverage'
import type { ClauseEdit } from './draft'
import {
  importedSections,
  type ImportedClause,
  type ImportedPolicy,
  type ImportedSection,
} from './imported-policy'
import { markOf } from './mark'
import { accepted, refused, type Outcome } from './outcome'
import type { ClauseId } from './policy-document'
import { isSectionKey, type SectionKey } from './section'
import type { SectionMatch } from './section-match'
import type { Template } from './template'

/** What the author chose for a clause: a section, none (a part then counts for what it stands in), or to leave it out. */
export type Placement = SectionKey | 'none' | 'left-out'

/** What the author changed on the review page; what is missing here is as Candor proposes it. */
export type ImportChoices = {
  placements: Record<string, Placement>
  /** Ids of first-level clauses whose parts become sections of their own. */
  split: string[]
  /** Ids of the template's clauses that join; null: those of sections that are missing. */
  joining: ClauseId[] | null
}

export const asProposed: ImportChoices = { placements: {}, split: [], joining: null }

type MatchedClauses = Pick<ImportedPolicy, 'clauses' | 'matches'>

/** True for a value that a placement may have. */
export function isPlacement(value: string): value is Placement {
  return value === 'none' || value === 'left-out' || isSectionKey(value)
}

/** Every clause of the file with its match and the section it counts for: chosen, matched, or that of what it stands in. */
export function placeClauses(policy: MatchedClauses, choices: ImportChoices): PlacedClause[] {
  let around: SectionKey | null = null
  return policy.clauses.map((clause) => {
    const match = matchOf(policy, clause)
    const chosen = chosenFor(clause, choices)
    const inherited = clause.level === 2 ? around : null
    const section =
      chosen === undefined ? (match.section ?? inherited) : isSectionKey(chosen) ? chosen : inherited
    if (clause.level === 1) around = section
    return { clause, match, section }
  })
}

/** The placement that Candor proposes for a clause. */
export function proposedPlacement(policy: MatchedClauses, clause: ImportedClause): Placement {
  return matchOf(policy, clause).section ?? 'none'
}

/** The placement of a clause now: chosen, or as its match proposes. */
export function placementOf({ clause, match }: PlacedClause, choices: ImportChoices): Placement {
  return chosenFor(clause, choices) ?? match.section ?? 'none'
}

/** True when the author leaves this clause out of the draft. */
export function isLeftOut(clause: ImportedClause, choices: ImportChoices): boolean {
  return chosenFor(clause, choices) === 'left-out'
}

/** The coverage map with the author's choices; clauses that are left out count for nothing. */
export function coverageWith(
  policy: MatchedClauses,
  choices: ImportChoices,
  from: { template: Template; answers: Answers },
): Coverage[] {
  const going = new Set(
    sectionsWith(policy, choices).flatMap(({ clause, parts }) => [clause, ...parts].map((one) => one.id)),
  )
  const placed = placeClauses(policy, choices).filter(({ clause }) => going.has(clause.id))
  return coverageOf(placed, from.template, from.answers)
}

/** Ids of the template's first-level clauses that join the draft. */
export function joiningClauses(coverage: Coverage[], choices: ImportChoices): ClauseId[] {
  const offered = coverage
    .filter((one) => one.state !== 'there')
    .flatMap((one) => one.template.map((offer) => offer.id))
  const wanted = choices.joining ?? offeredAtFirst(coverage)
  return offered.filter((id) => wanted.includes(id))
}

/**
 * The sections that go into the draft, each with its parts. A clause that is split stands without its parts, and not at
 * all when it is nothing but their heading.
 */
export function sectionsWith(
  policy: Pick<ImportedPolicy, 'clauses'>,
  choices: ImportChoices,
): ImportedSection[] {
  return importedSections(policy.clauses)
    .filter(({ clause }) => !isLeftOut(clause, choices))
    .flatMap(({ clause, parts }) => {
      const kept = parts.filter((part) => !isLeftOut(part, choices))
      if (kept.length === 0 || !choices.split.includes(clause.id)) return [{ clause, parts: kept }]
      const own = kept.map((part) => ({ clause: part, parts: [] }))
      return clause.blocks.length > 0 ? [{ clause, parts: [] }, ...own] : own
    })
}

export type ImportPlan = {
  edits: Edits & Record<ClauseId, ClauseEdit>
  arrangement: Arrangement
  /** How many sections came from the file, and how many of the template's join. */
  sections: number
  joined: number
}

/**
 * The edits and the arrangement of a draft made from an import. `newId` gives ids for own clauses. Clauses stand in the
 * order of the file; one of the template stands after what it follows in the template, where that is there.
 * Refuses an import of which nothing is left.
 */
export function importPlan(
  policy: ImportedPolicy,
  choices: ImportChoices,
  from: { template: Template; answers: Answers; file: string; newId: () => string },
): Outcome<ImportPlan> {
  const placed = new Map(placeClauses(policy, choices).map((one) => [one.clause.id, one]))
  const sections = sectionsWith(policy, choices)
  if (sections.length === 0)
    return refused(
      'nothing-to-import',
      'Every section is left out. Choose at least one that goes into the draft.',
    )
  if (sections.length > mostOwnClauses)
    return refused(
      'too-many-own-sections',
      `A policy holds at most ${mostOwnClauses} sections of your own. Leave some out.`,
    )
  const edits: ImportPlan['edits'] = {}
  let before: SectionKey = 'purpose'
  const own = sections.map((section): OwnClause => {
    before = placed.get(section.clause.id)?.section ?? before
    return ownClause(section, { section: before, placed, edits, file: from.file, newId: from.newId })
  })
  const joining = joiningClauses(coverageWith(policy, choices, from), choices)
  const leftOut = from.template.clauses.map((clause) => clause.id).filter((id) => !joining.includes(id))
  const arrangement = { ...asInTemplate, own, leftOut }
  return accepted({
    edits,
    arrangement: { ...arrangement, order: orderOf(own, joining, arrangement, from.template) },
    sections: own.length,
    joined: joining.length,
  })
}

type OwnFrom = {
  section: SectionKey
  placed: ReadonlyMap<string, PlacedClause>
  edits: ImportPlan['edits']
  file: string
  newId: () => string
}

function ownClause({ clause, parts }: ImportedSection, from: OwnFrom): OwnClause {
  const id = `own-${from.newId()}`
  const write = (own: ClauseId, words: ImportedClause) => {
    from.edits[own] = { heading: words.heading, blocks: words.blocks, from: markOf(undefined) }
    return own
  }
  write(id, clause)
  const written = parts.map((part) => ({
    id: write(`own-${from.newId()}`, part),
    section: from.placed.get(part.id)?.section ?? from.section,
  }))
  const elsewhere = written.filter((part) => part.section !== from.section)
  return {
    id,
    section: from.section,
    origin: { kind: 'imported', file: from.file, heading: clause.heading },
    parts: written.map((part) => part.id),
    ...(elsewhere.length > 0 && {
      partSections: Object.fromEntries(elsewhere.map((part) => [part.id, part.section])),
    }),
  }
}

/** Own clauses in the order of the file, joining ones behind the clause that the template has before them. */
function orderOf(
  own: OwnClause[],
  joining: ClauseId[],
  arrangement: Arrangement,
  template: Template,
): ClauseId[] {
  const order = own.map((clause) => clause.id)
  const natural = sectionOrder()
  for (const [index, clause] of template.clauses.entries()) {
    if (!joining.includes(clause.id)) continue
    const before = template.clauses
      .slice(0, index)
      .reverse()
      .map((one) =>
        lastOf(
          order,
          one.id,
          own.filter((mine) => mine.section === one.section).map((mine) => mine.id),
        ),
      )
      .find((at) => at >= 0)
    const isFirst = natural.indexOf(clause.section) <= 1
    order.splice(before === undefined ? (isFirst ? 0 : order.length) : before + 1, 0, clause.id)
  }
  return arrangedIds(template, { ...arrangement, order })
}

function lastOf(order: ClauseId[], id: ClauseId, others: ClauseId[]): number {
  return Math.max(order.indexOf(id), ...others.map((other) => order.lastIndexOf(other)))
}

const unmatched: SectionMatch = {
  section: null,
  clarity: null,
  score: 0,
  evidence: { heading: [], text: [] },
  mentions: [],
  words: 0,
}

function matchOf({ matches }: MatchedClauses, { id }: ImportedClause): SectionMatch {
  return (Object.hasOwn(matches, id) ? matches[id] : undefined) ?? unmatched
}

function chosenFor(clause: ImportedClause, choices: ImportChoices): Placement | undefined {
  return Object.hasOwn(choices.placements, clause.id) ? choices.placements[clause.id] : undefined
}

/** How many questions the draft will ask, with the clauses that join. */
export function questionsToCome(joining: ClauseId[], coverage: Coverage[]): number {
  return coverage
    .flatMap((one) => one.template)
    .filter((offer) => joining.includes(offer.id))
    .reduce((sum, offer) => sum + offer.questions.length, 0)
}
