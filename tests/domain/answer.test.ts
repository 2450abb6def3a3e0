// Answers are checked one by one: what fits is kept, what does not is named with its question and what is needed.
import { describe, expect, test } from 'vitest'
import { answerTo, conditionState, isAsked, parseAnswer, readAnswers } from '../../app/domain/answer'
import { isCalendarDate } from '../../app/domain/answer-value'
import type { Question, QuestionType, Template } from '../../app/domain/template'

function aQuestion(type: QuestionType, id: string = type): Question {
  const chosen = type === 'single' || type === 'multiple'
  return {
    id,
    type,
    clauseId: 'one',
    label: 'Label',
    help: 'Help',
    example: 'Example',
    why: 'Why',
    options: chosen ? ['small', 'large', 'huge'].map((value) => ({ value, label: value, hint: '' })) : [],
    when: [],
    placeholder: 'placeholder',
  }
}

const types: QuestionType[] = [
  'text',
  'long-text',
  'yes-no',
  'single',
  'multiple',
  'person',
  'date',
  'number',
  'list',
]

const template: Template = {
  id: 'test',
  version: '1.0.0',
  kind: 'policy',
  title: 'Test',
  language: 'en-GB',
  summary: 'Test',
  forWhom: 'Testers',
  minutes: 5,
  changes: [],
  sample: {},
  questions: types.map((type) => aQuestion(type)),
  facts: [],
  clauses: [],
}

describe('an answers file', () => {
  test('maps question ids to values of the right type', () => {
    const answers = {
      text: 'One line',
      'long-text': 'Two\nlines',
      'yes-no': false,
      single: 'large',
      multiple: ['huge', 'small'],
      person: 'Priya Raman',
      date: '2028-02-29',
      number: 2.5,
      list: ['one', 'two'],
    }
    expect(readAnswers(template, answers)).toEqual({
      ok: true,
      value: { ...answers, multiple: ['small', 'huge'] },
    })
  })

  test('counts empty values as unanswered', () => {
    const empty = { text: '', person: '   ', multiple: [], list: ['', ' '], date: null, 'long-text': '\n\n' }
    expect(readAnswers(template, empty)).toEqual({ ok: true, value: {} })
  })

  test.each<[id: string, value: unknown, sentence: string]>([
    ['text', 5, '"text": The answer is the number 5. Give text in quotes.'],
    ['yes-no', 'yes', '"yes-no": The answer is the text "yes". Give true or false.'],
    ['number', '5', '"number": The answer is the text "5". Give a number without quotes.'],
    [
      'number',
      1e10,
      '"number": The number is out of range. Give one between -1,000,000,000 and 1,000,000,000.',
    ],
    [
      'number',
      Number.NaN,
      '"number": The number is out of range. Give one between -1,000,000,000 and 1,000,000,000.',
    ],
    ['single', 'lage', '"single": "lage" is not one of the options. Did you mean "large"?'],
    ['single', ['large'], '"single": The answer is a list. Give one of "small", "large", "huge".'],
    [
      'multiple',
      'large',
      '"multiple": The answer is the text "large". Give a list of values: one of "small", "large", "huge".',
    ],
    [
      'multiple',
      ['large', 'purple'],
      '"multiple": "purple" is not one of the options. Use one of "small", "large", "huge".',
    ],
    [
      'date',
      '2027-02-29',
      '"date": "2027-02-29" is not a date in the calendar. Write year, month, day, like 2027-03-14.',
    ],
    [
      'date',
      '14/3/2027',
      '"date": "14/3/2027" is not a date in the calendar. Write year, month, day, like 2027-03-14.',
    ],
    ['list', 'one', '"list": The answer is the text "one". Give a list of texts, like ["one", "two"].'],
    ['list', [1], '"list": The answer is a list of mixed things. Give a list of texts, like ["one", "two"].'],
    ['person', { name: 'Ana' }, '"person": The answer is a group of values. Give text in quotes.'],
    ['text', 'a'.repeat(501), '"text": The text has 501 characters, and 500 fit. Shorten it.'],
    [
      'long-text',
      'a'.repeat(20_001),
      '"long-text": The text has 20,001 characters, and 20,000 fit. Shorten it.',
    ],
    [
      'list',
      Array.from({ length: 101 }, () => 'a'),
      '"list": The list has more than 100 items. Keep the most important ones.',
    ],
    [
      'text',
      'a\u0000b',
      '"text": The text holds invisible control characters. Type it again instead of pasting it.',
    ],
    ['text', 'a\ud800b', '"text": The text holds a broken character. Delete it and type it again.'],
    ['txt', 'a', '"txt" is not a question of this template. Did you mean "text"?'],
    [
      'constructor',
      'a',
      '"constructor" is not a question of this template. Remove it, or check the spelling against the template.',
    ],
  ])('refuses %s: %j', (id, value, sentence) => {
    expect(readAnswers(template, { [id]: value })).toEqual({
      ok: false,
      rule: 'answers-do-not-fit',
      sentence,
      fields: { [id]: sentence },
    })
  })

  test('refuses the name of the prototype like any other unknown question', () => {
    const outcome = readAnswers(template, JSON.parse('{"__proto__": {"text": "x"}, "text": "y"}'))
    expect(outcome).toMatchObject({ ok: false, rule: 'answers-do-not-fit' })
  })

  test('names every refused answer', () => {
    const outcome = readAnswers(template, { text: 1, number: 'x', person: 'fine' })
    expect(outcome).toMatchObject({
      ok: false,
      fields: { text: expect.any(String), number: expect.any(String) },
    })
    expect(outcome).toMatchObject({ sentence: expect.stringMatching(/1 more answer has a problem too\.$/) })
  })

  test.each([[null], ['text'], [[]], [5]])('refuses %j as a whole', (value) => {
    expect(readAnswers(template, value)).toMatchObject({ ok: false, rule: 'answers-not-an-object' })
  })
})

