// The exceptions of a packing as the pack's file holds them: what was asked and decided by then, and how it had ended.
import { exceptionsOfVersion } from '../../db/exception-lists'
import type { Db, ExceptionsTable } from '../../db/tables'
import type { ExceptionRow } from '../evidence/pack-rows'
import { wordsDigest } from '../governance/exception'
import { exceptionMeaning } from '../governance/exception-words'
import { isKnown, type KnownActs } from './pack-contents'
import type { Packing } from './pack-version'

/** The rows of exceptions.json, in the order of the requests. */
export async function* exceptionRows(
  db: Db,
  { packing, acts }: { packing: Packing; acts: KnownActs },
): AsyncGenerator<ExceptionRow> {
  for (const row of await exceptionsOfVersion(db, packing.policyId, packing.versionId))
    if (isKnown(acts, 'exception.requested', row.requested_at, row.person_id)) yield exceptionRow(row, acts)
}

function exceptionRow(row: ExceptionsTable, acts: KnownActs): ExceptionRow {
  return {
    ...{ id: row.id, clauseId: row.clause_id, clauseHeading: row.clause_heading },
    ...{ personId: row.person_id, personName: row.person_name, what: row.what, why: row.why },
    ...{ words: wordsDigest(row), fromOn: row.from_on, askedUntilOn: row.asked_until_on },
    ...{ fingerprint: row.fingerprint, versionNumber: row.version_number, requestedAt: row.requested_at },
    decision: decisionOf(row, acts),
    end: endOf(row, acts),
  }
}

function decisionOf(row: ExceptionsTable, acts: KnownActs): ExceptionRow['decision'] {
  const { decision, decided_by, decided_at } = row
  if (decision === null || decided_by === null || decided_at === null) return null
  if (!isKnown(acts, `exception.${decision}`, decided_at, decided_by)) return null
  return {
    ...{ outcome: decision, by: decided_by, byName: row.decided_by_name ?? '', at: decided_at },
    ...{ byTitle: row.decided_by_title ?? '', comment: row.decision_comment ?? '', untilOn: row.until_on },
    meaning: decision === 'approved' ? exceptionMeaning : '',
  }
}

function endOf(row: ExceptionsTable, acts: KnownActs): ExceptionRow['end'] {
  const ends = [
    {
      ...{ kind: 'withdrawn', by: row.person_id, byName: row.person_name },
      ...{ at: row.withdrawn_at, because: '' },
    },
    {
      ...{ kind: 'revoked', by: row.revoked_by ?? '', byName: row.revoked_by_name ?? '' },
      ...{ at: row.revoked_at, because: row.revoked_because ?? '' },
    },
    { ...{ kind: 'expired', by: '', byName: '' }, at: row.expired_at, because: '' },
  ]
  for (const { at, ...end } of ends)
    if (at !== null && isKnown(acts, `exception.${end.kind}`, at, end.by)) return { ...end, at }
  return null
}
