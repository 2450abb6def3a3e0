// A list of people from a file: every common encoding is read, and whatever else is sent becomes a sentence.
import { expect, test } from 'vitest'
import { readPeopleFile, type FileLine, type FileStart } from '../../app/import/people-file'

async function read(bytes: Uint8Array, encoding = '') {
  const lines: FileLine[] = []
  let start: FileStart | undefined
  const outcome = await readPeopleFile(bytes, encoding, {
    begin: async (found) => {
      start = found
    },
    take: async (found) => {
      lines.push(...found)
    },
  })
  return { outcome, lines, start }
}

const text = 'Name;E-Mail\r\nZoë Müller;zoe@example.org\r\n"Ort; Jörg";jorg@example.org\r\n'
const latin = (words: string) => Buffer.from(words, 'latin1')
const wideBack = (words: string) => Buffer.from(words, 'utf16le').swap16()

test.each([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
  ['UTF-16 little-endian with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 little-endian', Buffer.from(text, 'utf16le'), 'utf-16le'],
  ['UTF-16 big-endian with a mark', wideBack(`\uFEFF${text}`), 'utf-16be'],
  ['UTF-16 big-endian', wideBack(text), 'utf-16be'],
  ['Windows-1252', latin(text), 'windows-1252'],
])('%s is found out by itself', async (_, bytes, encoding) => {
  const { lines, start } = await read(bytes)
  expect(start).toEqual({ encoding, separator: ';', header: ['Name', 'E-Mail'] })
  expect(lines).toEqual([
    { line: 2, cells: ['Zoë Müller', 'zoe@example.org'] },
    { line: 3, cells: ['Ort; Jörg', 'jorg@example.org'] },
  ])
})

test('another encoding may be chosen', async () => {
  const { lines } = await read(Buffer.from([...latin('Name,Mail\n'), 0xc8, 0xe2, 0xe0, 0xed]), 'windows-1251')
  expect(lines).toEqual([{ line: 2, cells: ['Иван'] }])
})

test('lines keep the numbers of the file, over empty lines, line ends inside cells, and sep=', async () => {
  const { lines, start } = await read(Buffer.from('sep=,\nName,Mail\n\n"A\nB",a\n\nC,c\n,,\nD,d'))
  expect(start?.separator).toBe(',')
  expect(lines.map(({ line, cells }) => [line, cells[1]])).toEqual([
    [4, 'a'],
    [7, 'c'],
    [9, 'd'],
  ])
})

test('tabs separate as well, and a formula stays text', async () => {
  const { lines } = await read(Buffer.from('Name\tMail\n=cmd|calc\ta@example.org'))
  expect(lines[0]?.cells[0]).toBe('=cmd|calc')
})

const million = ';'.repeat(1_000_000)

test.each([
  ['nothing at all', '', 'empty-file'],
  ['empty lines', '\n\n\n', 'empty-file'],
  ['a header alone', 'Name;Mail\n', 'header-only'],
  ['a workbook', 'PK\u0003\u0004rest', 'a-workbook'],
  ['a million columns', `${million}\nA`, 'endless-line'],
  ['a thousand columns', `${'a;'.repeat(1_000)}\nA`, 'too-many-columns'],
  ['a million cells in one line', `Name;Mail\n${million}x`, 'endless-line'],
  ['a line of 10 MB', `Name;Mail\n${'x'.repeat(10_000_000)}`, 'endless-line'],
  ['a quotation mark never closed', 'Name;Mail\nA;a\n"B;b\nC;c\n', 'open-quote'],
  ['a quotation mark never closed in 10 MB', `Name;Mail\n"B;b\n${'C;c\n'.repeat(2_500_000)}`, 'endless-line'],
])('%s is refused with a sentence', async (_, words, rule) => {
  const { outcome } = await read(Buffer.from(words))
  expect(outcome).toMatchObject({ ok: false, rule })
})

test('an unknown encoding is refused', async () => {
  expect((await read(Buffer.from(text), 'utf-7')).outcome).toMatchObject({ rule: 'no-such-encoding' })
})

test('bytes that are no text at all become lines or a sentence, never an error', async () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, place) => (place * 7919 + (place >> 3)) % 256)
  await expect(read(bytes)).resolves.toBeDefined()
})
