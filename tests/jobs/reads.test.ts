// Readings are noted in memory, written together, counted by week, and forgotten: a number from five on, and never a name.
import { expect, test } from 'vitest'
import { newReadings, writeReadings } from '../../app/jobs/reads'
import { readersWords, weekOf } from '../../app/governance/read-counts'
import { listReadCounts } from '../../db/reads'
import { findCampaign } from '../../db/campaigns'
import { aCampaign } from '../a-campaign'
import { onBothEngines } from '../databases/database'
import { anInstance, everybody } from '../instance'
import { at } from '../jobs-clock'
import { amara, ben, joel, nadia } from '../people'
import { aPolicy } from '../policies'

test('a week begins on Monday, UTC', () => {
  expect(weekOf(new Date('2026-11-24T12:00:00Z'))).toBe('2026-11-23')
  expect(weekOf(new Date('2026-11-23T00:00:00Z'))).toBe('2026-11-23')
  expect(weekOf(new Date('2026-11-29T23:59:59Z'))).toBe('2026-11-23')
  expect(weekOf(new Date('2026-11-30T00:00:00Z'))).toBe('2026-11-30')
  expect([0, 4, 5].map(readersWords)).toEqual([
    'fewer than five people',
    'fewer than five people',
    '5 people',
  ])
})

onBothEngines('readers', (engine) => {
  test('count once in a week, in whichever process, and are forgotten when it is over', async () => {
    const candor = await anInstance(engine)
    const { policyId: busy } = await aPolicy(candor)
    const { policyId: quiet } = await aPolicy(candor, 'Another policy')
    const [here, there] = [newReadings(), newReadings()]
    for (const readings of [here, there, here]) {
      for (const { id: personId } of everybody.slice(0, 6))
        readings.note({ policyId: busy, personId, campaignId: null })
      readings.note({ policyId: quiet, personId: joel.id, campaignId: null })
      await writeReadings(candor, readings)
    }
    const rows = await candor.db.selectFrom('reads').selectAll().execute()
    expect(rows).toHaveLength(7)
    // Two policies, one reader, one digest; and nothing that names them.
    expect(new Set(rows.map((row) => row.reader)).size).toBe(6)
    expect(JSON.stringify(rows)).not.toContain(joel.id)
    expect(await listReadCounts(candor.db, busy, 9)).toEqual([])

    const nextWeek = at(candor, '2026-11-30T00:00:30Z')
    await Promise.all([writeReadings(nextWeek, here), writeReadings(nextWeek, there)])
    expect(await listReadCounts(candor.db, busy, 9)).toEqual([{ week: '2026-11-23', readers: 6 }])
    expect(await listReadCounts(candor.db, quiet, 9)).toEqual([{ week: '2026-11-23', readers: 0 }])
    expect(await candor.db.selectFrom('reads').selectAll().execute()).toEqual([])
    expect(await candor.db.selectFrom('read_weeks').select('salt').execute()).toEqual([{ salt: null }])
  })

  test('who opened what a campaign asks about are shown as having opened it, and only they', async () => {
    const candor = await anInstance(engine)
    const { campaignId, policyId } = await aCampaign(candor)
    const readings = newReadings()
    for (const { id: personId } of [amara, ben, joel]) readings.note({ policyId, personId, campaignId })
    readings.note({ policyId, personId: nadia.id, campaignId: null })
    await writeReadings(candor, readings)
    // Ben had opened it, and Joel has answered: both stay as they are.
    expect(await findCampaign(candor.db, campaignId)).toMatchObject({ opened: 2, acknowledged: 1 })
  })

  test('wait again when the store is away', async () => {
    const candor = await anInstance(engine)
    const readings = newReadings()
    readings.note({ policyId: 'none', personId: joel.id, campaignId: null })
    await expect(writeReadings(candor, readings)).rejects.toThrow()
    expect(readings.take()).toEqual([{ policyId: 'none', personId: joel.id, campaignId: null }])
    expect(readings.take()).toEqual([])
  })
})
