// Word files become clauses, and everything that does not is listed with where it stood.
import { expect, test } from 'vitest'
import type { ImportedPolicy, LossKind } from '../../app/domain/imported-policy'
import { readPolicyFile } from '../../app/import/read-policy'
import { markdownOfBlocks } from '../../app/render/markdown'
import { valueOf } from '../instance'
import { del, ins, li, p, r, wordFile, wrapped, type WordFile } from './word-files'

async function imported(
  file: WordFile,
  changes: 'taken-in' | 'left-out' = 'taken-in',
): Promise<ImportedPolicy> {
  return valueOf(await readPolicyFile({ name: 'House_rules.docx', bytes: wordFile(file), changes }))
}

async function shape(body: string): Promise<string[]> {
  const { clauses } = await imported({ body })
  return clauses.map(
    (clause) => `${clause.level} ${clause.heading}${clause.guessed ? ` [${clause.guessed}]` : ''}`,
  )
}

function losses(policy: ImportedPolicy, kind: LossKind): [string, string][] {
  return policy.losses.filter((loss) => loss.kind === kind).map((loss) => [loss.where, loss.text])
}

test('headings are found by style, whatever the style is called and whatever it is based on', async () => {
  const body = [
    p(r('Our policy'), 'Titel'),
    p(r('Purpose'), 'berschrift1'),
    p(r('Why we have it.')),
    p(r('Reach'), 'Heading2'),
    p(r('Whom we reach.')),
    p(r('Scope'), 'HouseHeading'),
    p(r('Who it is for.')),
    `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${r('By hand')}</w:p>`,
    p(r('An outline level set by hand.')),
  ].join('')
  expect(await shape(body)).toEqual(['1 Purpose', '2 Reach', '1 Scope', '1 By hand'])
  expect((await imported({ body })).title).toBe('Our policy')
})

test('short bold lines, lines in capitals and numbered lines count as headings, and say so', async () => {
  const bold = '<w:b/>'
  const body = [
    p(r('SCOPE')),
    p(r('This policy is for everybody who works here.')),
    p(r('Personal accounts', bold)),
    p(r('They are yours.')),
    p(r('This bold sentence is a rule and no heading.', bold)),
    p(r('2. Mistakes')),
    p(r('Tell us at once.')),
  ].join('')
  expect(await shape(body)).toEqual([
    '1 SCOPE [capitals]',
    '2 Personal accounts [bold-line]',
    '2 Mistakes [numbered-line]',
  ])
})

test('text before the first heading, and text without any, becomes a section of its own', async () => {
  expect(await shape(p(r('Hello to all.')) + p(r('Scope'), 'berschrift1') + p(r('All.')))).toEqual([
    '1 Introduction [opening]',
    '1 Scope',
  ])
  expect(await shape(p(r('Only words.')))).toEqual(['1 Introduction [whole-text]'])
})

test('text before an introduction of the file’s own does not become a second introduction', async () => {
  expect(await shape(p(r('March 2025')) + p(r('Introduction'), 'berschrift1') + p(r('Hello.')))).toEqual([
    '1 Before the introduction [opening]',
    '1 Introduction',
  ])
})

test('a third-level heading stands as a bold line and is listed with its place', async () => {
  const policy = await imported({
    body:
      p(r('A'), 'berschrift1') +
      p(r('B'), 'Heading2') +
      p(r('C'), 'Heading3') +
      p(r('Words.')) +
      p(r('D'), 'berschrift1') +
      p(r('End.')),
  })
  expect(policy.clauses.map((clause) => clause.heading)).toEqual(['A', 'B', 'D'])
  expect(markdownOfBlocks(policy.clauses[1]?.blocks ?? [])).toContain('**C**')
  expect(losses(policy, 'heading')).toEqual([['paragraph 3, under “C”', 'C']])
})

test('lists keep their kind and their nesting', async () => {
  const { clauses, losses: lost } = await imported({
    body: [
      p(r('Rules'), 'berschrift1'),
      li(r('Ask first'), { numId: 2, level: 0 }),
      li(r('your lead'), { numId: 2, level: 1 }),
      li(r('Then post'), { numId: 2, level: 0 }),
      p(r('And also:')),
      li(r('Be kind'), { numId: 1, level: 0 }),
      li(r('Log it'), { numId: 2, level: 0 }),
    ].join(''),
  })
  expect(clauses[0]?.blocks).toMatchObject([
    { kind: 'list', ordered: true, items: [[{ kind: 'paragraph' }, { kind: 'list', ordered: true }], [{}]] },
    { kind: 'paragraph' },
    { kind: 'list', ordered: false },
    { kind: 'list', ordered: true },
  ])
  expect(lost.filter((loss) => loss.kind === 'list').map((loss) => loss.what)).toEqual([
    'A list that goes on at 3 in the file begins at 1 in the draft.',
    'A list with letters or Roman numerals counts 1, 2, 3 in the draft.',
  ])
})

