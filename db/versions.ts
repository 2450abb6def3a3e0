// Versions: immutable rows, each one PolicyDocument with its fingerprint and where it came from.
import type { Answers } from '../app/domain/answer'
import type { Arrangement } from '../app/domain/arrangement'
import type { Draft } from '../app/domain/draft'
import type { PolicyDocument } from '../app/domain/policy-document'
import { canonicalJson } from '../app/domain/canonical-json'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type VersionSummary = {
  id: string
  policyId: string
  ordinal: number
  title: string
  language: string
  fingerprint: string
  templateId: string
  templateVersion: string
  editors: string[]
  submittedBy: string
  submittedByName: string
  submittedAt: string
}

export type Version = VersionSummary & { document: PolicyDocument }

export type NewVersion = {
  policyId: string
  document: PolicyDocument
  fingerprint: string
  templateId: string
  templateVersion: string
  /** Kept beside the document as provenance. */
  answers: unknown
  skipped: unknown
  edits: unknown
  arrangement: unknown
  templateDigest: string
  editors: string[]
  submittedBy: { id: string; name: string }
  at: Date
}

const summaryColumns = [
  'id',
  'policy_id',
  'ordinal',
  'title',
  'language',
  'fingerprint',
  'template_id',
  'template_version',
  'editors',
  'submitted_by',
  'submitted_by_name',
  'submitted_at',
] as const

/** Writes the next version of a policy and returns its id and ordinal. */
export async function insertVersion(trx: Trx, version: NewVersion): Promise<{ id: string; ordinal: number }> {
  const latest = await trx
    .selectFrom('versions')
    .select('ordinal')
    .where('policy_id', '=', version.policyId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  const id = newId()
  const ordinal = (latest?.ordinal ?? 0) + 1
  await trx
    .insertInto('versions')
    .values({
      id,
      policy_id: version.policyId,
      ordinal,
      title: version.document.title,
      language: version.document.language,
      document: canonicalJson(version.document),
      fingerprint: version.fingerprint,
      template_id: version.templateId,
      template_version: version.templateVersion,
      answers: canonicalJson(version.answers),
      skipped: canonicalJson(version.skipped),
      edits: canonicalJson(version.edits),
      arrangement: canonicalJson(version.arrangement),
      template_digest: version.templateDigest,
      editors: canonicalJson(version.editors),
      submitted_by: version.submittedBy.id,
      submitted_by_name: version.submittedBy.name,
      submitted_at: version.at.toISOString(),
    })
    .execute()
  return { id, ordinal }
}

/** The version with its document, or undefined. */
export async function findVersion(db: Db, id: string): Promise<Version | undefined> {
  const row = await db
    .selectFrom('versions')
    .select([...summaryColumns, 'document'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...summary(row), document: JSON.parse(row.document) as PolicyDocument }
}

/** The version with this ordinal in a policy, or undefined. */
export async function findVersionByOrdinal(
  db: Db,
  policyId: string,
  ordinal: number,
): Promise<Version | undefined> {
  const row = await db
    .selectFrom('versions')
    .select([...summaryColumns, 'document'])
    .where('policy_id', '=', policyId)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst()
  return row && { ...summary(row), document: JSON.parse(row.document) as PolicyDocument }
}

/** The first version of a policy with this text, or undefined. */
export async function findVersionByFingerprint(
  db: Db,
  asked: { policyId: string; fingerprint: string },
): Promise<Version | undefined> {
  const row = await db
    .selectFrom('versions')
    .select([...summaryColumns, 'document'])
    .where('policy_id', '=', asked.policyId)
    .where('fingerprint', '=', asked.fingerprint)
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst()
  return row && { ...summary(row), document: JSON.parse(row.document) as PolicyDocument }
}

/** All versions of one policy without their text, newest first. */
export async function listVersions(db: Db, policyId: string): Promise<VersionSummary[]> {
  const rows = await db
    .selectFrom('versions')
    .select(summaryColumns)
    .where('policy_id', '=', policyId)
    .orderBy('ordinal', 'desc')
    .execute()
  return rows.map(summary)
}

type SummaryRow = {
  id: string
  policy_id: string
  ordinal: number
  title: string
  language: string
  fingerprint: string
  template_id: string
  template_version: string
  editors: string
  submitted_by: string
  submitted_by_name: string
  submitted_at: string
}

function summary(row: SummaryRow): VersionSummary {
  return {
    id: row.id,
    policyId: row.policy_id,
    ordinal: row.ordinal,
    title: row.title,
    language: row.language,
    fingerprint: row.fingerprint,
    templateId: row.template_id,
    templateVersion: row.template_version,
    editors: JSON.parse(row.editors) as string[],
    submittedBy: row.submitted_by,
    submittedByName: row.submitted_by_name,
    submittedAt: row.submitted_at,
  }
}

/** What a version was drafted from, beside its text. */
export type VersionOrigin = {
  answers: Answers
  skipped: string[]
  edits: Draft['edits']
  arrangement: Arrangement
  templateId: string
  templateVersion: string
  templateDigest: string
}

/** Where the text of a version comes from: answers, hand edits, arrangement and template. @throws for an unknown id. */
export async function getVersionOrigin(db: Db, id: string): Promise<VersionOrigin> {
  const row = await db
    .selectFrom('versions')
    .select([
      'answers',
      'skipped',
      'edits',
      'arrangement',
      'template_id',
      'template_version',
      'template_digest',
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    answers: JSON.parse(row.answers) as Answers,
    skipped: JSON.parse(row.skipped) as string[],
    edits: JSON.parse(row.edits) as Draft['edits'],
    arrangement: JSON.parse(row.arrangement) as Arrangement,
    templateId: row.template_id,
    templateVersion: row.template_version,
    templateDigest: row.template_digest,
  }
}
