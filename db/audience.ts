// Audiences: whom a campaign would ask at this moment, and the names of what its rule speaks of.
import { ruleOf, type Audience, type AudienceAttribute, type AudienceRule } from '../app/governance/audience'
import type { AudienceNames } from '../app/governance/audience-words'
import { pageAudience, type AudiencePerson } from './audience-query'
import type { Db } from './tables'

/**
 * The people an audience holds at this moment, a page in order of id: everyone with a role that acknowledges, who has not left.
 * An auditor who is nothing else is not asked.
 */
export async function listAudience(
  db: Db,
  audience: Audience,
  page: { after: string | null; limit: number },
): Promise<AudiencePerson[]> {
  return pageAudience(db, ruleOf(audience), page)
}

/** Names of the departments, managers and groups that these rules speak of. */
export async function namesInRules(db: Db, rules: readonly AudienceRule[]): Promise<AudienceNames> {
  const [departments, managers, groups] = await Promise.all([
    namesOf(valuesOf(rules, 'department'), (ids) =>
      db.selectFrom('departments').select(['id as key', 'name']).where('id', 'in', ids).execute(),
    ),
    namesOf(valuesOf(rules, 'manager'), (ids) =>
      db.selectFrom('people').select(['id as key', 'name']).where('id', 'in', ids).execute(),
    ),
    namesOf(valuesOf(rules, 'group'), (keys) =>
      db.selectFrom('groups').select(['group_key as key', 'name']).where('group_key', 'in', keys).execute(),
    ),
  ])
  return (attribute, value) => {
    if (attribute === 'department') return departments.get(value)
    if (attribute === 'manager') return managers.get(value)
    return attribute === 'group' ? groups.get(value) : undefined
  }
}

function valuesOf(rules: readonly AudienceRule[], attribute: AudienceAttribute): string[] {
  const values = rules.flatMap(({ conditions }) =>
    conditions.flatMap((condition) => (condition.attribute === attribute ? condition.values : [])),
  )
  return [...new Set(values)].slice(0, 5_000)
}

async function namesOf(
  keys: string[],
  read: (keys: string[]) => Promise<{ key: string; name: string }[]>,
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  return new Map((await read(keys)).map(({ key, name }) => [key, name]))
}
