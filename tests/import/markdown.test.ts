// Markdown that people type becomes blocks; what cannot stay as it was is named; nothing is lost in silence.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Run } from '../../app/domain/policy-document'
import { paragraph, text } from '../../app/domain/policy-document'
import { blocksFromMarkdown, readMarkdown, runsFromMarkdown } from '../../app/import/markdown'
import { markdownOfBlocks } from '../../app/render/markdown'

function styled(...runs: [text: string, style?: { strong?: true; emphasis?: true; href?: string }][]): Block {
  return { kind: 'paragraph', runs: runs.map(([words, style]): Run => ({ ...text(words), ...style })) }
}

describe('what a policy can hold', () => {
  test.each<[markdown: string, blocks: Block[]]>([
    ['Two\nlines.\n\nNext.', [paragraph('Two lines.'), paragraph('Next.')]],
    ['One\\\ntwo', [{ kind: 'paragraph', runs: [text('One'), { kind: 'break' }, text('two')] }]],
    [
      'You **may** *ask ***us*** *now*.',
      [
        styled(
          ['You '],
          ['may', { strong: true }],
          [' *ask '],
          ['us', { strong: true, emphasis: true }],
          [' '],
          ['now', { emphasis: true }],
          ['.'],
        ),
      ],
    ],
    [
      '[See](https://example.org/a) [mail](mailto:a@example.org)',
      [styled(['See', { href: 'https://example.org/a' }], [' '], ['mail', { href: 'mailto:a@example.org' }])],
    ],
    [
      'See [this][a].\n\n[a]: https://example.org',
      [styled(['See '], ['this', { href: 'https://example.org' }], ['.'])],
    ],
    [
      '- one\n  1. two\n- three',
      [
        {
          kind: 'list',
          ordered: false,
          items: [
            [paragraph('one'), { kind: 'list', ordered: true, items: [[paragraph('two')]] }],
            [paragraph('three')],
          ],
        },
      ],
    ],
    [
      '| a | b |\n| - | - |\n| **c** |',
      [
        {
          kind: 'table',
          caption: '',
          header: [[text('a')], [text('b')]],
          rows: [[[{ ...text('c'), strong: true }], []]],
        },
      ],
    ],
    ['> Be kind.', [{ kind: 'quote', blocks: [paragraph('Be kind.')] }]],
    ['> [!NOTE]\n> Be kind.', [{ kind: 'callout', tone: 'note', blocks: [paragraph('Be kind.')] }]],
    [
      '> [!WARNING]\n>\n> - Stop.',
      [
        {
          kind: 'callout',
          tone: 'warning',
          blocks: [{ kind: 'list', ordered: false, items: [[paragraph('Stop.')]] }],
        },
      ],
    ],
    [
      '> [!NOTE] is how you write it.',
      [{ kind: 'quote', blocks: [paragraph('[!NOTE] is how you write it.')] }],
    ],
    ['> \\[!NOTE]\n> Be kind.', [{ kind: 'quote', blocks: [paragraph('[!NOTE] Be kind.')] }]],
    [':', [paragraph(':')]],
    ['', []],
    ['\n \n', []],
    ['>', []],
  ])('%j', (markdown, blocks) => {
    expect(blocksFromMarkdown(markdown)).toEqual({ blocks, losses: [] })
  })
})

