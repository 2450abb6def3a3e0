// Markdown: reads back to the same bytes, keeps numbers and marks, never lets text become markup.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { paragraph, text } from '../../app/domain/policy-document'
import { markdownOfBlocks, markdownOfDocument } from '../../app/render/markdown'
import { markdownProcessor } from '../../app/render/markdown-syntax'
import { anyBlocks } from './any-document'
import {
  clause,
  draftSheet,
  emptyPolicy,
  everyBlockPolicy,
  fingerprint,
  longPolicy,
  manyScriptsPolicy,
  policy,
  publishedSheet,
  sampleSheet,
  supersededSheet,
} from './documents'

function frontMatter(markdown: string): unknown {
  return parse(markdown.split('---\n')[1] ?? '')
}

function again(markdown: string): string {
  return markdownProcessor().processSync(markdown).toString()
}

describe('round trip', () => {
  test.each([
    ['every block', everyBlockPolicy],
    ['many scripts', manyScriptsPolicy],
    ['an empty document', emptyPolicy],
    ['sixty clauses', longPolicy],
  ])('%s reads back and writes again to the same bytes', (_, document) => {
    const markdown = markdownOfDocument(document, publishedSheet)
    expect(again(markdown)).toBe(markdown)
  })

  test('any blocks read back and write again to the same bytes', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const markdown = markdownOfBlocks(blocks)
        expect(again(markdown)).toBe(markdown)
      }),
      { numRuns: 150 },
    )
  })
})

describe('front matter', () => {
  test('holds the facts of the version as strings', () => {
    expect(frontMatter(markdownOfDocument(everyBlockPolicy, publishedSheet))).toEqual({
      title: 'Social media policy',
      organisation: 'Harbour & Hill Trust',
      author: 'Harbour & Hill Trust',
      owner: 'Amara Okafor, Head of People',
      version: '3.0',
      status: 'published',
      date: '2027-03-14T09:12:00.000Z',
      effective: '2027-04-01',
      lang: 'en-GB',
      fingerprint,
      source: 'https://policies.example.org/p/social-media',
    })
  })

  test('a title cannot break out of it', () => {
    const title = 'x"\n---\nadmin: true #'
    expect(frontMatter(markdownOfDocument(policy([], { title }), draftSheet))).toMatchObject({
      title: 'x" --- admin: true #',
      status: 'draft',
    })
  })
})

describe('body', () => {
  test('headings carry the clause numbers and are no lists', () => {
    const markdown = markdownOfDocument(everyBlockPolicy, publishedSheet)
    expect(markdown).toContain('\n## 2 Your own accounts\n')
    expect(markdown).toContain('\n### 2.2 Your name\n')
  })

  test('a draft says DRAFT, a superseded version says what replaced it, a sample says it is one', () => {
    expect(markdownOfDocument(everyBlockPolicy, draftSheet)).toContain('**DRAFT: This is a draft.')
    expect(markdownOfDocument(everyBlockPolicy, supersededSheet)).toContain('Read version 4.0 instead.')
    expect(markdownOfDocument(everyBlockPolicy, sampleSheet)).toContain('This is sample text.')
  })

  test('callouts are GitHub alerts', () => {
    expect(markdownOfBlocks([{ kind: 'callout', tone: 'note', blocks: [paragraph('Ask.')] }])).toBe(
      '> [!NOTE]\n> Ask.\n',
    )
  })

  test('a quote that says [!NOTE] stays a quote', () => {
    const markdown = markdownOfBlocks([{ kind: 'quote', blocks: [paragraph('[!NOTE]')] }])
    expect(markdown).toBe('> \\[!NOTE]\n')
    expect(again(markdown)).toBe(markdown)
  })

  test('the text of a paragraph never becomes markup', () => {
    expect(markdownOfBlocks([paragraph('# <b>1</b> [a](javascript:x) *b*')])).toBe(
      '\\# \\<b>1\\</b> \\[a]\\(javascript:x) \\*b\\*\n',
    )
  })

  test('a link with an address that may not be linked is text', () => {
    const runs = [{ ...text('press'), href: 'javascript:alert(1)' }]
    expect(markdownOfBlocks([{ kind: 'paragraph', runs }])).toBe('press\n')
  })

  test('ends with the approval record and the version history', () => {
    const markdown = markdownOfDocument(policy([clause('a', 'A', [])]), publishedSheet)
    expect(markdown.indexOf('## Approval record')).toBeGreaterThan(markdown.indexOf('## 1 A'))
    expect(markdown).toContain('| Ana Silva, Chief Executive | Approved | 12 March 2027, 15:01 UTC |')
    expect(markdown).toContain(
      '| 2.1 | 1 June 2026 | 2 June 2026 | 2 June 2026 | Editorial. Corrects a telephone number. | Amara Okafor |',
    )
  })
})
