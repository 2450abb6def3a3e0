// The texts a campaign may ask about: the version of a policy that is in force, or a published one that is named.
import { inForce, notEnded } from './in-force'
import type { Db } from './tables'

export type AskedText = {
  policyId: string
  versionId: string
  language: string
  title: string
  number: string
  fingerprint: string
}

/** A text with what a page shows of it. */
export type AskableText = AskedText & { slug: string; effectiveAt: string; isInForce: boolean }

/**
 * The version of a policy that is in force at this moment, or the named one when it is published and has not ended. Out: the text,
 * or only what the policy is called.
 */
export async function findAskedText(
  db: Db,
  asked: { policyId: string; versionId: string | null },
  at: Date,
): Promise<{ title: string; found: AskedText | undefined }> {
  const moment = at.toISOString()
  const named = texts(db).where('publications.policy_id', '=', asked.policyId)
  const row = await (
    asked.versionId === null
      ? named.where(inForce(moment))
      : named.where('publications.version_id', '=', asked.versionId).where(notEnded(moment))
  ).executeTakeFirst()
  if (row) return { title: row.title, found: askedText(row) }
  const policy = await db
    .selectFrom('policies')
    .select('title')
    .where('id', '=', asked.policyId)
    .executeTakeFirst()
  return { title: policy?.title ?? 'A policy', found: undefined }
}

/** Every version that is in force or scheduled at this moment, by title, the one in force first. */
export async function listAskableTexts(db: Db, at: Date, limit = 500): Promise<AskableText[]> {
  const moment = at.toISOString()
  const rows = await texts(db)
    .where(notEnded(moment))
    .orderBy('policies.title')
    .orderBy('publications.effective_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...askedText(row),
    slug: row.slug,
    effectiveAt: row.effective_at,
    isInForce: row.effective_at <= moment,
  }))
}

function texts(db: Db) {
  return db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .innerJoin('policies', 'policies.id', 'publications.policy_id')
    .select([
      'publications.policy_id',
      'publications.version_id',
      'publications.major',
      'publications.minor',
      'publications.effective_at',
      'versions.language',
      'versions.title',
      'versions.fingerprint',
      'policies.slug',
    ])
}

function askedText(row: {
  policy_id: string
  version_id: string
  major: number
  minor: number
  language: string
  title: string
  fingerprint: string
}): AskedText {
  return {
    policyId: row.policy_id,
    versionId: row.version_id,
    language: row.language,
    title: row.title,
    number: `${row.major}.${row.minor}`,
    fingerprint: row.fingerprint,
  }
}
