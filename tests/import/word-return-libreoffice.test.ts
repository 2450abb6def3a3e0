// Files that LibreOffice saved: it rewrites a lot, and the changes still come back on the right sections by the right names.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textOfBlocks } from '../../app/compare/block-diff'
import { nothing, readingOf, unchanged } from './returned'

const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures', name))

test('a file that nobody edited changes nothing; its sections are found by their bookmarks', async () => {
  const reading = await readingOf(await fixture('libreoffice-every-block.docx'))
  expect(unchanged(reading)).toEqual(nothing)
  expect(reading.found).toEqual({ control: 0, bookmark: 6, heading: 0 })
})

test('tracked changes and comments come back by section and author', async () => {
  const { suggestions, comments, strays, losses } = await readingOf(await fixture('libreoffice-tracked.docx'))
  expect({ strays, losses }).toEqual({ strays: [], losses: [] })
  expect(
    suggestions.map(({ clauseId, author, words }) => [clauseId, author, textOfBlocks(words.blocks)]),
  ).toEqual([
    ['scope', 'Dr Weber', 'This covers nearly everyone who posts. It covers volunteers too.'],
    ['scope', 'Jo Roe', 'This covers everyone who posts. It covers helpers too.'],
    ['kind', 'Dr Weber', 'Check the facts. Check the picture. Questions are welcome.'],
    [
      'kind',
      'Jo Roe',
      'Write as you would speak. Check the facts. Check the date. Check the picture. Questions are welcome.',
    ],
    ['table', 'Dr Weber', ' Channel Who Letters Ana Silva Costa Ask the duty lead first.'],
  ])
  expect(comments).toMatchObject([
    {
      clauseId: 'scope',
      author: 'Dr Weber',
      at: '2027-03-02T09:00:00Z',
      quote: 'everyone',
      text: 'Who is that?',
    },
  ])
})

test('a lawyer’s round on a redline comes back whole: each section, each name, nothing unreported', async () => {
  const reading = await readingOf(await fixture('libreoffice-lawyers-round.docx'))
  const said = reading.suggestions.map(({ clauseId, author, words }) => ({
    clauseId,
    author,
    after: textOfBlocks(words.blocks),
  }))
  expect(said).toMatchObject([
    { clauseId: 'who-helps', author: weber, after: expect.stringContaining('and truly, you need not') },
    { clauseId: 'three-profiles', author: weber, after: expect.stringContaining('yourself (ask first)') },
    { clauseId: 'saying-you-work-here', author: weber, after: expect.stringContaining('If a friend asks') },
    { clauseId: 'official-accounts', author: weber, after: expect.stringContaining(movedUp) },
    // One of our own changes was rejected: LibreOffice notes no name for that.
    { clauseId: 'leaders', author: null, after: expect.stringContaining('within four working hour,') },
  ])
  expect(said[1]?.after).toContain('You may use one profile, and keep')
  expect(said[2]?.after).not.toContain('We give none to our own people')
  expect(reading.comments).toMatchObject([
    { kind: 'left-out', clauseId: 'trying-things-out', author: weber },
    {
      clauseId: 'house-rules',
      author: 'Priyanka Desai',
      replies: [{ author: weber, text: 'Yes: say thirty days.' }],
    },
    { clauseId: 'house-rules', author: weber, text: 'Which two? Name the roles.' },
  ])
  expect(reading.strays).toMatchObject([
    { authors: [weber], heading: 'Lost and stolen phones', after: 'account-security' },
  ])
  expect(reading.strays[0]?.blocks).toHaveLength(2)
  expect(reading.losses).toEqual([])
})

const weber = 'Dr Ilse Weber'
const movedUp =
  'Nobody will be in trouble. Official accounts and their followers belong to us. Your own profiles never do.'
