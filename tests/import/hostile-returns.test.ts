// Returned files that are broken, locked, boundless or poisoned, or that lie about their base: a sentence for each.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { paragraph } from '../../app/domain/policy-document'
import { fingerprint } from '../../app/domain/fingerprint'
import { baseNamespace, basePart, type WordBase } from '../../app/domain/word-marks'
import { readReturn } from '../../app/import/read-return'
import { clause, policy } from '../render/documents'
import { edited, exported, nothingKnown, readingOf, withPart } from './returned'
import { atWords, run } from './word-edits'

const document = policy([clause('scope', 'Scope', [paragraph('For everybody.')])])
const good = await exported(document)

async function said(bytes: Uint8Array): Promise<string> {
  const read = await readReturn(bytes, nothingKnown)
  return read.ok ? 'It was read.' : read.sentence
}

const inBody = (xml: string) => edited(good, (body) => body.replace('</w:body>', `${xml}</w:body>`))

function withBase(change: (base: WordBase) => unknown): Uint8Array {
  return withPart(good, basePart, (xml) => {
    const packed = /<base[^>]*>([^<]*)</.exec(xml)?.[1] ?? ''
    const base = JSON.parse(Buffer.from(packed, 'base64').toString('utf8')) as WordBase
    return baseXml(Buffer.from(JSON.stringify(change(base))).toString('base64'))
  })
}

function baseXml(text: string): string {
  return `<?xml version="1.0"?><base xmlns="${baseNamespace}">${text}</base>`
}

describe('the file', () => {
  test('cut off anywhere it is refused, with any byte changed it is read or refused', async () => {
    for (let cut = 10; cut < good.length; cut += Math.ceil(good.length / 25))
      expect(await said(good.slice(0, cut))).toMatch(/^The (Word )?file (is broken|is no Word)/)
    for (let at = 0; at < good.length; at += Math.ceil(good.length / 60)) {
      const bytes = good.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      expect(await said(bytes)).toMatch(/\.$/)
    }
  })

  test('locked, foreign and empty files are called what they are', async () => {
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await said(new Uint8Array(locked))).toContain('locked with a password')
    expect(await said(strToU8('%PDF-1.7'))).toContain('PDF')
    expect(await said(strToU8('hello'))).toContain('no Word document')
    expect(await said(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toContain('Excel')
    expect(await said(new Uint8Array())).toContain('empty')
  })

  test('wrong XML is named with its part, and a document type is refused before any entity is known', async () => {
    expect(await said(edited(good, (xml) => xml.replace('</w:body>', '')))).toContain('word/document.xml')
    const doctype = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    expect(await said(edited(good, (xml) => xml.replace('<w:document', `${doctype}<w:document`)))).toContain(
      'document type',
    )
    expect(await said(withPart(good, basePart, (xml) => xml.replace('<base', `${doctype}<base`)))).toContain(
      'document type',
    )
    expect(await said(edited(good, (xml) => xml.replace('For everybody.', '&b;')))).toContain('broken')
  })

  test('what has no end is refused: unpacked bytes, nests, pieces, people', async () => {
    const bomb = withPart(good, 'word/comments.xml', () => ' '.repeat(70 * 1024 * 1024))
    const related = withPart(bomb, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
      ),
    )
    expect(await said(related)).toContain('unpacks to too much')
    expect(await said(inBody('<w:sdt>'.repeat(5_000)))).toContain('more than 250 deep')
    expect(await said(inBody('<w:tbl><w:tr><w:tc>'.repeat(200)))).toContain('more than 250 deep')
    const pieces = `<w:p>${(run('a') + run('b', '<w:b/>')).repeat(105_000)}</w:p>`
    expect(await said(inBody(pieces))).toContain('200,000 pieces')
    const people = Array.from(
      { length: 60 },
      (_, index) => `<w:p><w:ins w:id="1" w:author="P${index}">${run('a')}</w:ins></w:p>`,
    )
    expect(await said(inBody(people.join('')))).toContain('60 people changed this file')
  })

  test('macros are neither read nor run, and are told', async () => {
    const { losses } = await readingOf(withPart(good, 'word/vbaProject.bin', () => 'x'))
    expect(losses.map((loss) => loss.kind)).toEqual(['macro'])
  })

  test('an external reference is never fetched', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
    const kinds = ['attachedTemplate', 'image', 'subDocument', 'comments', 'styles', 'header']
    const relations = kinds.map(
      (kind) =>
        `<Relationship Id="rIdX${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${url}" TargetMode="External"/>`,
    )
    const bytes = withPart(good, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace('</Relationships>', `${relations.join('')}</Relationships>`),
    )
    await readingOf(bytes)
    await new Promise((resolve) => server.close(resolve))
    expect(asked).toBe(0)
  })
})

describe('what the file says of its base', () => {
  test('another format, no JSON, no document, a section named twice', async () => {
    expect(await said(withBase((base) => ({ ...base, format: 2 })))).toContain('another release of Candor')
    expect(await said(withPart(good, basePart, () => baseXml('%%%')))).toContain('no text that Candor wrote')
    expect(await said(withBase((base) => ({ ...base, document: { format: 1 } })))).toContain('is not whole')
    expect(await said(withBase((base) => ({ ...base, ours: 'all' })))).toContain('is not whole')
    const twice = { ...document, clauses: [...document.clauses, ...document.clauses] }
    expect(await said(withBase((base) => ({ ...base, document: twice })))).toContain('names a section twice')
  })

  test('one that is huge, and one that is not what its fingerprint stands for', async () => {
    const huge = withPart(good, basePart, () => baseXml('QUFB'.repeat(4_000_000)))
    expect(await said(huge)).toContain('larger than 12 MB')
    const other = policy([clause('scope', 'Scope', [paragraph('For nobody.')])])
    expect(await said(withBase((base) => ({ ...base, document: other })))).toContain(
      'not what its fingerprint stands for',
    )
  })

  test('a part of a text that the store knows is a base; one that says something else is none', async () => {
    const whole = policy([...document.clauses, clause('more', 'More', [paragraph('Ask.')])])
    const known = {
      textOf: (print: string) => Promise.resolve(print === fingerprint(whole) ? whole : undefined),
      comments: [],
    }
    const part = withBase((base) => ({ ...base, fingerprint: fingerprint(whole) }))
    expect((await readReturn(part, known)).ok).toBe(true)
    expect((await readReturn(part, nothingKnown)).ok).toBe(false)
    const false_ = policy([clause('scope', 'Scope', [paragraph('For nobody.')])])
    const lie = withBase((base) => ({ ...base, fingerprint: fingerprint(whole), document: false_ }))
    expect((await readReturn(lie, known)).ok).toBe(false)
  })

  test('a file that lost its base is read by the fingerprint it prints, or refused', async () => {
    const lost = withPart(good, basePart, () => '<other xmlns="urn:x"/>')
    const changed = edited(lost, (xml) => atWords(xml, 'For everybody.', () => run('For all.')))
    expect(await said(changed)).toContain('does not say which text')
    const known = {
      textOf: (print: string) => Promise.resolve(print === fingerprint(document) ? document : undefined),
      comments: [],
    }
    expect((await readingOf(changed, known)).suggestions).toHaveLength(1)
  })
})