test('tables, quotes, bold, italic and safe links come over', async () => {
  const cell = (text: string) => `<w:tc><w:tcPr/>${p(r(text))}</w:tc>`
  const { clauses } = await imported({
    body: [
      p(r('Channels'), 'berschrift1'),
      p(
        r('You ') +
          r('must', '<w:b/>') +
          r(' ask ') +
          r('first', '<w:i/>') +
          r('. ') +
          `<w:hyperlink r:id="web">${r('Read more')}</w:hyperlink>`,
      ),
      `<w:tbl><w:tr>${cell('Channel')}${cell('Owner')}</w:tr><w:tr>${cell('News')}${cell('Ana')}</w:tr></w:tbl>`,
      p(r('Own up.'), 'Zitat'),
    ].join(''),
    beside: { web: { type: 'hyperlink', target: 'https://example.org/more', external: true } },
  })
  expect(markdownOfBlocks(clauses[0]?.blocks ?? [])).toBe(
    'You **must** ask _first_. [Read more](https://example.org/more)\n\n| Channel | Owner |\n| - | - |\n| News | Ana |\n\n> Own up.\n',
  )
})

test('tracked changes are listed with words, author and day, and the reader chooses which text comes in', async () => {
  const file = {
    body:
      p(r('Rules'), 'berschrift1') +
      p(
        r('You must ') +
          ins(r('always ') + r('ask '), 'Ana Lee') +
          del('never ', 'Bo') +
          r('before you post.'),
      ),
  }
  const taken = await imported(file)
  expect(markdownOfBlocks(taken.clauses[0]?.blocks ?? [])).toBe('You must always ask before you post.\n')
  expect(taken.hasTrackedChanges).toBe(true)
  expect(taken.losses.filter((loss) => loss.kind === 'tracked-change')).toEqual([
    {
      kind: 'tracked-change',
      what: 'Ana Lee proposed to add words on 3 May 2026, and nobody decided. It is in the draft.',
      where: 'paragraph 2, under “Rules”',
      text: 'always ask',
    },
    {
      kind: 'tracked-change',
      what: 'Bo proposed to take out words on 4 May 2026, and nobody decided. It is not in the draft.',
      where: 'paragraph 2, under “Rules”',
      text: 'never',
    },
  ])
  const before = await imported(file, 'left-out')
  expect(markdownOfBlocks(before.clauses[0]?.blocks ?? [])).toBe('You must never before you post.\n')
})

test('a paragraph whose end was taken out runs on into the next', async () => {
  const gone = '<w:pPr><w:rPr><w:del w:id="9" w:author="Ana"/></w:rPr></w:pPr>'
  const file = {
    body: p(r('Rules'), 'berschrift1') + `<w:p>${gone}${r('Ask first, ')}</w:p>` + p(r('then post.')),
  }
  expect(markdownOfBlocks((await imported(file)).clauses[0]?.blocks ?? [])).toBe('Ask first, then post.\n')
  expect((await imported(file, 'left-out')).clauses[0]?.blocks).toHaveLength(2)
})

test('a row that was taken out as a whole is listed, and in the text only when changes are left out', async () => {
  const row = (text: string, properties = '') =>
    `<w:tr>${properties}<w:tc>${p(r(text))}</w:tc><w:tc>${p(r('x'))}</w:tc></w:tr>`
  const table = `<w:tbl>${row('Head')}${row('Stays')}${row('Goes', '<w:trPr><w:del w:id="1" w:author="Bo"/></w:trPr>')}</w:tbl>`
  const file = { body: p(r('Rules'), 'berschrift1') + table }
  const taken = await imported(file)
  expect(markdownOfBlocks(taken.clauses[0]?.blocks ?? [])).not.toContain('Goes')
  expect(losses(taken, 'tracked-change')).toEqual([['paragraph 6, under “Rules”', 'Goesx']])
  expect(markdownOfBlocks((await imported(file, 'left-out')).clauses[0]?.blocks ?? [])).toContain('Goes')
})

