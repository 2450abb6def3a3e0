// Drafting again after a change gives what drafting from scratch gives, and leaves alone what the change does not touch.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answers } from '../../app/domain/answer'
import { asInTemplate } from '../../app/domain/arrangement'
import type { DraftInput } from '../../app/domain/draft-input'
import { draftPolicy } from '../../app/domain/drafting'
import { allClauses, paragraph, type Clause } from '../../app/domain/policy-document'
import { redraftPolicy, type Drafted } from '../../app/domain/redraft'
import { allTemplateClauses, type Template } from '../../app/domain/template'
import { shippedLibrary } from '../shipped-library'
import { aTemplate } from '../small-template'
import { anyAnswers } from './any-answers'

let templates: Template[] = []

beforeAll(async () => {
  templates = (await shippedLibrary()).templates
})

function input(template: Template, answers: Answers, more: Partial<DraftInput> = {}): DraftInput {
  return { template, answers, skipped: [], edits: {}, ...more }
}

/** Answers that grow and change one after another, with clauses written by hand, left out and moved on the way. */
function anyChanges(template: Template): fc.Arbitrary<DraftInput[]> {
  const ids = allTemplateClauses(template.clauses).map((clause) => clause.id)
  const first = template.clauses.map((clause) => clause.id)
  const step = fc.record({
    answers: anyAnswers(template),
    edited: fc.subarray(ids, { maxLength: 3 }),
    leftOut: fc.subarray(ids, { maxLength: 2 }),
    order: fc.shuffledSubarray(first, { maxLength: first.length }),
    keeps: fc.boolean(),
  })
  return fc.array(step, { minLength: 2, maxLength: 5 }).map((steps) =>
    steps.map(({ answers, edited, leftOut, order, keeps }, index) => {
      const before = steps[index - 1]
      return input(template, keeps && before ? before.answers : answers, {
        edits: Object.fromEntries(edited.map((id) => [id, { heading: id, blocks: [paragraph('By hand.')] }])),
        arrangement: { ...asInTemplate, leftOut, order },
      })
    }),
  )
}

function expectSameAsFromScratch(inputs: DraftInput[]): void {
  let last: Drafted | undefined
  for (const one of inputs) {
    last = redraftPolicy(one, last)
    const { document, gaps } = draftPolicy(one)
    expect(last).toEqual({ document, gaps, input: one })
  }
}

describe('redrafting', () => {
  test('of any changes in any order equals drafting from scratch, for every shipped template', () => {
    expect(templates.length).toBeGreaterThan(5)
    for (const template of templates)
      fc.assert(fc.property(anyChanges(template), expectSameAsFromScratch), { numRuns: 8 })
  })

  test('of one answer after another equals drafting from scratch', () => {
    for (const template of templates) {
      const property = fc.property(anyAnswers(template), fc.subarray(template.questions), (answers, some) => {
        const others = some.map(({ id }) =>
          Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id)),
        )
        expectSameAsFromScratch([{}, answers, ...others, template.sample].map((one) => input(template, one)))
      })
      fc.assert(property, { numRuns: 3 })
    }
  })

  test('keeps every clause that reads the same as the very same object', () => {
    const template = aTemplate()
    const last = redraftPolicy(input(template, { reach: 'neighbours' }))
    const now = redraftPolicy(input(template, { reach: 'donors' }), last)
    const [purpose, own, law] = now.document.clauses
    expect(purpose).not.toBe(last.document.clauses[0])
    expect([own, law]).toEqual([last.document.clauses[1], last.document.clauses[2]])
    expect(own).toBe(last.document.clauses[1])
    expect(law).toBe(last.document.clauses[2])
  })

  test('keeps the words of a clause that only got another number', () => {
    const template = aTemplate()
    const last = redraftPolicy(input(template, {}))
    const arrangement = { ...asInTemplate, leftOut: ['purpose'] }
    const now = redraftPolicy(input(template, {}, { arrangement }), last)
    expect(now.document.clauses.map((clause) => clause.number)).toEqual(['1', '2'])
    expect(now.document.clauses[0]?.blocks).toBe(last.document.clauses[1]?.blocks)
  })

  test('of one answer in a shipped policy touches only the clauses that depend on it', () => {
    const template = templates.find((one) => one.id === 'employee-social-media') ?? aTemplate()
    const last = redraftPolicy(input(template, template.sample))
    const now = redraftPolicy(
      input(template, { ...template.sample, 'organisation-name': 'Another name' }),
      last,
    )
    const kept = new Set<Clause>(allClauses(last.document.clauses))
    const fresh = allClauses(now.document.clauses).filter((clause) => !kept.has(clause))
    expect(fresh.length).toBeGreaterThan(0)
    expect(fresh.length).toBeLessThan(kept.size / 3)
  })
})
