// Tries at a campaign's check questions: append-only rows, and counts for each question in the same transaction.
import {
  checkStanding,
  type CheckAnswers,
  type CheckQuestion,
  type CheckStanding,
} from '../app/domain/check-question'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** What a campaign asks about a policy. */
export type CampaignCheck = { questions: CheckQuestion[]; passMark: number; tries: number }

type Asked = { campaignId: string; policyId: string; personId: string }

/** The questions of a campaign about one policy, frozen at its launch; undefined when it asks none. */
export async function findCampaignCheck(
  db: Db,
  campaignId: string,
  policyId: string,
): Promise<CampaignCheck | undefined> {
  const row = await db
    .selectFrom('campaign_checks')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('policy_id', '=', policyId)
    .executeTakeFirst()
  return (
    row && {
      questions: JSON.parse(row.questions) as CheckQuestion[],
      passMark: row.pass_mark,
      tries: row.tries,
    }
  )
}

/** Whether this person has answered a campaign's questions about a policy: not asked, to do, passed, or out of tries. */
export async function findCheckStanding(db: Db, asked: Asked): Promise<CheckStanding> {
  const row = await db
    .selectFrom('campaign_checks')
    .select('tries')
    .where('campaign_id', '=', asked.campaignId)
    .where('policy_id', '=', asked.policyId)
    .executeTakeFirst()
  if (!row) return checkStanding(null, [])
  const attempts = await listAttempts(db, asked)
  const granted = row.tries === 0 ? 0 : await countGranted(db, asked)
  return checkStanding(row.tries === 0 ? 0 : row.tries + granted, attempts)
}

export type Attempt = {
  attempt: number
  answers: CheckAnswers
  correct: number
  asked: number
  passed: boolean
  at: string
}

/** The tries of one person, first one first. */
export async function listAttempts(db: Db, asked: Asked): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('check_attempts')
    .select(['attempt', 'answers', 'correct', 'asked', 'passed', 'attempted_at'])
    .where('campaign_id', '=', asked.campaignId)
    .where('policy_id', '=', asked.policyId)
    .where('person_id', '=', asked.personId)
    .orderBy('attempt')
    .execute()
  return rows.map((row) => ({
    attempt: row.attempt,
    answers: JSON.parse(row.answers) as CheckAnswers,
    correct: row.correct,
    asked: row.asked,
    passed: row.passed === 'yes',
    at: row.attempted_at,
  }))
}

/** How many tries somebody was given beyond those of the campaign. */
export async function countGranted(db: Db, asked: Asked): Promise<number> {
  const row = await db
    .selectFrom('check_grants')
    .select((grants) => grants.fn.sum<number>('tries').as('tries'))
    .where('campaign_id', '=', asked.campaignId)
    .where('policy_id', '=', asked.policyId)
    .where('person_id', '=', asked.personId)
    .executeTakeFirst()
  return Number(row?.tries ?? 0)
}

export type NewAttempt = Asked & {
  personName: string
  versionId: string
  /** 1, 2, 3 … */
  attempt: number
  answers: CheckAnswers
  correct: number
  asked: number
  passed: boolean
  /** Ids of the questions answered wrongly. */
  wrong: readonly string[]
  at: Date
}

/** Writes a try and counts its answers. Out: false when a try with this number is there already; then nothing changes. */
export async function insertAttempt(trx: Trx, attempt: NewAttempt): Promise<boolean> {
  const inserted = await trx
    .insertInto('check_attempts')
    .values({
      id: newId(),
      campaign_id: attempt.campaignId,
      policy_id: attempt.policyId,
      version_id: attempt.versionId,
      person_id: attempt.personId,
      person_name: attempt.personName,
      attempt: attempt.attempt,
      answers: JSON.stringify(attempt.answers),
      correct: attempt.correct,
      asked: attempt.asked,
      passed: attempt.passed ? 'yes' : 'no',
      attempted_at: attempt.at.toISOString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['campaign_id', 'policy_id', 'person_id', 'attempt']).doNothing(),
    )
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false
  const { campaignId, policyId } = attempt
  // In one order always, so that two people who answer at once never wait for each other in a circle.
  for (const questionId of Object.keys(attempt.answers).sort()) {
    const wrong = attempt.wrong.includes(questionId) ? 1 : 0
    await trx
      .insertInto('check_counts')
      .values({ campaign_id: campaignId, policy_id: policyId, question_id: questionId, answered: 1, wrong })
      .onConflict((conflict) =>
        conflict.columns(['campaign_id', 'policy_id', 'question_id']).doUpdateSet((row) => ({
          answered: row('check_counts.answered', '+', 1),
          wrong: row('check_counts.wrong', '+', wrong),
        })),
      )
      .execute()
  }
  return true
}

/** Gives somebody more tries. */
export async function insertGrant(
  trx: Trx,
  grant: Asked & { personName: string; tries: number; by: { id: string; name: string }; at: Date },
): Promise<void> {
  await trx
    .insertInto('check_grants')
    .values({
      id: newId(),
      campaign_id: grant.campaignId,
      policy_id: grant.policyId,
      person_id: grant.personId,
      person_name: grant.personName,
      tries: grant.tries,
      granted_by: grant.by.id,
      granted_by_name: grant.by.name,
      granted_at: grant.at.toISOString(),
    })
    .execute()
}
