// The versions in force, for "Can I post this?": which they are, and one version's text with what it was drafted from.
import type { Answers } from '../app/domain/answer'
import type { Edits } from '../app/domain/draft-input'
import type { PolicyDocument } from '../app/domain/policy-document'
import type { Template } from '../app/domain/template'
import { inForce } from './in-force'
import { findTemplateCopy } from './template-copies'
import type { Db } from './tables'

export type LiveVersion = {
  policyId: string
  slug: string
  title: string
  versionId: string
  number: string
  ownerId: string
  ownerName: string
}

/** Every policy with a version in force at this moment, the oldest policy first, at most 200; or the one with this id. */
export async function listLiveVersions(
  db: Db,
  { at, policyId }: { at: Date; policyId?: string },
): Promise<LiveVersion[]> {
  let query = db
    .selectFrom('policies')
    .innerJoin('publications', 'publications.policy_id', 'policies.id')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .innerJoin('people as owners', 'owners.id', 'policies.owner_id')
    .select([
      'policies.id',
      'policies.slug',
      'policies.owner_id',
      'owners.name as owner_name',
      'versions.title',
      'publications.version_id',
      'publications.major',
      'publications.minor',
    ])
    .where(inForce(at.toISOString()))
    .orderBy('policies.id')
    .limit(200)
  if (policyId !== undefined) query = query.where('policies.id', '=', policyId)
  const rows = await query.execute()
  return rows.map((row) => ({
    policyId: row.id,
    slug: row.slug,
    title: row.title,
    versionId: row.version_id,
    number: `${row.major}.${row.minor}`,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
  }))
}

export type VersionSource = {
  template: Template | undefined
  answers: Answers
  edits: Edits
  document: PolicyDocument
}

/** What a version was drafted from, and its text. `template` is undefined for versions older than the copies of templates. */
export async function findVersionSource(db: Db, versionId: string): Promise<VersionSource | undefined> {
  const row = await db
    .selectFrom('versions')
    .select(['document', 'answers', 'edits', 'template_digest'])
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    template: await findTemplateCopy(db, row.template_digest),
    answers: JSON.parse(row.answers) as Answers,
    edits: JSON.parse(row.edits) as Edits,
    document: JSON.parse(row.document) as PolicyDocument,
  }
}
