// Files that are broken, locked, boundless or poisoned: each gets a sentence that says what and where, and memory stays bounded.
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readPolicyFile, readPolicyText } from '../../app/import/read-policy'
import { largestFile } from '../../app/import/word-package'
import { markdownOfBlocks } from '../../app/render/markdown'
import { valueOf } from '../instance'
import { p, r, wordFile, wrapped } from './word-files'

/** The sentence of the refusal. */
async function said(bytes: Uint8Array, name = 'policy.docx'): Promise<string> {
  const outcome = await readPolicyFile({ name, bytes, changes: 'taken-in' })
  return outcome.ok ? `It was read: ${outcome.value.title}` : outcome.sentence
}

const good = wordFile({ body: p(r('Scope'), 'berschrift1') + p(r('For everybody.')) })

test('a file cut off anywhere is refused with a sentence, and never breaks the reader', async () => {
  for (let cut = 10; cut < good.length; cut += Math.ceil(good.length / 60)) {
    const sentence = await said(good.slice(0, cut))
    expect(sentence).toMatch(/^(The Word file is broken: |The file is neither|It was read: )/)
    expect(sentence).not.toContain('It was read')
  }
})

test('a file with any byte changed is read or refused, and never breaks the reader', async () => {
  for (let at = 0; at < good.length; at += Math.ceil(good.length / 150)) {
    const bytes = good.slice()
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    expect(await said(bytes)).toMatch(/\.$|^It was read/)
  }
})

test('the sentence names the part and the line where a file is broken', async () => {
  const document = `<w:document xmlns:w="x"><w:body>\n<w:p>\n</w:body></w:document>`
  expect(await said(wordFile({ body: '', document }))).toBe(
    'The Word file is broken: “word/document.xml”, line 3: unexpected close tag. Open it in Word, save it again under another name, and choose that file.',
  )
})

test('locked, old and foreign files are called what they are', async () => {
  const ole = (stream: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from(stream, 'utf16le'),
      ]),
    )
  expect(await said(ole('EncryptedPackage'))).toContain('locked with a password')
  expect(await said(ole('WordDocument'))).toContain('old form (.doc)')
  expect(await said(strToU8('%PDF-1.7'))).toContain('PDF')
  expect(await said(strToU8('{\\rtf1 x}'))).toContain('.rtf')
  expect(await said(strToU8('<!DOCTYPE html><p>x'))).toContain('web page')
  expect(await said(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toContain('Excel')
  expect(await said(zipSync({ 'ppt/a.xml': strToU8('<x/>') }))).toContain('PowerPoint')
  expect(await said(zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }))).toContain(
    'OpenDocument',
  )
  expect(await said(zipSync({ 'a.txt': strToU8('x') }))).toContain('zip archive')
  expect(await said(new Uint8Array())).toContain('empty')
  expect(await said(new Uint8Array([1, 2, 0, 3]))).toContain('byte 3 is zero')
})

test('a locked zip entry and one that is there twice are refused', async () => {
  const locked = good.slice()
  const view = Buffer.from(locked.buffer)
  const at = view.lastIndexOf(Buffer.from('504b0102', 'hex'))
  locked[at + 8] = 1
  expect(await said(locked)).toContain('locked with a password')
})

