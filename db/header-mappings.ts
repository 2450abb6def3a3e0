// How the columns of a list of people were read the last time, by a digest of its header.
import type { ColumnMapping } from '../app/domain/people-columns'
import type { Db, Trx } from './tables'

/** How the columns under a header with this digest were read the last time. */
export async function findHeaderMapping(db: Db, digest: string): Promise<ColumnMapping | undefined> {
  const row = await db
    .selectFrom('header_mappings')
    .select('mapping')
    .where('header_digest', '=', digest)
    .executeTakeFirst()
  return row && (JSON.parse(row.mapping) as ColumnMapping)
}

/** Remembers how the columns under a header are read. */
export async function keepHeaderMapping(
  trx: Trx,
  kept: { digest: string; mapping: ColumnMapping; by: string; at: Date },
): Promise<void> {
  const values = { mapping: JSON.stringify(kept.mapping), saved_by: kept.by, saved_at: kept.at.toISOString() }
  await trx
    .insertInto('header_mappings')
    .values({ header_digest: kept.digest, ...values })
    .onConflict((conflict) => conflict.column('header_digest').doUpdateSet(values))
    .execute()
}
