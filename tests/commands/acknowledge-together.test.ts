// Acknowledgements at the same moment: kept together, each as if it had come alone.
import { expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { keepAcknowledgement } from '../../app/commands/acknowledge-together'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import type { Person } from '../../app/domain/person'
import { verifyLedger } from '../../db/ledger'
import { findPerson, insertPerson } from '../../db/people'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { anApprovedVersion, aPolicy, publish } from '../policies'

const people = 40

/** A live policy that many people are asked to acknowledge, and what each of them says. */
async function aCampaign(candor: Candor) {
  const staff: Person[] = []
  for (let number = 1; number <= people; number += 1) staff.push(await aColleague(candor, number))
  const { policyId, slug } = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policyId)
  const campaign = {
    audience: { kind: 'everyone' },
    statement: defaultStatement,
    dueOn: '2026-12-24',
  } as const
  const { campaignId } = valueOf(await publish(candor, version, { campaign }))
  const statement = {
    policySlug: slug,
    campaignId: campaignId ?? '',
    versionId: version.id,
    fingerprint: version.fingerprint,
  }
  return { staff, statement, version, policyId }
}

async function aColleague(candor: Candor, number: number): Promise<Person> {
  const person = await transact(candor.db, async (trx) => {
    const facts = { name: `Colleague ${number}`, email: `colleague-${number}@example.org`, jobTitle: '' }
    const id = await insertPerson(trx, {
      ...facts,
      passwordHash: null,
      roles: ['staff'],
      grantedBy: null,
      at: noon,
    })
    return id && findPerson(trx, id)
  })
  if (!person) throw new Error('There is such a colleague already.')
  return person
}

async function acknowledgedIn(candor: Candor) {
  const { db } = candor
  return {
    rows: (await db.selectFrom('acknowledgements').select('id').execute()).length,
    entries: (
      await db
        .selectFrom('ledger_entries')
        .select('id')
        .where('action', '=', 'version.acknowledged')
        .execute()
    ).length,
    counted: (await db.selectFrom('campaign_counts').select('acknowledged').execute()).reduce(
      (sum, row) => sum + row.acknowledged,
      0,
    ),
    done: (
      await db
        .selectFrom('campaign_targets')
        .select('person_id')
        .where('state', '=', 'acknowledged')
        .where('settled_at', 'is not', null)
        .where('acknowledged_at', 'is not', null)
        .execute()
    ).length,
  }
}

onBothEngines('acknowledgements at the same moment', (engine) => {
  test('each is kept once, whoever comes with whom, and a form sent twice has one effect', async () => {
    const candor = await anInstance(engine)
    const { staff, statement } = await aCampaign(candor)
    const answers = await Promise.all(
      staff.flatMap((person, place) => {
        const at = new Date(noon.getTime() + place)
        const say = () => acknowledge(deskOf(candor, person, { at, once: `the-form-of-${place}` }), statement)
        return place % 3 === 0 ? [say(), say()] : [say()]
      }),
    )
    expect(answers.filter((answer) => !answer.ok)).toEqual([])
    expect(await acknowledgedIn(candor)).toEqual({ rows: 40, entries: 40, counted: 40, done: 40 })
    const keys = await candor.db.selectFrom('submissions').select('key').execute()
    expect(keys.filter(({ key }) => key.startsWith('the-form-of-'))).toHaveLength(40)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('people with one form: one is the first, the others are told so, and nothing of theirs is kept', async () => {
    const candor = await anInstance(engine)
    const { staff, statement } = await aCampaign(candor)
    const answers = await Promise.all(
      staff.slice(0, 5).map((person) => acknowledge(deskOf(candor, person, { once: 'one-form' }), statement)),
    )
    const refusals = answers.filter((answer) => !answer.ok)
    expect(refusals).toHaveLength(4)
    for (const answer of refusals) expect(answer).toMatchObject({ rule: 'sent-by-another' })
    expect(await acknowledgedIn(candor)).toEqual({ rows: 1, entries: 1, counted: 1, done: 1 })
  })

  test('one that cannot be kept harms nobody who came with it', async () => {
    const candor = await anInstance(engine)
    const { staff, statement, version, policyId } = await aCampaign(candor)
    const outside = await aColleague(candor, people + 1)
    const notAsked = keepAcknowledgement(deskOf(candor, outside), {
      acknowledgement: {
        ...statement,
        policyId,
        language: version.document.language,
        personId: outside.id,
        personName: outside.name,
        statement: defaultStatement,
        versionNumber: '1.0',
        method: 'self',
        recordedBy: outside.id,
        acknowledgedAt: noon.toISOString(),
      },
      entry: { action: 'version.acknowledged', subject: { kind: 'campaign', id: statement.campaignId } },
      value: 'kept',
    }).catch((error: unknown) => error)
    const answers = await Promise.all(staff.map((person) => acknowledge(deskOf(candor, person), statement)))
    expect(answers.filter((answer) => !answer.ok)).toEqual([])
    expect(await notAsked).toMatchObject({ message: 'An acknowledgement of somebody who was not asked.' })
    expect(await acknowledgedIn(candor)).toEqual({ rows: 40, entries: 40, counted: 40, done: 40 })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })
})
