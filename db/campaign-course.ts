// The course of a campaign: paused, given more time, closed; and who in it need not answer.
import { sql } from 'kysely'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** Pauses a campaign, or lets it go on with null. Out: false when it is so already, or closed. */
export async function updatePause(trx: Trx, id: string, at: Date | null): Promise<boolean> {
  const result = await trx
    .updateTable('campaigns')
    .set({ paused_at: at?.toISOString() ?? null })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('paused_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Gives everybody who still owes an answer until this day (ISO date), where their own is earlier. */
export async function updateDueDate(
  trx: Trx,
  id: string,
  { dueOn, because }: { dueOn: string; because: string },
): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ due_on: dueOn, due_because: because })
    .where('id', '=', id)
    .execute()
  await trx
    .updateTable('campaign_targets')
    .set({ due_on: null })
    .where('campaign_id', '=', id)
    .where('settled_at', 'is', null)
    .where('due_on', '<', dueOn)
    .execute()
}

/** Closes a campaign; `by` is null when a clock did. Out: false when it is closed already. */
export async function updateClosed(
  trx: Trx,
  id: string,
  closing: { by: { id: string; name: string } | null; because: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('campaigns')
    .set({
      closed_at: closing.at.toISOString(),
      closed_by: closing.by?.id ?? null,
      closed_by_name: closing.by?.name ?? null,
      closed_because: closing.because,
    })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Nothing is owed in this closed campaign any more. */
export async function noteSettled(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ settled_at: at.toISOString() })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

/** People of a campaign who still owe an answer, in no particular order. */
export async function listOwing(db: Db, campaignId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign_targets')
    .select('person_id')
    .where('campaign_id', '=', campaignId)
    .where('settled_at', 'is', null)
    .limit(limit)
    .execute()
  return rows.map((row) => row.person_id).sort()
}

export type Exemption = {
  id: string
  personId: string
  personName: string
  reason: string
  grantedByName: string
  grantedAt: string
}

/** Exemptions that last, by name. */
export async function listExemptions(db: Db, campaignId: string, limit = 200): Promise<Exemption[]> {
  const rows = await db
    .selectFrom('exemptions')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('ended_at', 'is', null)
    .orderBy('person_name')
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    reason: row.reason,
    grantedByName: row.granted_by_name,
    grantedAt: row.granted_at,
  }))
}

export async function insertExemption(
  trx: Trx,
  exemption: {
    campaignId: string
    person: { id: string; name: string }
    reason: string
    grantedBy: { id: string; name: string }
    at: Date
  },
): Promise<void> {
  await trx
    .insertInto('exemptions')
    .values({
      id: newId(),
      campaign_id: exemption.campaignId,
      person_id: exemption.person.id,
      person_name: exemption.person.name,
      reason: exemption.reason,
      granted_by: exemption.grantedBy.id,
      granted_by_name: exemption.grantedBy.name,
      granted_at: exemption.at.toISOString(),
      ended_at: null,
      ended_by: null,
    })
    .execute()
}

/** Ends the exemption that lasts. Out: false when there is none. */
export async function endExemption(
  trx: Trx,
  exemption: { campaignId: string; personId: string; endedBy: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('exemptions')
    .set({ ended_at: exemption.at.toISOString(), ended_by: exemption.endedBy })
    .where('campaign_id', '=', exemption.campaignId)
    .where('person_id', '=', exemption.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** A person of the campaign as a target, or undefined. */
export async function findTarget(
  db: Db,
  campaignId: string,
  personId: string,
): Promise<{ personId: string; name: string; state: string } | undefined> {
  return db
    .selectFrom('campaign_targets')
    .select(['person_id as personId', 'person_name as name', 'state'])
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Targets of a campaign whose name begins with these words, or holds them, by name. */
export async function searchTargets(
  db: Db,
  campaignId: string,
  search: { words: string; limit: number },
): Promise<{ personId: string; name: string; department: string; state: string }[]> {
  const pattern = `%${search.words.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return db
    .selectFrom('campaign_targets')
    .select(['person_id as personId', 'person_name as name', 'department_name as department', 'state'])
    .where('campaign_id', '=', campaignId)
    .where(sql<boolean>`lower(person_name) like ${pattern} escape '\\'`)
    .orderBy('person_name')
    .orderBy('person_id')
    .limit(search.limit)
    .execute()
}
