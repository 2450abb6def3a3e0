// Check questions as the authors of a policy keep them: an edit ends the old one and writes a new one in its place.
import type { CheckQuestion } from '../app/domain/check-question'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type KeptQuestion = CheckQuestion & {
  /** "template:<id of the question there>" or "author". */
  source: string
  place: number
  writtenByName: string
  writtenAt: string
}

/** The questions of a policy in their order. */
export async function listCheckQuestions(db: Db, policyId: string): Promise<KeptQuestion[]> {
  const rows = await db
    .selectFrom('check_questions')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('ended_at', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    clauseId: row.clause_id,
    source: row.source,
    question: row.question,
    options: JSON.parse(row.options) as string[],
    correct: row.correct,
    why: row.why,
    place: row.place,
    writtenByName: row.written_by_name,
    writtenAt: row.written_at,
  }))
}

/** How many questions each of these policies has; a policy without one is not in it. */
export async function countCheckQuestions(
  db: Db,
  policyIds: readonly string[],
): Promise<Map<string, number>> {
  if (policyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('check_questions')
    .select(['policy_id', (eb) => eb.fn.countAll<number | string>().as('questions')])
    .where('policy_id', 'in', [...policyIds])
    .where('ended_at', 'is', null)
    .groupBy('policy_id')
    .execute()
  return new Map(rows.map((row) => [row.policy_id, Number(row.questions)]))
}

/** Writes a question at a place. Out: its id. */
export async function insertCheckQuestion(
  trx: Trx,
  written: {
    policyId: string
    question: Omit<CheckQuestion, 'id'>
    source: string
    place: number
    by: { id: string; name: string }
    at: Date
  },
): Promise<string> {
  const id = newId()
  const { question } = written
  await trx
    .insertInto('check_questions')
    .values({
      id,
      policy_id: written.policyId,
      clause_id: question.clauseId,
      source: written.source,
      question: question.question,
      options: JSON.stringify(question.options),
      correct: question.correct,
      why: question.why,
      place: written.place,
      written_by: written.by.id,
      written_by_name: written.by.name,
      written_at: written.at.toISOString(),
      ended_at: null,
      revision: 1,
    })
    .execute()
  return id
}

/** Ends a question. Out: false when it had ended already. */
export async function endCheckQuestion(trx: Trx, id: string, at: Date): Promise<boolean> {
  const ended = await trx
    .updateTable('check_questions')
    .set((row) => ({ ended_at: at.toISOString(), revision: row('revision', '+', 1) }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows) === 1
}

/** Puts a question at another place. */
export async function placeCheckQuestion(trx: Trx, id: string, place: number): Promise<void> {
  await trx.updateTable('check_questions').set({ place }).where('id', '=', id).execute()
}
