// The profile's rules: what goes in, what a policy adds, and which policies a change touches.
import { expect, test } from 'vitest'
import { asInTemplate } from '../../app/domain/arrangement'
import { markOf } from '../../app/domain/mark'
import { findProfileQuestion, profileQuestions } from '../../app/domain/profile'
import { changeProfile, fillProfile, profileForm } from '../../app/domain/profile-change'
import { changedQuestions, profileEffects, textChange, withProfile } from '../../app/domain/profile-effects'
import { aProfiledTemplate } from '../profiled-template'

const nothing = markOf(undefined)
const everything = new Set(profileQuestions.map((question) => question.id))

function typed(question: string, value: string, started = nothing) {
  return { question, typed: [value], started }
}

test('every profile question has an id of its own, help, a reason and a placeholder', () => {
  expect(new Set(profileQuestions.map(({ id }) => id)).size).toBe(profileQuestions.length)
  expect(
    profileQuestions.filter(({ label, help, why, placeholder }) => !(label && help && why && placeholder)),
  ).toEqual([])
  expect(profileForm.questions.every((question) => question.when.length === 0)).toBe(true)
})

test('an answer is kept, and an empty one takes it away', () => {
  const profile = { answers: { helper: 'Tom' }, revision: 4 }
  expect(
    changeProfile(profile, {
      revision: 4,
      entries: [typed('helper', '', markOf('Tom')), typed('headcount', '10-49')],
    }),
  ).toEqual({ ok: true, value: { answers: { headcount: '10-49' }, changed: ['helper', 'headcount'] } })
})

test('what somebody else answered meanwhile is not overwritten, and everything else goes in', () => {
  const profile = { answers: { helper: 'Tom' }, revision: 5 }
  expect(changeProfile(profile, { revision: 4, entries: [typed('helper', 'Lena')] })).toMatchObject({
    ok: false,
    rule: 'answer-changed-meanwhile',
    fields: { helper: expect.any(String) },
  })
  expect(
    changeProfile(profile, { revision: 4, entries: [typed('helper', ''), typed('headcount', '10-49')] }),
  ).toMatchObject({ ok: true, value: { answers: { helper: 'Tom', headcount: '10-49' } } })
})

test('an option that the profile does not know is refused', () => {
  expect(
    changeProfile({ answers: {}, revision: 1 }, { revision: 1, entries: [typed('headcount', 'many')] }),
  ).toMatchObject({ ok: false, fields: { headcount: expect.stringContaining('many') } })
})

test('a policy fills in what the profile does not say yet, and never what it says', () => {
  const given = {
    template: aProfiledTemplate(),
    answers: { helper: 'Maria', 'organisation-name': 'Harbour Trust', tone: 'warm' },
    questions: ['helper', 'organisation-name', 'tone'],
  }
  expect(fillProfile({ helper: 'Tom' }, given)).toEqual({
    answers: { helper: 'Tom', 'organisation-name': 'Harbour Trust' },
    filled: ['organisation-name'],
  })
})

test('only the questions of the screen that was saved fill the profile', () => {
  const given = {
    template: aProfiledTemplate(),
    answers: { helper: 'Maria' },
    questions: ['organisation-name'],
  }
  expect(fillProfile({}, given).filled).toEqual([])
})

test('an answer that only an older template knows stays with the policy', () => {
  const template = aProfiledTemplate()
  const given = { template, answers: { 'employer-kind': 'guild' }, questions: ['employer-kind'] }
  expect(fillProfile({}, given).filled).toEqual([])
})

test('a policy follows, has nothing, or says something of its own', () => {
  const now = { answers: { helper: 'Lena' }, former: [{ helper: 'Tom' }], questions: everything }
  const standing = (answers: Record<string, string>) =>
    profileEffects(answers, aProfiledTemplate(), now).map((effect) => effect.standing)
  expect(standing({ helper: 'Tom' })).toEqual(['followed'])
  expect(standing({})).toEqual(['open'])
  expect(standing({ helper: 'Maria' })).toEqual(['own'])
  expect(standing({ helper: 'Lena' })).toEqual([])
})

test('a question that the template does not place, or does not ask now, is no effect', () => {
  const now = { answers: { languages: ['English'], helper: 'Lena' }, former: [], questions: everything }
  expect(profileEffects({}, aProfiledTemplate(), now).map(({ question }) => question.id)).toEqual(['helper'])
  const waiting = aProfiledTemplate()
  for (const question of waiting.questions)
    if (question.id === 'helper')
      question.when = [{ question: 'employer-kind', test: 'is', value: 'charity' }]
  expect(profileEffects({}, waiting, now)).toEqual([])
})

test('an option that the template of the draft does not know is never brought in', () => {
  const old = aProfiledTemplate()
  for (const question of old.questions)
    if (question.id === 'employer-kind') question.options = question.options.slice(0, 1)
  const now = { answers: { 'employer-kind': 'public-body' }, former: [], questions: everything }
  expect(profileEffects({}, old, now)).toEqual([])
  expect(findProfileQuestion('employer-kind')?.options).toHaveLength(3)
})

test('bringing an answer in changes the text where it stands, and ends a skip', () => {
  const template = aProfiledTemplate()
  const draft = {
    title: 'Policy',
    answers: { helper: 'Tom' },
    skipped: ['organisation-name'],
    edits: {},
    arrangement: asInTemplate,
  }
  const now = {
    answers: { helper: 'Lena', 'organisation-name': 'Harbour Trust' },
    former: [{ helper: 'Tom' }],
    questions: everything,
  }
  const after = withProfile(draft, profileEffects(draft.answers, template, now))
  expect(after).toMatchObject({ answers: now.answers, skipped: [] })
  expect(textChange(draft, after, template).sections).toBe(2)
})

test('changed questions are those whose answers differ, in either direction', () => {
  expect(
    changedQuestions({ helper: 'Tom', headcount: '10-49' }, { helper: 'Lena', languages: ['cy'] }),
  ).toEqual(['helper', 'headcount', 'languages'])
  expect(changedQuestions({ languages: ['en', 'cy'] }, { languages: ['en', 'cy'] })).toEqual([])
})
