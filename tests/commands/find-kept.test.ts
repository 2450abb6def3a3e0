// Kept acknowledgements: whoever acknowledged and is not touched by what changed is not asked again.
import { expect, test } from 'vitest'
import { findKept } from '../../app/commands/find-kept'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { insertAcknowledgement } from '../../db/acknowledgements'
import { transact } from '../../db/transaction'
import type { Version } from '../../db/versions'
import { aDraftWithAddenda } from '../addenda'
import { anAskedCampaign, statement } from '../asked'
import { onBothEngines } from '../databases/database'
import { everybody, minutesLater, valueOf } from '../instance'
import { aNextVersion } from '../next-version'
import { joel, maria, ruth } from '../people'
import { anApprovedVersion, publish } from '../policies'

const personIds = everybody.map((person) => person.id)

async function acknowledged(candor: Candor, version: Version, person: Person): Promise<void> {
  const campaignId = await anAskedCampaign(candor, { versions: [version], people: [person] })
  await transact(candor.db, (trx) =>
    insertAcknowledgement(trx, {
      ...{ campaignId, versionId: version.id, policyId: version.policyId, language: version.language },
      ...{ personId: person.id, personName: person.name, statement, versionNumber: '1.0' },
      ...{ fingerprint: version.fingerprint, method: 'proxy', recordedBy: ruth.id, reason: 'On paper.' },
      acknowledgedAt: minutesLater(1).toISOString(),
    }),
  )
}

/** "law" is for volunteers: Joel is one. He and Maria acknowledged 1.0. */
async function twoAcknowledged(engine: 'sqlite' | 'postgres') {
  const story = await aDraftWithAddenda(engine)
  const first = await anApprovedVersion(story.candor, story.policyId)
  valueOf(await publish(story.candor, first))
  for (const person of [joel, maria]) await acknowledged(story.candor, first, person)
  const keptFor = async (versionId: string) => {
    const kept = await findKept(story.candor.db, { policyId: story.policyId, versionId, personIds })
    return [...kept.keys()].sort()
  }
  return { ...story, first, keptFor }
}

onBothEngines('kept acknowledgements', (engine) => {
  test('a change for volunteers asks the volunteers again, and a change for everyone asks everyone', async () => {
    const { candor, policyId, first, keptFor } = await twoAcknowledged(engine)
    expect(await keptFor(first.id)).toEqual([joel.id, maria.id])

    const clearer = await aNextVersion(candor, policyId, {
      ...{ clauseId: 'purpose', words: 'We reach whoever asks.', minute: 2 },
      publish: { changeClass: 'clarifying' },
    })
    expect(await keptFor(clearer.id)).toEqual([joel.id, maria.id])

    const forVolunteers = await aNextVersion(candor, policyId, {
      ...{ clauseId: 'law', words: 'You must carry your badge.', minute: 3 },
      publish: { changeClass: 'material' },
    })
    expect(await keptFor(forVolunteers.id)).toEqual([maria.id])
    expect(await keptFor(first.id)).toEqual([joel.id, maria.id])

    const forAll = await aNextVersion(candor, policyId, {
      ...{ clauseId: 'purpose', words: 'You must answer within a day.', minute: 4 },
      publish: { changeClass: 'material' },
    })
    expect(await keptFor(forAll.id)).toEqual([])
  })

  test('what stands under a record that was merged into another counts for the person who stays', async () => {
    const { candor, policyId, first } = await twoAcknowledged(engine)
    const { db } = candor
    await transact(db, async (trx) => {
      await trx.updateTable('people').set({ merged_into: ruth.id }).where('id', '=', maria.id).execute()
      await trx.updateTable('people').set({ merged_into: maria.id }).where('id', '=', joel.id).execute()
    })
    const kept = await findKept(db, { policyId, versionId: first.id, personIds: [ruth.id] })
    expect([...kept.keys()]).toEqual([ruth.id])
  })
})

test('a version withdrawn before its day changes nothing', async () => {
  const { candor, policyId, keptFor } = await twoAcknowledged('sqlite')
  const pulled = await aNextVersion(candor, policyId, {
    ...{ clauseId: 'purpose', words: 'You must answer within an hour.', minute: 2 },
    publish: { changeClass: 'material', effectiveAt: minutesLater(60) },
  })
  const { id } = await candor.db
    .selectFrom('publications')
    .select('id')
    .where('version_id', '=', pulled.id)
    .executeTakeFirstOrThrow()
  await candor.db
    .insertInto('withdrawals')
    .values({
      ...{ id: 'w', publication_id: id, policy_id: policyId, version_id: pulled.id },
      ...{ reason: 'A slip.', withdrawn_at: minutesLater(3).toISOString() },
      ...{ withdrawn_by: ruth.id, withdrawn_by_name: ruth.name },
    })
    .execute()
  const next = await aNextVersion(candor, policyId, {
    ...{ clauseId: 'law', words: 'Volunteers may ask.', minute: 61 },
    publish: { changeClass: 'editorial' },
  })
  expect(await keptFor(next.id)).toEqual([joel.id, maria.id])
})

test('a version of which nobody acknowledged an earlier one keeps nothing', async () => {
  const story = await aDraftWithAddenda()
  const first = await anApprovedVersion(story.candor, story.policyId)
  valueOf(await publish(story.candor, first))
  const asked = { policyId: story.policyId, versionId: first.id, personIds }
  expect(await findKept(story.candor.db, asked)).toEqual(new Map())
  expect(await findKept(story.candor.db, { ...asked, versionId: 'unknown' })).toEqual(new Map())
})
