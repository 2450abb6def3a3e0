// Exceptions: one row for each request, with the decision on it and how it ended. Names stand as they were.
import type { ExceptionRecord } from '../app/governance/exception-record'
import type { Db, ExceptionsTable, Trx } from './tables'

export type { ExceptionRecord } from '../app/governance/exception-record'

export type NewException = Pick<
  ExceptionRecord,
  | 'policyId'
  | 'versionId'
  | 'versionNumber'
  | 'fingerprint'
  | 'clauseId'
  | 'clauseHeading'
  | 'personId'
  | 'personName'
  | 'what'
  | 'why'
  | 'fromOn'
  | 'untilOn'
>

/** Writes a request down, under an id that the caller made. */
export async function insertException(
  trx: Trx,
  request: NewException & { id: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('exceptions')
    .values({
      id: request.id,
      policy_id: request.policyId,
      version_id: request.versionId,
      version_number: request.versionNumber,
      fingerprint: request.fingerprint,
      clause_id: request.clauseId,
      clause_heading: request.clauseHeading,
      person_id: request.personId,
      person_name: request.personName,
      what: request.what,
      why: request.why,
      from_on: request.fromOn,
      asked_until_on: request.untilOn,
      until_on: request.untilOn,
      requested_at: request.at.toISOString(),
    })
    .execute()
}

export async function findException(db: Db, id: string): Promise<ExceptionRecord | undefined> {
  const row = await exceptionRows(db).where('exceptions.id', '=', id).executeTakeFirst()
  return row && exceptionRecord(row)
}

/** Writes the decision. Out: false when it is decided or taken back already; then nothing changes. */
export async function decideException(
  trx: Trx,
  word: {
    id: string
    outcome: 'approved' | 'refused'
    by: { id: string; name: string; jobTitle: string }
    at: Date
    comment: string
    untilOn: string
  },
): Promise<boolean> {
  const written = await trx
    .updateTable('exceptions')
    .set({
      decision: word.outcome,
      decided_by: word.by.id,
      decided_by_name: word.by.name,
      decided_by_title: word.by.jobTitle,
      decided_at: word.at.toISOString(),
      decision_comment: word.comment,
      until_on: word.untilOn,
    })
    .where('id', '=', word.id)
    .where('decision', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(written.numUpdatedRows) === 1
}

/** Ends an approved one early. Out: false when it does not run. */
export async function revokeException(
  trx: Trx,
  end: { id: string; by: { id: string; name: string }; at: Date; because: string },
): Promise<boolean> {
  const written = await trx
    .updateTable('exceptions')
    .set({
      revoked_at: end.at.toISOString(),
      revoked_by: end.by.id,
      revoked_by_name: end.by.name,
      revoked_because: end.because,
    })
    .where('id', '=', end.id)
    .where('decision', '=', 'approved')
    .where('revoked_at', 'is', null)
    .where('expired_at', 'is', null)
    .executeTakeFirst()
  return Number(written.numUpdatedRows) === 1
}

/** Takes a request back. Out: false when it is decided or taken back already. */
export async function withdrawException(trx: Trx, id: string, at: Date): Promise<boolean> {
  const written = await trx
    .updateTable('exceptions')
    .set({ withdrawn_at: at.toISOString() })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(written.numUpdatedRows) === 1
}

/** Notes that one has expired. Out: false when another process has noted it. */
export async function noteExpiry(trx: Trx, id: string, at: Date): Promise<boolean> {
  const written = await trx
    .updateTable('exceptions')
    .set({ expired_at: at.toISOString() })
    .where('id', '=', id)
    .where('decision', '=', 'approved')
    .where('revoked_at', 'is', null)
    .where('expired_at', 'is', null)
    .executeTakeFirst()
  return Number(written.numUpdatedRows) === 1
}

/** Approved ones whose last day was over by `today`, and that nobody has noted. */
export async function listUnnotedExpiries(db: Db, today: string, limit: number): Promise<ExceptionRecord[]> {
  const rows = await exceptionRows(db)
    .where('exceptions.decision', '=', 'approved')
    .where('exceptions.revoked_at', 'is', null)
    .where('exceptions.expired_at', 'is', null)
    .where('exceptions.until_on', '<', today)
    .orderBy('exceptions.until_on')
    .orderBy('exceptions.id')
    .limit(limit)
    .execute()
  return rows.map(exceptionRecord)
}

/** What lists and evidence read: the row, and what the policy is called today. */
export function exceptionRows(db: Db) {
  return db
    .selectFrom('exceptions')
    .innerJoin('policies', 'policies.id', 'exceptions.policy_id')
    .selectAll('exceptions')
    .select(['policies.slug as policy_slug', 'policies.title as policy_title'])
}

export function exceptionRecord(
  row: ExceptionsTable & { policy_slug: string; policy_title: string },
): ExceptionRecord {
  return {
    id: row.id,
    policyId: row.policy_id,
    policySlug: row.policy_slug,
    policyTitle: row.policy_title,
    versionId: row.version_id,
    versionNumber: row.version_number,
    fingerprint: row.fingerprint,
    clauseId: row.clause_id,
    clauseHeading: row.clause_heading,
    personId: row.person_id,
    personName: row.person_name,
    what: row.what,
    why: row.why,
    fromOn: row.from_on,
    askedUntilOn: row.asked_until_on,
    untilOn: row.until_on,
    requestedAt: row.requested_at,
    decision: row.decision as ExceptionRecord['decision'],
    decidedBy: row.decided_by,
    decidedByName: row.decided_by_name,
    decidedByTitle: row.decided_by_title,
    decidedAt: row.decided_at,
    comment: row.decision_comment,
    revokedAt: row.revoked_at,
    revokedByName: row.revoked_by_name,
    revokedBecause: row.revoked_because,
    expiredAt: row.expired_at,
    withdrawnAt: row.withdrawn_at,
  }
}
