// Search: policies by words of their titles, or by the templates whose sections were found. One port, page by page.
import { sql, type RawBuilder } from 'kysely'
import type { PolicyDocument } from '../app/domain/policy-document'
import { inForce } from './in-force'
import type { Db } from './tables'

export type PolicySearch = {
  /** Lower case; all must stand in the title. */
  words: string[]
  /** Policies made from these count as found too: one of their sections has the words. */
  templateIds: string[]
  /** Policies without a version in force are found only by people who may see drafts. */
  drafts: boolean
  after?: { title: string; id: string }
  limit: number
  at: Date
}

export type FoundPolicy = {
  id: string
  slug: string
  title: string
  templateId: string
  titleMatches: boolean
  /** The text in force, or null. */
  live: PolicyDocument | null
}

/** One page of policies by title. `more` is true when another page follows. */
export async function searchPolicies(
  db: Db,
  search: PolicySearch,
): Promise<{ policies: FoundPolicy[]; more: boolean }> {
  const { after, templateIds } = search
  const inTitle = titleHas(search.words)
  let query = db
    .selectFrom('policies')
    .select(['policies.id', 'policies.slug', 'policies.title', 'policies.template_id'])
    .select(sql<number>`case when ${inTitle} then 1 else 0 end`.as('in_title'))
    .where((eb) =>
      eb.or([inTitle, ...(templateIds.length > 0 ? [eb('template_id', 'in', templateIds)] : [])]),
    )
  if (after)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('policies.title', '>', after.title),
        and([eb('policies.title', '=', after.title), eb('policies.id', '>', after.id)]),
      ]),
    )
  if (!search.drafts)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('publications')
          .select('publications.id')
          .whereRef('publications.policy_id', '=', 'policies.id')
          .where(inForce(search.at.toISOString())),
      ),
    )
  const rows = await query
    .orderBy('policies.title')
    .orderBy('policies.id')
    .limit(search.limit + 1)
    .execute()
  const page = rows.slice(0, search.limit)
  const live = await liveDocuments(
    db,
    page.map((row) => row.id),
    search.at,
  )
  return {
    policies: page.map((row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title,
      templateId: row.template_id,
      titleMatches: Number(row.in_title) === 1,
      live: live.get(row.id) ?? null,
    })),
    more: rows.length > search.limit,
  }
}

function titleHas(words: string[]): RawBuilder<boolean> {
  const conditions = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    return sql<boolean>`lower(policies.title) like ${pattern} escape '\\'`
  })
  return sql<boolean>`(${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 0`})`
}

/** The document in force for each of these policies. */
async function liveDocuments(db: Db, ids: string[], at: Date): Promise<Map<string, PolicyDocument>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .select(['publications.policy_id', 'versions.document'])
    .where('publications.policy_id', 'in', ids)
    .where(inForce(at.toISOString()))
    .execute()
  return new Map(rows.map((row) => [row.policy_id, JSON.parse(row.document) as PolicyDocument]))
}
