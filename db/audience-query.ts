// The one place where a rule for an audience becomes SQL: who is in it, how many, and is this person.
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { AudienceCondition, AudienceRule } from '../app/governance/audience'
import type { Database, Db } from './tables'

type OfPeople = ExpressionBuilder<Database, 'people'>

/** The people a rule holds at this moment. Each condition is a look-up by index for one person, so that a page costs a page. */
function audienceQuery(db: Db, rule: AudienceRule) {
  return db
    .selectFrom('people')
    .where('people.left_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .where(acknowledges)
    .where((eb) => eb.and(rule.conditions.map((condition) => holds(eb, condition))))
}

export type AudiencePerson = { id: string; name: string; departmentId: string | null; departmentName: string }

/** How many people the rule holds. */
export async function countAudience(db: Db, rule: AudienceRule): Promise<number> {
  const row = await audienceQuery(db, rule)
    .select(({ fn }) => fn.countAll().as('people'))
    .executeTakeFirstOrThrow()
  return Number(row.people)
}

/** The first people of the rule by name. */
export async function sampleAudience(
  db: Db,
  rule: AudienceRule,
  limit: number,
): Promise<{ id: string; name: string; jobTitle: string }[]> {
  return audienceQuery(db, rule)
    .select(['people.id', 'people.name', 'people.job_title as jobTitle'])
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(limit)
    .execute()
}

/** The people of the rule in order of id, after this one. */
export async function pageAudience(
  db: Db,
  rule: AudienceRule,
  page: { after: string | null; limit: number },
): Promise<AudiencePerson[]> {
  return withDepartment(audienceQuery(db, rule))
    .where('people.id', '>', page.after ?? '')
    .orderBy('people.id')
    .limit(page.limit)
    .execute()
}

/** Those among these people whom the rule holds, in order of id. */
export async function inAudience(
  db: Db,
  rule: AudienceRule,
  ids: readonly string[],
): Promise<AudiencePerson[]> {
  if (ids.length === 0) return []
  return withDepartment(audienceQuery(db, rule))
    .where('people.id', 'in', [...ids])
    .orderBy('people.id')
    .execute()
}

/** True when the rule holds this person now. */
export async function isInAudience(db: Db, rule: AudienceRule, personId: string): Promise<boolean> {
  const row = await audienceQuery(db, rule)
    .select('people.id')
    .where('people.id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

function withDepartment(query: ReturnType<typeof audienceQuery>) {
  return query
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.until_at', 'is', null),
    )
    .leftJoin('departments', 'departments.id', 'memberships.department_id')
    .select([
      'people.id',
      'people.name',
      'departments.id as departmentId',
      sql<string>`coalesce(departments.name, '')`.as('departmentName'),
    ])
}

/** Somebody with a role that acknowledges: an auditor who is nothing else is not asked. */
function acknowledges(eb: OfPeople): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('role_grants')
      .select('role_grants.id')
      .whereRef('role_grants.person_id', '=', 'people.id')
      .where('role_grants.ended_at', 'is', null)
      .where('role_grants.role', '!=', 'auditor'),
  )
}

function holds(eb: OfPeople, condition: AudienceCondition): Expression<SqlBool> {
  // Nothing chosen is nobody, and an exception of nobody.
  if (condition.values.length === 0)
    return condition.is === 'none' ? sql<SqlBool>`1 = 1` : sql<SqlBool>`1 = 0`
  const has = hasOneOf(eb, condition)
  return condition.is === 'any' ? has : eb.not(has)
}

function hasOneOf(eb: OfPeople, { attribute, values }: AudienceCondition): Expression<SqlBool> {
  switch (attribute) {
    case 'location':
      return eb('people.location', 'in', values)
    case 'kind':
      return eb('people.kind', 'in', values)
    case 'manager':
      // Not "in": for people without a manager that is neither true nor false, and "nobody whose manager is" would lose them.
      return eb.and([eb('people.manager_id', 'is not', null), eb('people.manager_id', 'in', values)])
    case 'language':
      return eb.or([
        eb('people.language', 'in', values),
        eb.and([eb('people.language', '=', ''), oursIs(eb, values)]),
      ])
    case 'department':
      return eb.exists(
        eb
          .selectFrom('memberships as stays')
          .select('stays.id')
          .whereRef('stays.person_id', '=', 'people.id')
          .where('stays.until_at', 'is', null)
          .where('stays.department_id', 'in', values),
      )
    case 'group':
      return eb.exists(
        eb
          .selectFrom('group_memberships as stays')
          .innerJoin('groups', 'groups.id', 'stays.group_id')
          .select('stays.id')
          .whereRef('stays.person_id', '=', 'people.id')
          .where('stays.until_at', 'is', null)
          .where('groups.group_key', 'in', values),
      )
    case 'role':
      return eb.exists(
        eb
          .selectFrom('role_grants as held')
          .select('held.id')
          .whereRef('held.person_id', '=', 'people.id')
          .where('held.ended_at', 'is', null)
          .where('held.role', 'in', values),
      )
    default:
      return attribute satisfies never
  }
}

/** Whoever has no language of their own reads the organisation's. */
function oursIs(eb: OfPeople, values: string[]): Expression<SqlBool> {
  return eb.exists(
    eb.selectFrom('organisation').select('organisation.id').where('organisation.language', 'in', values),
  )
}
