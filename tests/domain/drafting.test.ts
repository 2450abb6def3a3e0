// Drafting puts answers in, takes conditions out, marks what is missing, and leaves nothing dangling.
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../app/domain/answer'
import type { Edits } from '../../app/domain/draft-input'
import { clauseStates } from '../../app/domain/draft-progress'
import { draftPolicy } from '../../app/domain/drafting'
import type { Block } from '../../app/domain/policy-document'
import { paragraph, plainRuns } from '../../app/domain/policy-document'
import { clause, file, opening, question, questions, templateOf } from '../templates/sources'

function blocksOf(text: string, answers: Answers = {}): Block[] {
  const template = templateOf(clause(text))
  return draftPolicy({ template, answers, skipped: [], edits: {} }).document.clauses[0]?.blocks ?? []
}

function gap(id: string): Block {
  return { kind: 'paragraph', runs: [{ kind: 'text', text: `[the ${id}]`, gap: id }] }
}

describe('an answer', () => {
  test.each<[question: string, answers: Answers, text: string]>([
    ['who', { who: 'Priya  Raman' }, 'Ask Priya Raman.'],
    ['size', { size: 'large' }, 'Ask large.'],
    ['goals', { goals: ['listen'] }, 'Ask listen.'],
    ['goals', { goals: ['listen', 'help'] }, 'Ask listen and help.'],
    ['goals', { goals: ['listen', 'help', 'learn'] }, 'Ask listen, help and learn.'],
    ['ok', { ok: false }, 'Ask no.'],
    ['who', { who: 'Acme Inc.' }, 'Ask Acme Inc.'],
    ['who', { who: 'Why not?' }, 'Ask Why not?'],
    ['who', { who: 'me,' }, 'Ask me.'],
    ['who', { who: '**bold** <b>{x}' }, 'Ask **bold** <b>{x}.'],
  ])('to %s with %j reads as plain text', (id, answers, text) => {
    expect(blocksOf(`Ask <Answer question="${id}" />.`, answers)).toEqual([paragraph(text)])
  })

  test('is a date in words and a number in digits', () => {
    const source = file(
      `${opening}\n\n${question('day', 'date')}\n\n${question('hours', 'number')}\n\nBy <Answer question="day" />, in <Answer question="hours" /> hours.\n\n</Clause>`,
    )
    const answers = { day: '2027-03-14', hours: 1500.5 }
    const { document } = draftPolicy({ template: templateOf(source), answers, skipped: [], edits: {} })
    expect(document.clauses[0]?.blocks).toEqual([paragraph('By 14 March 2027, in 1500.5 hours.')])
  })

  test('keeps the weight of its words', () => {
    expect(blocksOf('Ask **<Answer question="who" />** now.', { who: 'Ana' })).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'Ask ' },
          { kind: 'text', text: 'Ana', strong: true },
          { kind: 'text', text: ' now.' },
        ],
      },
    ])
  })

  test('of several lines keeps its paragraphs where it stands alone, and becomes one line elsewhere', () => {
    const source = file(
      `${opening}\n\n${question('story', 'long-text')}\n\n<Answer question="story" />\n\nIn short: <Answer question="story" />.\n\n</Clause>`,
    )
    const { document } = draftPolicy({
      template: templateOf(source),
      answers: { story: 'One.\n\nTwo\nthree.' },
      skipped: [],
      edits: {},
    })
    expect(document.clauses[0]?.blocks).toEqual([
      paragraph('One.'),
      paragraph('Two'),
      paragraph('three.'),
      paragraph('In short: One. Two three.'),
    ])
  })

  test('stands as a list of its own', () => {
    expect(blocksOf('<Answer question="goals" as="list" />', { goals: ['listen', 'learn'] })).toEqual([
      { kind: 'list', ordered: false, items: [[paragraph('listen')], [paragraph('learn')]] },
    ])
  })
})

test('a list of blanks is no list', () => {
  const source = file(
    `${opening}\n\n${question('items', 'list')}\n\nStays.\n\n<Answer question="items" as="list" />\n\n</Clause>`,
  )
  const answers = { items: [' ', '\n'] }
  const { document } = draftPolicy({ template: templateOf(source), answers, skipped: [], edits: {} })
  expect(document.clauses[0]?.blocks).toEqual([paragraph('Stays.')])
})