test('comments, footnotes, pictures, headers, text boxes, fields and hidden words are listed with their words', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:graphicData uri="http://x/shape"/><w:txbxContent>${p(r('Call Ana.'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('Call Ana.'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const picture = `<w:r><w:drawing><wp:docPr id="1" name="x" descr="Our logo"/><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>`
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('3 May')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const policy = await imported({
    body: [
      p(r('Rules'), 'berschrift1'),
      p(
        r('Ask.') +
          '<w:r><w:commentReference w:id="5"/></w:r>' +
          '<w:r><w:footnoteReference w:id="2"/></w:r>' +
          picture +
          box,
      ),
      p(r('As of ') + field + r('. ') + r('Secret pay.', '<w:vanish/>')),
    ].join(''),
    beside: {
      comments: {
        type: 'comments',
        target: 'comments.xml',
        xml: wrapped('w:comments', `<w:comment w:id="5" w:author="Ana">${p(r('Whom?'))}</w:comment>`),
      },
      footnotes: {
        type: 'footnotes',
        target: 'footnotes.xml',
        xml: wrapped(
          'w:footnotes',
          `<w:footnote w:id="0" w:type="separator">${p(r('--'))}</w:footnote><w:footnote w:id="2">${p(r('See the code.'))}</w:footnote>`,
        ),
      },
      header1: {
        type: 'header',
        target: 'header1.xml',
        xml: wrapped(
          'w:hdr',
          p(r('CONFIDENTIAL') + '<w:r><w:pict><v:textpath string="DRAFT"/></w:pict></w:r>'),
        ),
      },
    },
    parts: { 'word/vbaProject.bin': 'macro', 'word/embeddings/sheet.xlsx': 'x' },
  })
  const at = 'paragraph 2, under “Rules”'
  expect(losses(policy, 'comment')).toEqual([[at, 'Whom?']])
  expect(losses(policy, 'footnote')).toEqual([[at, 'See the code.']])
  expect(losses(policy, 'picture')).toEqual([[at, 'Our logo']])
  expect(losses(policy, 'page-header')).toEqual([['top of the pages', 'CONFIDENTIAL DRAFT']])
  expect(losses(policy, 'text-box')[0]?.[1]).toBe('Call Ana.')
  expect(losses(policy, 'field').map(([, text]) => text)).toEqual(['3 May'])
  expect(losses(policy, 'hidden').map(([, text]) => text)).toEqual(['Secret pay.'])
  expect(losses(policy, 'macro')).toHaveLength(2)
  expect(markdownOfBlocks(policy.clauses[0]?.blocks ?? [])).toBe(
    'Ask. (note 1)\n\n> [!NOTE]\n> Call Ana.\n\nAs of 3 May.\n\nNote 1: See the code.\n',
  )
})

test('a table of contents is left out once, whatever holds it', async () => {
  const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(r('Rules ... 3'), 'TOC1')}</w:sdtContent></w:sdt>`
  const policy = await imported({ body: control + p(r('Rules'), 'berschrift1') + p(r('Ask.')) })
  expect(policy.clauses.map((clause) => clause.heading)).toEqual(['Rules'])
  expect(losses(policy, 'field')).toHaveLength(1)
})

test('links that could run something lose their address, and the list says which', async () => {
  const policy = await imported({
    body: p(r('Rules'), 'berschrift1') + p(`<w:hyperlink r:id="bad">${r('Click')}</w:hyperlink>`),
    beside: { bad: { type: 'hyperlink', target: 'javascript:alert(1)', external: true } },
  })
  expect(JSON.stringify(policy.clauses)).not.toContain('javascript')
  expect(losses(policy, 'link')).toEqual([['paragraph 2, under “Rules”', 'javascript:alert(1)']])
})

test('typed numbers go away from headings, and references to old numbers are pointed out', async () => {
  const policy = await imported({
    body: p(r('4.2 Scope'), 'berschrift1') + p(r('See section 7.1, and section 7 of the Data Act.')),
  })
  expect(policy.clauses[0]?.heading).toBe('Scope')
  expect(losses(policy, 'reference')).toEqual([['in “Scope”', 'section 7.1']])
})

test('words in other prefixes, in UTF-16 and in the strict form are read all the same', async () => {
  const strict = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Grüße</x:t></x:r></x:p></x:body></x:document>`
  const utf16 = new Uint8Array(
    Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${strict}`, 'utf16le'),
  )
  for (const document of [
    { document: strict, body: '' },
    { body: '', parts: { 'word/document.xml': utf16 } },
  ]) {
    const { clauses } = await imported(document)
    expect(markdownOfBlocks(clauses[0]?.blocks ?? [])).toBe('Grüße\n')
  }
})
