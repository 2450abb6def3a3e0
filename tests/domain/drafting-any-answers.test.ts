// Whatever people answer, the policy reads as if somebody had written it: nothing dangles, nothing is empty.
import fc from 'fast-check'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { askedQuestions } from '../../app/domain/draft-gaps'
import { draftPolicy } from '../../app/domain/drafting'
import type { Answer, Answers } from '../../app/domain/answer'
import type { Condition, Question, Template } from '../../app/domain/template'
import { countWords } from '../../app/domain/words'
import { readTemplate } from '../../app/templates/read-template'
import { anyAnswers, linesOf } from './any-answers'
import { expectClean, gapsIn } from './clean-text'

const root = join(import.meta.dirname, '../..')
const shipped = readdirSync(join(root, 'policy-templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['playbook', 'shared'].includes(entry.name))
  .map((entry) => `policy-templates/${entry.name}`)
const folders = [...shipped, 'tests/templates/fixtures/library/small']

describe.each(folders)('%s', (folder) => {
  let template: Template

  beforeAll(async () => {
    const reading = await readTemplate(join(root, folder))
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes, null, 2))
    template = reading.value
  })

  function draft(answers: Parameters<typeof draftPolicy>[0]['answers']) {
    return draftPolicy({ template, answers, skipped: [], edits: {} })
  }

  test('any answers give clean text without gaps that nobody counts', () => {
    fc.assert(
      fc.property(anyAnswers(template), (answers) => {
        const { document, gaps } = draft(answers)
        expectClean(document)
        const counted = new Set(gaps.map((gap) => gap.question))
        expect(gapsIn(document).filter((id) => !counted.has(id))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('each option and each condition, one at a time, changes nothing but what depends on it', () => {
    for (const question of template.questions) {
      const values =
        question.type === 'yes-no'
          ? [true, false]
          : question.options.map(({ value }) => (question.type === 'multiple' ? [value] : value))
      for (const value of values) {
        const answers = Object.fromEntries(
          question.when.map((condition) => [
            condition.question,
            condition.value === 'yes' ? true : condition.value,
          ]),
        )
        const { document } = draft({ ...answers, [question.id]: value })
        expectClean(document)
        expect(gapsIn(document)).not.toContain(question.id)
      }
    }
  })

  test('on top of the sample answers, each option and each condition both ways reads cleanly', () => {
    for (const answers of variations(template)) expectClean(draft(answers).document)
  })

  test('the same answers give the same document', () => {
    fc.assert(
      fc.property(anyAnswers(template), (answers) => {
        expect(draft(answers)).toEqual(draft(structuredClone(answers)))
      }),
      { numRuns: 5 },
    )
  })
})

test.each(shipped)('%s: the sample answers leave no gap, and no question of them is idle', async (folder) => {
  const reading = await readTemplate(join(root, folder))
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes, null, 2))
  const template = reading.value
  const input = { template, answers: template.sample, skipped: [], edits: {} }
  expect(draftPolicy(input).gaps).toEqual([])
  const idle = Object.keys(template.sample).filter(
    (id) => !askedQuestions(template, template.sample).some((question) => question.id === id),
  )
  expect(idle).toEqual([])
})

test('twelve templates ship, and each says what changed in the version it has', async () => {
  expect(shipped.length).toBeGreaterThanOrEqual(12)
  for (const folder of shipped) {
    const reading = await readTemplate(join(root, folder))
    expect(reading.ok && reading.value.changes[0]?.version).toBe(reading.ok && reading.value.version)
  }
})

test('without a single answer the employee policy is complete enough to read: at least 1,500 words', async () => {
  const reading = await readTemplate(join(root, 'policy-templates/employee-social-media'))
  const template = reading.ok ? [reading.value] : []
  const counts = template.map((one) =>
    countWords(
      linesOf(draftPolicy({ template: one, answers: {}, skipped: [], edits: {} }).document).join('\n'),
    ),
  )
  expect(counts[0]).toBeGreaterThanOrEqual(1500)
})

/** The sample answers with one question answered otherwise at a time, with none, and with pairs that stand in one another. */
function variations(template: Template): Answers[] {
  const all: Answers[] = [{}, template.sample]
  for (const question of template.questions) {
    for (const value of valuesOf(question)) {
      const changed = { ...template.sample, [question.id]: value }
      all.push(changed)
      for (const other of template.questions.filter((one) => isTestedInside(template, question.id, one.id)))
        for (const inner of valuesOf(other)) all.push({ ...changed, [other.id]: inner })
    }
    all.push(Object.fromEntries(Object.entries(template.sample).filter(([id]) => id !== question.id)))
  }
  return all
}

function valuesOf(question: Question): Answer[] {
  const values = question.options.map((option) => option.value)
  if (question.type === 'yes-no') return [true, false]
  return question.type === 'multiple' ? [...values.map((value) => [value]), values] : values
}

/** True when some text depends on both questions at once. */
function isTestedInside(template: Template, outer: string, inner: string): boolean {
  let found = false
  const walk = (value: unknown, around: string[]): void => {
    if (Array.isArray(value)) value.forEach((item) => walk(item, around))
    else if (typeof value === 'object' && value !== null) {
      const here = 'condition' in value ? [...around, (value.condition as Condition).question] : around
      if (here.includes(outer) && here.at(-1) === inner && outer !== inner) found = true
      Object.values(value).forEach((item) => walk(item, here))
    }
  }
  walk(template.clauses, [])
  return found
}
