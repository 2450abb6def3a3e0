// A template folder becomes a checked tree, by the compiling reader and by the plain one alike.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compiledTree, holdsCode } from '../../app/templates/compiled-tree'
import { parseTree } from '../../app/templates/mdx-tree'
import { readScenario } from '../../app/templates/read-scenario'
import { readTemplate } from '../../app/templates/read-template'
import { clause, templateOf } from './sources'

const library = join(import.meta.dirname, 'fixtures/library')

async function small() {
  const reading = await readTemplate(join(library, 'small'))
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes))
  return reading.value
}

describe('a template', () => {
  test('has the front matter, the facts and the id of its folder', async () => {
    expect(await small()).toMatchObject({
      id: 'small',
      version: '1.0.0',
      kind: 'policy',
      language: 'en-GB',
      minutes: 5,
      facts: [{ label: 'Owner', question: 'owner' }],
    })
  })

  test('has its questions in reading order, with options and conditions', async () => {
    const { questions } = await small()
    expect(questions.map(({ id, type, clauseId }) => [id, type, clauseId])).toEqual([
      ['owner', 'person', 'opening'],
      ['goals', 'multiple', 'opening'],
      ['approval', 'yes-no', 'opening'],
      ['approver', 'person', 'opening'],
    ])
    expect(questions[1]?.options[0]).toEqual({ value: 'listen', label: 'listen', hint: 'Hear first.' })
    expect(questions[3]?.when).toEqual([{ question: 'approval', test: 'is', value: 'yes' }])
  })

  test('keeps notes out of the text', async () => {
    const [opening] = (await small()).clauses
    expect(opening?.notes).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'Read this ' },
          { kind: 'text', text: 'aloud', strong: true },
          { kind: 'text', text: ' before you go on.' },
        ],
      },
    ])
  })

  test('has every kind of block, partials included, and one level of sub-clauses', async () => {
    const [opening] = (await small()).clauses
    expect(opening?.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'when',
      'when',
      'callout',
      'list',
    ])
    expect(opening?.clauses[0]?.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'answer-list',
      'table',
      'quote',
    ])
  })

  test('takes a tag that stands alone on a line for a word of its sentence', () => {
    const { clauses } = templateOf(
      clause('Ask\n<Answer question="who" />\nor\n<When question="ok" is="yes">nobody</When>\nat all.'),
    )
    expect(clauses[0]?.blocks).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'Ask' },
          { kind: 'text', text: ' ' },
          { kind: 'answer', question: 'who' },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: 'or ' },
          {
            kind: 'when',
            condition: { question: 'ok', test: 'is', value: 'yes' },
            runs: [{ kind: 'text', text: 'nobody' }],
          },
          { kind: 'text', text: ' at all.' },
        ],
      },
    ])
  })

  test('gives a question every condition it depends on', () => {
    const { questions } = templateOf(
      clause(
        [
          '<When question="ok" is="yes">',
          '<Question id="b" type="yes-no" label="b" help="h" example="e" why="w" placeholder="p" />',
          '</When>',
          '<When question="b" is="no">',
          '<Question id="c" type="text" label="c" help="h" example="e" why="w" placeholder="p" />',
          '</When>',
          '',
          'Hello.',
        ].join('\n'),
      ),
    )
    expect(questions.find((question) => question.id === 'c')?.when).toEqual([
      { question: 'b', test: 'is', value: 'no' },
      { question: 'ok', test: 'is', value: 'yes' },
    ])
  })
})

describe('the two readers', () => {
  test('give the same template', async () => {
    expect(await readTemplate(join(library, 'small'), compiledTree)).toEqual(
      await readTemplate(join(library, 'small')),
    )
  })

  test('give the same scenario', async () => {
    const file = join(library, 'playbook/slip.mdx')
    expect(await readScenario(file, compiledTree)).toEqual(await readScenario(file))
  })

  test('give the same mistakes for text that cannot be parsed', async () => {
    const broken = '<Callout tone="note">\n\nHello'
    expect(await compiledTree(broken, 'a.mdx')).toEqual(parseTree(broken, 'a.mdx'))
  })
})

test.each([
  ['an expression', 'Hello {globalThis.ran = true}'],
  ['an import', 'import "./nowhere.js"\n\nHello'],
  ['an attribute that is an expression', '<Note a={(globalThis.ran = true)}>x</Note>'],
  ['a spread', '<Note {...(globalThis.ran = true)}>x</Note>'],
  ['front matter in JavaScript', '---js\n{ a: (globalThis.ran = true) }\n---\n\nHello'],
])('%s never reaches the compiler, and nothing runs', async (_, source) => {
  const reading = await compiledTree(source, 'a.mdx')
  expect(reading.ok && !holdsCode(reading.value)).toBe(false)
  expect('ran' in globalThis).toBe(false)
})

describe('a scenario', () => {
  test('has numbered clauses with steps, contacts and statements, and its front matter', async () => {
    const reading = await readScenario(join(library, 'playbook/slip.mdx'))
    expect(reading).toMatchObject({
      ok: true,
      value: {
        id: 'slip',
        severity: 4,
        remove: 'remove-and-say-so',
        triage: ['ours-official', 'words', 'quiet'],
        clauses: [
          {
            id: 'steps',
            number: '1',
            blocks: [
              { kind: 'step', id: 'save', minutes: '0–5', who: 'Whoever sees it' },
              { kind: 'step', id: 'remove', blocks: [{ kind: 'paragraph' }, { kind: 'paragraph' }] },
            ],
          },
          { id: 'call', blocks: [{ kind: 'contact', role: 'channel-owner' }] },
          { id: 'remove' },
          { id: 'say', blocks: [{ kind: 'statement', label: 'In the same place' }] },
          { id: 'record', number: '5' },
        ],
      },
    })
  })
})
