// Understanding: questions are frozen at launch, tries are counted and kept, and nobody signs before they have passed.
import { describe, expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { answerChecks } from '../../app/commands/answer-checks'
import { editCheck, endCheck, moveCheckUp, writeCheck } from '../../app/commands/change-checks'
import { freezeChecks } from '../../app/commands/freeze-checks'
import { grantTries } from '../../app/commands/grant-tries'
import type { Candor } from '../../app/context'
import type { CheckAnswers } from '../../app/domain/check-question'
import type { Person } from '../../app/domain/person'
import { listCheckOutcomes, listOutOfTries } from '../../db/campaign-checks'
import { findCampaignCheck, findCheckStanding } from '../../db/check-attempts'
import { countCheckQuestions, listCheckQuestions } from '../../db/check-questions'
import { verifyLedger } from '../../db/ledger'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { aCheckedPolicy, anAskedPolicy, answersTo, whoseRight, whoToAsk, type Asked } from '../asked-people'
import { anInstance, deskOf, valueOf } from '../instance'
import { amara, ben, joel, maria, piotr } from '../people'

const right = ['Ask', 'No']
const wrong = ['Guess', 'No']

function answer(
  candor: Candor,
  asked: Asked,
  given: { by?: Person; chosen?: string[]; answers?: CheckAnswers },
) {
  const { by = joel, chosen = right, answers = answersTo(asked, chosen) } = given
  const { campaignId, policyId } = asked
  return answerChecks(deskOf(candor, by), { campaignId, policyId, answers })
}

onBothEngines('check questions', (engine) => {
  test('come before the statement, and a pass opens it', async () => {
    const candor = await anInstance(engine)
    const asked = await aCheckedPolicy(candor)
    const about = { campaignId: asked.campaignId, policyId: asked.policyId, personId: joel.id }
    const statement = { policySlug: asked.slug, ...asked }
    expect(await acknowledge(deskOf(candor, joel), statement)).toMatchObject({ rule: 'checks-first' })
    expect(valueOf(await answer(candor, asked, { chosen: wrong }))).toMatchObject({
      passed: false,
      correct: 1,
    })
    expect(await findCheckStanding(candor.db, about)).toEqual({ kind: 'to-do', triesLeft: 1 })
    expect(valueOf(await answer(candor, asked, {}))).toMatchObject({ passed: true, correct: 2, asked: 2 })
    expect(await findCheckStanding(candor.db, about)).toMatchObject({ kind: 'passed' })
    expect(await answer(candor, asked, {})).toMatchObject({ rule: 'passed-before' })
    valueOf(await acknowledge(deskOf(candor, joel), statement))
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    expect(await listCheckOutcomes(candor.db, asked.campaignId)).toMatchObject([
      {
        ...{ passMark: 2, tries: 2, people: 1, passed: 1, attempts: 2 },
        questions: [
          { question: whoToAsk.question, answered: 2, wrong: 1 },
          { question: whoseRight.question, answered: 2, wrong: 0 },
        ],
      },
    ])
  })

  test('out of tries, the owner is told once, and more tries can be given after a talk', async () => {
    const candor = await anInstance(engine)
    const asked = await aCheckedPolicy(candor, 1)
    const { campaignId, policyId } = asked
    const about = { campaignId, policyId, personId: joel.id }
    const letters = () =>
      candor.db.selectFrom('outbox').select('subject').where('subject', 'like', 'A few words%').execute()
    expect(valueOf(await answer(candor, asked, { chosen: wrong })).standing).toEqual({ kind: 'failed' })
    expect(await answer(candor, asked, {})).toMatchObject({ rule: 'no-tries-left' })
    expect(await acknowledge(deskOf(candor, joel), { policySlug: asked.slug, ...asked })).toMatchObject({
      rule: 'checks-failed',
    })
    expect(await listOutOfTries(candor.db, campaignId)).toMatchObject([{ name: 'Joel Brandt', attempts: 1 }])
    expect(await grantTries(deskOf(candor, joel), about)).toMatchObject({ rule: 'not-allowed' })
    expect(await grantTries(deskOf(candor, amara), { ...about, personId: maria.id })).toMatchObject({
      rule: 'tries-left',
    })
    valueOf(await grantTries(deskOf(candor, amara), about))
    expect(await grantTries(deskOf(candor, amara), about)).toMatchObject({ rule: 'tries-left' })
    expect(await listOutOfTries(candor.db, campaignId)).toEqual([])
    valueOf(await answer(candor, asked, { chosen: wrong }))
    expect(await letters()).toHaveLength(1)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('answered twice at once are two tries, and the counts agree with them', async () => {
    const candor = await anInstance(engine)
    const asked = await aCheckedPolicy(candor, 0)
    const both = await Promise.all([
      answer(candor, asked, { chosen: wrong }),
      answer(candor, asked, { chosen: wrong }),
      answer(candor, asked, { by: maria }),
    ])
    const kept = both.filter(({ ok }) => ok).length
    const [outcome] = await listCheckOutcomes(candor.db, asked.campaignId)
    expect(outcome).toMatchObject({ attempts: kept, people: 2, passed: 1 })
    expect(outcome?.questions.map(({ answered }) => answered)).toEqual([kept, kept])
  })
})

describe('hostile answers', () => {
  test('that are missing, out of range, or to other questions are no try', async () => {
    const candor = await anInstance()
    const asked = await aCheckedPolicy(candor)
    const [first, second] = asked.questions.map(({ id }) => id)
    const given: CheckAnswers[] = [
      {},
      { [first ?? '']: 0 },
      { [first ?? '']: 0, [second ?? '']: 2 },
      { [first ?? '']: 0, [second ?? '']: -1 },
      { [first ?? '']: 0.5, [second ?? '']: 1 },
      { another: 0, constructor: 1 },
      Object.create({ [first ?? '']: 0, [second ?? '']: 1 }) as CheckAnswers,
    ]
    for (const answers of given)
      expect(await answer(candor, asked, { answers })).toMatchObject({ rule: 'answers-missing' })
    const others = { ...answersTo(asked, right), another: 1 }
    expect(valueOf(await answer(candor, asked, { answers: others }))).toMatchObject({ passed: true })
    const row = await candor.db.selectFrom('check_attempts').select('answers').executeTakeFirstOrThrow()
    expect(row.answers).not.toContain('another')
  })

  test('of somebody who is not asked are refused', async () => {
    const candor = await anInstance()
    const asked = await aCheckedPolicy(candor)
    expect(await answer(candor, asked, { by: piotr })).toMatchObject({ rule: 'not-asked' })
    expect(await answer(candor, { ...asked, campaignId: 'another' }, {})).toMatchObject({ rule: 'not-asked' })
  })
})

describe('what a campaign asks', () => {
  test('is frozen at the launch: a later change asks nobody anything else', async () => {
    const candor = await anInstance()
    const asked = await aCheckedPolicy(candor)
    const { policyId, campaignId } = asked
    const [first, second] = await listCheckQuestions(candor.db, policyId)
    const clauses = ['own', 'law']
    const typed = { ...whoToAsk, question: 'What now?' }
    valueOf(await editCheck(deskOf(candor, amara), { policyId, id: first?.id ?? '', typed, clauses }))
    valueOf(await moveCheckUp(deskOf(candor, amara), { policyId, id: second?.id ?? '' }))
    const now = await listCheckQuestions(candor.db, policyId)
    expect(now.map(({ question }) => question)).toEqual([whoseRight.question, 'What now?'])
    expect(await countCheckQuestions(candor.db, [policyId, 'none'])).toEqual(new Map([[policyId, 2]]))
    expect((await findCampaignCheck(candor.db, campaignId, policyId))?.questions).toEqual(asked.questions)
    expect(await endCheck(deskOf(candor, amara), { policyId, id: first?.id ?? '' })).toMatchObject({
      rule: 'question-gone',
    })
  })

  test('leaves out a question whose section the text has not, and asks nothing without a pass mark', async () => {
    const candor = await anInstance()
    const { policyId, campaignId } = await anAskedPolicy(candor)
    const clauses = ['own', 'gone']
    for (const typed of [whoToAsk, { ...whoseRight, clauseId: 'gone' }])
      valueOf(await writeCheck(deskOf(candor, amara), { policyId, typed, clauses }))
    const freeze = (passMark: number) =>
      transact(candor.db, (trx) =>
        freezeChecks(trx, { campaignId, policyIds: [policyId], checks: { passMark, tries: 3 } }),
      )
    await freeze(0)
    expect(await findCampaignCheck(candor.db, campaignId, policyId)).toBeUndefined()
    await freeze(5)
    expect(await findCampaignCheck(candor.db, campaignId, policyId)).toMatchObject({
      passMark: 1,
      tries: 3,
      questions: [{ question: whoToAsk.question }],
    })
  })

  test('is written by authors, whole, and twelve at most', async () => {
    const candor = await anInstance()
    const { policyId } = await anAskedPolicy(candor)
    const clauses = ['own']
    const write = (person: Person, change: Partial<typeof whoToAsk> = {}) =>
      writeCheck(deskOf(candor, person), { policyId, typed: { ...whoToAsk, ...change }, clauses })
    expect(await write(ben)).toMatchObject({ rule: 'not-allowed' })
    expect(await write(amara, { clauseId: 'law' })).toMatchObject({ fields: { clause: /Choose/ } })
    expect(await write(amara, { options: ['Ask', ' ', 'ask '] })).toMatchObject({
      fields: { option0: /same/ },
    })
    expect(await write(amara, { options: ['Ask'], correct: 1 })).toMatchObject({
      fields: { option0: /two/, correct: /words/ },
    })
    for (let count = 0; count < 12; count += 1)
      valueOf(await write(amara, { question: `Question ${count}?` }))
    expect(await write(amara)).toMatchObject({ rule: 'too-many-questions' })
  })
})
