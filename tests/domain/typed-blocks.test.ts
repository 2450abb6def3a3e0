// Blocks from a browser: what an editor writes is read, anything else is refused.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraph, text, type Block } from '../../app/domain/policy-document'
import { tidyBlocks } from '../../app/domain/tidy-blocks'
import { readBlocks, readBlocksText } from '../../app/domain/typed-blocks'
import { anyBlocks } from '../render/any-document'
import { valueOf } from '../instance'

const sound: Block[] = [
  { kind: 'paragraph', runs: [text('Ask '), { ...text('the helper'), gap: 'helper' }, text('.')] },
  {
    kind: 'list',
    ordered: true,
    items: [[paragraph('One'), { kind: 'list', ordered: false, items: [[paragraph('Inner')]] }]],
  },
  { kind: 'table', caption: 'Hours', header: [[text('Day')], [text('Time')]], rows: [[[text('Mon')], []]] },
  { kind: 'callout', tone: 'warning', blocks: [paragraph('Never post a password.')] },
  {
    kind: 'quote',
    blocks: [
      {
        kind: 'paragraph',
        runs: [
          { ...text('our forum'), strong: true, emphasis: true, href: 'https://example.org/' },
          { kind: 'break' },
          text('and more'),
        ],
      },
    ],
  },
]

test('every block an editor writes is read as it is', () => {
  expect(valueOf(readBlocks(JSON.parse(JSON.stringify(sound))))).toEqual(sound)
})

test('what no reader sees is tidied away', () => {
  const untidy = [
    { kind: 'paragraph', runs: [{ kind: 'text', text: '  two   spaces ' }, { kind: 'break' }] },
    { kind: 'paragraph', runs: [] },
    { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', runs: [] }]] },
    { kind: 'table', caption: '', header: [[], []], rows: [[[], []]] },
    { kind: 'callout', tone: 'note', blocks: [] },
  ]
  expect(valueOf(readBlocks(untidy))).toEqual([paragraph('two spaces')])
})

test('direction marks that could make a text look like another are taken out', () => {
  const typed = [{ kind: 'paragraph', runs: [{ kind: 'text', text: 'pay\u202elater' }] }]
  expect(valueOf(readBlocks(typed))).toEqual([paragraph('paylater')])
})

const inParagraph = (run: unknown) => [{ kind: 'paragraph', runs: [run] }]

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'blocks-unreadable'],
  ['a record', {}, 'blocks-unreadable'],
  [
    'a kind that policies do not hold',
    [{ kind: 'step', id: 'a', minutes: '', who: '', blocks: [] }],
    'blocks-unreadable',
  ],
  ['an unknown key', [{ kind: 'paragraph', runs: [], onclick: 'x' }], 'blocks-unreadable'],
  [
    'a key of all objects',
    [JSON.parse('{"kind":"paragraph","runs":[],"__proto__":{}}')],
    'blocks-unreadable',
  ],
  ['a number for text', inParagraph({ kind: 'text', text: 4 }), 'blocks-unreadable'],
  ['false for strong', inParagraph({ kind: 'text', text: 'a', strong: false }), 'blocks-unreadable'],
  ['a gap that is no id', inParagraph({ kind: 'text', text: 'a', gap: '<b>' }), 'blocks-unreadable'],
  [
    'a script as a link',
    inParagraph({ kind: 'text', text: 'a', href: 'javascript:alert(1)' }),
    'link-not-safe',
  ],
  [
    'an endless link',
    inParagraph({ kind: 'text', text: 'a', href: `https://${'a'.repeat(3000)}` }),
    'link-not-safe',
  ],
  [
    'half a character in a link',
    inParagraph({ kind: 'text', text: 'a', href: 'https://a.org/\ud800' }),
    'link-not-safe',
  ],
  ['a control character', inParagraph({ kind: 'text', text: 'a\u0000' }), 'text-has-control-characters'],
  ['half a character', inParagraph({ kind: 'text', text: '\ud800' }), 'text-is-broken'],
  ['a flood of text', inParagraph({ kind: 'text', text: 'x'.repeat(40_001) }), 'text-too-long'],
  ['a flood of blocks', Array.from({ length: 2_001 }, () => paragraph('x')), 'text-too-long'],
  [
    'a flood of breaks',
    [{ kind: 'paragraph', runs: Array.from({ length: 40_001 }, () => ({ kind: 'break' })) }],
    'text-too-long',
  ],
  [
    'a flood of rows',
    [{ kind: 'table', caption: '', header: [], rows: Array.from({ length: 4_001 }, () => []) }],
    'text-too-long',
  ],
  [
    'a flood of columns',
    [{ kind: 'table', caption: '', header: Array.from({ length: 21 }, () => []), rows: [] }],
    'table-too-wide',
  ],
  ['a flood of levels', nested(40), 'text-too-deep'],
])('%s is refused', (_what, value, rule) => {
  expect(readBlocks(value)).toMatchObject({ ok: false, rule })
})

test('what is not even JSON is refused in words', () => {
  expect(readBlocksText('{')).toMatchObject({ ok: false, rule: 'blocks-unreadable' })
})

test('nothing that comes in breaks the reader, and what it lets through is tidy', () => {
  fc.assert(
    fc.property(fc.oneof(anyBlocks, fc.jsonValue()), (value) => {
      const read = readBlocks(JSON.parse(JSON.stringify(value)))
      if (read.ok) expect(tidyBlocks(read.value)).toEqual(read.value)
    }),
    { numRuns: 500 },
  )
})

function nested(depth: number): Block[] {
  return depth === 0 ? [paragraph('x')] : [{ kind: 'quote', blocks: nested(depth - 1) }]
}
