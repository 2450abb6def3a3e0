// Every rule of the grammar refuses with file, line, what is wrong and the likely fix.
import { describe, expect, test } from 'vitest'
import { clause, file, lineWith, mistakesIn, opening, question, questions } from './sources'

const inClause: [rule: string, text: string, sentence: string | RegExp, fix: string | RegExp][] = [
  [
    'an unknown tag',
    '<Anser question="who" />',
    '<Anser> is not a tag of a template.',
    'Did you mean "Answer"?',
  ],
  ['HTML', 'Hello <b>you</b>.', '<b> is HTML, and templates hold none.', /Use one of Clause/],
  ['a fragment', '<>\n\nHello\n\n</>', '<> is not a tag of a template.', /Remove/],
  [
    'an unknown attribute',
    'Ask <Answer questoin="who" question="who" />.',
    '<Answer> has no attribute questoin.',
    'Did you mean "question"?',
  ],
  ['a missing attribute', 'Ask <Answer />.', '<Answer> lacks question.', /Add question="…"/],
  ['an empty attribute', 'Ask <Answer question="  " />.', 'question of <Answer> is empty.', /words between/],
  [
    'an attribute given twice',
    'Ask <Answer question="who" question="ok" />.',
    '<Answer> has question twice.',
    'Keep one.',
  ],
  [
    'an attribute without a value',
    'Ask <Answer question />.',
    'question of <Answer> is empty.',
    /words between/,
  ],
  [
    'an expression among the words',
    'Hello {process.env.HOME}.',
    '{…} is code, and templates hold no code.',
    /Remove it/,
  ],
  ['an expression on its own line', '{1 + 1}', '{…} is code, and templates hold no code.', /Remove it/],
  [
    'an expression as an attribute',
    '<When question="ok" is={1}>yes</When>',
    'is={…} is code, and templates hold no code.',
    'Write it in quotes: is="…".',
  ],
  [
    'a spread among the attributes',
    '<When {...x} question="ok" is="yes">yes</When>',
    '{…} in a tag is code, and templates hold no code.',
    /name="text"/,
  ],
  [
    'an import',
    'import fs from "node:fs"',
    /begins with import or export is code/,
    /begin the line with another word/,
  ],
  ['an export', 'export const a = 1', /begins with import or export is code/, /Remove it/],
  ['a comment in HTML', 'Hello <!-- you -->', 'HTML comments cannot stand in a template.', /<Note>/],
  ['a heading', '## Hello', 'A heading stands in the text.', /<Clause title/],
  ['a code block', '```\ncode\n```', 'Code stands in the text.', /backticks/],
  ['code in a line', 'Type `ls`.', 'Code stands in the text.', /backticks/],
  ['a picture', '![A cat](cat.png)', 'A picture stands in the text.', /in words/],
  ['a dividing line', 'Hello\n\n***\n\nyou', /line of hyphens or stars/, /Remove/],
  ['struck-out text', 'Hello ~~you~~', 'Struck-out text stands in the text.', 'Remove it.'],
  ['a footnote', 'Hello[^1]\n\n[^1]: Source.', 'A footnote stands in the text.', /source=/],
  [
    'a link by reference',
    'See [this][a].\n\n[a]: https://example.org',
    'A link is written by reference.',
    /in the line itself/,
  ],
  ['a tick box', '- [x] done', 'A tick box stands in a list.', /Remove/],
  ['an unsafe link', 'See [this](javascript:alert).', /cannot be followed safely/, /https:/],
  ['a relative link', 'See [this](/policies).', /cannot be followed safely/, /full address/],
  ['a When without is or not', '<When question="ok">yes</When>', '<When> has neither is nor not.', /Add is/],
  [
    'a When with both',
    '<When question="ok" is="yes" not="no">yes</When>',
    '<When> has both is and not.',
    'Keep one of them.',
  ],
  [
    'a When on an unknown question',
    '<When question="okay" is="yes">yes</When>',
    'There is no question "okay".',
    'Did you mean "ok"?',
  ],
  [
    'a When on an unknown value',
    '<When question="size" is="smal">yes</When>',
    '"smal" is not an answer to "size".',
    'Did you mean "small"?',
  ],
  [
    'a When that tests text',
    '<When question="who" is="me">yes</When>',
    '"who" is of type text, and nobody knows its answers yet.',
    /yes-no, single, multiple/,
  ],
  [
    'a When nested three deep',
    '<When question="ok" is="yes"><When question="size" is="small"><When question="goals" is="help">x</When></When></When>',
    '<When> is nested more than two deep.',
    /each case/,
  ],
  ['an empty When', '<When question="ok" is="yes"></When>', '<When> holds nothing.', /remove it/],
  [
    'an Answer of an unknown question',
    'Ask <Answer question="whom" />.',
    'There is no question "whom".',
    'Did you mean "who"?',
  ],
  [
    'a list of a single answer',
    '<Answer question="who" as="list" />',
    '"who" is of type text, which has one answer.',
    /Remove as/,
  ],
  [
    'a list in the middle of a line',
    'Hello <Answer question="goals" as="list" />',
    /stands in the middle of a line/,
    /line of its own/,
  ],
  [
    'an Answer in a link',
    '[Ask <Answer question="who" />](https://example.org)',
    'An Answer stands inside a link.',
    /before or after/,
  ],
  [
    'an unknown kind of list',
    '<Answer question="goals" as="table" />',
    '"table" is not a as of <Answer>.',
    /list/,
  ],
  [
    'an Answer that holds words',
    '<Answer question="who">me</Answer>',
    '<Answer> holds nothing.',
    /Close it in itself/,
  ],
  [
    'an Option outside a question',
    '<Option value="a" label="A" />',
    '<Option> stands outside a question.',
    /Move it into/,
  ],
  [
    'a Callout of unknown tone',
    '<Callout tone="warn">Hello</Callout>',
    '"warn" is not a tone of <Callout>.',
    /Use one of note, warning|Did you mean/,
  ],
  [
    'a block tag inside a line',
    'Hello <Callout tone="note">you</Callout> there',
    '<Callout> stands in the middle of a line.',
    /lines of its own/,
  ],
  [
    'a Note with an answer',
    '<Note>Ask <Answer question="who" />.</Note>',
    'A Note holds an Answer or a When.',
    /plain words/,
  ],
  [
    'an Include without files around it',
    '<Include file="shared/a.mdx" />',
    '"shared/a.mdx" cannot be included here.',
    /into this file/,
  ],
  [
    'a tag of the playbook',
    '<Contact role="legal" why="Knows" />',
    '<Contact> belongs to playbook scenarios.',
    /playbook/,
  ],
  [
    'a question id used twice',
    question('who', 'text'),
    'The question id "who" is already taken (line 13).',
    /another id/,
  ],
  ['an id with capitals', question('Who-Answers', 'text'), '"Who-Answers" cannot be an id.', /small letters/],
  [
    'an id that objects know',
    question('constructor', 'text'),
    '"constructor" cannot be an id.',
    /small letters/,
  ],
  [
    'an unknown type',
    question('other', 'singel'),
    '"singel" is not a type of <Question>.',
    'Did you mean "single"?',
  ],
  [
    'options of a text question',
    question('other', 'text', ['a', 'b']),
    'The question "other" has options, but its type is text.',
    /type="single"/,
  ],
  [
    'a choice of one',
    question('other', 'single', ['a']),
    'The question "other" has one option to choose from.',
    /at least two/,
  ],
  [
    'an option value used twice',
    question('other', 'single', ['a', 'a']),
    'The option value "a" is already taken.',
    /another value/,
  ],
  ['an unclosed tag', '<Callout tone="note">\n\nHello', /still open|never closed/, /<\/Callout>/],
  [
    'a tag closed by another',
    '<Callout tone="note">\n\nHello\n\n</Note>',
    'This closes <Note>, but <Callout> from line 28 is still open.',
    /Write <\/Callout>/,
  ],
  [
    'a value without quotes',
    '<Answer question=who />',
    'The value of an attribute is not in quotes.',
    /double quotes/,
  ],
  [
    'a quote without end',
    '<Answer question="who />',
    'The value of an attribute has no closing quote.',
    /closing "/,
  ],
  [
    'an address in angle brackets',
    'See <https://example.org>.',
    'An address stands in angle brackets.',
    /\[words\]/,
  ],
  [
    'a stray bracket',
    'Hello {you',
    'A curly bracket { begins code, and templates hold no code.',
    /round brackets/,
  ],
  ['a table without rows', '| a | b |\n| --- | --- |', 'A table has no rows.', /at least one row/],
  [
    'quotes in quotes without end',
    '> '.repeat(20) + 'x',
    'The text is too tangled to read here.',
    /three deep/,
  ],
]

