// The coverage map of an imported policy: for each of the 24 sections, whether the text has it, barely, or not at all.
import type { ImportedClause } from './imported-policy'
import { sections, type SectionKey } from './section'
import type { SectionMatch } from './section-match'
import { askedQuestions } from './draft-gaps'
import type { Answers } from './answer'
import { allTemplateClauses, type Template, type TemplateClause } from './template'

export type Coverage = {
  section: SectionKey
  title: string
  /** `thin`: a few words only, or nothing but words inside a clause about something else. */
  state: 'there' | 'thin' | 'missing'
  /** Words in the clauses that were matched to it. */
  words: number
  /** Ids of the clauses matched to it. */
  clauses: string[]
  /** Ids of clauses about something else that speak of it. */
  mentionedIn: string[]
  /** What the template has for this section; empty when it has none. */
  template: TemplateOffer[]
  /** Headings of the template's clauses about something else that have a part on it. */
  insideOf: string[]
}

/** A first-level clause of the template that could join the draft, with the questions it would ask. */
export type TemplateOffer = { id: string; heading: string; why: string; questions: string[] }

/** A clause with the section it counts for, as the author left it. Null: none. */
export type PlacedClause = { clause: ImportedClause; match: SectionMatch; section: SectionKey | null }

/** Fewer words than this about a section are a mention and no rule one can follow. */
const thinWords = 30

/** The map for all 24 sections, in their order. `answers` are those the draft would begin with. */
export function coverageOf(placed: PlacedClause[], template: Template, answers: Answers): Coverage[] {
  const asked = askedQuestions(template, answers)
  return sectionOrder().map((section) => {
    const own = placed.filter((one) => one.section === section)
    const words = own.reduce((sum, { match }) => sum + match.words, 0)
    const mentionedIn = placed
      .filter((one) => one.section !== section && speaksOf(one, section))
      .map((one) => one.clause.id)
    return {
      section,
      title: sections[section],
      state: words >= thinWords ? 'there' : own.length > 0 || mentionedIn.length > 0 ? 'thin' : 'missing',
      words,
      clauses: own.map((one) => one.clause.id),
      mentionedIn,
      template: template.clauses
        .filter((clause) => clause.section === section)
        .map((clause) => offerOf(clause, (id) => asked.some((question) => question.id === id), template)),
      insideOf: template.clauses
        .filter((clause) => clause.section !== section)
        .filter((clause) => allTemplateClauses(clause.clauses).some((part) => part.section === section))
        .map((clause) => clause.heading),
    }
  })
}

function speaksOf({ match }: PlacedClause, section: SectionKey): boolean {
  return match.section === section || match.mentions.includes(section)
}

/** Which clauses of the template join unless the author says otherwise: those of sections that are missing. */
export function offeredAtFirst(coverage: Coverage[]): string[] {
  return coverage
    .filter((one) => one.state === 'missing')
    .flatMap((one) => one.template.map((offer) => offer.id))
}

/** Keys of the 24 sections in their order. */
export function sectionOrder(): SectionKey[] {
  return Object.keys(sections).filter((key): key is SectionKey => Object.hasOwn(sections, key))
}

function offerOf(
  clause: TemplateClause,
  isAsked: (id: string) => boolean,
  template: Template,
): TemplateOffer {
  const ids = new Set(allTemplateClauses([clause]).map((one) => one.id))
  const questions = template.questions.filter(
    (question) => ids.has(question.clauseId) && isAsked(question.id),
  )
  return {
    id: clause.id,
    heading: clause.heading,
    why: clause.why,
    questions: questions.map((question) => question.label),
  }
}
