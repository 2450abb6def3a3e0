// One document, many formats: web, Word and Markdown give the same sentences in the same order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import { documentFor } from '../../app/domain/group'
import { sentences } from '../../app/render/plain-text'
import { wordOfDocument } from '../../app/render/word'
import { shippedLibrary } from '../shipped-library'
import { anyBlocks } from './any-document'
import {
  addendaPolicy,
  clause,
  draftSheet,
  everyBlockPolicy,
  longPolicy,
  manyScriptsPolicy,
  policy,
  publishedSheet,
} from './documents'
import { markdownSentences, webSentences, wordSentences } from './reading'

const documents = [
  ['every block', everyBlockPolicy],
  ['many scripts', manyScriptsPolicy],
  ['sixty clauses', longPolicy],
  ['addenda for some', addendaPolicy],
  ['what applies to a volunteer', documentFor(addendaPolicy, ['volunteers'])],
] as const

/** What stands between the sheet's first rows and its records: the document itself. */
function holds(all: string[], part: string[]): boolean {
  return `\n${all.join('\n')}\n`.includes(`\n${part.join('\n')}\n`)
}

describe.each(documents)('%s', (_, document) => {
  const [title = '', ...text] = sentences(document)

  test('the web page gives the sentences of the document', () => {
    expect(webSentences(document)).toEqual(text)
  })

  test('Word gives them, after the title and the sheet', async () => {
    const words = wordSentences(await wordOfDocument(document, publishedSheet))
    expect(words).toContain(title)
    expect(holds(words, text)).toBe(true)
  })

  test('Markdown gives them, after the title and the sheet', () => {
    const words = markdownSentences(document, publishedSheet)
    expect(words[0]).toBe(title)
    expect(holds(words, text)).toBe(true)
  })
})

test('the template that ships gives the same sentences in every format', async () => {
  const { templates } = await shippedLibrary()
  for (const template of templates) {
    const { document } = draftPolicy({ template, answers: {}, skipped: [], edits: {} })
    const [, ...text] = sentences(document)
    expect(webSentences(document)).toEqual(text)
    expect(holds(wordSentences(await wordOfDocument(document, draftSheet)), text)).toBe(true)
    expect(holds(markdownSentences(document, draftSheet), text)).toBe(true)
  }
})

test('any blocks give the same sentences in every format', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      const document = policy([clause('any', 'Any', blocks)])
      const [, ...text] = sentences(document)
      expect(webSentences(document)).toEqual(text)
      expect(holds(wordSentences(await wordOfDocument(document, draftSheet)), text)).toBe(true)
      expect(holds(markdownSentences(document, draftSheet), text)).toBe(true)
    }),
    { numRuns: 25 },
  )
})