describe('a condition', () => {
  test('prints its text when it holds, and nothing when it does not', () => {
    const text =
      '<When question="ok" is="yes">Post.</When>\n\n<When question="ok" not="yes">Ask first.</When>'
    expect(blocksOf(text, { ok: true })).toEqual([paragraph('Post.')])
    expect(blocksOf(text, { ok: false })).toEqual([paragraph('Ask first.')])
  })

  test('on several choices holds when one of them is the value', () => {
    const text =
      'We <When question="goals" is="help">help </When><When question="goals" not="help">listen </When>you.'
    expect(blocksOf(text, { goals: ['learn', 'help'] })).toEqual([paragraph('We help you.')])
    expect(blocksOf(text, { goals: ['learn'] })).toEqual([paragraph('We listen you.')])
  })

  test.each([
    ['Ask us <When question="ok" is="yes">first</When>, please.', 'Ask us, please.'],
    ['Ask us <When question="ok" is="yes">first</When>.', 'Ask us.'],
    [
      'Ask <When question="ok" is="yes">first</When> <When question="ok" is="yes">twice</When> us.',
      'Ask us.',
    ],
    ['<When question="ok" is="yes">First.</When> Ask us.', 'Ask us.'],
    ['Ask us. <When question="ok" is="yes">First.</When>', 'Ask us.'],
    ['Ask us **<When question="ok" is="yes">first</When>** now.', 'Ask us now.'],
  ])('that fails leaves clean text: %s', (text, clean) => {
    expect(blocksOf(text, { ok: false })).toEqual([paragraph(clean)])
  })

  test('that fails takes its empty paragraph, item, row, list and callout along', () => {
    const vanishing = '<When question="ok" is="yes">x</When>'
    expect(blocksOf(`${vanishing}\n\n- ${vanishing}\n- stays\n\nStays.`, { ok: false })).toEqual([
      { kind: 'list', ordered: false, items: [[paragraph('stays')]] },
      paragraph('Stays.'),
    ])
    expect(
      blocksOf(`Stays.\n\n- ${vanishing}\n\n<Callout tone="note">${vanishing}</Callout>\n\n> ${vanishing}`, {
        ok: false,
      }),
    ).toEqual([paragraph('Stays.')])
    expect(blocksOf(`Stays.\n\n| a |\n| --- |\n| ${vanishing} |`, { ok: false })).toEqual([
      paragraph('Stays.'),
    ])
  })

  test('that fails takes the line along which introduces it', () => {
    const text = 'You may:\n\n<When question="ok" is="yes">\n- post\n</When>\n\nAsk.'
    expect(blocksOf(text, { ok: false })).toEqual([paragraph('Ask.')])
    expect(blocksOf(text, { ok: true })).toHaveLength(3)
  })

  test('nobody can judge yet prints one gap for neighbours that wait for the same question', () => {
    const both = (block: string) => block.replace('$', 'is="yes"') + '\n' + block.replace('$', 'is="no"')
    expect(blocksOf(both('<When question="ok" $>\n\nText.\n\n</When>\n'))).toEqual([gap('ok')])
    expect(blocksOf(both('- <When question="ok" $>Text.</When>'))).toEqual([
      { kind: 'list', ordered: false, items: [[gap('ok')]] },
    ])
    expect(
      blocksOf('Ask <When question="ok" is="yes">me</When> <When question="ok" is="no">you</When> now.'),
    ).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'Ask ' },
          { kind: 'text', text: '[the ok]', gap: 'ok' },
          { kind: 'text', text: ' now.' },
        ],
      },
    ])
  })

  test.each([
    ['We post on X<When question="ok" is="yes">, and Y</When>.', 'We post on X [the ok].'],
    ['<When question="ok" is="yes">First. </When>Ask.', '[the ok] Ask.'],
    ['Ask (<When question="ok" is="yes">us</When>) now.', 'Ask ([the ok]) now.'],
  ])('nobody can judge yet keeps its gap apart from the words around it: %s', (source, line) => {
    expect(blocksOf(source).map((block) => block.kind === 'paragraph' && plainRuns(block.runs))).toEqual([
      line,
    ])
  })

  test('on a question that waits for another one prints the gap of that other one', () => {
    const text = `<When question="ok" is="yes">\n${question('more', 'yes-no')}\n</When>\n\n<When question="more" is="yes">More.</When>`
    expect(blocksOf(text)).toEqual([gap('ok')])
    expect(blocksOf(text, { ok: true })).toEqual([gap('more')])
    expect(blocksOf(`${text}\n\nStays.`, { ok: false, more: true })).toEqual([paragraph('Stays.')])
  })
})

