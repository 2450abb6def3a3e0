// What a person acknowledged, over all records that are theirs.
import { listRecordIds } from './person-merges'
import type { Db } from './tables'

export type PastAcknowledgement = {
  id: string
  title: string
  versionNumber: string
  /** The record and the name it was made under. */
  personId: string
  personName: string
  acknowledgedAt: string
}

/** The last acknowledgements of a person and of the records merged into theirs, the latest first. */
export async function listAcknowledgementsOfPerson(
  db: Db,
  personId: string,
  limit: number,
): Promise<PastAcknowledgement[]> {
  return db
    .selectFrom('acknowledgements')
    .innerJoin('policies', 'policies.id', 'acknowledgements.policy_id')
    .select([
      'acknowledgements.id',
      'policies.title',
      'acknowledgements.version_number as versionNumber',
      'acknowledgements.person_id as personId',
      'acknowledgements.person_name as personName',
      'acknowledgements.acknowledged_at as acknowledgedAt',
    ])
    .where('acknowledgements.person_id', 'in', await listRecordIds(db, personId))
    .orderBy('acknowledgements.acknowledged_at', 'desc')
    .orderBy('acknowledgements.id', 'desc')
    .limit(limit)
    .execute()
}
