// An instance of the release before people, campaigns and asking grew: everything it holds stays, and gets the right new columns.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { migrate } from '../../db/migrate'
import { migrations } from '../../db/migrations/registry'
import type { Db } from '../../db/tables'
import { anEmptyDatabase, onBothEngines, opened } from '../databases/database'

const older = migrations.filter(({ name }) => name < '0012')
const at = '2026-03-01T09:00:00.000Z'
const later = '2026-03-02T23:30:00.000Z'

/** Two policies, one campaign about both and one, closed, about one; three people, in every state there was. */
async function anOlderInstance(db: Db): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const id of ['ann', 'bob', 'cem'])
    await run(`insert into people (id, name, email, job_title, phone, created_at, left_at, revision)
      values ('${id}', '${id}', null, '', '', '${at}', ${id === 'cem' ? `'${later}'` : 'null'}, 1)`)
  for (const policy of ['one', 'two']) {
    await run(`insert into policies (id, slug, title, template_id, owner_id, created_by, created_at, revision)
      values ('${policy}', '${policy}', '${policy}', 't', 'ann', 'ann', '${at}', 1)`)
    await run(`insert into versions (id, policy_id, ordinal, title, language, document, fingerprint, template_id,
        template_version, answers, skipped, edits, editors, arrangement, template_digest, submitted_by,
        submitted_by_name, submitted_at)
      values ('v-${policy}', '${policy}', 1, '${policy}', 'en-GB', '{}', 'f-${policy}', 't', '1.0.0', '{}', '[]', '{}',
        '[]', '{}', '', 'ann', 'ann', '${at}')`)
  }
  for (const [id, closed] of [
    ['both', 'null'],
    ['past', `'${later}'`],
  ])
    await run(`insert into campaigns (id, title, statement, due_on, audience, launched_by, launched_by_name, launched_at,
        closed_at)
      values ('${id}', '${id}', 'I have read it.', '2026-04-01', '{}', 'ann', 'ann', '${at}', ${closed})`)
  for (const [campaign, policy] of [
    ['both', 'one'],
    ['both', 'two'],
    ['past', 'one'],
  ])
    await run(`insert into campaign_versions (campaign_id, version_id, policy_id, language)
      values ('${campaign}', 'v-${policy}', '${policy}', 'en-GB')`)
  for (const [campaign, person, opened, acknowledged] of [
    ['both', 'ann', `'${at}'`, `'${later}'`],
    ['both', 'bob', `'${at}'`, 'null'],
    ['both', 'cem', 'null', 'null'],
    ['past', 'bob', 'null', 'null'],
  ])
    await run(`insert into campaign_targets (campaign_id, person_id, person_name, department_id, department_name,
        assigned_at, opened_at, acknowledged, acknowledged_at)
      values ('${campaign}', '${person}', '${person}', null, '', '${at}', ${opened},
        ${acknowledged === 'null' ? 0 : 2}, ${acknowledged})`)
  await run(`insert into campaign_counts (campaign_id, department_id, department_name, targets, acknowledged)
    values ('both', '', '', 3, 1)`)
  for (const policy of ['one', 'two'])
    await run(`insert into acknowledgements (id, campaign_id, version_id, policy_id, language, person_id, person_name,
        statement, version_number, fingerprint, method, recorded_by, acknowledged_at)
      values ('a-${policy}', 'both', 'v-${policy}', '${policy}', 'en-GB', 'ann', 'ann', 'I have read it.', '1.0',
        'f-${policy}', 'self', 'ann', '${later}')`)
}

onBothEngines('an instance of the last release', (engine) => {
  test('keeps its campaigns, targets and acknowledgements, and knows where each stands', async () => {
    const { db } = await opened(await anEmptyDatabase(engine))
    await migrate(db, older)
    await anOlderInstance(db)
    const before = await sql<{ id: string }>`select * from acknowledgements order by id`.execute(db)
    await migrate(db)

    const targets = await db
      .selectFrom('campaign_targets')
      .select(['campaign_id', 'person_id', 'state', 'settled_at', 'asked', 'enrolled_as', 'due_on'])
      .orderBy('campaign_id')
      .orderBy('person_id')
      .execute()
    const launched = { enrolled_as: 'launch', due_on: null }
    expect(targets).toEqual([
      {
        campaign_id: 'both',
        person_id: 'ann',
        state: 'acknowledged',
        settled_at: later,
        asked: 2,
        ...launched,
      },
      { campaign_id: 'both', person_id: 'bob', state: 'opened', settled_at: null, asked: 2, ...launched },
      { campaign_id: 'both', person_id: 'cem', state: 'assigned', settled_at: null, asked: 2, ...launched },
      { campaign_id: 'past', person_id: 'bob', state: 'assigned', settled_at: null, asked: 1, ...launched },
    ])
    // Nobody is enrolled anew, and what is owed in the closed one waits to be closed.
    expect(
      await db
        .selectFrom('campaigns')
        .select(['id', 'enrolled_at', 'members_at', 'settled_at', 'earlier', 'paused_at'])
        .orderBy('id')
        .execute(),
    ).toEqual([
      { id: 'both', enrolled_at: at, members_at: at, settled_at: null, earlier: 'keep', paused_at: null },
      { id: 'past', enrolled_at: at, members_at: at, settled_at: null, earlier: 'keep', paused_at: null },
    ])
    const after = await sql<{ id: string }>`select * from acknowledgements order by id`.execute(db)
    expect(after.rows).toEqual(before.rows.map((row) => ({ ...row, reason: '', given_on: null })))
    expect(await db.selectFrom('campaign_days').selectAll().execute()).toEqual([
      { campaign_id: 'both', day: '2026-03-02', acknowledged: 1 },
    ])
    expect(await db.selectFrom('campaign_counts').selectAll().execute()).toMatchObject([
      { targets: 3, acknowledged: 1, opened: 1, kept: 0, closed: 0 },
    ])
    expect(
      await db.selectFrom('people').select(['id', 'kind', 'changed_at']).orderBy('id').execute(),
    ).toEqual([
      { id: 'ann', kind: 'employee', changed_at: at },
      { id: 'bob', kind: 'employee', changed_at: at },
      { id: 'cem', kind: 'employee', changed_at: later },
    ])
    // What stands in an append-only table is as safe as before.
    await expect(sql`update acknowledgements set reason = 'x'`.execute(db)).rejects.toThrow(/append-only/)
    await expect(sql`delete from acknowledgements`.execute(db)).rejects.toThrow(/append-only/)
  })
})
