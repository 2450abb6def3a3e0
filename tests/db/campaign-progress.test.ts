// Progress: counters, days and lists that agree with each other, and a CSV that is made a few hundred people at a time.
import { expect, test } from 'vitest'
import { recordsCsv } from '../../app/commands/records-csv'
import { campaignFigures } from '../../app/commands/campaign-figures'
import type { Candor } from '../../app/context'
import { listCompletionDays } from '../../db/campaign-days'
import { listDepartmentProgress, listDepartmentsAcross } from '../../db/campaign-progress'
import { listTargets, type TargetFilter } from '../../db/campaign-targets'
import { findCampaign } from '../../db/campaigns'
import { aCampaign } from '../a-campaign'
import { onBothEngines } from '../databases/database'
import { anInstance } from '../instance'

const dueOn = '2026-12-04'

async function namesIn(candor: Candor, id: string, filter: Partial<TargetFilter>): Promise<string[]> {
  const rows = await listTargets(candor.db, id, {
    view: 'all',
    today: '2026-12-02',
    dueOn,
    limit: 9,
    ...filter,
  })
  return rows.map((row) => row.name)
}

async function figuresOn(candor: Candor, id: string, today: string) {
  const campaign = await findCampaign(candor.db, id)
  return campaign && campaignFigures(candor.db, campaign, today)
}

async function csvOf(candor: Candor, id: string): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of recordsCsv(candor.db, { id, dueOn }, '2026-12-05')) pieces.push(piece)
  return pieces.join('').split('\r\n')
}

