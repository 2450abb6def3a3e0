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
  draftSheet,
  inReviewSheet,
  publishedSheet,
  sampleSheet,
  supersededSheet,
  emptyPolicy,
  everyBlockPolicy,
  longPolicy,
  manyScriptsPolicy,
  policy,
} from '../render/documents'
import { valueOf } from '../instance'
import { aWordTemplate } from '../word-template'
import { exported, nothing, nothingKnown, readingOf, sheetOf, unchanged } from './returned'
import { fingerprint } from '../../app/domain/fingerprint'
import { readWordLook } from '../../app/import/word-look'
import { wordOfDocument } from '../../app/render/word'
import { redlineOfDocuments } from '../../app/render/word-redline'

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

  test('in every state, in an organisation’s own look, and with what was said about it', async () => {
    const print = fingerprint(everyBlockPolicy)
    const { look } = valueOf(await readWordLook(await aWordTemplate()))
    const said = { at: '2026-11-24T12:00:00.500Z', text: 'Is this\nwhat the board wanted?' }
    const replies = [{ ...said, author: 'Amara Okafor', text: 'Yes.' }]
    const comments = [{ ...said, author: 'Ben Adeyemi', clause: 'accounts', quote: '', replies }]
    const known = { ...nothingKnown, comments: [said, { ...said, text: 'Yes.' }] }
    for (const sheet of [draftSheet, inReviewSheet, publishedSheet, sampleSheet, supersededSheet]) {
      const bytes = await wordOfDocument(
        everyBlockPolicy,
        { ...sheet, fingerprint: print },
        { look, comments },
      )
      expect([sheet.state, unchanged(await readingOf(bytes, known))]).toEqual([sheet.state, nothing])
    }
  })

  test('a redline between any two texts: our own changes are taken in', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicy, anyPolicy, async (before, after) => {
        const sheet = sheetOf(after)
        const against = { fingerprint: fingerprint(before), name: 'before' }
        const setting = { sheet, author: 'Amara Okafor', at: '2027-03-14T09:12:00.000Z', against }
        expect(unchanged(await readingOf(await redlineOfDocuments(before, after, setting)))).toEqual(nothing)
      }),
      { numRuns: 60 },
    )
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
