// Word files pass what a checker for accessible documents asks, and look as their named styles say.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import { readWordLook } from '../../app/import/word-look'
import { wordOfDocument } from '../../app/render/word'
import { redlineOfDocuments } from '../../app/render/word-redline'
import { anyBlocks } from './any-document'
import { valueOf } from '../instance'
import { shippedLibrary } from '../shipped-library'
import { aWordTemplate } from '../word-template'
import { accessibilityFaults, directFormatting } from './word-accessibility'
import {
  addendaPolicy,
  clause,
  draftSheet,
  everyBlockPolicy,
  longPolicy,
  manyScriptsPolicy,
  policy,
  publishedSheet,
  sampleSheet,
} from './documents'

test.each([
  ['a draft', everyBlockPolicy, draftSheet],
  ['a published version', everyBlockPolicy, publishedSheet],
  ['a sample', everyBlockPolicy, sampleSheet],
  ['many scripts', manyScriptsPolicy, publishedSheet],
  ['sixty clauses', longPolicy, publishedSheet],
  ['addenda', addendaPolicy, publishedSheet],
])('%s is accessible', async (_, document, sheet) => {
  expect(accessibilityFaults(await wordOfDocument(document, sheet))).toEqual([])
})

test('every shipped template makes an accessible file', async () => {
  const { templates } = await shippedLibrary()
  expect(templates.length).toBeGreaterThanOrEqual(12)
  for (const template of templates) {
    const { document } = draftPolicy({ template, answers: template.sample, skipped: [], edits: {} })
    expect([template.id, accessibilityFaults(await wordOfDocument(document, draftSheet))]).toEqual([
      template.id,
      [],
    ])
  }
})

test('documents made at random are accessible', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      const bytes = await wordOfDocument(policy([clause('a', 'A section', blocks)]), draftSheet)
      // What somebody typed is theirs: a link on a blank, blanks in a row, an item without text.
      const known = [
        'A link has no words.',
        'A paragraph stands empty for its space.',
        'Blank characters stand in a row.',
      ]
      expect(accessibilityFaults(bytes).filter((fault) => !known.includes(fault))).toEqual([])
    }),
    { numRuns: 120 },
  )
})

test('a file in the look of the organisation is accessible', async () => {
  const { look } = valueOf(await readWordLook(await aWordTemplate()))
  expect(accessibilityFaults(await wordOfDocument(everyBlockPolicy, draftSheet, { look }))).toEqual([])
})

test('a redline is accessible', async () => {
  const bytes = await redlineOfDocuments(addendaPolicy, everyBlockPolicy, {
    sheet: draftSheet,
    author: 'Amara Okafor',
    at: '2027-03-14T09:12:00.000Z',
    against: { fingerprint: 'a'.repeat(64), name: 'Version 1.0' },
  })
  expect(accessibilityFaults(bytes)).toEqual([])
})

test('fonts, sizes and colours stand in styles alone', async () => {
  const { templates } = await shippedLibrary()
  const texts = templates.map(
    (template) => draftPolicy({ template, answers: {}, skipped: [], edits: {} }).document,
  )
  const found = new Set<string>()
  for (const document of [everyBlockPolicy, manyScriptsPolicy, ...texts])
    for (const tag of directFormatting(await wordOfDocument(document, publishedSheet))) found.add(tag)
  // The words that somebody stressed, links, the ground of a gap, the direction; then where a paragraph stands.
  expect([...found].sort()).toEqual(
    [
      'b',
      'bCs',
      'i',
      'iCs',
      'rStyle',
      'rtl',
      'shd',
      'bidi',
      'ilvl',
      'ind',
      'keepNext',
      'numId',
      'numPr',
      'pStyle',
      'pageBreakBefore',
      'spacing',
      'tabs',
    ].sort(),
  )
})
