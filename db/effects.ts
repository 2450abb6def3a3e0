// Effects: the clock has noted that a publication took effect. Each once, whoever notes it first.
import { sql } from 'kysely'
import type { Db, Trx } from './tables'

/** Notes that it took effect. Out: false when somebody has noted it before. */
export async function insertEffect(
  trx: Trx,
  effect: { publicationId: string; policyId: string; at: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('effects')
    .values({
      publication_id: effect.publicationId,
      policy_id: effect.policyId,
      noted_at: effect.at.toISOString(),
    })
    .onConflict((conflict) => conflict.column('publication_id').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

export type NewEffect = {
  publicationId: string
  policyId: string
  slug: string
  title: string
  number: string
  fingerprint: string
  effectiveAt: string
  ownerId: string
}

/** Publications that have taken effect by now and are not noted yet, in the order of their moments. Withdrawn before: never. */
export async function listNewEffects(db: Db, at: Date, limit: number): Promise<NewEffect[]> {
  const rows = await db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .innerJoin('policies', 'policies.id', 'publications.policy_id')
    .leftJoin('effects', 'effects.publication_id', 'publications.id')
    .leftJoin('withdrawals', 'withdrawals.publication_id', 'publications.id')
    .leftJoin('retirements', 'retirements.policy_id', 'publications.policy_id')
    .select([
      'publications.id',
      'publications.policy_id',
      'publications.major',
      'publications.minor',
      'publications.effective_at',
      'policies.slug',
      'policies.owner_id',
      'versions.title',
      'versions.fingerprint',
    ])
    .where('publications.effective_at', '<=', at.toISOString())
    .where('effects.publication_id', 'is', null)
    .where(
      sql<boolean>`(withdrawals.withdrawn_at is null or withdrawals.withdrawn_at > publications.effective_at)`,
    )
    .where(
      sql<boolean>`(retirements.retired_at is null or retirements.retired_at > publications.effective_at)`,
    )
    .orderBy('publications.effective_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    publicationId: row.id,
    policyId: row.policy_id,
    slug: row.slug,
    title: row.title,
    number: `${row.major}.${row.minor}`,
    fingerprint: row.fingerprint,
    effectiveAt: row.effective_at,
    ownerId: row.owner_id,
  }))
}
