// My policies: the policies in force that say something to one reader, each with what is asked of them and what they said before.
import type { Asked } from '../app/governance/asked'
import type { Since } from '../app/governance/since-acknowledged'
import { askedAbout } from './asked-about'
import { inForce } from './in-force'
import { groupsOfPeople } from './kept'
import { minutesOfText } from './reader-texts'
import { listSince } from './since-acknowledged'
import type { Db } from './tables'

export type OwnPolicy = {
  policyId: string
  slug: string
  title: string
  versionId: string
  number: string
  effectiveAt: string
  /** Whole minutes that reading it takes. */
  minutes: number
  asked: Asked | null
  since: Since | null
}

/** Policies in force by title, a page by key; those of which nothing is for this reader are left out. */
export async function listOwnPolicies(
  db: Db,
  page: { personId: string; at: Date; limit: number; after?: { title: string; id: string } },
): Promise<{ policies: OwnPolicy[]; more: boolean }> {
  let query = db
    .selectFrom('policies')
    .innerJoin('publications', 'publications.policy_id', 'policies.id')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .select([
      'policies.id',
      'policies.slug',
      'versions.title',
      'versions.fingerprint',
      'publications.version_id',
      'publications.major',
      'publications.minor',
      'publications.effective_at',
    ])
    .where(inForce(page.at.toISOString()))
    .orderBy('policies.title')
    .orderBy('policies.id')
    .limit(page.limit + 1)
  const { after } = page
  if (after)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('policies.title', '>', after.title),
        and([eb('policies.title', '=', after.title), eb('policies.id', '>', after.id)]),
      ]),
    )
  const found = await query.execute()
  const rows = found.slice(0, page.limit)
  const groups = (await groupsOfPeople(db, [page.personId])).get(page.personId) ?? []
  const texts = rows.map((row) => ({ policyId: row.id, versionId: row.version_id }))
  const since = await listSince(db, { personId: page.personId, groups }, texts)
  const asked = await askedAbout(
    db,
    page.personId,
    rows.map((row) => row.version_id),
  )
  const policies: OwnPolicy[] = []
  for (const row of rows) {
    const text = { versionId: row.version_id, fingerprint: row.fingerprint }
    const minutes = await minutesOfText(db, text, { groups })
    const request = asked.get(row.version_id) ?? null
    if (minutes === null && !request) continue
    policies.push({
      policyId: row.id,
      slug: row.slug,
      title: row.title,
      versionId: row.version_id,
      number: `${row.major}.${row.minor}`,
      effectiveAt: row.effective_at,
      minutes: minutes ?? 1,
      asked: request,
      since: since.get(row.version_id) ?? null,
    })
  }
  return { policies, more: found.length > page.limit }
}
