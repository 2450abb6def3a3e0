// Whatever a policy says, its Word file, its Markdown and its page are found to say it, and a sentence taken out is missed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import type { PolicyDocument } from '../../app/domain/policy-document'
import { textFaults, wordsOf } from '../../app/evidence/check-text'
import { markdownOfDocument } from '../../app/render/markdown'
import { pageFile } from '../../app/render/page-file'
import { wordOfDocument } from '../../app/render/word'
import { anyBlocks } from '../render/any-document'
import {
  addendaPolicy,
  clause,
  everyBlockPolicy,
  fingerprint,
  longPolicy,
  manyScriptsPolicy,
  policy,
  publishedSheet,
} from '../render/documents'
import { shippedLibrary } from '../shipped-library'

async function filesOf(document: PolicyDocument): Promise<[string, Uint8Array][]> {
  const encode = (text: string) => new TextEncoder().encode(text)
  return [
    ['policy.docx', await wordOfDocument(document, publishedSheet)],
    ['policy.md', encode(markdownOfDocument(document, publishedSheet))],
    ['policy.html', encode(pageFile(document, publishedSheet))],
  ]
}

async function faultsOf(document: PolicyDocument, asked = document): Promise<string[]> {
  const wanted = wordsOf(asked)
  return (await filesOf(document)).flatMap(([name, bytes]) =>
    textFaults(name, bytes, { wanted, fingerprint }),
  )
}

test.each([
  ['every block', everyBlockPolicy],
  ['many scripts', manyScriptsPolicy],
  ['sixty clauses', longPolicy],
  ['addenda', addendaPolicy],
])('%s', async (_, document) => {
  expect(await faultsOf(document)).toEqual([])
})

test('each shipped template without an answer', async () => {
  for (const template of (await shippedLibrary()).templates) {
    const { document } = draftPolicy({ template, answers: {}, skipped: [], edits: {} })
    expect([template.id, await faultsOf(document)]).toEqual([template.id, []])
  }
})

test('any blocks', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      expect(await faultsOf(policy([clause('one', 'One', blocks)]))).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('a sentence that a file lacks is named', async () => {
  const more = {
    ...everyBlockPolicy,
    clauses: [...everyBlockPolicy.clauses, clause('last', 'Nobody reads this', [])],
  }
  expect(await faultsOf(everyBlockPolicy, more)).toEqual(
    ['policy.docx', 'policy.md', 'policy.html'].map(
      (name) => `${name} does not hold, in its place, the sentence “Nobody reads this”.`,
    ),
  )
})
