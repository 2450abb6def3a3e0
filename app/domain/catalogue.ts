// The catalogue of templates: what each is about, which ideas and sources stand behind it, and how it reads.
import type { Answers } from './answer'
import { draftPolicy } from './drafting'
import type { PolicyDocument } from './policy-document'
import { answersFromProfile } from './profile'
import { isSectionKey, sections, type SectionKey } from './section'
import { allTemplateClauses, type Template, type TemplateClause } from './template'

/** What covers most stands first, so that the whole policy is found before the parts that stand beside it; then by title. */
export function broadestFirst(templates: Template[]): Template[] {
  const breadth = (template: Template): number => sectionsCovered([template]).length
  return templates.toSorted(
    (one, other) => breadth(other) - breadth(one) || one.title.localeCompare(other.title, 'en'),
  )
}

/** The templates about all of these words and this section; words may stand in titles, purposes, headings and groups. */
export function findTemplates(
  templates: Template[],
  wanted: { words: string[]; section: SectionKey | undefined },
): Template[] {
  return templates.filter((template) => {
    const clauses = allTemplateClauses(template.clauses)
    if (wanted.section && !clauses.some((clause) => clause.section === wanted.section)) return false
    const about = aboutOf(template, clauses)
    return wanted.words.every((word) => about.includes(word.toLowerCase()))
  })
}

function aboutOf(template: Template, clauses: TemplateClause[]): string {
  const { title, summary, forWhom } = template
  const headings = clauses.flatMap((clause) => [
    clause.heading,
    sections[clause.section],
    ...clause.audience.map((key) => key.replaceAll('-', ' ')),
  ])
  return [title, summary, forWhom, ...headings].join('\n').toLowerCase()
}

/** The sections that at least one template is about, in the order of the table of sections. */
export function sectionsCovered(templates: Template[]): SectionKey[] {
  const found = new Set(
    templates.flatMap((template) => allTemplateClauses(template.clauses).map((clause) => clause.section)),
  )
  return Object.keys(sections)
    .filter(isSectionKey)
    .filter((key) => found.has(key))
}

/**
 * The ideas behind a template, each once: what its clauses give as Candor's own judgement. Laws and standards are sources
 * and stand beside their clause.
 */
export function ideasOf(template: Template): string[] {
  const ideas = allTemplateClauses(template.clauses).flatMap((clause) => {
    const [, idea] = /Candor[’']s own judgement(?:: | that )([^.;]+)/.exec(clause.source) ?? []
    return idea === undefined ? [] : [idea.charAt(0).toUpperCase() + idea.slice(1)]
  })
  return [...new Set(ideas)]
}

/** How many clauses rest on a source that somebody read, the latest day on which that was, and how many there are. */
export function checkedFacts(template: Template): { checked: number; of: number; latest: string | null } {
  const clauses = allTemplateClauses(template.clauses)
  const days = clauses.map((clause) => clause.checked).filter((checked) => checked !== 'known')
  return { checked: days.length, of: clauses.length, latest: days.toSorted().at(-1) ?? null }
}

/** The whole document with the sample's answers; those that the profile gives are laid over them. */
export function exampleDocument(template: Template, profile: Answers = {}): PolicyDocument {
  const answers = { ...template.sample, ...answersFromProfile(profile, template) }
  return draftPolicy({ template, answers, skipped: [], edits: {} }).document
}
