// Asking: questions and answers, exceptions, experiments, the rules of mail, and reading counted without names.
import type { Instant, Json } from './columns'

/** "Can I post this?", and questions about a clause. */
export type AskedQuestionsTable = {
  id: string
  policy_id: string | null
  clause_id: string | null
  version_id: string | null
  /** JSON: what was chosen; {} for a question about a clause. */
  situation: Json
  words: string
  asked_by: string
  asked_by_name: string
  asked_at: Instant
  /** Who is to answer. */
  asked_of: string
  asked_of_name: string
  promised_by: Instant
  answered_at: Instant | null
  /** Ended without an answer: the asker took it back. */
  closed_at: Instant | null
  revision: number
}

/** Append-only: a correction is another answer. */
export type QuestionAnswersTable = {
  id: string
  question_id: string
  answer: string
  answered_by: string
  answered_by_name: string
  answered_at: Instant
}

/** A question and its answer, in words that name nobody, next to the clause. */
export type PublicAnswersTable = {
  id: string
  question_id: string
  policy_id: string
  clause_id: string
  version_id: string
  question: string
  answer: string
  published_by: string
  published_by_name: string
  published_at: Instant
  withdrawn_at: Instant | null
  withdrawn_by: string | null
}

/** An approved, time-limited departure from a clause: asked for, decided, and how it ended. */
export type ExceptionsTable = {
  id: string
  policy_id: string
  version_id: string
  version_number: string
  fingerprint: string
  clause_id: string
  clause_heading: string
  person_id: string
  person_name: string
  what: string
  why: string
  /** ISO dates, both included. */
  from_on: string
  /** As it was asked for; `until_on` may be earlier once it is decided. */
  asked_until_on: string
  until_on: string
  requested_at: Instant
  /** "approved" or "refused"; null: waiting. */
  decision: string | null
  decided_by: string | null
  decided_by_name: string | null
  decided_by_title: string | null
  decided_at: Instant | null
  decision_comment: string | null
  revoked_at: Instant | null
  revoked_by: string | null
  revoked_by_name: string | null
  revoked_because: string | null
  /** Noted by the clock. */
  expired_at: Instant | null
  /** The asker took it back before it was decided. */
  withdrawn_at: Instant | null
}

/** A sanctioned trial on social media. */
export type ExperimentsTable = {
  id: string
  title: string
  what: string
  why: string
  /** Whom we want to reach. */
  reach: string
  /** What we want them to do. */
  hoped_for: string
  guardrails: string
  /** ISO date. */
  ends_on: string
  proposed_by: string
  proposed_by_name: string
  proposed_at: Instant
  /** "agreed" or "declined"; null: waiting. */
  decision: string | null
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Instant | null
  decision_comment: string | null
  ended_at: Instant | null
  ended_by: string | null
  ended_by_name: string | null
  learned: string | null
  /** "keep", "change" or "stop". */
  goes_on: string | null
  revision: number
}

/** One row: how much mail people get, and when. */
export type MailRulesTable = {
  /** Always "mail". */
  id: string
  /** Reminder mails a person gets in seven days, over everything. */
  a_week: number
  /** "18:00": local time of the person. */
  quiet_from: string
  quiet_until: string
  /** "quiet" or "open". */
  weekends: string
  /** Days after the due day on which the manager is told. */
  manager_after: number
  revision: number
}

/** The salt under which readers are counted in a week; null once the week is over: then nobody can be found. */
export type ReadWeeksTable = { week: string; salt: string | null }

/** Who has read what this week, as salted digests; deleted when the week is counted. */
export type ReadsTable = { policy_id: string; week: string; reader: string }

/** How many different people opened a policy in a week; 0 stands for fewer than five, which nobody is told. */
export type ReadCountsTable = { policy_id: string; week: string; readers: number }
