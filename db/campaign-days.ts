// How many people finished a campaign on which day: what completion over time is drawn from, whatever the number of people.
import { sql } from 'kysely'
import type { Db, Trx } from './tables'

/** `day`: ISO date, UTC. */
export type CompletionDay = { day: string; acknowledged: number }

/** Counts people who have just finished, each on the day (UTC) of their moment. */
export async function noteDays(
  trx: Trx,
  finished: readonly { campaignId: string; at: Date }[],
): Promise<void> {
  const days = new Map<string, { campaign_id: string; day: string; acknowledged: number }>()
  for (const { campaignId, at } of finished) {
    const day = at.toISOString().slice(0, 10)
    const key = `${campaignId} ${day}`
    const count = days.get(key) ?? { campaign_id: campaignId, day, acknowledged: 0 }
    days.set(key, { ...count, acknowledged: count.acknowledged + 1 })
  }
  if (days.size === 0) return
  await trx
    .insertInto('campaign_days')
    .values([...days.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['campaign_id', 'day'])
        .doUpdateSet({ acknowledged: sql`campaign_days.acknowledged + excluded.acknowledged` }),
    )
    .execute()
}

/** The days of a campaign on which somebody finished, in order. */
export async function listCompletionDays(db: Db, campaignId: string): Promise<CompletionDay[]> {
  const rows = await db
    .selectFrom('campaign_days')
    .select(['day', 'acknowledged'])
    .where('campaign_id', '=', campaignId)
    .orderBy('day')
    .execute()
  return rows.map((row) => ({ day: row.day, acknowledged: Number(row.acknowledged) }))
}
