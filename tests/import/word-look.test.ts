// Reading an organisation's Word file for its look: what is refused, what is left out, and that nothing outside is touched.
import { createServer } from 'node:http'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readWordLook } from '../../app/import/word-look'
import { valueOf } from '../instance'
import { aPng, aWordTemplate, withParts } from '../word-template'

const template = await aWordTemplate()

async function said(bytes: Uint8Array): Promise<string> {
  const outcome = await readWordLook(bytes)
  return outcome.ok ? 'It was read.' : outcome.sentence
}

test('files of other kinds are called what they are', async () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  expect(await said(new Uint8Array(old))).toContain('old form (.doc)')
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
  expect(await said(new Uint8Array(locked))).toContain('locked with a password')
  expect(await said(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toContain('Excel')
  expect(await said(strToU8('Dear all'))).toContain('The Word file is broken')
  expect(await said(new Uint8Array(10 * 1024 * 1024 + 1))).toContain('larger than 10 MB')
  expect(await said(withParts(template, { 'word/styles.xml': null }))).toContain('no styles')
})

test('a file cut off anywhere is refused with a sentence', async () => {
  for (let cut = 10; cut < template.length; cut += Math.ceil(template.length / 60))
    expect(await said(template.slice(0, cut))).toMatch(/^The (Word )?file .*\.$/)
})

test('a file with any byte changed is read or refused, and never breaks the reader', async () => {
  for (let at = 0; at < template.length; at += Math.ceil(template.length / 120)) {
    const bytes = template.slice()
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    expect(await said(bytes)).toMatch(/\.$/)
  }
})

test('entities, and parts that unpack to too much, are refused', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:styles xmlns:w="x">&a;</w:styles>'
  expect(await said(withParts(template, { 'word/styles.xml': bomb }))).toContain('document type')
  const elements = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${'<w:a/>'.repeat(150_001)}</w:styles>`
  expect(await said(withParts(template, { 'word/styles.xml': elements }))).toContain(
    'larger than any that Word writes',
  )
  const zeros = withParts(template, { 'word/styles.xml': new Uint8Array(70 * 1024 * 1024) })
  expect(await said(zeros)).toContain('unpacks to too much')
})

test('nothing outside of the file is fetched, and its pictures from there are not taken', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/logo.png`
  const outside = (rels: string) =>
    rels.replace(/Target="media\/[^"]*"/, `Target="${url}" TargetMode="External"`)
  const attached = (rels: string) =>
    rels.replace(
      '</Relationships>',
      `<Relationship Id="rId99" Type="x/attachedTemplate" Target="${url}" TargetMode="External"/></Relationships>`,
    )
  const read = valueOf(
    await readWordLook(
      withParts(template, {
        'word/_rels/header1.xml.rels': outside,
        'word/_rels/document.xml.rels': attached,
      }),
    ),
  )
  server.close()
  expect(asked).toBe(0)
  expect(read.look.pictures).toEqual([])
  expect(read.losses.join(' ')).toContain('None of them was fetched')
  expect(JSON.stringify(read.look)).not.toContain('127.0.0.1')
})

test('macros are left behind, and said', async () => {
  const read = valueOf(await readWordLook(withParts(template, { 'word/vbaProject.bin': 'evil' })))
  expect(read.losses.join(' ')).toContain('macros')
  expect(JSON.stringify(read.look)).not.toContain('evil')
})

test.each([
  ['SVG', strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a program with the name of a picture', strToU8('MZ this is no picture')],
  [
    'a picture of more than 1.5 MB',
    new Uint8Array(Buffer.concat([aPng(1, 1, [0, 0, 0]), Buffer.alloc(1_600_000)])),
  ],
])('%s is no logo', async (_, picture) => {
  const names = Object.keys((await import('fflate')).unzipSync(template)).filter((name) =>
    name.startsWith('word/media/'),
  )
  const read = valueOf(
    await readWordLook(withParts(template, Object.fromEntries(names.map((name) => [name, picture])))),
  )
  expect(read.look.pictures).toEqual([])
  expect(read.losses.join(' ')).toContain('A picture in a header or footer was not taken')
})

test('its text is never taken, and page numbers in its footer are not doubled', async () => {
  const { look, losses } = valueOf(await readWordLook(template))
  expect(JSON.stringify({ ...look, pictures: [] })).not.toContain('The words of the template')
  expect(losses).toContain('The text of the file was not taken, only its look.')
  expect(losses.join(' ')).toContain('Page numbers')
  expect(JSON.stringify(look.pages.others.footer)).not.toContain('PAGE')
})
