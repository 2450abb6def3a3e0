// The profile as commands: asked once, and brought into policies only where somebody says so.
import { expect, test } from 'vitest'
import { applyProfile } from '../../app/commands/apply-profile'
import { createPolicy } from '../../app/commands/create-policy'
import { policiesBehind, profileState } from '../../app/commands/profile-effects'
import { saveAnswers } from '../../app/commands/save-answers'
import { saveProfile } from '../../app/commands/save-profile'
import type { Candor } from '../../app/context'
import { markOf } from '../../app/domain/mark'
import { listProfileRevisions, getProfile } from '../../db/profile'
import { onBothEngines } from '../databases/database'
import { aDraftingInstance, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, valueOf } from '../instance'
import { amara, ben, joel, nadia } from '../people'
import { submit } from '../policies'
import { aProfiledTemplate } from '../profiled-template'

const nothing = markOf(undefined)

async function profiled(candor: Candor, title: string): Promise<string> {
  return valueOf(await createPolicy(deskOf(candor, amara), { templateId: 'profiled', title })).policyId
}

async function say(candor: Candor, question: string, value: string) {
  const { answers, revision } = await getProfile(candor.db)
  const entries = [{ question, typed: [value], started: markOf(answers[question]) }]
  return saveProfile(deskOf(candor, amara), { revision, entries })
}

async function behind(candor: Candor, page = 0, since?: number) {
  const profile = await profileState(candor.db, since)
  return policiesBehind(candor.db, candor.library, { profile, page, size: 25 })
}

onBothEngines('the profile', (engine) => {
  test('starts every new policy filled in', async () => {
    const candor = await aDraftingInstance(aProfiledTemplate(), engine)
    valueOf(await say(candor, 'helper', 'Tom'))
    const policyId = await profiled(candor, 'House rules')
    expect((await draftNow(candor, policyId)).draft.answers).toEqual({ helper: 'Tom' })
    expect(await ledgerActionsOf(candor.db)).toEqual(['profile.changed', 'policy.created'])
  })

  test('a change of it changes no policy by itself, and says which ones it touches', async () => {
    const candor = await aDraftingInstance(aProfiledTemplate(), engine)
    valueOf(await say(candor, 'helper', 'Tom'))
    const following = await profiled(candor, 'A follower')
    const own = await profiled(candor, 'One of its own')
    const form = {
      policyId: own,
      revision: 1,
      entries: [{ question: 'helper', typed: ['Maria'], started: '' }],
    }
    valueOf(await saveAnswers(deskOf(candor, amara), form))
    const { before, changed } = valueOf(await say(candor, 'helper', 'Lena'))

    expect({ before, changed }).toEqual({ before: 2, changed: ['helper'] })
    expect((await draftNow(candor, following)).draft.answers['helper']).toBe('Tom')
    const { count, policies } = await behind(candor, 0, before)
    expect(count).toBe(2)
    expect(
      policies.map(({ title, effects, change }) => [title, effects[0]?.standing, change.sections]),
    ).toEqual([
      ['A follower', 'followed', 1],
      ['One of its own', 'own', 1],
    ])
    expect((await listProfileRevisions(candor.db)).map((one) => one.answers)).toEqual([
      { helper: 'Lena' },
      { helper: 'Tom' },
    ])
  })

  test('is brought into the policies that somebody chose, and ends their approval rounds', async () => {
    const candor = await aDraftingInstance(aProfiledTemplate(), engine)
    valueOf(await say(candor, 'helper', 'Tom'))
    const first = await profiled(candor, 'First')
    const second = await profiled(candor, 'Second')
    valueOf(await submit(candor, first, { approvers: [ben.id] }))
    valueOf(await say(candor, 'helper', 'Lena'))
    const { revision } = await getProfile(candor.db)

    const choices = [{ policyId: first, question: 'helper', started: markOf('Tom') }]
    const applied = await applyProfile(deskOf(candor, nadia), { revision, choices })

    expect(applied).toEqual({ ok: true, value: { policies: 1, voidedRounds: 1 } })
    expect((await draftNow(candor, first)).draft.answers['helper']).toBe('Lena')
    expect((await draftNow(candor, second)).draft.answers['helper']).toBe('Tom')
    expect((await ledgerActionsOf(candor.db)).slice(-2)).toEqual(['draft.profile-applied', 'round.voided'])
    expect((await behind(candor)).policies.map((policy) => policy.title)).toEqual(['Second'])
  })
})

