// Why people of a campaign need not answer or will not: for its report, where somebody chose to have the names in it.
import type { Db } from './tables'

/** Of each kind at most; the CSV holds all of them. */
export const mostReasons = 200

export type ReasonRow = { kind: 'declined' | 'exempt'; name: string; department: string; reason: string }

/** Those who declined and those who are exempt, by name, each with the reason that holds now. */
export async function listReasons(db: Db, campaignId: string): Promise<ReasonRow[]> {
  const found = await Promise.all(
    (['declined', 'exempt'] as const).map(async (kind) => {
      const rows = await peopleIn(db, campaignId, kind)
      const reasons = await reasonsOf(db, { campaignId, kind, ids: rows.map((row) => row.person_id) })
      return rows.map((row) => ({
        kind,
        name: row.person_name,
        department: row.department_name,
        reason: reasons.get(row.person_id) ?? '',
      }))
    }),
  )
  return found.flat()
}

async function peopleIn(db: Db, campaignId: string, state: 'declined' | 'exempt') {
  return db
    .selectFrom('campaign_targets')
    .select(['person_id', 'person_name', 'department_name'])
    .where('campaign_id', '=', campaignId)
    .where('state', '=', state)
    .orderBy('person_name')
    .orderBy('person_id')
    .limit(mostReasons)
    .execute()
}

/** The reason that holds now, by person. */
export async function reasonsOf(
  db: Db,
  { campaignId, kind, ids }: { campaignId: string; kind: 'declined' | 'exempt'; ids: string[] },
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows =
    kind === 'declined'
      ? await db
          .selectFrom('declines')
          .select(['person_id', 'reason'])
          .where('campaign_id', '=', campaignId)
          .where('person_id', 'in', ids)
          .orderBy('id')
          .execute()
      : await db
          .selectFrom('exemptions')
          .select(['person_id', 'reason'])
          .where('campaign_id', '=', campaignId)
          .where('person_id', 'in', ids)
          .where('ended_at', 'is', null)
          .execute()
  return new Map(rows.map((row) => [row.person_id, row.reason]))
}
