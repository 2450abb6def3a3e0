// What every Word file carries so that it can come back: a control and a bookmark for each section, and the base.
import { describe, expect, test } from 'vitest'
import { allClauses, paragraph, type PolicyDocument } from '../../app/domain/policy-document'
import { clauseOfTag, clauseTag, placeOfBookmark, type WordBase } from '../../app/domain/word-marks'
import { wordOfDocument } from '../../app/render/word'
import { clause, everyBlockPolicy, fingerprint, manyScriptsPolicy, policy, publishedSheet } from './documents'
import { wordParts } from './reading'

describe('every section stands in a content control', () => {
  test('that carries its id, and number and heading as its title', async () => {
    expect(controlsOf(await partsOf(everyBlockPolicy))).toEqual(
      allClauses(everyBlockPolicy.clauses).map(({ id, number, heading }) => ({
        id,
        title: `${number} ${heading}`,
      })),
    )
  })

  test('with nothing but the section in it: its parts follow in controls of their own', async () => {
    const xml = (await partsOf(everyBlockPolicy))['word/document.xml'] ?? ''
    const [accounts = ''] = xml.match(/<w:tag w:val="candor:clause:accounts"\/>.*?<\/w:sdt>/s) ?? []
    expect(accounts.match(/<w:pStyle w:val="Heading\d"/g)).toEqual(['<w:pStyle w:val="Heading1"'])
    expect(accounts).not.toContain('<w:sdt>')
  })

  test('a title longer than Word takes is cut, and an id too long for a tag leaves the bookmark to say the place', async () => {
    const long = policy([clause('x'.repeat(60), '👩🏽‍💻'.repeat(30), [paragraph('Ask.')])])
    const xml = (await partsOf(long))['word/document.xml'] ?? ''
    const title = /<w:alias w:val="([^"]*)"\/><w:id w:val="1"/.exec(xml)?.[1] ?? ''
    expect(title.length).toBeLessThanOrEqual(64)
    expect(title).not.toMatch(/[\ud800-\udbff]…$/)
    expect(xml).not.toContain(clauseTag('x'.repeat(60)))
    expect(xml).toContain('w:name="candor_1"')
  })
})

test('every heading holds the bookmark of its place', async () => {
  const xml = (await partsOf(everyBlockPolicy))['word/document.xml'] ?? ''
  const places = [...xml.matchAll(/<w:bookmarkStart w:name="(candor_[^"]*)"/g)].map(([, name = '']) =>
    placeOfBookmark(name),
  )
  expect(places).toEqual(allClauses(everyBlockPolicy.clauses).map((_, index) => index + 1))
})

describe('the base', () => {
  test.each([
    ['every block', everyBlockPolicy],
    ['many scripts, lone surrogates and control characters', manyScriptsPolicy],
  ])('says what the file was made from, byte for byte: %s', async (_, document) => {
    const base = baseOf(await partsOf(document))
    expect(base).toMatchObject({ format: 1, policy: 'social-media', fingerprint, document, ours: [] })
  })

  test('tells the words around the sections, so that a change in them can be told', async () => {
    const { around } = baseOf(await partsOf(everyBlockPolicy))
    for (const words of [
      'Harbour & Hill Trust',
      'Everyone who works here',
      'Approval record',
      'Ana Silva, Chief Executive',
      'Version 3.0 · 3f9a0c6b7d12 Page of',
    ])
      expect(around).toContain(words)
  })

  test('is a part that Word keeps: related to the document, with its properties and their type', async () => {
    const parts = await partsOf(everyBlockPolicy)
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="../customXml/item1.xml"')
    expect(parts['customXml/_rels/item1.xml.rels']).toContain('Target="itemProps1.xml"')
    expect(parts['customXml/itemProps1.xml']).toContain('ds:uri="urn:candor:word-base:1"')
    expect(parts['[Content_Types].xml']).toContain('PartName="/customXml/itemProps1.xml"')
  })
})

async function partsOf(document: PolicyDocument): Promise<Record<string, string>> {
  return wordParts(await wordOfDocument(document, publishedSheet, { policy: 'social-media' }))
}

function controlsOf(parts: Record<string, string>): { id: string | undefined; title: string | undefined }[] {
  const xml = parts['word/document.xml'] ?? ''
  return [...xml.matchAll(/<w:alias w:val="([^"]*)"\/><w:tag w:val="([^"]*)"\/>/g)].map(
    ([, title, tag = '']) => ({
      id: clauseOfTag(tag),
      title,
    }),
  )
}

function baseOf(parts: Record<string, string>): WordBase {
  const encoded = /<base xmlns="urn:candor:word-base:1">([^<]*)<\/base>/.exec(
    parts['customXml/item1.xml'] ?? '',
  )?.[1]
  return JSON.parse(Buffer.from(encoded ?? '', 'base64').toString('utf8')) as WordBase
}
