// The answers of every draft without its text: to see at once which policies a change of the profile touches.
import type { Answers } from '../app/domain/answer'
import type { Db } from './tables'

export type DraftAnswers = {
  policyId: string
  slug: string
  title: string
  templateId: string
  templateDigest: string
  answers: Answers
}

/** By title. Reads no hand-written text: a thousand drafts are about a megabyte. */
export async function listDraftAnswers(db: Db): Promise<DraftAnswers[]> {
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('policies', 'policies.id', 'drafts.policy_id')
    .select([
      'drafts.policy_id',
      'policies.slug',
      'policies.title',
      'drafts.template_id',
      'drafts.template_digest',
      'drafts.answers',
    ])
    .orderBy('policies.title')
    .orderBy('policies.id')
    .execute()
  return rows.map((row) => ({
    policyId: row.policy_id,
    slug: row.slug,
    title: row.title,
    templateId: row.template_id,
    templateDigest: row.template_digest,
    answers: JSON.parse(row.answers) as Answers,
  }))
}
