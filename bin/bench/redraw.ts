// Redrawing a policy of 40 clauses after one changed answer, against drafting and drawing all of it: domain and page alone.
import { join } from 'node:path'
import type { Answer, Answers } from '../../app/domain/answer'
import type { DraftInput } from '../../app/domain/draft-input'
import { draftPolicy } from '../../app/domain/drafting'
import { allClauses } from '../../app/domain/policy-document'
import { redraftPolicy, type Drafted } from '../../app/domain/redraft'
import type { Question, Template, TemplateClause } from '../../app/domain/template'
import { drawPolicy } from '../../app/render/draw-policy'
import { loadLibrary } from '../../app/templates/library'
import { home } from '../sources.mjs'
import type { Finding } from './run'

const clauses = 40
const rounds = 5

/** Every question of the policy is changed in turn, so that no lucky answer is picked. */
export async function measureRedraw(): Promise<Finding[]> {
  const { templates } = await loadLibrary(join(home, 'policy-templates'), {
    cacheFile: join(home, 'build/templates.json'),
  })
  const template = aTemplateOf(clauses, templates)
  const answers = template.sample
  const changes = template.questions.map((question) => ({
    ...answers,
    [question.id]: otherAnswer(question, answers[question.id]),
  }))
  const whole = average(changes, (changed) => drawPolicy(draftPolicy(inputOf(template, changed)).document))
  const before: Drafted = redraftPolicy(inputOf(template, answers))
  drawPolicy(before.document)
  const redrawn = average(changes, (changed) =>
    drawPolicy(redraftPolicy(inputOf(template, changed), before).document),
  )
  const count = allClauses(before.document.clauses).length
  return [
    {
      what: `Redrawing a policy of ${count} clauses after one changed answer, each of ${changes.length} in turn`,
      ours: `${redrawn.toFixed(2)} ms`,
      against: `all of it ${whole.toFixed(2)} ms`,
      ratio: redrawn / whole,
    },
  ]
}

/** The employee policy and clauses of others, until there are so many. */
function aTemplateOf(count: number, templates: Template[]): Template {
  const first = templates.find((candidate) => candidate.id === 'employee-social-media')
  if (!first) throw new Error('The employee template is not there.')
  const others = templates.filter((one) => one.kind === 'policy' && one !== first)
  const whole = {
    ...first,
    clauses: [...first.clauses],
    questions: [...first.questions],
    sample: { ...first.sample },
  }
  for (const other of others) {
    for (const clause of other.clauses) {
      if (size(whole.clauses) >= count) return whole
      if (size(whole.clauses) + size([clause]) > count) continue
      whole.clauses.push(renamed(clause, other.id))
      addQuestions(whole, other)
    }
  }
  return whole
}

function size(some: TemplateClause[]): number {
  return some.reduce((sum, clause) => sum + 1 + size(clause.clauses), 0)
}

function renamed(clause: TemplateClause, from: string): TemplateClause {
  return {
    ...clause,
    id: `${from}-${clause.id}`,
    clauses: clause.clauses.map((part) => renamed(part, from)),
  }
}

function addQuestions(whole: Template, other: Template): void {
  const known = new Set(whole.questions.map((question) => question.id))
  whole.questions.push(...other.questions.filter((question) => !known.has(question.id)))
  Object.assign(whole.sample, { ...other.sample, ...whole.sample })
}

function inputOf(template: Template, answers: Answers): DraftInput {
  return { template, answers, skipped: [], edits: {} }
}

function otherAnswer(question: Question, answer: Answer | undefined): Answer {
  switch (question.type) {
    case 'yes-no':
      return answer !== true
    case 'single':
      return question.options.find((option) => option.value !== answer)?.value ?? ''
    case 'multiple':
      return question.options.slice(0, 1).map((option) => option.value)
    case 'number':
      return answer === 7 ? 8 : 7
    case 'date':
      return answer === '2027-03-14' ? '2027-04-01' : '2027-03-14'
    case 'list':
      return ['one thing', 'another thing']
    case 'text':
    case 'long-text':
    case 'person':
      return 'something else altogether'
    default:
      return question.type satisfies never
  }
}

/** Milliseconds for each change, warm, over all rounds. */
function average(changes: Answers[], work: (answers: Answers) => unknown): number {
  for (const changed of changes) work(changed)
  const from = performance.now()
  for (let round = 0; round < rounds; round += 1) for (const changed of changes) work(changed)
  return (performance.now() - from) / (rounds * changes.length)
}
