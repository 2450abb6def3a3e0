// What a comment can be about.
import { expect, test } from 'vitest'
import { clauseSentences } from '../../app/domain/clause-sentences'
import { paragraph, text } from '../../app/domain/policy-document'

test('sentences of paragraphs, lists, frames and tables, in order and each once', () => {
  expect(
    clauseSentences([
      paragraph('Ask first. Then post, e.g. on the forum! “Why?” 3 reasons.'),
      { kind: 'list', ordered: false, items: [[paragraph('Be kind')], [paragraph('Ask first.')]] },
      { kind: 'callout', tone: 'note', blocks: [paragraph('Careful.')] },
      {
        kind: 'table',
        caption: '',
        header: [[text('Who')], [text('When')]],
        rows: [[[text('You')], [text('Now')]]],
      },
    ]),
  ).toEqual([
    'Ask first.',
    'Then post, e.g. on the forum!',
    '“Why?”',
    '3 reasons.',
    'Be kind',
    'Careful.',
    'Who | When',
    'You | Now',
  ])
})
