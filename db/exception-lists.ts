// Lists of exceptions: by person, by policy, by state, a page by key.
import type { ExceptionView } from '../app/governance/exception-words'
import { exceptionRecord, exceptionRows, type ExceptionRecord } from './exceptions'
import type { Db } from './tables'

export type ExceptionFilter = {
  view: ExceptionView
  /** ISO date in the organisation's calendar: what has expired follows from it. */
  today: string
  /** Only this person's. */
  personId?: string
  policyId?: string
  /** The last id of the page before. */
  before?: string
  limit: number
}

/** Newest request first. */
export async function listExceptions(db: Db, filter: ExceptionFilter): Promise<ExceptionRecord[]> {
  const { view, today, personId, policyId, before, limit } = filter
  let query = exceptionRows(db)
  if (personId !== undefined) query = query.where('exceptions.person_id', '=', personId)
  if (policyId !== undefined) query = query.where('exceptions.policy_id', '=', policyId)
  if (before !== undefined) query = query.where('exceptions.id', '<', before)
  switch (view) {
    case 'waiting':
      query = query.where('exceptions.decision', 'is', null).where('exceptions.withdrawn_at', 'is', null)
      break
    case 'running':
      query = query
        .where('exceptions.decision', '=', 'approved')
        .where('exceptions.revoked_at', 'is', null)
        .where('exceptions.until_on', '>=', today)
      break
    case 'ended':
      query = query.where(({ or, and, eb }) =>
        or([
          eb('exceptions.decision', '=', 'refused'),
          eb('exceptions.withdrawn_at', 'is not', null),
          eb('exceptions.revoked_at', 'is not', null),
          and([eb('exceptions.decision', '=', 'approved'), eb('exceptions.until_on', '<', today)]),
        ]),
      )
      break
    case 'all':
      break
    default:
      view satisfies never
  }
  const rows = await query.orderBy('exceptions.id', 'desc').limit(limit).execute()
  return rows.map(exceptionRecord)
}

/** What one person was ever granted of these policies, the first first: for certificates. */
export async function listExceptionsOf(
  db: Db,
  { personId, policyIds }: { personId: string; policyIds: string[] },
): Promise<ExceptionRecord[]> {
  if (policyIds.length === 0) return []
  const rows = await exceptionRows(db)
    .where('exceptions.person_id', '=', personId)
    .where('exceptions.policy_id', 'in', policyIds)
    .where('exceptions.decision', '=', 'approved')
    .orderBy('exceptions.id')
    .execute()
  return rows.map(exceptionRecord)
}

/** The running exceptions of one person today, for their front page and the pages they read. */
export async function listRunningExceptions(
  db: Db,
  personId: string,
  today: string,
): Promise<ExceptionRecord[]> {
  const rows = await exceptionRows(db)
    .where('exceptions.person_id', '=', personId)
    .where('exceptions.decision', '=', 'approved')
    .where('exceptions.revoked_at', 'is', null)
    .where('exceptions.from_on', '<=', today)
    .where('exceptions.until_on', '>=', today)
    .orderBy('exceptions.id')
    .limit(50)
    .execute()
  return rows.map(exceptionRecord)
}

/** Every request about one version, in the order they came: for its evidence pack. */
export async function exceptionsOfVersion(db: Db, policyId: string, versionId: string) {
  return db
    .selectFrom('exceptions')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('version_id', '=', versionId)
    .orderBy('id')
    .execute()
}
