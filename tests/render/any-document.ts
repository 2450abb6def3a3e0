// Documents made at random by fast-check: every block kind, nested, with text that tries to be markup.
import fc from 'fast-check'
import type { Block, Run } from '../../app/domain/policy-document'

const awkward = fc.constantFrom(
  'You may post.',
  '*',
  '_a_',
  '**',
  '1. one',
  '- dash',
  '> quote',
  '# hash',
  '| pipe |',
  '[!NOTE]',
  '[ ] task',
  '[^1]',
  '<b>',
  '&amp;',
  '`tick`',
  '~~gone~~',
  'https://example.org/a_b_c',
  'a@example.org',
  'www.example.org',
  '\\',
  '---',
  '===',
  '+',
  '!',
  ' ',
  'سؤال',
  '質問。',
  '👩🏽‍💻',
  '\u0007',
  '\ud800',
  '\u00a0',
  'word',
  '(a)',
  ':',
)

const someText = fc
  .array(fc.oneof(awkward, fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))

const run: fc.Arbitrary<Run> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Run>({ kind: 'break' }) },
  {
    weight: 6,
    arbitrary: fc
      .record({
        text: someText,
        strong: fc.option(fc.constant(true as const), { nil: undefined }),
        emphasis: fc.option(fc.constant(true as const), { nil: undefined }),
        href: fc.option(
          fc.constantFrom('https://example.org/(x)', 'mailto:a@example.org', 'javascript:alert(1)'),
          {
            nil: undefined,
          },
        ),
        gap: fc.option(fc.constant('question'), { nil: undefined }),
      })
      .map((marks): Run => ({ kind: 'text', ...marks })),
  },
)

const runs = fc.array(run, { maxLength: 5 })

/** Any blocks, up to three levels deep. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 4 }),
  block: fc.oneof(
    { maxDepth: 3 },
    runs.map((some): Block => ({ kind: 'paragraph', runs: some })),
    fc
      .record({
        caption: someText,
        header: fc.array(runs, { maxLength: 3 }),
        rows: fc.array(fc.array(runs, { maxLength: 3 }), { maxLength: 3 }),
      })
      .map((table): Block => ({ kind: 'table', ...table })),
    fc
      .record({ role: fc.constantFrom('hr', 'incident-lead'), why: someText })
      .map((contact): Block => ({ kind: 'contact', ...contact })),
    fc
      .record({ ordered: fc.boolean(), items: fc.array(tie('blocks'), { maxLength: 3 }) })
      .map((list): Block => ({ kind: 'list', ...list })),
    fc
      .record({ tone: fc.constantFrom('note' as const, 'warning' as const), blocks: tie('blocks') })
      .map((callout): Block => ({ kind: 'callout', ...callout })),
    tie('blocks').map((blocks): Block => ({ kind: 'quote', blocks })),
    fc
      .record({
        id: fc.constant('step'),
        minutes: fc.constantFrom('0–5', ''),
        who: someText,
        blocks: tie('blocks'),
      })
      .map((step): Block => ({ kind: 'step', ...step })),
    fc
      .record({ label: someText, blocks: tie('blocks') })
      .map((statement): Block => ({ kind: 'statement', ...statement })),
  ),
})).blocks
