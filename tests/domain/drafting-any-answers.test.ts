// Whatever people answer, the policy reads as if somebody had written it: nothing dangles, nothing is empty.
import fc from 'fast-check'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import type { PolicyDocument } from '../../app/domain/policy-document'
import { allClauses } from '../../app/domain/policy-document'
import type { Template } from '../../app/domain/template'
import { countWords } from '../../app/domain/words'
import { readTemplate } from '../../app/templates/read-template'
import { anyAnswers, everyBlock, linesOf, unmerged } from './any-answers'

const root = join(import.meta.dirname, '../..')
const folders = ['policy-templates/employee-social-media', 'tests/templates/fixtures/library/small']

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
      { numRuns: 60 },
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

  test('the same answers give the same document', () => {
    fc.assert(
      fc.property(anyAnswers(template), (answers) => {
        expect(draft(answers)).toEqual(draft(structuredClone(answers)))
      }),
      { numRuns: 10 },
    )
  })
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

function expectClean(document: PolicyDocument): void {
  const lines = linesOf(document)
  expect(
    lines.filter((line) => /  | [,.;:!?)]|\( |undefined|null|NaN|\[object|\.\.|,\.|\(\)/.test(line)),
  ).toEqual([])
  expect(lines.filter((line) => line !== line.trim())).toEqual([])
  const clauses = allClauses(document.clauses)
  expect(clauses.filter((clause) => clause.blocks.length + clause.clauses.length === 0)).toEqual([])
  const blocks = clauses.flatMap((clause) => everyBlock(clause.blocks))
  expect(blocks.filter((block) => block.kind === 'paragraph' && block.runs.length === 0)).toEqual([])
  expect(
    blocks.filter(
      (block) =>
        block.kind === 'list' && (block.items.length === 0 || block.items.some((item) => item.length === 0)),
    ),
  ).toEqual([])
  expect(blocks.filter((block) => 'blocks' in block && block.blocks.length === 0)).toEqual([])
  expect(unmerged(document)).toEqual([])
}

function gapsIn(document: PolicyDocument): string[] {
  const found = new Set<string>()
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'gap' && typeof value === 'string') found.add(value)
    return value
  })
  return [...found]
}
