// Versions and what is decided about them: rounds, decisions, publications, and how each of these ends.
import type { Instant, Json } from './columns'

/** Immutable from the moment it is written. State lives in rounds and publications. */
export type VersionsTable = {
  id: string
  policy_id: string
  /** 1, 2, 3 … within the policy, in order of submission. The public number is given at publication. */
  ordinal: number
  title: string
  language: string
  /** Canonical JSON of the PolicyDocument. */
  document: Json
  fingerprint: string
  template_id: string
  template_version: string
  answers: Json
  skipped: Json
  edits: Json
  arrangement: Json
  template_digest: string
  /** JSON: ids of the people who wrote or edited it. */
  editors: Json
  submitted_by: string
  submitted_by_name: string
  submitted_at: Instant
}

export type RoundsTable = {
  id: string
  version_id: string
  policy_id: string
  /** What the author tells the approvers. */
  note: string
  opened_by: string
  opened_at: Instant
  due_on: string | null
  /** Null while open. */
  outcome: string | null
  closed_at: Instant | null
  closed_because: string | null
  revision: number
  /** Of the preset that gave the steps; "" when they were chosen by hand. */
  path_name: string
  /** The kind of change that the redline suggests; null in rounds older than the proposal. */
  proposed_class: string | null
  /** JSON: sentences that say why. */
  proposed_grounds: Json
  /** What changed, for readers; "" in rounds older than the note. */
  change_note: string
}

export type RoundStepsTable = {
  id: string
  round_id: string
  position: number
  title: string
  /** "all", "any" or "some". */
  rule: string
  /** With "some": how many must approve. */
  needed: number
  /** JSON: {"kind":"people"} or {"kind":"role","role":…,"departmentId":…,"departmentName":…}: how its approvers were found. */
  asks: Json
  /** ISO date, or null for the round's own. */
  due_on: string | null
}

export type RoundApproversTable = {
  step_id: string
  round_id: string
  person_id: string
  asked_at: Instant
  /** Whose place the person was given after the round had opened; null when asked from the start, or added. */
  in_place_of: string | null
}

/** Append-only: one approver's word on one step. */
export type DecisionsTable = {
  id: string
  round_id: string
  step_id: string
  version_id: string
  person_id: string
  /** Frozen: name and job title as they were. */
  person_name: string
  person_title: string
  /** "approved", "sent-back" or "recused". */
  outcome: string
  comment: string
  /** What the signature means, in words. */
  meaning: string
  fingerprint: string
  decided_at: Instant
  /** The kind of change as this approver sets it; null with other words than an approval. */
  change_class: string | null
  /** In whose place the person decided, frozen; null when for themselves. */
  for_person: string | null
  for_person_name: string | null
  for_person_title: string | null
  delegation_id: string | null
  /** The moment of the proof of identity the decision rests on. */
  proven_at: Instant | null
  /** "password", "sample" or "session". */
  proven_by: string
}

/** Append-only. Live and superseded follow from `effective_at`; nothing is switched. */
export type PublicationsTable = {
  id: string
  policy_id: string
  version_id: string
  major: number
  minor: number
  /** "editorial", "clarifying" or "material". */
  change_class: string
  change_note: string
  published_by: string
  published_by_name: string
  published_at: Instant
  effective_at: Instant
  /** From this moment it no longer applies; null: until it is superseded. */
  valid_to: Instant | null
  /** Set when it was published before anybody approved it. */
  emergency_reason: string | null
  /** ISO date: by then somebody else approves it. Set together with the reason. */
  approve_by: string | null
}

/** An approved version that is to be published by the clock. */
export type PublicationPlansTable = {
  id: string
  policy_id: string
  version_id: string
  publish_at: Instant
  /** JSON: what `publishVersion` is asked. */
  request: Json
  planned_by: string
  planned_by_name: string
  planned_at: Instant
  done_at: Instant | null
  /** Null while it waits; "published", "cancelled" or "failed". */
  outcome: string | null
  because: string | null
}

/** Append-only: the clock has noted that a publication took effect; once each, whoever notes it first. */
export type EffectsTable = { publication_id: string; policy_id: string; noted_at: Instant }

/** Append-only: the owner looked at the live version and it stays as it is. */
export type AffirmationsTable = {
  id: string
  policy_id: string
  version_id: string
  fingerprint: string
  note: string
  review_due: string | null
  affirmed_by: string
  affirmed_by_name: string
  affirmed_by_title: string
  affirmed_at: Instant
}

/** Append-only: a published version that was pulled. */
export type WithdrawalsTable = {
  id: string
  policy_id: string
  version_id: string
  publication_id: string
  reason: string
  withdrawn_by: string
  withdrawn_by_name: string
  withdrawn_at: Instant
}

/** Append-only: a policy that no longer applies. */
export type RetirementsTable = {
  id: string
  policy_id: string
  reason: string
  retired_by: string
  retired_by_name: string
  retired_at: Instant
}

/** What somebody was reminded of; each stage of each thing once. */
export type RemindersTable = {
  /** "decision", "review", "valid-to" or "emergency". */
  kind: string
  subject_id: string
  person_id: string
  /** "before", "on", "after-1" … */
  stage: string
  /** ISO date. */
  day: string
}

/** The mail budget: one message with reminders for a person and day, whichever process comes first. */
export type ReminderDaysTable = { person_id: string; day: string; mailed_at: Instant }

/** One row: how approvals and evidence are run here. */
export type GovernanceTable = {
  /** Always "governance". */
  id: string
  /** For so many minutes a proof of identity counts at a decision. */
  proof_minutes: number
  /** Days until an emergency publication is approved by somebody else. */
  approve_after_days: number
  /** JSON: addresses outside that get the ledger's head each week. */
  anchor_addresses: Json
  /** Of an RFC 3161 time-stamping service, or "". */
  timestamp_url: string
  revision: number
}

/** A preset of steps. */
export type ApprovalPathsTable = {
  id: string
  name: string
  /** JSON: steps as in app/governance/approval-path.ts. */
  steps: Json
  created_by: string
  created_at: Instant
  archived_at: Instant | null
  revision: number
}

/** Somebody decides in another person's place between two moments. */
export type DelegationsTable = {
  id: string
  from_person: string
  from_name: string
  to_person: string
  to_name: string
  reason: string
  from_at: Instant
  until_at: Instant
  created_by: string
  created_at: Instant
  ended_at: Instant | null
  ended_by: string | null
}
