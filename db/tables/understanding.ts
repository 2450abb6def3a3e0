// Whether a policy was understood: check questions and tries; and one-time codes for people without e-mail.
import type { Instant, Json } from './columns'

/** Questions that check whether a policy was understood, as its authors keep them. */
export type CheckQuestionsTable = {
  id: string
  policy_id: string
  clause_id: string
  /** "template:<id>" or "author". */
  source: string
  question: string
  /** JSON: texts. */
  options: Json
  /** Place of the right one, from 0. */
  correct: number
  /** Said after the answer. */
  why: string
  place: number
  written_by: string
  written_by_name: string
  written_at: Instant
  ended_at: Instant | null
  revision: number
}

/** Frozen at launch: which questions a campaign asks about a policy. */
export type CampaignChecksTable = {
  campaign_id: string
  policy_id: string
  /** JSON: CheckQuestion[]. */
  questions: Json
  /** How many must be right. */
  pass_mark: number
  /** How often somebody may try; 0: as often as they like. */
  tries: number
}

/** Append-only: one person's try. */
export type CheckAttemptsTable = {
  id: string
  campaign_id: string
  policy_id: string
  version_id: string
  person_id: string
  person_name: string
  /** 1, 2, 3 … */
  attempt: number
  /** JSON: question id → place of the option chosen. */
  answers: Json
  correct: number
  asked: number
  /** "yes" or "no". */
  passed: string
  attempted_at: Instant
}

/** Append-only: more tries for somebody who ran out of them. */
export type CheckGrantsTable = {
  id: string
  campaign_id: string
  policy_id: string
  person_id: string
  person_name: string
  tries: number
  granted_by: string
  granted_by_name: string
  granted_at: Instant
}

/** Kept in the same transaction as the attempt. */
export type CheckCountsTable = {
  campaign_id: string
  policy_id: string
  question_id: string
  answered: number
  wrong: number
}

/** One-time codes for people without e-mail; only digests are stored. */
export type KioskCodesTable = {
  id: string
  code_hash: string
  campaign_id: string
  person_id: string
  made_by: string
  made_at: Instant
  expires_at: Instant
  opened_at: Instant | null
  used_at: Instant | null
  ended_at: Instant | null
}
