// What people wrote and whom a campaign asks: changed behind the product's back, the ledger names it.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { acknowledge } from '../../app/commands/acknowledge'
import { endPersonsExemption, exemptPerson } from '../../app/commands/campaign-course'
import { planCampaign } from '../../app/commands/keep-campaign-plan'
import { launchPlan } from '../../app/commands/launch-plan'
import { publishAnswer, withdrawAnswer } from '../../app/commands/publish-answer'
import { decideExperiment, endExperiment, proposeExperiment } from '../../app/commands/run-experiment'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import { noChecks, usualReminders } from '../../app/governance/campaign-plan'
import { listAskedOf } from '../../db/asked-of'
import { verifyLedger } from '../../db/ledger'
import { anAnswer, aProposal } from '../commands/asking-commands'
import { onBothEngines } from '../databases/database'
import { withoutTriggers } from '../databases/triggers'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, joel, maria, ruth } from '../people'
import { anApprovedVersion, aPolicy, publish } from '../policies'

async function everythingOnce(candor: Candor): Promise<void> {
  const form = await anAnswer(candor)
  valueOf(await publishAnswer(deskOf(candor, amara), form))
  valueOf(await withdrawAnswer(deskOf(candor, amara, { at: minutesLater(1) }), form.questionId))
  const { id } = valueOf(await proposeExperiment(deskOf(candor, joel), aProposal))
  valueOf(await decideExperiment(deskOf(candor, ruth), { id, decision: 'agreed', comment: 'Try it.' }))
  valueOf(await endExperiment(deskOf(candor, joel), { id, learned: 'Nobody replied.', goesOn: 'stop' }))
  const { policyId } = await aPolicy(candor, 'Photos')
  valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
  await launched(candor, policyId, 2)
  const [target] = await listAskedOf(candor.db, { personId: joel.id, at: noon })
  if (!target) throw new Error('Joel is not asked.')
  valueOf(await acknowledge(deskOf(candor, joel, { at: minutesLater(3) }), target))
  const second = await launched(candor, policyId, 4)
  const wish = { campaignId: second, personId: maria.id, reason: 'On leave.' }
  valueOf(await exemptPerson(deskOf(candor, amara, { at: minutesLater(5) }), wish))
  valueOf(await endPersonsExemption(deskOf(candor, amara, { at: minutesLater(6) }), wish))
}

async function launched(candor: Candor, policyId: string, minute: number): Promise<string> {
  const desk = deskOf(candor, amara, { at: minutesLater(minute) })
  const plan = valueOf(
    await planCampaign(desk, {
      ...{ title: 'Photos', policies: [{ policyId, versionId: null }], audience: { kind: 'everyone' } },
      ...{ due: { kind: 'days', days: 14 }, statement: defaultStatement, reminders: usualReminders },
      ...{ checks: noChecks, earlier: 'keep' },
    }),
  )
  return valueOf(await launchPlan(desk, { id: plan.id, revision: 1 })).campaignId
}

const tampers: [statement: string, kind: string][] = [
  [`update exemptions set reason = 'None.'`, 'exemption'],
  [`update exemptions set granted_by_name = 'Somebody'`, 'exemption'],
  [`update exemptions set ended_at = null, ended_by = null`, 'exemption-end'],
  [`delete from exemptions`, 'exemption'],
  [`update question_answers set answer = 'No.'`, 'answer'],
  [`update public_answers set answer = 'No.'`, 'public-answer'],
  [`update public_answers set withdrawn_at = null, withdrawn_by = null`, 'public-answer-end'],
  [`update experiments set guardrails = 'None.'`, 'experiment'],
  [`update experiments set ends_on = '2030-01-01'`, 'experiment'],
  [`update experiments set decision = 'declined'`, 'experiment-decision'],
  [`update experiments set decision_comment = 'No.'`, 'experiment-decision'],
  [`update experiments set learned = 'All is well.'`, 'experiment-end'],
  [`update experiments set goes_on = 'keep'`, 'experiment-end'],
  [`delete from campaign_targets where person_id = 'ruth-keller'`, 'enrolment'],
  [`update campaign_targets set person_id = 'piotr-nowak' where person_id = 'ruth-keller'`, 'enrolment'],
  [`delete from kept_acknowledgements`, 'enrolment'],
  [
    `update kept_acknowledgements set policy_id = (select min(id) from policies where id <> policy_id)`,
    'kept',
  ],
]

onBothEngines('what people wrote', (engine) => {
  test('is vouched for by the ledger, and so is whom a campaign asks', async () => {
    const candor = await anInstance(engine)
    await everythingOnce(candor)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    await withoutTriggers(candor.db, engine, async () => {
      for (const [statement, kind] of tampers)
        expect(await undone(candor, statement), statement).toMatchObject({ ok: false, fault: { kind } })
    })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })
})

/** What the check says while the statement holds; it is undone after. */
async function undone(candor: Candor, statement: string) {
  let found: unknown
  const undo = new Error('Undone.')
  await candor.db
    .transaction()
    .execute(async (trx) => {
      await sql.raw(statement).execute(trx)
      found = await verifyLedger(trx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return found
}
