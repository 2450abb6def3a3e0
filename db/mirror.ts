// The Markdown mirror: which approved versions stand in it already, and which are still to come, in order of approval.
import type { PolicyDocument } from '../app/domain/policy-document'
import type { Db, Trx } from './tables'

/** An approved version as it goes into the mirror: all of it was fixed at its approval. */
export type ApprovedVersion = {
  versionId: string
  policyId: string
  slug: string
  ordinal: number
  title: string
  fingerprint: string
  document: PolicyDocument
  changeNote: string
  /** ISO instant. */
  approvedAt: string
  /** Names as they were, in order; the last one's approval was the last. */
  approvers: string[]
}

/** Approved versions that have no commit yet, in order of approval, without their text. */
export async function listUnmirrored(
  db: Db,
  limit: number,
): Promise<{ versionId: string; roundId: string }[]> {
  const rows = await db
    .selectFrom('rounds')
    .leftJoin('mirror_commits', 'mirror_commits.version_id', 'rounds.version_id')
    .select(['rounds.id as roundId', 'rounds.version_id as versionId'])
    .where('rounds.outcome', '=', 'approved')
    .where('mirror_commits.version_id', 'is', null)
    .orderBy('rounds.closed_at')
    .orderBy('rounds.id')
    .limit(limit)
    .execute()
  return rows
}

/** One of them with its text and its approvers. */
export async function getApprovedVersion(db: Db, roundId: string): Promise<ApprovedVersion> {
  const row = await db
    .selectFrom('rounds')
    .innerJoin('versions', 'versions.id', 'rounds.version_id')
    .innerJoin('policies', 'policies.id', 'rounds.policy_id')
    .select([
      'rounds.version_id as versionId',
      'rounds.policy_id as policyId',
      'rounds.change_note as changeNote',
      'rounds.closed_at as approvedAt',
      'policies.slug',
      'versions.ordinal',
      'versions.title',
      'versions.fingerprint',
      'versions.document',
    ])
    .where('rounds.id', '=', roundId)
    .executeTakeFirstOrThrow()
  const decisions = await db
    .selectFrom('decisions')
    .select(['person_name'])
    .where('round_id', '=', roundId)
    .where('outcome', '=', 'approved')
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
  return {
    ...row,
    ordinal: Number(row.ordinal),
    approvedAt: row.approvedAt ?? '',
    document: JSON.parse(row.document) as PolicyDocument,
    approvers: [...new Set(decisions.map((decision) => decision.person_name).reverse())].reverse(),
  }
}

/** True when some version of this policy stands in the mirror. */
export async function isPolicyMirrored(db: Db, policyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('mirror_commits')
    .innerJoin('versions', 'versions.id', 'mirror_commits.version_id')
    .select('mirror_commits.version_id')
    .where('versions.policy_id', '=', policyId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes the commit of a version; a second note changes nothing. */
export async function noteMirrored(
  trx: Trx,
  commit: { versionId: string; commitId: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('mirror_commits')
    .values({ version_id: commit.versionId, commit_id: commit.commitId, at: commit.at.toISOString() })
    .onConflict((conflict) => conflict.column('version_id').doNothing())
    .execute()
}

/** The folder was emptied: its whole history is written again. */
export async function forgetMirrored(trx: Trx): Promise<void> {
  await trx.deleteFrom('mirror_commits').execute()
}

/** How many versions stand in the mirror. */
export async function countMirrored(db: Db): Promise<number> {
  const row = await db
    .selectFrom('mirror_commits')
    .select(({ fn }) => fn.countAll().as('commits'))
    .executeTakeFirstOrThrow()
  return Number(row.commits)
}