describe('a clause refuses', () => {
  test.each(inClause)('%s', (_, text, sentence, fix) => {
    const source = clause(text)
    const mistakes = mistakesIn(source)
    const found = mistakes.find((mistake) =>
      typeof sentence === 'string' ? mistake.sentence === sentence : sentence.test(mistake.sentence),
    )
    expect(found, JSON.stringify(mistakes)).toBeDefined()
    expect(found?.fix).toMatch(fix)
    expect(found?.file).toBe('test.mdx')
    expect(found?.line).toBeGreaterThanOrEqual(1)
  })

  test('on the line where the mistake stands, also in a tag of several lines', () => {
    const source = clause('Fine.\n\n<Callout\n  tone="note"\n  colour="red">\nHello\n</Callout>')
    expect(mistakesIn(source)).toEqual([
      expect.objectContaining({
        line: lineWith(source, 'colour='),
        sentence: '<Callout> has no attribute colour.',
      }),
    ])
  })

  test('every mistake at once, in reading order', () => {
    const source = clause('## One\n\nAsk <Answer question="nobody" />.\n\n`two`')
    const lines = mistakesIn(source).map((mistake) => mistake.line)
    expect(lines).toEqual([lineWith(source, '## One'), lineWith(source, 'nobody'), lineWith(source, '`two`')])
  })
})