describe('what a policy cannot hold', () => {
  test.each<[what: string, markdown: string, blocks: Block[], loss: RegExp]>([
    [
      'a heading',
      '# Hello *you*',
      [styled(['Hello ', { strong: true }], ['you', { strong: true, emphasis: true }])],
      /bold lines/,
    ],
    [
      'HTML around words',
      'a <b onclick="x">b</b>',
      [paragraph('a <b onclick="x">b</b>')],
      /HTML is shown as text/,
    ],
    [
      'a block of HTML',
      '<script>\nalert(1)\n</script>',
      [
        {
          kind: 'paragraph',
          runs: [text('<script>'), { kind: 'break' }, text('alert(1)'), { kind: 'break' }, text('</script>')],
        },
      ],
      /HTML is shown as text/,
    ],
    ['code in a line', 'Type `ls`.', [paragraph('Type ls.')], /Code stands as plain text/],
    [
      'a block of code',
      '```\na\nb\n```',
      [{ kind: 'paragraph', runs: [text('a'), { kind: 'break' }, text('b')] }],
      /Code stands as plain text/,
    ],
    [
      'a picture',
      '![A cat](https://example.org/cat.png)',
      [paragraph('A cat')],
      /“A cat” was replaced by its description/,
    ],
    ['a picture without words', 'a ![](cat.png)', [paragraph('a')], /without a description was left out/],
    [
      'a link that could run',
      '[Click](javascript:alert(1))',
      [paragraph('Click')],
      /“javascript:alert\(1\)” was removed and its words kept/,
    ],
    ['a link to a page beside', '[Click](/page)', [paragraph('Click')], /must start with https/],
    ['a line across', 'a\n\n---\n\nb', [paragraph('a'), paragraph('b')], /dividing line was left out/],
    ['struck-out text', '~~a~~ b', [paragraph('a b')], /Struck-out/],
    ['tick boxes', '- [x] a', [{ kind: 'list', ordered: false, items: [[paragraph('a')]] }], /Tick boxes/],
    [
      'a list that starts late',
      '3. a',
      [{ kind: 'list', ordered: true, items: [[paragraph('a')]] }],
      /started at 3 now starts at 1/,
    ],
    ['a footnote', 'a[^1]\n\n[^1]: b', [paragraph('a (note 1)'), paragraph('Note 1: b')], /Footnotes/],
    ['a table of a header only', '| a |\n| - |', [paragraph('a')], /without rows/],
    [
      'an empty list item',
      '- a\n-',
      [{ kind: 'list', ordered: false, items: [[paragraph('a')]] }],
      /empty list item/,
    ],
  ])('%s', (_, markdown, blocks, loss) => {
    const read = blocksFromMarkdown(markdown)
    expect(read.blocks).toEqual(blocks)
    expect(read.losses).toEqual([expect.stringMatching(loss)])
  })

  test('is named once, and at most 20 times', () => {
    expect(blocksFromMarkdown('`a`\n\n`b`').losses).toHaveLength(1)
    const many = Array.from({ length: 50 }, (_, index) => `[a](x:${index})`).join(' ')
    expect(blocksFromMarkdown(many).losses).toHaveLength(20)
    expect(blocksFromMarkdown(many).losses.at(-1)).toBe('31 more changes of this kind.')
  })
})

describe('what is too much', () => {
  test('lists deeper than eight move up, and nothing is lost', () => {
    const deep = Array.from({ length: 11 }, (_, index) => `${'  '.repeat(index)}- level ${index}`).join('\n')
    const { blocks, losses } = blocksFromMarkdown(deep)
    expect(losses).toEqual([expect.stringMatching(/deeper than 8 levels/)])
    expect(JSON.stringify(blocks).match(/level \d+/g)).toHaveLength(11)
  })

  test('a text of more than 200,000 characters is refused', () => {
    expect(readMarkdown('a'.repeat(200_001))).toMatchObject({ ok: false, rule: 'markdown-too-long' })
    expect(readMarkdown('a\u0000')).toMatchObject({ ok: false, rule: 'text-has-control-characters' })
    expect(readMarkdown('a')).toEqual({ ok: true, value: { blocks: [paragraph('a')], losses: [] } })
  })

  test.each([
    ['emphasis', '*a_ '],
    ['brackets', '['],
    ['pictures', '!['],
    ['quotes', '> '],
    ['lists', '- '],
    ['ticks', '` `` '],
    ['tables without a head', 'a|b\n'],
    ['table rows', '|a|b|\n'],
    ['table cells', '|-'],
    ['addresses', 'a.b@'],
    ['entities', '&amp;'],
    ['lists in lists', '- - a\n'],
    ['lines', 'a\\\n'],
  ])('%s without end are plain text, at once', (_, pattern) => {
    const started = process.cpuUsage()
    const { blocks, losses } = blocksFromMarkdown(pattern.repeat(20_000))
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1.5)
    expect(blocks).toHaveLength(1)
    expect(losses).toEqual([expect.stringMatching(/too tangled/)])
  })
})

