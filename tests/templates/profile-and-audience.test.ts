// Profile questions and clauses for one group: what they read into, and what is refused.
import { expect, test } from 'vitest'
import { findProfileQuestion } from '../../app/domain/profile'
import { clause, file, lineWith, mistakesIn, opening, questions, templateOf } from './sources'

test('a profile question brings its own words, and the template may put others over them', () => {
  const template = templateOf(
    clause(
      '<Question profile="helper" label="Whom may people ask?" placeholder="[our friendly helper]" />\n\nAsk <Answer question="helper" />.',
    ),
  )
  const known = findProfileQuestion('helper')
  expect(template.questions.at(-1)).toMatchObject({
    id: 'helper',
    type: 'person',
    profile: true,
    label: 'Whom may people ask?',
    placeholder: 'our friendly helper',
    help: known?.help,
    why: known?.why,
  })
})

test('a profile question can be tested by its own options, also before it is asked', () => {
  const template = templateOf(
    clause(
      '<When question="where-people-work" is="uk">\n\nIn the UK.\n\n</When>\n\n<Question profile="where-people-work" />',
    ),
  )
  expect(template.questions.at(-1)?.options.map((option) => option.value)).toContain('uk')
})

test('a clause for groups names each once; a clause without the attribute is for everyone', () => {
  const source = file(
    `${opening.replace('>', ' audience="volunteers california volunteers">')}\n\n${questions}\n\nText.\n\n</Clause>`,
  )
  expect(templateOf(source).clauses[0]?.audience).toEqual(['volunteers', 'california'])
  expect(templateOf(clause('Text.')).clauses[0]?.audience).toEqual([])
})

test('a text may tell what changed in each version', () => {
  const changes = '\n  - { version: "1.0.0", what: "First version.", why: "It was needed." }'
  const template = templateOf(file(`${opening}\n\nText.\n\n</Clause>`, { changes }))
  expect(template.changes).toEqual([{ version: '1.0.0', what: 'First version.', why: 'It was needed.' }])
})

const refusals: [what: string, text: string, sentence: string | RegExp, fix: RegExp][] = [
  [
    'a profile question that is not one',
    '<Question profile="helpr" />',
    'The profile has no question "helpr".',
    /Did you mean "helper"\?/,
  ],
  [
    'a question of one’s own under a profile id',
    '<Question id="helper" type="text" label="Who?" help="H." example="E." why="W." placeholder="p" />',
    '"helper" is asked once for the whole organisation.',
    /<Question profile="helper" \/>/,
  ],
  [
    'a profile question placed twice',
    '<Question profile="helper" />\n\n<Question profile="helper" />',
    /The question id "helper" is already taken \(line \d+\)\./,
    /another id, or remove/,
  ],
  [
    'options in a profile question',
    '<Question profile="headcount"><Option value="a" label="A" /></Question>',
    '<Question> holds nothing.',
    /Close it in itself/,
  ],
  [
    'a type on a profile question',
    '<Question profile="headcount" type="text" />',
    '<Question> has no attribute type.',
    /It knows/,
  ],
  [
    'an option that the profile does not have',
    '<Question profile="employer-kind" />\n\n<When question="employer-kind" is="guild">x</When>',
    '"guild" is not an answer to "employer-kind".',
    /business, charity, public-body/,
  ],
  [
    'a profile question that is used and not placed',
    'Ask <Answer question="helper" />.',
    'There is no question "helper".',
    /Add the question to a clause/,
  ],
]

test.each(refusals)('%s is refused', (_what, text, sentence, fix) => {
  const source = clause(text)
  const mistakes = mistakesIn(source)
  expect(mistakes).toContainEqual({
    file: 'test.mdx',
    line: expect.any(Number),
    sentence: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    fix: expect.stringMatching(fix),
  })
})

test.each(['Volunteers', 'vol_unteers', 'a,b', '-x'])('"%s" is no key of a group', (audience) => {
  const source = file(`${opening.replace('>', ` audience="${audience}">`)}\n\nText.\n\n</Clause>`)
  expect(mistakesIn(source)).toEqual([
    {
      file: 'test.mdx',
      line: lineWith(source, '<Clause'),
      sentence: `"${audience}" cannot be the key of a group.`,
      fix: expect.stringContaining('volunteers'),
    },
  ])
})

test('a change without a reason is refused', () => {
  const changes = '\n  - { version: "1.0.0", what: "First version." }'
  expect(mistakesIn(file(`${opening}\n\nText.\n\n</Clause>`, { changes }))).toMatchObject([
    { sentence: 'An entry of changes does not have exactly version, what, why.' },
  ])
})

test('a text of 10,000 lines is read in seconds, and one of a hundred thousand parts is not even begun', () => {
  const lines = (count: number) => file(`${opening}\n\n${'You may post.\n\n'.repeat(count)}</Clause>`)
  const before = process.cpuUsage()
  expect(mistakesIn(lines(5_000))).toEqual([])
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10)
  const start = process.cpuUsage()
  expect(mistakesIn(lines(60_000))).toMatchObject([{ sentence: 'The template has more than 20,000 parts.' }])
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(0.5)
})

test('many mistakes in 10,000 lines are each named with their line', () => {
  const source = file(`${opening}\n\n${'<Anser question="who" />\n\n'.repeat(3_000)}</Clause>`)
  const mistakes = mistakesIn(source)
  expect(mistakes.length).toBeGreaterThanOrEqual(3_000)
  expect(mistakes[0]?.line).toBe(lineWith(source, '<Anser'))
})