describe('text', () => {
  test('loses marks that turn the reading direction', () => {
    expect(readAnswers(template, { text: 'a\u202eb\u2066c' })).toEqual({ ok: true, value: { text: 'abc' } })
  })

  test('of one line is trimmed and has single spaces; of several keeps its lines', () => {
    expect(
      readAnswers(template, { text: ' a \r\n\t b ', 'long-text': 'a  \r\nb\r\r\r\n\n\nc\u2028d\n' }),
    ).toEqual({
      ok: true,
      value: { text: 'a b', 'long-text': 'a\nb\n\nc\nd' },
    })
  })
})

describe('a form', () => {
  test.each<[type: QuestionType, raw: string | string[], value: unknown]>([
    ['text', ' Ana ', 'Ana'],
    ['yes-no', 'yes', true],
    ['yes-no', 'no', false],
    ['number', ' 12 ', 12],
    ['number', '\u22122.50', -2.5],
    ['number', '-0', 0],
    ['single', 'large', 'large'],
    ['multiple', ['', 'huge', 'small'], ['small', 'huge']],
    ['list', 'one\r\n\r\n two ', ['one', 'two']],
    ['list', ['one', 'two'], ['one', 'two']],
    ['date', '2027-03-14', '2027-03-14'],
    ['yes-no', '', undefined],
    ['number', ' ', undefined],
    ['multiple', [''], undefined],
    ['multiple', [], undefined],
    ['list', '\n', undefined],
    ['text', [], undefined],
  ])('gives %s %j', (type, raw, value) => {
    expect(parseAnswer(aQuestion(type), raw)).toEqual({ ok: true, value })
  })

  test.each<[type: QuestionType, raw: string, sentence: RegExp]>([
    ['yes-no', 'maybe', /Choose yes or no/],
    ['number', '12 hours', /"12 hours" is not a number\. Write it in digits/],
    ['number', '1e5', /not a number/],
    ['number', 'Infinity', /not a number/],
    ['single', 'other', /not one of the options/],
    ['date', '2027-13-01', /not a date/],
  ])('refuses %s %j without the id, which the form shows anyway', (type, raw, sentence) => {
    expect(parseAnswer(aQuestion(type), raw)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(sentence),
    })
  })
})

describe('a condition', () => {
  const is = (value: string) => ({ question: 'q', test: 'is' as const, value })
  const not = (value: string) => ({ question: 'q', test: 'not' as const, value })

  test('cannot be known while nobody has answered', () => {
    expect(conditionState(is('yes'), {})).toBe('unknown')
    expect(conditionState(not('yes'), { q: [] })).toBe('unknown')
  })

  test('compares yes-no, one choice, and any of several', () => {
    expect(conditionState(is('yes'), { q: true })).toBe('holds')
    expect(conditionState(not('no'), { q: false })).toBe('fails')
    expect(conditionState(is('small'), { q: 'large' })).toBe('fails')
    expect(conditionState(is('b'), { q: ['a', 'b'] })).toBe('holds')
    expect(conditionState(not('b'), { q: ['a', 'b'] })).toBe('fails')
  })

  test('decides whether a question is asked: all of them must hold', () => {
    const question = { when: [is('yes'), { question: 'other', test: 'is' as const, value: 'small' }] }
    expect(isAsked(question, { q: true })).toBe(false)
    expect(isAsked(question, { q: true, other: 'small' })).toBe(true)
    expect(isAsked({ when: [] }, {})).toBe(true)
  })

  test('never mistakes what every object knows for an answer', () => {
    expect(answerTo({}, 'constructor')).toBeUndefined()
    expect(conditionState({ question: 'toString', test: 'not', value: 'x' }, {})).toBe('unknown')
  })
})

test('only days of the calendar are dates', () => {
  expect(['2024-02-29', '2000-02-29', '1999-12-31'].every(isCalendarDate)).toBe(true)
  expect(
    ['2023-02-29', '1900-02-29', '2027-04-31', '2027-00-10', '0000-01-01', '2027-1-1', ''].some(
      isCalendarDate,
    ),
  ).toBe(false)
})
