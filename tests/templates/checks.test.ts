// Check questions of a template: read with their clause, and every wrong one refused with its line and a fix.
import { describe, expect, test } from 'vitest'
import { templateDigest } from '../../app/domain/fingerprint'
import { clause, file, lineWith, mistakesIn, opening, question, templateOf } from './sources'

const options = '<Option label="Yes" right="yes" />\n<Option label="No" right="no" />'
const check = (inside: string, more = 'id="may-i"') =>
  `Words.\n\n<Check ${more} question="May I?" why="You may.">\n${inside}\n</Check>`

test('a check is read with its clause, its answers in order, and the right one', () => {
  expect(templateOf(clause(check(options))).checks).toEqual([
    {
      ...{ id: 'may-i', clauseId: 'one', question: 'May I?', options: ['Yes', 'No'], correct: 0 },
      why: 'You may.',
    },
  ])
})

test('a template without checks is what it was before there were any', () => {
  const template = templateOf(clause('Words.'))
  expect(template).not.toHaveProperty('checks')
  expect(templateDigest(template)).not.toBe(templateDigest(templateOf(clause(check(options)))))
})

const wrong: [rule: string, text: string, sentence: string | RegExp, fix: string | RegExp][] = [
  ['without answers', check(''), 'The check has no answers to choose from.', /at least two <Option/],
  ['with one', check('<Option label="Yes" right="yes" />'), /has one answer/, /at least two/],
  [
    'with six',
    check(`${options}\n${[3, 4, 5, 6].map((one) => `<Option label="${one}" right="no" />`).join('\n')}`),
    'The check has 6 answers to choose from.',
    /Keep 5 at most/,
  ],
  [
    'none right',
    check(options.replace('yes"', 'no"')),
    'No answer of the check is marked as right.',
    /on one/,
  ],
  ['two right', check(options.replace('right="no"', 'right="yes"')), /^2 answers of the check/, /right="no"/],
  [
    'an answer that does not say',
    check(`${options}\n<Option label="Perhaps" />`),
    /does not say whether it is right/,
    /Add right="yes" or right="no"/,
  ],
  [
    'another word than yes or no',
    check(options.replace('right="no"', 'right="nope"')),
    '"nope" is not a right of <Option>.',
    /Use one of yes, no|Did you mean "no"/,
  ],
  [
    'the same answer twice',
    check(`${options}\n<Option label="no" right="no" />`),
    /stands there twice/,
    /Change/,
  ],
  ['words among the answers', check(`${options}\n\nHello\n`), /something else than answers/, /question="…"/],
  ['no id', check(options, ''), '<Check> lacks id.', /Add id/],
  ['a bad id', check(options, 'id="May I"'), '"May I" cannot be an id.', /small letters/],
  [
    'the same id',
    `${check(options)}\n\n${check(options)}`,
    /check id "may-i" is already taken/,
    /another id/,
  ],
  [
    'in a When',
    `<When question="ok" is="yes">\n\n${check(options)}\n\n</When>`,
    /stands in a When/,
    /out of the/,
  ],
  [
    'too long',
    check(`<Option label="${'x'.repeat(201)}" right="no" />\n${options}`),
    'label of <Option> has 201 characters.',
    /Keep it to 200/,
  ],
]

describe('a check is refused', () => {
  test.each(wrong)('%s', (_, text, sentence, fix) => {
    const [first] = mistakesIn(clause(text))
    expect(first?.sentence).toMatch(sentence)
    expect(first?.fix).toMatch(fix)
    expect(first?.file).toBe('test.mdx')
  })

  test('outside any clause, at its line', () => {
    const source = file(
      `${opening}\n\nWords.\n\n</Clause>\n\n<Check id="a" question="b" why="c">\n${options}\n</Check>`,
    )
    expect(mistakesIn(source)).toMatchObject([
      { line: lineWith(source, '<Check'), sentence: '<Check> stands outside any clause.' },
    ])
  })

  test('in a clause for some people only', () => {
    const some = opening.replace('checked=', 'audience="volunteers" checked=')
    expect(mistakesIn(file(`${some}\n\n${check(options)}\n\n</Clause>`))).toMatchObject([
      { sentence: /is for some people only/, fix: /for everyone/ },
    ])
  })

  test('when an option of a question is marked as right', () => {
    const marked = question('pick', 'single', ['a', 'b']).replace('value="a"', 'right="yes"')
    expect(mistakesIn(clause(`Words.\n\n${marked}`))).toMatchObject([
      { fix: /move the option into a <Check>/ },
      { sentence: /one option to choose from/ },
    ])
  })
})
