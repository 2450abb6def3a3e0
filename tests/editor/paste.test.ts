// @vitest-environment jsdom
// What people paste becomes blocks of a policy, and they are told what was left out.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paragraph, text, type Block, type Run } from '../../app/domain/policy-document'
import { withInertStyles } from '../../app/editor/clipboard'
import { pastedBlocks, type Pasted } from '../../app/editor/paste'

function paste(html: string): Pasted {
  return pastedBlocks(new DOMParser().parseFromString(withInertStyles(html), 'text/html').body)
}

function clipboard(name: string): Pasted {
  return paste(readFileSync(`tests/editor/clipboard/${name}.html`, 'utf8'))
}

function strong(words: string): Run {
  return { kind: 'text', text: words, strong: true }
}

const levels: Block = {
  kind: 'list',
  ordered: false,
  items: [
    [
      paragraph('You may say where you work'),
      { kind: 'list', ordered: false, items: [[paragraph('but not for us')]] },
    ],
    [paragraph('You may like our posts')],
  ],
}

test('Word: headings, styles, lists of paragraphs, tracked changes, pictures, comments and merged cells', () => {
  const { blocks, losses } = clipboard('word')
  expect(blocks).toEqual([
    { kind: 'paragraph', runs: [strong('Personal accounts')] },
    {
      kind: 'paragraph',
      runs: [
        text('Your own accounts are '),
        strong('yours'),
        text('. Say so '),
        { ...text('openly'), emphasis: true },
        text('; see '),
        { ...text('our guide'), href: 'https://example.org/guide' },
        text('.'),
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [
        [
          paragraph('You may say where you work'),
          { kind: 'list', ordered: false, items: [[paragraph('but not for us')]] },
        ],
        [paragraph('You may like and share our posts')],
      ],
    },
    { kind: 'list', ordered: true, items: [[paragraph('Stop')], [paragraph('Tell us')]] },
    {
      kind: 'table',
      caption: '',
      header: [[text('Who')], [text('Answers in')]],
      rows: [
        [[text('The helper')], [text('two hours'), { kind: 'break' }, text('on working days')]],
        [[], [text('four hours')]],
      ],
    },
  ])
  expect(losses).toEqual([
    'Headings stand as bold lines: a section has one heading of its own.',
    'Fonts, sizes and colours were left out.',
    'Comments were left out.',
    expect.stringMatching(/^Tracked changes: inserted words were taken over/),
    'Pictures and films were left out.',
    'Merged cells of a table were taken apart.',
  ])
})

test('Google Docs: the bold frame that is not bold, weights in styles, lists beside their items', () => {
  const { blocks, losses } = clipboard('google-docs')
  expect(blocks).toEqual([
    { kind: 'paragraph', runs: [strong('Personal accounts')] },
    {
      kind: 'paragraph',
      runs: [
        text('Your own accounts are '),
        strong('yours'),
        text('. See '),
        { ...text('our guide'), emphasis: true, href: 'https://example.org/guide' },
        text('.'),
      ],
    },
    levels,
    {
      kind: 'table',
      caption: '',
      header: [[text('Who')], [text('Answers in')]],
      rows: [[[text('The helper')], [text('two hours')]]],
    },
  ])
  expect(losses).toContain('Pictures and films were left out.')
})

test('Word in a browser: a list that comes as three lists', () => {
  expect(clipboard('word-online').blocks).toEqual([levels])
})

test('a sentence inside a line stays one line', () => {
  expect(paste('<span>You <b>may</b> post.</span>').blocks).toEqual([
    { kind: 'paragraph', runs: [text('You '), strong('may'), text(' post.')] },
  ])
})

test('scripts, styles, forms and unsafe links bring nothing but their words', () => {
  const { blocks, losses } = paste(
    '<p onclick="x()">Look <a href="javascript:alert(1)">here</a><script>x()</script><style>p{}</style><input value="a"></p><iframe src="x"></iframe>',
  )
  expect(blocks).toEqual([paragraph('Look here')])
  expect(losses).toEqual([
    expect.stringMatching(/^A link was removed/),
    'Fields of a form were left out.',
    'Pictures and films were left out.',
  ])
})

test('Google’s detours and hidden text go', () => {
  const { blocks, losses } = paste(
    '<p><a href="https://www.google.com/url?q=https://example.org/a&sa=D">a</a><span style="display:none">secret</span></p>',
  )
  expect(blocks).toEqual([{ kind: 'paragraph', runs: [{ ...text('a'), href: 'https://example.org/a' }] }])
  expect(losses).toEqual(['Hidden text was left out.'])
})

test('a table that claims a million columns stays a table', () => {
  const { blocks } = paste(
    '<table><tr><td colspan="1000000">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
  )
  expect(blocks[0]).toMatchObject({ kind: 'table' })
})

test('a list inside a cell stands as lines, and a single cell is no table', () => {
  const { blocks } = paste(
    '<table><tr><td>a</td><td>b</td></tr><tr><td><ul><li>one</li><li>two</li></ul></td><td></td></tr></table><table><tr><td><p>alone</p></td></tr></table>',
  )
  expect(blocks).toEqual([
    {
      kind: 'table',
      caption: '',
      header: [[text('a')], [text('b')]],
      rows: [[[text('• one'), { kind: 'break' }, text('• two')], []]],
    },
    paragraph('alone'),
  ])
})

test('what comes from a plain web page with lines and quotes', () => {
  const { blocks } = paste(
    '<div>One<div>Two</div>Three<br>Four</div><blockquote>Said <p>so</p></blockquote><hr><pre>a\n  b</pre>',
  )
  expect(blocks).toEqual([
    paragraph('One'),
    paragraph('Two'),
    { kind: 'paragraph', runs: [text('Three'), { kind: 'break' }, text('Four')] },
    { kind: 'quote', blocks: [paragraph('Said'), paragraph('so')] },
    { kind: 'paragraph', runs: [text('a'), { kind: 'break' }, text('b')] },
  ])
})