const twoClauses = templateOf(
  file(
    [
      opening,
      questions,
      'Ask <Answer question="who" />.',
      '</Clause>',
      '<When question="ok" is="yes">',
      opening.replaceAll('one', 'two').replace('One', 'Two'),
      question('extra', 'text'),
      'Extra <Answer question="extra" />.',
      '</Clause>',
      '</When>',
      opening.replaceAll('one', 'three').replace('One', 'Three'),
      'Nothing to ask.',
      '</Clause>',
    ].join('\n\n'),
    { facts: '[{ label: Owner, question: who }]' },
  ),
)

function draft(answers: Answers, edits: Edits = {}, skipped: string[] = []) {
  return draftPolicy({ template: twoClauses, answers, skipped, edits })
}

describe('clauses', () => {
  test('under a condition are left out when it fails, and the numbers close up', () => {
    const numbers = (answers: Answers) =>
      draft(answers).document.clauses.map(({ id, number }) => `${number} ${id}`)
    expect(numbers({ ok: true })).toEqual(['1 one', '2 two', '3 three'])
    expect(numbers({ ok: false })).toEqual(['1 one', '2 three'])
  })

  test('under a condition that nobody can judge yet stand with a gap', () => {
    expect(draft({}).document.clauses[1]).toMatchObject({ id: 'two', heading: 'Two', blocks: [gap('ok')] })
  })

  test('that somebody wrote by hand replace the drafted text and keep their number', () => {
    const edits = { three: { heading: 'By hand', blocks: [paragraph('Mine.')] } }
    expect(draft({ ok: false }, edits).document.clauses[1]).toMatchObject({
      id: 'three',
      number: '2',
      heading: 'By hand',
      blocks: [paragraph('Mine.')],
    })
  })

  test('that are not in the template are ignored among the edits', () => {
    const edits = { constructor: { heading: 'x', blocks: [] }, gone: { heading: 'x', blocks: [] } }
    expect(draft({ ok: false }, edits).document.clauses.map(({ id }) => id)).toEqual(['one', 'three'])
  })
})

describe('facts', () => {
  test('show the answer, or the gap', () => {
    expect(draft({ who: 'Ana' }).document.facts).toEqual([
      { label: 'Owner', value: [{ kind: 'text', text: 'Ana' }] },
    ])
    expect(draft({}).document.facts).toEqual([
      { label: 'Owner', value: [{ kind: 'text', text: '[the who]', gap: 'who' }] },
    ])
  })
})

describe('gaps', () => {
  test('are the questions that are asked and have no answer, skipped or not', () => {
    expect(draft({ who: 'Ana', ok: true }, {}, ['size']).gaps).toEqual([
      { question: 'size', clauseId: 'one', skipped: true },
      { question: 'goals', clauseId: 'one', skipped: false },
      { question: 'extra', clauseId: 'two', skipped: false },
    ])
  })

  test('end when the clause was written by hand, unless another text waits for the answer', () => {
    const edits = { one: { heading: 'One', blocks: [paragraph('Mine.')] } }
    expect(draft({}, edits).gaps.map((found) => found.question)).toEqual(['who', 'ok'])
  })
})

describe('the state of a clause', () => {
  const states = (answers: Answers, edits: Edits = {}, skipped: string[] = []) =>
    clauseStates({ template: twoClauses, answers, skipped, edits }).map(({ state }) => state)
  const all = { who: 'Ana', ok: true, size: 'small', goals: ['help'] }

  test('is open while a question waits', () =>
    expect(states({})).toEqual(['open', 'no-questions', 'no-questions']))
  test('is answered when all are answered', () =>
    expect(states(all)).toEqual(['answered', 'open', 'no-questions']))
  test('is left out when its condition fails', () =>
    expect(states({ ...all, ok: false })[1]).toBe('left-out'))
  test('is a gap when what waits was skipped', () => expect(states(all, {}, ['extra'])[1]).toBe('gap'))
  test('is edited when it was written by hand', () => {
    expect(states(all, { three: { heading: 'x', blocks: [paragraph('x')] } })[2]).toBe('edited')
  })
})
