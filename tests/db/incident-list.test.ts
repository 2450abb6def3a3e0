// The list of incidents: open first, newest first, in pages, each person's own.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { closeIncident } from '../../app/commands/close-incident'
import { listIncidents, type IncidentPlace } from '../../db/incident-list'
import type { Db } from '../../db/tables'
import { onBothEngines } from '../databases/database'
import { aMistakeDesk, anIncident } from '../mistake-desk'
import { deskOf } from '../instance'
import { joel, maria, ruth } from '../people'

onBothEngines('the list of incidents', (engine) => {
  test('open ones come first, the newest of each first', async () => {
    const candor = await sevenIncidents(engine)
    expect(await numbersOf(candor.db, {})).toEqual([7, 5, 3, 1, 6, 4, 2])
  })

  test('pages follow each other without a gap or a repeat', async () => {
    const { db } = await sevenIncidents(engine)
    const first = await listIncidents(db, { openedBy: null, kind: 'all', limit: 3 })
    const second = await listIncidents(db, {
      openedBy: null,
      kind: 'all',
      limit: 3,
      after: placeOf(first.next),
    })
    const third = await listIncidents(db, {
      openedBy: null,
      kind: 'all',
      limit: 3,
      after: placeOf(second.next),
    })
    const pages = [first, second, third].map((page) => page.incidents.map(({ number }) => number))
    expect(pages).toEqual([[7, 5, 3], [1, 6, 4], [2]])
    expect(third.next).toBeNull()
  })

  test('drills can be left out or shown alone', async () => {
    const { db } = await sevenIncidents(engine)
    expect(await numbersOf(db, { kind: 'drills' })).toEqual([7])
    expect(await numbersOf(db, { kind: 'real' })).toEqual([5, 3, 1, 6, 4, 2])
  })

  test('a person sees what they started', async () => {
    const { db } = await sevenIncidents(engine)
    expect(await numbersOf(db, { openedBy: ruth.id })).toEqual([6])
    expect(await numbersOf(db, { openedBy: 'nobody' })).toEqual([])
  })
})

test('no page of the list reads the whole table', async () => {
  const { db } = await aMistakeDesk('sqlite')
  const plans = await Promise.all([
    planOf(db, sql`select id from incidents where closed_at is null order by number desc limit 26`),
    planOf(
      db,
      sql`select id from incidents where closed_at is not null and number < 9 order by number desc limit 26`,
    ),
    planOf(
      db,
      sql`select id from incidents where closed_at is not null and opened_by = 'x' order by number desc limit 26`,
    ),
  ])
  expect(plans.join('\n')).not.toMatch(/TEMP B-TREE/)
  expect(plans).toEqual([
    expect.stringMatching(/USING (COVERING )?INDEX/),
    expect.stringMatching(/USING (COVERING )?INDEX/),
    expect.stringMatching(/incidents_by_opener/),
  ])
})

/** Joel's 1 to 5, Ruth's 6, Joel's drill 7; the even ones are closed. */
async function sevenIncidents(engine: 'sqlite' | 'postgres') {
  const candor = await aMistakeDesk(engine)
  for (const starter of [joel, joel, joel, joel, joel, ruth]) await anIncident(candor, starter)
  await anIncident(candor, joel, { drill: true })
  for (const number of [2, 4, 6]) await closeIncident(deskOf(candor, maria), { number, lesson: 'Learnt.' })
  return candor
}

async function numbersOf(
  db: Db,
  filter: { kind?: 'all' | 'real' | 'drills'; openedBy?: string },
): Promise<number[]> {
  const { incidents } = await listIncidents(db, { openedBy: null, kind: 'all', limit: 25, ...filter })
  return incidents.map((incident) => incident.number)
}

function placeOf(next: IncidentPlace | null): IncidentPlace {
  if (!next) throw new Error('There is no next page.')
  return next
}

async function planOf(db: Db, query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<{ detail: string }>`explain query plan ${query}`.execute(db)
  return rows.map((row) => row.detail).join('; ')
}
