// candor templates: what can be drafted, as a short list or as JSON for other programs.
import { join } from 'node:path'
import {
  allTemplateClauses,
  type Condition,
  type Question,
  type Template,
  type TemplateClause,
} from '../../app/domain/template'
import type { Given } from '../arguments'
import { readShippedTemplates } from '../shipped-templates'
import type { ExitCode, Shell } from '../shell'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const reading = await readShippedTemplates(join(shell.home, 'policy-templates'))
  if (!reading.ok) {
    shell.complain(reading.sentence)
    return 1
  }
  const templates = reading.value
  shell.write(
    given.flags.has('json') ? `${JSON.stringify(templates.map(templateFacts), null, 2)}\n` : list(templates),
  )
  return 0
}

function list(templates: Template[]): string {
  return templates
    .map(
      (template) => `${template.id}  ${template.version}
  ${template.title} (${template.language})
  ${template.summary}
  ${allTemplateClauses(template.clauses).length} sections, ${template.questions.length} questions, about ${template.minutes} minutes
`,
    )
    .join('\n')
}

function templateFacts(template: Template) {
  return {
    id: template.id,
    version: template.version,
    title: template.title,
    language: template.language,
    summary: template.summary,
    forWhom: template.forWhom,
    minutes: template.minutes,
    clauses: template.clauses.flatMap((clause) => clauseFacts(clause, null)),
    questions: template.questions.map(questionFacts),
  }
}

/** Flat and in reading order; `parent` is the id of the clause it stands in, or null. */
function clauseFacts(clause: TemplateClause, parent: string | null): object[] {
  const { id, heading, section, why, source, checked } = clause
  const when = clause.when.map(conditionFacts)
  const own = { id, title: heading, section, parent, why, source, checked, when }
  return [own, ...clause.clauses.flatMap((inner) => clauseFacts(inner, id))]
}

function questionFacts(question: Question) {
  const { id, type, label, help, example, why, placeholder, clauseId } = question
  return {
    id,
    type,
    label,
    help,
    example,
    why,
    placeholder,
    clause: clauseId,
    options: question.options.map(({ value, label: text, hint }) => ({ value, label: text, hint })),
    when: question.when.map(conditionFacts),
  }
}

function conditionFacts({ question, test, value }: Condition) {
  return { question, [test]: value }
}
