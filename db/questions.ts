// Questions of staff and their answers: who asked what of whom, by when an answer is promised, and what was said.
import type { Situation } from '../app/domain/situation'
import type { QuestionFilter } from '../app/governance/question'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type Question = {
  id: string
  policyId: string | null
  clauseId: string | null
  versionId: string | null
  /** What was chosen; null for a question about a clause. */
  situation: Situation | null
  words: string
  askedBy: { id: string; name: string }
  askedAt: string
  askedOf: { id: string; name: string }
  promisedBy: string
  /** Of the first answer. */
  answeredAt: string | null
  /** Taken back. */
  closedAt: string | null
  revision: number
}

export type QuestionAnswer = { id: string; answer: string; answeredByName: string; answeredAt: string }

export type NewQuestion = Pick<
  Question,
  'policyId' | 'clauseId' | 'versionId' | 'situation' | 'words' | 'askedBy' | 'askedOf'
> & { promisedBy: Date; at: Date }

/** Writes a question that waits. Out: its id. */
export async function insertQuestion(trx: Trx, question: NewQuestion): Promise<string> {
  const id = newId()
  await trx
    .insertInto('asked_questions')
    .values({
      id,
      policy_id: question.policyId,
      clause_id: question.clauseId,
      version_id: question.versionId,
      situation: JSON.stringify(question.situation ?? {}),
      words: question.words,
      asked_by: question.askedBy.id,
      asked_by_name: question.askedBy.name,
      asked_at: question.at.toISOString(),
      asked_of: question.askedOf.id,
      asked_of_name: question.askedOf.name,
      promised_by: question.promisedBy.toISOString(),
      answered_at: null,
      closed_at: null,
      revision: 1,
    })
    .execute()
  return id
}

/** The question with this id, or undefined. */
export async function findAskedQuestion(db: Db, id: string): Promise<Question | undefined> {
  const row = await db.selectFrom('asked_questions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && questionOf(row)
}

/** Its answers, the first one first. */
export async function listQuestionAnswers(db: Db, questionId: string): Promise<QuestionAnswer[]> {
  const rows = await db
    .selectFrom('question_answers')
    .select(['id', 'answer', 'answered_by_name', 'answered_at'])
    .where('question_id', '=', questionId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    answer: row.answer,
    answeredByName: row.answered_by_name,
    answeredAt: row.answered_at,
  }))
}

/** Adds an answer, for ever. The first one ends the waiting. */
export async function insertQuestionAnswer(
  trx: Trx,
  given: { questionId: string; answer: string; by: { id: string; name: string }; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('question_answers')
    .values({
      id,
      question_id: given.questionId,
      answer: given.answer,
      answered_by: given.by.id,
      answered_by_name: given.by.name,
      answered_at: given.at.toISOString(),
    })
    .execute()
  await trx
    .updateTable('asked_questions')
    .set((eb) => ({ answered_at: given.at.toISOString(), revision: eb('revision', '+', 1) }))
    .where('id', '=', given.questionId)
    .where('answered_at', 'is', null)
    .execute()
  return id
}

/** Ends a question without an answer. False when it was answered or ended before. */
export async function closeQuestion(trx: Trx, id: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('asked_questions')
    .set((eb) => ({ closed_at: at.toISOString(), revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export type QuestionPage = {
  show: QuestionFilter
  /** Only those asked of this person; null for everybody's. */
  askedOf: string | null
  /** Only those by this person. */
  askedBy?: string
  at: Date
  /** The last row of the page before: its promised time (for those that wait) and its id. */
  after?: { label: string; id: string } | undefined
  limit: number
}

/** One page: those that wait by their promised time, the earliest first; all of them newest first. */
export async function listQuestions(db: Db, page: QuestionPage): Promise<Question[]> {
  const { show, after, askedOf, askedBy } = page
  let query = db.selectFrom('asked_questions').selectAll().limit(page.limit)
  if (askedOf !== null) query = query.where('asked_of', '=', askedOf)
  if (askedBy !== undefined) query = query.where('asked_by', '=', askedBy)
  if (show === 'all') {
    query = query.orderBy('id', 'desc')
    if (after) query = query.where('id', '<', after.id)
  } else {
    query = query
      .where('answered_at', 'is', null)
      .where('closed_at', 'is', null)
      .orderBy('promised_by')
      .orderBy('id')
    if (show === 'overdue') query = query.where('promised_by', '<', page.at.toISOString())
    if (after)
      query = query
        .where('promised_by', '>=', after.label)
        .where(({ eb, or }) => or([eb('promised_by', '>', after.label), eb('id', '>', after.id)]))
  }
  return (await query.execute()).map(questionOf)
}

/** True when anything was ever asked of this person. */
export async function isAskedOf(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('asked_questions')
    .select('id')
    .where('asked_of', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Questions about a policy since a moment, oldest first, at most 500. */
export async function listQuestionsAbout(db: Db, policyId: string, since: Date): Promise<Question[]> {
  const rows = await db
    .selectFrom('asked_questions')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('asked_at', '>=', since.toISOString())
    .orderBy('asked_at')
    .limit(500)
    .execute()
  return rows.map(questionOf)
}

type QuestionRow = {
  id: string
  policy_id: string | null
  clause_id: string | null
  version_id: string | null
  situation: string
  words: string
  asked_by: string
  asked_by_name: string
  asked_at: string
  asked_of: string
  asked_of_name: string
  promised_by: string
  answered_at: string | null
  closed_at: string | null
  revision: number
}

function questionOf(row: QuestionRow): Question {
  const situation = JSON.parse(row.situation) as Partial<Situation>
  return {
    id: row.id,
    policyId: row.policy_id,
    clauseId: row.clause_id,
    versionId: row.version_id,
    situation:
      situation.about !== undefined && situation.profile !== undefined
        ? { about: situation.about, profile: situation.profile }
        : null,
    words: row.words,
    askedBy: { id: row.asked_by, name: row.asked_by_name },
    askedAt: row.asked_at,
    askedOf: { id: row.asked_of, name: row.asked_of_name },
    promisedBy: row.promised_by,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    revision: Number(row.revision),
  }
}
