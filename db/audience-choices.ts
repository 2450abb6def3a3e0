// What a rule for an audience may name: the departments, places, languages, managers and groups there are.
import type { Db } from './tables'

export type AudienceChoice = { value: string; label: string }

/** Managers by name that are offered at most; of more, the first. */
const most = 500

/** Everything that can be chosen, each by its label. Languages are their tags. */
export async function listAudienceChoices(db: Db): Promise<{
  departments: AudienceChoice[]
  locations: string[]
  languages: string[]
  managers: AudienceChoice[]
  groups: AudienceChoice[]
}> {
  const [departments, groups] = await Promise.all([
    db
      .selectFrom('departments')
      .select(['id as value', 'name as label'])
      .orderBy('name')
      .limit(most)
      .execute(),
    db
      .selectFrom('groups')
      .select(['group_key as value', 'name as label'])
      .orderBy('name')
      .limit(most)
      .execute(),
  ])
  return {
    departments,
    groups,
    locations: await listLocations(db),
    languages: await listLanguages(db),
    managers: await listManagers(db),
  }
}

async function listLocations(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('location')
    .distinct()
    .where('left_at', 'is', null)
    .where('location', '!=', '')
    .orderBy('location')
    .limit(most)
    .execute()
  return rows.map(({ location }) => location)
}

/** The organisation's own language is always among them. */
async function listLanguages(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('language')
    .distinct()
    .where('left_at', 'is', null)
    .where('language', '!=', '')
    .orderBy('language')
    .limit(most)
    .execute()
  const ours = await db.selectFrom('organisation').select('language').executeTakeFirst()
  return [...new Set([...(ours ? [ours.language] : []), ...rows.map(({ language }) => language)])].sort()
}

/** Whoever somebody who has not left names as their manager. */
async function listManagers(db: Db): Promise<AudienceChoice[]> {
  return db
    .selectFrom('people as managers')
    .select(['managers.id as value', 'managers.name as label'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('people as reports')
          .select('reports.id')
          .whereRef('reports.manager_id', '=', 'managers.id')
          .where('reports.left_at', 'is', null),
      ),
    )
    .orderBy('managers.name')
    .orderBy('managers.id')
    .limit(most)
    .execute()
}