test('one line of Markdown is runs', () => {
  expect(runsFromMarkdown('a **b**\n\nc')).toEqual({
    runs: [text('a '), { ...text('b'), strong: true }, text(' c')],
    losses: [],
  })
  expect(runsFromMarkdown('- a\n- b').losses).toEqual([expect.stringMatching(/plain words/)])
})

/** Text as a document holds it: words with single spaces, also words that look like markup. */
const words = fc
  .array(
    fc.constantFrom(
      'may',
      'Ask',
      '*',
      '**',
      '_x_',
      '1.',
      '-',
      '>',
      '#',
      '|',
      '[a]',
      '[!NOTE]',
      '<b>',
      '&amp;',
      '`',
      '~~',
      '\\',
      '---',
      '!',
      'ä',
      '質問',
      '(b)',
      ':',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '))

const line = fc
  .array(
    fc.record({
      words,
      style: fc.constantFrom<'plain' | 'strong' | 'emphasis' | 'both' | 'link'>(
        'plain',
        'plain',
        'strong',
        'emphasis',
        'both',
        'link',
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts): Run[] =>
    parts.flatMap(({ words: value, style }, index): Run[] => {
      const run: Run = {
        kind: 'text',
        text: value,
        ...((style === 'strong' || style === 'both') && { strong: true as const }),
        ...((style === 'emphasis' || style === 'both') && { emphasis: true as const }),
        ...(style === 'link' && { href: 'https://example.org/a' }),
      }
      return index === 0 ? [run] : [text(' '), run]
    }),
  )
  .map(merged)

function merged(runs: Run[]): Run[] {
  return runs.reduce<Run[]>((done, run) => {
    const last = done.at(-1)
    const alike =
      last?.kind === 'text' &&
      run.kind === 'text' &&
      last.strong === run.strong &&
      last.emphasis === run.emphasis &&
      last.href === run.href
    return alike ? [...done.slice(0, -1), { ...last, text: last.text + run.text }] : [...done, run]
  }, [])
}

const anyParagraph = line.map((runs): Block => ({ kind: 'paragraph', runs }))
const table = fc
  .tuple(
    fc.array(line, { minLength: 2, maxLength: 2 }),
    fc.array(fc.array(line, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  )
  .map(([header, rows]): Block => ({ kind: 'table', caption: '', header, rows }))

const { blocks: anyBlocks } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 2, withCrossShrink: true },
    anyParagraph,
    table,
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(
        fc.tuple(anyParagraph, tie('blocks')).map(([first, rest]) => [first, ...rest]),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('callout' as const),
      tone: fc.constantFrom('note' as const, 'warning' as const),
      blocks: tie('blocks'),
    }),
    fc.record({ kind: fc.constant('quote' as const), blocks: tie('blocks') }),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
}))

test('blocks written as Markdown and read again are the same blocks', () => {
  fc.assert(
    fc.property(anyBlocks.filter(isPlain), (blocks) => {
      expect(blocksFromMarkdown(markdownOfBlocks(blocks))).toEqual({ blocks, losses: [] })
    }),
    { numRuns: 60 },
  )
})

/** Markdown cannot tell two lists of one kind in a row from one list, and a table in a list item needs words before it. */
function isPlain(blocks: Block[]): boolean {
  const listed = blocks.every((block, index) => block.kind !== 'list' || blocks[index - 1]?.kind !== 'list')
  return (
    listed &&
    blocks.every((block) =>
      'blocks' in block ? isPlain(block.blocks) : block.kind !== 'list' || block.items.every(isPlain),
    )
  )
}