test('somebody else’s answer in the policy, or a newer profile, stops it and changes nothing', async () => {
  const candor = await aDraftingInstance(aProfiledTemplate())
  const first = await profiled(candor, 'First')
  const second = await profiled(candor, 'Second')
  valueOf(await say(candor, 'helper', 'Lena'))
  const { revision } = await getProfile(candor.db)
  const entries = [{ question: 'helper', typed: ['Maria'], started: nothing }]
  valueOf(await saveAnswers(deskOf(candor, amara), { policyId: second, revision: 1, entries }))

  const choices = [first, second].map((policyId) => ({ policyId, question: 'helper', started: nothing }))
  expect(await applyProfile(deskOf(candor, amara), { revision, choices })).toMatchObject({
    ok: false,
    rule: 'answer-changed-meanwhile',
    sentence: expect.stringContaining('“Second”'),
  })
  expect((await draftNow(candor, first)).draft.answers).toEqual({})
  expect(
    await applyProfile(deskOf(candor, amara), { revision: revision - 1, choices: choices.slice(0, 1) }),
  ).toMatchObject({ ok: false, rule: 'profile-changed-meanwhile' })
  expect(await applyProfile(deskOf(candor, amara), { revision, choices: [] })).toMatchObject({
    ok: false,
    rule: 'nothing-chosen',
  })
})

test('the first policy that answers a profile question fills the profile, in the same save', async () => {
  const candor = await aDraftingInstance(aProfiledTemplate())
  const policyId = await profiled(candor, 'First')
  const entries = [
    { question: 'organisation-name', typed: ['Harbour Trust'], started: nothing },
    { question: 'tone', typed: ['warm'], started: nothing },
  ]
  valueOf(await saveAnswers(deskOf(candor, amara), { policyId, revision: 1, entries }))

  expect((await getProfile(candor.db)).answers).toEqual({ 'organisation-name': 'Harbour Trust' })
  expect(await ledgerActionsOf(candor.db)).toEqual(['policy.created', 'draft.answered', 'profile.changed'])
  const other = [{ question: 'organisation-name', typed: ['The Trust'], started: markOf('Harbour Trust') }]
  valueOf(await saveAnswers(deskOf(candor, amara), { policyId, revision: 2, entries: other }))
  expect((await getProfile(candor.db)).answers).toEqual({ 'organisation-name': 'Harbour Trust' })
})

test('half a name that is saved while one types does not reach the profile; the finished one does', async () => {
  const candor = await aDraftingInstance(aProfiledTemplate())
  const policyId = await profiled(candor, 'First')
  const entry = (value: string, started: string) => [
    { question: 'organisation-name', typed: [value], started },
  ]
  const typing = { policyId, revision: 1, entries: entry('Harb', nothing), typing: true as const }
  valueOf(await saveAnswers(deskOf(candor, amara), typing))
  expect((await getProfile(candor.db)).answers).toEqual({})
  const more = { policyId, revision: 2, entries: entry('Harbour', markOf('Harb')), typing: true as const }
  valueOf(await saveAnswers(deskOf(candor, amara), more))
  const settled = { policyId, revision: 3, entries: entry('Harbour', markOf('Harbour')) }
  valueOf(await saveAnswers(deskOf(candor, amara), settled))
  expect((await getProfile(candor.db)).answers).toEqual({ 'organisation-name': 'Harbour' })
})

test('staff cannot change the profile or bring it anywhere', async () => {
  const candor = await aDraftingInstance(aProfiledTemplate())
  expect(await saveProfile(deskOf(candor, joel), { revision: 1, entries: [] })).toMatchObject({
    ok: false,
    rule: 'not-an-author',
  })
  expect(await applyProfile(deskOf(candor, joel), { revision: 1, choices: [] })).toMatchObject({ ok: false })
})

test('the ledger says how many answers changed, never what they say', async () => {
  const candor = await aDraftingInstance(aProfiledTemplate())
  valueOf(await say(candor, 'helper', 'Tom Okafor'))
  const rows = await candor.db.selectFrom('ledger_entries').select(['action', 'detail']).execute()
  expect(JSON.stringify(rows)).not.toContain('Tom')
  expect(JSON.parse(rows[0]?.detail ?? '{}')).toMatchObject({
    answers: 1,
    questions: ' helper ',
    revision: 2,
  })
})
