// A file that comes back as it went out changes nothing: no suggestion, no comment, no stray, no loss.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import { numberClauses, type PolicyDocument } from '../../app/domain/policy-document'
import { shippedLibrary } from '../shipped-library'
import { anyBlocks } from '../render/any-document'
import {
  addendaPolicy,
  clause,
  emptyPolicy,
  everyBlockPolicy,
  longPolicy,
  manyScriptsPolicy,
  policy,
} from '../render/documents'
import { exported, nothing, readingOf, unchanged } from './returned'

describe('a file that nobody changed', () => {
  test('every template that ships, with its sample answers', async () => {
    const { templates } = await shippedLibrary()
    expect(templates.length).toBeGreaterThanOrEqual(12)
    for (const template of templates) {
      const { document } = draftPolicy({ template, answers: template.sample, skipped: [], edits: {} })
      expect([template.id, unchanged(await readingOf(await exported(document)))]).toEqual([
        template.id,
        nothing,
      ])
    }
  })

  test.each([
    ['every block', everyBlockPolicy],
    ['many scripts', manyScriptsPolicy],
    ['an empty document', emptyPolicy],
    ['sixty sections', longPolicy],
    ['addenda', addendaPolicy],
  ])('%s', async (_, document) => {
    expect(unchanged(await readingOf(await exported(document)))).toEqual(nothing)
  })

  test('random documents of every block', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicy, async (document) => {
        expect(unchanged(await readingOf(await exported(document)))).toEqual(nothing)
      }),
      { numRuns: 120 },
    )
  })
})

const anyPolicy: fc.Arbitrary<PolicyDocument> = fc
  .array(fc.tuple(fc.string({ maxLength: 20 }), anyBlocks, fc.option(anyBlocks, { nil: undefined })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => {
    const clauses = parts.map(([heading, blocks, child], index) => ({
      ...clause(`c${index}`, heading, blocks),
      clauses: child ? [clause(`c${index}-sub`, `Part ${index}`, child)] : [],
    }))
    return policy(numberClauses(clauses))
  })
