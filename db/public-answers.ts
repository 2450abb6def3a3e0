// Public answers: a question and its answer in words that name nobody, next to the clause, until they are withdrawn.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type PublicAnswer = {
  id: string
  questionId: string
  clauseId: string
  question: string
  answer: string
  publishedAt: string
  publishedByName: string
}

const columns = [
  'id',
  'question_id',
  'clause_id',
  'question',
  'answer',
  'published_at',
  'published_by_name',
] as const

/** Those of a policy that stand now, by clause, the first one first. */
export async function listPublicAnswers(db: Db, policyId: string): Promise<PublicAnswer[]> {
  const rows = await db
    .selectFrom('public_answers')
    .select(columns)
    .where('policy_id', '=', policyId)
    .where('withdrawn_at', 'is', null)
    .orderBy('clause_id')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(publicAnswerOf)
}

/** The one made from this question of this policy that stands now, or undefined. */
export async function findPublicAnswer(
  db: Db,
  { policyId, questionId }: { policyId: string; questionId: string },
): Promise<PublicAnswer | undefined> {
  const row = await db
    .selectFrom('public_answers')
    .select(columns)
    .where('policy_id', '=', policyId)
    .where('question_id', '=', questionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row && publicAnswerOf(row)
}

/** Writes one that stands from now on. Out: its id. */
export async function insertPublicAnswer(
  trx: Trx,
  made: {
    questionId: string
    policyId: string
    clauseId: string
    versionId: string
    question: string
    answer: string
    by: { id: string; name: string }
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('public_answers')
    .values({
      id,
      question_id: made.questionId,
      policy_id: made.policyId,
      clause_id: made.clauseId,
      version_id: made.versionId,
      question: made.question,
      answer: made.answer,
      published_by: made.by.id,
      published_by_name: made.by.name,
      published_at: made.at.toISOString(),
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute()
  return id
}

/** Takes it off the policy's page. False when it was off already. */
export async function withdrawPublicAnswer(
  trx: Trx,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('public_answers')
    .set({ withdrawn_at: at.toISOString(), withdrawn_by: by })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function publicAnswerOf(row: {
  id: string
  question_id: string
  clause_id: string
  question: string
  answer: string
  published_at: string
  published_by_name: string
}): PublicAnswer {
  return {
    id: row.id,
    questionId: row.question_id,
    clauseId: row.clause_id,
    question: row.question,
    answer: row.answer,
    publishedAt: row.published_at,
    publishedByName: row.published_by_name,
  }
}
