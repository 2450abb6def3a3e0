// Audiences: the people a rule holds at this moment, before a campaign freezes them.
import type { Audience } from '../app/governance/campaign'
import type { Db } from './tables'

export type TargetPerson = {
  id: string
  name: string
  email: string | null
  departmentId: string | null
  departmentName: string
}

/**
 * The people an audience holds at this moment: everyone with a role that acknowledges, who has not left.
 * An auditor who is nothing else is not asked.
 */
export async function listAudience(db: Db, audience: Audience): Promise<TargetPerson[]> {
  let query = db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.until_at', 'is', null),
    )
    .leftJoin('departments', 'departments.id', 'memberships.department_id')
    .select([
      'people.id',
      'people.name',
      'people.email',
      'departments.id as department_id',
      'departments.name as department_name',
    ])
    .where('people.left_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grants')
          .select('role_grants.id')
          .whereRef('role_grants.person_id', '=', 'people.id')
          .where('role_grants.ended_at', 'is', null)
          .where('role_grants.role', '!=', 'auditor'),
      ),
    )
    .orderBy('people.name')
  if (audience.kind === 'department') query = query.where('departments.id', '=', audience.departmentId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    departmentId: row.department_id,
    departmentName: row.department_name ?? '',
  }))
}
