// Somebody in a hurry finds the right scenario, by their own words or by three questions.
import { describe, expect, test } from 'vitest'
import type { Scenario, TriageKey } from '../../app/domain/playbook'
import { triage, triageQuestions } from '../../app/domain/playbook'
import { findScenarios } from '../../app/domain/playbook-search'

function aScenario(id: string, given: Partial<Scenario> = {}): Scenario {
  return {
    id,
    version: '1.0.0',
    title: id,
    language: 'en-GB',
    severity: 3,
    summary: '',
    aliases: [],
    signs: [],
    involve: [],
    blame: 'accidental',
    remove: 'keep',
    evidence: [],
    doNot: [],
    prevent: [],
    related: [],
    triage: [],
    clocks: [],
    sources: [],
    clauses: [],
    ...given,
  }
}

const scenarios = [
  aScenario('wrong-account', {
    title: 'A post from the wrong account',
    aliases: ['posted as the company'],
    severity: 4,
  }),
  aScenario('hijacked', {
    title: 'Somebody else is in our account',
    aliases: ['we were hacked', 'our account is hijacked'],
    signs: ['Posts appear that nobody wrote'],
    severity: 1,
  }),
  aScenario('photo-of-a-child', { title: 'A picture of a child', aliases: ['kid in a photo'], severity: 1 }),
  aScenario('cafe-complaint', {
    title: 'A complaint goes viral',
    summary: 'An angry café guest.',
    severity: 3,
  }),
]

function found(words: string): string[] {
  return findScenarios(scenarios, words).map(({ scenario }) => scenario.id)
}

describe('searching', () => {
  test.each([
    ['hacked', 'hijacked'],
    ['HACKED!!!', 'hijacked'],
    ['hackers', 'hijacked'],
    ['someone hijaked our acount', 'hijacked'],
    ['account hijacked', 'hijacked'],
    ['photos of children', 'photo-of-a-child'],
    ['pictrue of a child', 'photo-of-a-child'],
    ['cafe', 'cafe-complaint'],
    ['CAFÉS', 'cafe-complaint'],
    ['wrong accounts', 'wrong-account'],
    ['complaints', 'cafe-complaint'],
    ['hija', 'hijacked'],
  ])('%j finds %s first', (words, id) => {
    expect(found(words)[0]).toBe(id)
  })

  test('finds nothing for nothing, for signs and for words that nobody wrote', () => {
    expect(['', '   ', '?!', 'zebra crossing'].map(found)).toEqual([[], [], [], []])
  })

  test('survives a pasted page', () => {
    expect(found(`hacked ${'lorem ipsum '.repeat(10_000)}`)).toBeInstanceOf(Array)
  })
})

describe('triage', () => {
  const keyed = (id: string, severity: Scenario['severity'], ...keys: TriageKey[]) =>
    aScenario(id, { severity, triage: keys })
  const choices = [
    keyed('hijacked', 1, 'ours-official', 'access', 'danger-now', 'spreading'),
    keyed('slip', 4, 'ours-official', 'words', 'quiet'),
    keyed('offensive', 2, 'ours-official', 'words', 'spreading'),
    keyed('any', 3),
  ]
  const ids = (answers: Record<string, string>) => triage(choices, answers).map(({ scenario }) => scenario.id)

  test('puts what fits every answer first', () => {
    expect(ids({ whose: 'ours-official', what: 'words', harm: 'quiet' })).toEqual(['slip', 'offensive'])
  })

  test('puts the more severe first among equals', () => {
    expect(ids({ what: 'words' })).toEqual(['offensive', 'slip'])
  })

  test('finds nothing without answers', () => {
    expect(ids({})).toEqual([])
    expect(ids({ whose: '' })).toEqual([])
  })

  test('has three questions, each with a label for every answer', () => {
    expect(triageQuestions.map(({ id, options }) => [id, options.length])).toEqual([
      ['whose', 3],
      ['what', 6],
      ['harm', 3],
    ])
  })
})