const wholeFiles: [rule: string, source: string, sentence: string | RegExp][] = [
  ['no front matter', `${opening}\n\nHello\n\n</Clause>`, 'The file has no front matter.'],
  [
    'front matter in JavaScript',
    `---js\n{ title: process.exit() }\n---\n\n${opening}\n\nHello\n\n</Clause>`,
    'The first line names a language for the front matter.',
  ],
  [
    'an unknown key',
    file(`${opening}\n\nHello\n\n</Clause>`, { titel: 'x' }),
    'The front matter has no key "titel".',
  ],
  [
    'a missing title',
    file(`${opening}\n\nHello\n\n</Clause>`, { title: undefined }),
    'The front matter lacks title.',
  ],
  [
    'a missing version',
    file(`${opening}\n\nHello\n\n</Clause>`, { version: undefined }),
    'The front matter lacks version.',
  ],
  [
    'a version of two numbers',
    file(`${opening}\n\nHello\n\n</Clause>`, { version: '1.0' }),
    '"1" is not a version.',
  ],
  [
    'another kind',
    file(`${opening}\n\nHello\n\n</Clause>`, { kind: 'playbook' }),
    '"playbook" is not a kind.',
  ],
  [
    'an unsupported language',
    file(`${opening}\n\nHello\n\n</Clause>`, { language: 'tlh' }),
    '"tlh" is not a language we can write in.',
  ],
  [
    'a wrongly written language',
    file(`${opening}\n\nHello\n\n</Clause>`, { language: 'EN_gb' }),
    '"EN_gb" is not a language we can write in.',
  ],
  [
    'minutes in words',
    file(`${opening}\n\nHello\n\n</Clause>`, { minutes: 'five' }),
    'minutes in the front matter cannot be used as it is.',
  ],
  [
    'a fact of an unknown question',
    file(`${opening}\n\nHello\n\n</Clause>`, { facts: '[{ label: Owner, question: owner }]' }),
    'There is no question "owner".',
  ],
  [
    'a fact without a label',
    file(`${opening}\n\nHello\n\n</Clause>`, { facts: '[{ question: owner }]' }),
    'An entry of facts does not have exactly label, question.',
  ],
  [
    'YAML that cannot be read',
    file(`${opening}\n\nHello\n\n</Clause>`, { title: '"x' }),
    'The front matter cannot be read here.',
  ],
  [
    'a key given twice',
    file(`${opening}\n\nHello\n\n</Clause>`, { title: 'x\ntitle: y' }),
    'The front matter cannot be read here.',
  ],
  [
    'aliases that swell',
    file(`${opening}\n\nHello\n\n</Clause>`, { facts: '&a [*a, *a]' }),
    'The front matter refers to a part of itself.',
  ],
  ['no clauses', file(''), 'The template has no clauses.'],
  ['text outside a clause', file('Hello'), 'Text stands outside any clause.'],
  ['a question outside a clause', file(questions), '<Question> stands outside any clause.'],
  [
    'an unknown section',
    file(`${opening.replace('purpose', 'purposes')}\n\nHello\n\n</Clause>`),
    '"purposes" is not a section.',
  ],
  [
    'a day that does not exist',
    file(`${opening.replace('known', '2026-02-30')}\n\nHello\n\n</Clause>`),
    'checked="2026-02-30" does not say when the source was read.',
  ],
  [
    'a clause id used twice',
    file(`${opening}\n\nHello\n\n</Clause>\n\n${opening}\n\nHello\n\n</Clause>`),
    'The clause id "one" is already taken (line 11).',
  ],
  [
    'a clause without text',
    file(`${opening}\n\n<Note>Hello</Note>\n\n</Clause>`),
    'The clause "One" has no text of its own.',
  ],
  [
    'clauses three deep',
    file(
      `${opening}\n\n${opening.replace('one', 'two')}\n\n${opening.replace('one', 'three')}\n\nHello\n\n</Clause>\n\n</Clause>\n\n</Clause>`,
    ),
    'A clause stands in a clause in a clause.',
  ],
  [
    'text after a sub-clause',
    file(`${opening}\n\n${opening.replace('one', 'two')}\n\nHello\n\n</Clause>\n\nLate.\n\n</Clause>`),
    'Text stands after a sub-clause.',
  ],
  [
    'a label of spaces only',
    file(
      `${opening}\n\n${question('who', 'text').replace('label="who?"', 'label="  "')}\n\nHello\n\n</Clause>`,
    ),
    'label of <Question> is empty.',
  ],
  [
    'a question that waits for itself',
    file(
      `${opening}\n\n<When question="a" is="yes">\n${question('a', 'yes-no')}\n</When>\n\nHello\n\n</Clause>`,
    ),
    'The question "a" is only asked after an answer to itself.',
  ],
  [
    'an answer printed where nobody may have been asked',
    file(
      `${opening}\n\n${questions}\n\n<When question="ok" is="yes">\n${question('more', 'text')}\n</When>\n\nAsk <Answer question="more" />.\n\n</Clause>`,
    ),
    '"more" is not always asked, and its answer stands here in any case.',
  ],
  [
    'a file of more than a megabyte',
    file(`${opening}\n\n${'Hello. '.repeat(150_000)}\n\n</Clause>`),
    'The file is larger than 1 MB.',
  ],
  [
    'too many parts',
    file(`${opening}\n\n${'a\n\n'.repeat(12_000)}\n\n</Clause>`),
    'The template has more than 20,000 parts.',
  ],
]

describe('a file is refused for', () => {
  test.each(wholeFiles)('%s', (_, source, sentence) => {
    const sentences = mistakesIn(source).map((mistake) => mistake.sentence)
    expect(sentences).toEqual(
      expect.arrayContaining([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]),
    )
  })
})

test('a close attribute, section or key is suggested', () => {
  expect(
    mistakesIn(file(`${opening.replace('purpose', 'purpos')}\n\nHello\n\n</Clause>`, { titel: 'x' })),
  ).toEqual([
    expect.objectContaining({ fix: 'Did you mean "title"?' }),
    expect.objectContaining({ fix: 'Did you mean "purpose"?' }),
  ])
})

test('a question may be used before it is asked', () => {
  expect(
    mistakesIn(file(`${opening}\n\nAsk <Answer question="who" />.\n\n${questions}\n\n</Clause>`)),
  ).toEqual([])
})

test('quoted signs are plain text in attributes and prose', () => {
  expect(mistakesIn(clause('Less is &lt; more, and \\{brackets\\} are fine.'))).toEqual([])
})