onBothEngines('a campaign', (engine) => {
  test('is told by its counters, its days and its lists alike', async () => {
    const candor = await anInstance(engine)
    const { campaignId: id } = await aCampaign(candor)
    const counts = { targets: 6, acknowledged: 1, declined: 1, exempt: 1, closed: 0, opened: 1, owed: 3 }
    const none = { count: 0, more: false }
    const one = { count: 1, more: false }
    expect(await figuresOn(candor, id, '2026-12-01')).toMatchObject({
      ...counts,
      overdue: none,
      joiners: one,
    })
    expect(await figuresOn(candor, id, '2026-12-02')).toMatchObject({ overdue: one })
    expect(await figuresOn(candor, id, '2026-12-05')).toMatchObject({ overdue: { count: 3, more: false } })
    expect(await listCompletionDays(candor.db, id)).toEqual([{ day: '2026-11-24', acknowledged: 1 }])
    const [events, others] = await listDepartmentProgress(candor.db, id)
    expect([events, others].map((row) => [row?.name, row?.targets, row?.owed])).toEqual([
      ['No department', 4, 3],
      ['Events', 2, 0],
    ])
    expect(await listDepartmentsAcross(candor.db, '2026-12-05')).toMatchObject([
      { name: 'No department', campaigns: 1, targets: 4, owed: 3, late: 3 },
      { name: 'Events', campaigns: 1, targets: 2, acknowledged: 1, owed: 0, late: 0 },
    ])
  })

  test('lists people by state, department, name and lateness, a page by key', async () => {
    const candor = await anInstance(engine)
    const { campaignId: id } = await aCampaign(candor)
    const find = (filter: Partial<TargetFilter>) => namesIn(candor, id, filter)
    expect(await find({})).toEqual([
      'Amara Okafor',
      'Ben Adeyemi',
      'Joel Brandt',
      'Maria Silva',
      'Nadia Rahman',
      'Ruth Keller',
    ])
    expect(await find({ view: 'owed' })).toEqual(['Amara Okafor', 'Ben Adeyemi', 'Nadia Rahman'])
    expect(
      await find({ view: 'owed', limit: 1, after: { name: 'Amara Okafor', personId: 'amara-okafor' } }),
    ).toEqual(['Ben Adeyemi'])
    expect(await find({ view: 'opened' })).toEqual(['Ben Adeyemi'])
    expect(await find({ view: 'declined' })).toEqual(['Maria Silva'])
    expect(await find({ view: 'joiners' })).toEqual(['Nadia Rahman'])
    expect(await find({ view: 'overdue' })).toEqual(['Nadia Rahman'])
    expect(await find({ view: 'overdue', today: '2026-12-05' })).toHaveLength(3)
    expect(await find({ departmentId: '' })).toEqual([
      'Amara Okafor',
      'Ben Adeyemi',
      'Nadia Rahman',
      'Ruth Keller',
    ])
    const [events] = (await listDepartmentProgress(candor.db, id)).filter(({ name }) => name === 'Events')
    expect(await find({ departmentId: String(events?.departmentId) })).toEqual(['Joel Brandt', 'Maria Silva'])
    expect(await find({ view: 'joiners', departmentId: '' })).toEqual(['Nadia Rahman'])
    expect(await find({ name: 'Ma' })).toEqual(['Maria Silva'])
    expect(await find({ name: 'Ma', view: 'owed' })).toEqual([])
  })

  test('is a CSV in which names and reasons that look like formulas are only words', async () => {
    const candor = await anInstance(engine)
    const { campaignId: id } = await aCampaign(candor)
    const hostile = '=HYPERLINK("http://evil.example","Click")\r\n@SUM(1)'
    await candor.db
      .updateTable('campaign_targets')
      .set({ person_name: hostile })
      .where('person_id', '=', 'amara-okafor')
      .execute()
    const lines = await csvOf(candor, id)
    expect(lines).toHaveLength(8)
    expect(lines[0]?.startsWith('\ufeffName,Department,State,Reason,Due,')).toBe(true)
    expect(lines.at(-1)).toBe('')
    expect(lines[1]).toMatch(
      /^"'=HYPERLINK\(""http:\/\/evil.example"",""Click""\) @SUM\(1\)",,"not opened yet, overdue",,2026-12-04,launch,/,
    )
    expect(lines[4]).toMatch(
      /^"Maria Silva",Events,declined,"'=cmd\|calc",2026-12-04,launch,2026-11-24T12:02/,
    )
    expect(lines[6]).toMatch(/^"Ruth Keller",,exempt,"On leave\.",/)
    expect(lines[3]).toMatch(
      /^"Joel Brandt",Events,acknowledged,,.*,1\.0,2026-11-24T12:01:00\.000Z,.*,self,"Joel Brandt",/,
    )
  })
})

test('a CSV of thousands comes in pieces, every person once, and in order', async () => {
  const candor = await anInstance()
  const { campaignId: id } = await aCampaign(candor)
  const { db } = candor
  const people = Array.from({ length: 1_700 }, (_, at) => `p${String(at).padStart(5, '0')}`)
  for (let from = 0; from < people.length; from += 500) {
    const part = people.slice(from, from + 500)
    await db
      .insertInto('people')
      .values(
        part.map((name) => ({
          ...{ id: name, name, email: null, job_title: '', phone: '', password_hash: null },
          ...{ created_at: '', left_at: null, revision: 1 },
        })),
      )
      .execute()
    await db
      .insertInto('campaign_targets')
      .values(
        part.map((name) => ({
          // Many of one name: the key of a page is the name and the person.
          ...{ campaign_id: id, person_id: name, person_name: 'Ann Lee', department_name: '' },
          ...{ assigned_at: '', acknowledged: 0 },
        })),
      )
      .execute()
  }
  let count = 0
  const sizes: number[] = []
  for await (const piece of recordsCsv(db, { id, dueOn }, '2026-12-01')) {
    sizes.push(piece.length)
    count += piece.split('\r\n').length - 1
  }
  expect(count).toBe(1 + 6 + 1_700)
  expect(sizes.length).toBeGreaterThan(2)
  expect(Math.max(...sizes)).toBeLessThan(40_000)
})
