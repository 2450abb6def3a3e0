// "Can I post this?": the rulings of the live policies decide, by their answers; what the law protects beats every rule.
import { beforeAll, expect, test } from 'vitest'
import { asInTemplate } from '../../app/domain/arrangement'
import { draftPolicy } from '../../app/domain/drafting'
import type { Answers } from '../../app/domain/answer'
import { decideSituation, rulesOf, type Rule, type RulingWord } from '../../app/domain/ruling'
import { profileChoices, type Situation } from '../../app/domain/situation'
import { subjectPhrases, subjectsIn } from '../../app/domain/subject-words'
import type { Template } from '../../app/domain/template'
import { paragraph, type Clause, type ClauseAudience } from '../../app/domain/policy-document'
import { shippedLibrary } from '../shipped-library'

let templates: Template[]

beforeAll(async () => {
  templates = (await shippedLibrary()).templates
})

const everyone: ClauseAudience = { kind: 'everyone' }

function aClause(id: string): Clause {
  const heading = `About ${id}`
  return {
    id,
    number: '1',
    section: 'content',
    audience: everyone,
    heading,
    blocks: [paragraph(id)],
    clauses: [],
  }
}

function aRule(id: string, answer: RulingWord, audiences: ClauseAudience[] = [everyone]): Rule {
  return { about: ['work'], profiles: ['personal'], answer, says: id, clause: aClause(id), audiences }
}

const work: Situation = { about: 'work', profile: 'personal' }
const saysOf = (rules: Rule[], groups: string[] = []) => {
  const decided = decideSituation(work, [{ policyId: 'p', rules }], groups)
  return decided && [decided.deciding.rule.says, ...decided.others.map(({ rule }) => rule.says)]
}

test('the strictest rule decides, and the others follow', () => {
  const rules = [aRule('free', 'yes'), aRule('strict', 'no'), aRule('careful', 'if'), aRule('asking', 'ask')]
  expect(saysOf(rules)).toEqual(['strict', 'asking', 'careful', 'free'])
})

test('what the law protects beats the strictest rule', () => {
  expect(saysOf([aRule('strict', 'no'), aRule('law', 'right')])).toEqual(['law', 'strict'])
})

test('a clause for others does not decide, also when only the clause around it is for others', () => {
  const board: ClauseAudience = { kind: 'groups', groups: [{ key: 'board', name: 'Board' }] }
  const rules = [aRule('free', 'yes'), aRule('board', 'no', [board, everyone])]
  expect(saysOf(rules)).toEqual(['free'])
  expect(saysOf(rules, ['board'])).toEqual(['board', 'free'])
})

test('the same clause in the same words is shown once', () => {
  expect(saysOf([aRule('free', 'yes'), aRule('free', 'yes')])).toEqual(['free'])
})

test('nothing about it: not covered', () => {
  expect(
    decideSituation({ ...work, about: 'ai' }, [{ policyId: 'p', rules: [aRule('a', 'no')] }], []),
  ).toBeUndefined()
})

function employeeRules(answers: Answers, edits = {}, arrangement = asInTemplate): Rule[] {
  const template = templates.find(({ id }) => id === 'employee-social-media')
  if (!template) throw new Error('The template is not installed.')
  const all = { ...template.sample, ...answers }
  const { document } = draftPolicy({ template, answers: all, skipped: [], edits, arrangement })
  return rulesOf({ template, answers: all, edits, document })
}

function answerOf(rules: Rule[], situation: Situation): string | undefined {
  return decideSituation(situation, [{ policyId: 'p', rules }], [])?.deciding.rule.answer
}

test('another answer of the policy is another answer to the reader', () => {
  const politics: Situation = { about: 'politics', profile: 'official' }
  const answers = ['neutral', 'cause', 'leaders'].map((line) =>
    answerOf(employeeRules({ 'official-politics': line, 'second-look': ['crisis'] }), politics),
  )
  expect(answers).toEqual(['no', 'if', 'ask'])
})

test('a question that nobody answered decides nothing', () => {
  const template = templates.find(({ id }) => id === 'employee-social-media') as Template
  const { document } = draftPolicy({ template, answers: {}, skipped: [], edits: {} })
  const rules = rulesOf({ template, answers: {}, edits: {}, document })
  expect(answerOf(rules, { about: 'politics', profile: 'official' })).toBeUndefined()
  expect(answerOf(rules, { about: 'conditions', profile: 'personal' })).toBe('right')
})

test('where people wrote the section by hand, the reader is sent to its words; a right stays a right', () => {
  const words = { heading: 'Ours', blocks: [paragraph('Our own words.')] }
  const rules = employeeRules({}, { politics: words, rights: words })
  expect(answerOf(rules, { about: 'politics', profile: 'personal' })).toBe('ask')
  expect(answerOf(rules, { about: 'conditions', profile: 'personal' })).toBe('right')
})

test('a section that was left out answers nothing', () => {
  const arrangement = { ...asInTemplate, leftOut: ['politics'] }
  const rules = employeeRules({}, {}, arrangement)
  expect(answerOf(rules, { about: 'politics', profile: 'personal' })).toBeUndefined()
})

test('pay, working conditions, unions and reporting a wrong are never asked first, whatever a policy answers', () => {
  const wrong = templates.flatMap((template) =>
    (template.rulings ?? []).filter(
      ({ about, answer }) =>
        about.some((one) => one === 'conditions' || one === 'wrongdoing') && answer !== 'right',
    ),
  )
  expect(wrong).toEqual([])
  const rules = employeeRules({})
  for (const { value: profile } of profileChoices)
    for (const about of ['conditions', 'wrongdoing'] as const)
      expect(answerOf(rules, { about, profile })).toBe('right')
})

test('words lead to the subjects they speak of, the most often named first', () => {
  expect(subjectsIn('My colleague holds her payslip; another colleague laughs')).toEqual([
    'colleagues',
    'conditions',
  ])
  expect(subjectsIn('A picture of the pupils, made with AI')).toEqual(['children', 'ai'])
  expect(subjectsIn('')).toEqual([])
  expect(subjectsIn(`${'\u202e<script>'.repeat(2_000)} constructor __proto__`)).toEqual([])
})

test('every subject is found by each of its own phrases', () => {
  const lost = subjectPhrases.filter(
    ({ phrase, tag }) => !subjectsIn(phrase.replaceAll('*', '')).includes(tag),
  )
  expect(lost).toEqual([])
})