test('a document type, which could define entities, is refused before any entity is known', async () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
  const document = `<?xml version="1.0"?>${laughs}<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
  expect(await said(wordFile({ body: '', document }))).toContain('declares a document type')
  const unknown = wrapped('w:document', '<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>')
  expect(await said(wordFile({ body: '', document: unknown }))).toContain('broken')
})

test('elements that stand in each other without end are refused', async () => {
  const deep = '<w:sdt>'.repeat(5_000)
  expect(await said(wordFile({ body: deep }))).toContain('more than 250 deep')
})

test('a file that unpacks without end is refused early, whatever its directory says it unpacks to', async () => {
  const before = process.memoryUsage().rss
  const bomb = wordFile({
    body: '',
    parts: { 'word/document.xml': new Uint8Array(80 * 1024 * 1024).fill(0x20) },
  })
  expect(await said(bomb)).toContain('unpacks to too much')
  // The same with a lie in the directory: it says 10 bytes.
  const view = new DataView(bomb.buffer)
  for (let at = bomb.length - 22; at > 0; at -= 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 5e7)
      view.setUint32(at + 24, 10, true)
  }
  expect(await said(bomb)).toContain('unpacks to too much')
  expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024)
})

test('pictures are never unpacked, however large they say they are', async () => {
  const parts = { 'word/media/image1.png': new Uint8Array(70 * 1024 * 1024) }
  expect(await said(wordFile({ body: p(r('Scope'), 'berschrift1') + p(r('All.')), parts }))).toContain(
    'It was read',
  )
})

test('more text, paragraphs or sections than a policy can hold are refused with their number', async () => {
  const text = p(r('word '.repeat(2_000)))
  expect(await said(wordFile({ body: text.repeat(210) }))).toContain('2,000,000 characters')
  expect(await said(wordFile({ body: p(r('x')).repeat(60_100) }))).toContain('60,000 paragraphs')
  const section = p(r('A'), 'berschrift1') + p(r('b'))
  expect(await said(wordFile({ body: section.repeat(201) }))).toContain('201 headings of the first level')
  expect(await said(new Uint8Array(largestFile + 1), 'big.docx')).toContain('51 MB, and 50 MB are taken')
  expect(await said(strToU8('a '.repeat(1_100_000)), 'big.md')).toContain('2,200,000 characters')
})

test('a file of 500 pages is read in pieces, so that others are answered meanwhile', async () => {
  const page =
    p(r('Heading'), 'Heading2') + p(r('You must ask before you post for us. '.repeat(12))).repeat(7)
  const bytes = wordFile({ body: (p(r('Part'), 'berschrift1') + page.repeat(5)).repeat(100) })
  let longest = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 5)
  const outcome = await readPolicyFile({ name: 'long.docx', bytes, changes: 'taken-in' })
  clearInterval(pulse)
  expect(valueOf(outcome).clauses).toHaveLength(600)
  // Milliseconds in which nobody else was answered; far above what is usual, for machines that do other things as well.
  expect(longest).toBeLessThan(1_500)
})

test('raw HTML and links that run something stay words, and each is listed with its line', async () => {
  const source = `# Rules\n\n## Links\n\n<script>alert(1)</script>\n\nClick [here](javascript:alert(1)) or <b>there</b>.\n\n<img src=x onerror=alert(1)>\n`
  const policy = valueOf(
    await readPolicyFile({ name: 'rules.md', bytes: strToU8(source), changes: 'taken-in' }),
  )
  const runs = JSON.stringify(policy.clauses)
  expect(runs).not.toContain('"href"')
  expect(policy.losses.map(({ kind, where }) => [kind, where])).toEqual([
    ['html', 'line 5, under “Links”'],
    ['html', 'line 7, under “Links”'],
    ['html', 'line 9, under “Links”'],
    ['link', 'line 7, under “Links”'],
  ])
})

test('Markdown that would hold a parser up stands as typed from that line on', async () => {
  const source = `# Rules\n\n## Calm\n\nFine.\n\n## Wild\n\n${'*a_ '.repeat(5_000)}\n\n## After\n\nFine again.`
  const { clauses, losses } = valueOf(await readPolicyText(source))
  expect(clauses.map((clause) => clause.heading)).toContain('After')
  expect(losses.map((loss) => loss.where)).toContain('line 9, under “Calm”')
})

test('control characters and marks that turn the direction of text are taken out and told', async () => {
  const { clauses, losses } = valueOf(
    await readPolicyText('Scope\u202e\n\nFor\u0007 all of us who work here and post.'),
  )
  expect(markdownOfBlocks(clauses.flatMap((clause) => clause.blocks))).not.toMatch(/[\u202e\u0007]/)
  expect(losses.map((loss) => loss.what)).toContain('Invisible control characters were left out.')
})
