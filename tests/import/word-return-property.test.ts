// Hundreds of random texts and edits: no word is lost unreported, and what an author did reads as that author left it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allClauses, type Clause } from '../../app/domain/policy-document'
import { textOfBlocks } from '../../app/compare/block-diff'
import type { WordReading } from '../../app/domain/word-return'
import { anyDocument, anyEdits, authors, withEdits, wordsIn, type Author, type Trace } from './any-edits'
import { bodyOf, edited, exported, nothing, readingOf, unchanged } from './returned'
import { withComments } from './word-edits'

test(
  'every word that came, and every word that was said, is in a suggestion, a comment, a stray or a loss',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, anyEdits, async (document, edits) => {
        const file = await exported(document)
        const { xml, traces, remarks } = withEdits(bodyOf(file), edits)
        const returned = edited(file, () => xml)
        const reading = await readingOf(remarks.length > 0 ? withComments(returned, remarks) : returned)
        expect(traces.filter((trace) => !isTold(trace, reading))).toEqual([])
      }),
      { numRuns: 150 },
    )
  },
)

test('a suggestion reads as its author left the section', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, anyEdits, async (document, edits) => {
      const file = await exported(document)
      const tracked = edits.filter((edit) => !/plainly|section|between|bold/.test(edit.kind))
      const { xml } = withEdits(bodyOf(file), tracked)
      const reading = await readingOf(edited(file, () => xml))
      const wrong = allClauses(document.clauses).flatMap(({ id }) =>
        authors.flatMap((author) => {
          const wanted = wordsIn(xml, id, [author])
          const read = readAs(reading, { id, author, before: wordsIn(xml, id, []) })
          return read === null || read.join(' ') === wanted.join(' ') ? [] : [{ id, author, read, wanted }]
        }),
      )
      expect(wrong).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test(
  'with every suggestion taken the next export reads as the file did, and comes back without a change',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, anyEdits, async (document, edits) => {
        const file = await exported(document)
        const tracked = edits
          .filter((edit) => !/plainly|section|between|bold|comment/.test(edit.kind))
          .map((edit) => ({ ...edit, author: authors[0] }))
        const { xml } = withEdits(bodyOf(file), tracked)
        const reading = await readingOf(edited(file, () => xml))
        const next = { ...document, clauses: taken(document.clauses, reading) }
        const again = await exported(next)
        expect(unchanged(await readingOf(again))).toEqual(nothing)
        const gone = new Set(reading.comments.map((one) => one.clauseId))
        const kept = allClauses(document.clauses).filter(
          ({ id }) => !gone.has(id) && reading.losses.every((loss) => loss.kind === 'formatting'),
        )
        for (const { id } of kept)
          expect(wordsIn(bodyOf(again), id, [])).toEqual(wordsIn(xml, id, [authors[0]]))
      }),
      { numRuns: 100 },
    )
  },
)

function taken(clauses: Clause[], reading: WordReading): Clause[] {
  return clauses.map((clause) => {
    const words = reading.suggestions.find((one) => one.clauseId === clause.id)?.words
    return { ...clause, ...words, clauses: taken(clause.clauses, reading) }
  })
}

function isTold({ word, author, did }: Trace, reading: WordReading): boolean {
  const inWords = (texts: string[]) => texts.some((text) => text.includes(word))
  if (did === 'said')
    return reading.comments.some((one) =>
      [one, ...one.replies].some((said) => said.author === author && said.text.includes(word)),
    )
  return (
    reading.suggestions.some(
      (one) => one.author === author && inWords([one.words.heading, textOfBlocks(one.words.blocks)]),
    ) ||
    reading.strays.some((one) => inWords([one.heading ?? '', textOfBlocks(one.blocks)])) ||
    // Of a section that was emptied a comment says what is left of it.
    inWords(reading.comments.filter((one) => one.kind === 'left-out').map((one) => one.text)) ||
    inWords(reading.losses.map((loss) => loss.text))
  )
}

/** The words of a section by an author; null where a loss or a comment speaks for all of it. */
function readAs(
  reading: WordReading,
  { id, author, before }: { id: string; author: Author; before: string[] },
): string[] | null {
  if (
    reading.losses.some((loss) => loss.kind !== 'formatting') ||
    reading.comments.some((one) => one.clauseId === id)
  )
    return null
  const made = reading.suggestions.find((one) => one.clauseId === id && one.author === author)
  if (!made) return before
  return `${made.words.heading} ${textOfBlocks(made.words.blocks)}`.match(/\b(?:w\d+|zq\d+x)\b/g) ?? []
}
