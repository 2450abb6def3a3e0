// What people are asked to read: plans, campaigns, who was asked and what they answered.
import type { Generated } from 'kysely'
import type { Instant, Json } from './columns'

/** A campaign before its launch, and once a year again when it repeats. */
export type CampaignPlansTable = {
  id: string
  title: string
  /** JSON: CampaignPlan of app/governance/campaign-plan.ts. */
  request: Json
  /** ISO date of the next launch; null: by hand. */
  starts_on: string | null
  /** "never" or "yearly". */
  repeats: string
  created_by: string
  created_by_name: string
  created_at: Instant
  scheduled_at: Instant | null
  /** Launched for the last time, or discarded. */
  ended_at: Instant | null
  ended_by: string | null
  /** In words, when a launch did not work. */
  problem: Generated<string>
  revision: number
}

export type CampaignsTable = {
  id: string
  title: string
  /** The sentence people sign. */
  statement: string
  due_on: string
  /** JSON: Audience of app/governance/audience.ts, as it was at the launch. */
  audience: Json
  launched_by: string
  launched_by_name: string
  launched_at: Instant
  closed_at: Instant | null
  plan_id: string | null
  /** ISO date the plan launched it for: once a plan and day. */
  occurrence: string | null
  /** Days that joiners get, from the day they are enrolled; null: the campaign's own day, at least a week. */
  due_days: number | null
  /** JSON: CampaignReminders. */
  reminders: Generated<Json>
  /** How many people the audience held at the launch: what enrolling counts up to. */
  expected: Generated<number>
  /** Null while people are still being enrolled. */
  enrolled_at: Instant | null
  /** The last person enrolled, while it goes on. */
  enrolled_to: string | null
  /** One process enrols until then. */
  held_until: Instant | null
  /** Changes of people are taken in up to this moment: joiners and movers. */
  members_at: Generated<Instant>
  paused_at: Instant | null
  closed_by: string | null
  closed_by_name: string | null
  closed_because: Generated<string>
  /** "keep": whoever's earlier acknowledgement still holds is not asked; "ask-again": everybody is. */
  earlier: Generated<string>
  /** Closed, and nothing is owed any more; null while it is open, or while what was owed is being closed. */
  settled_at: Instant | null
  /** Why people got more time, the last time they did. */
  due_because: Generated<string>
}

export type CampaignVersionsTable = {
  campaign_id: string
  version_id: string
  policy_id: string
  language: string
  /** A later version that asks nothing new: whoever still owes an answer gives it about this one. Null: asked at launch. */
  followed_at: Instant | null
}

/** Frozen at launch: who was asked, under which name, in which department. */
export type CampaignTargetsTable = {
  campaign_id: string
  person_id: string
  person_name: string
  department_id: string | null
  department_name: string
  assigned_at: Instant
  opened_at: Instant | null
  /** Counts up to the number of versions in the campaign; equal means done. */
  acknowledged: number
  acknowledged_at: Instant | null
  /** "assigned", "opened", "acknowledged", "declined", "exempt" or "closed". */
  state: Generated<string>
  /** ISO date; null: the campaign's. */
  due_on: string | null
  /** "launch", "joiner" or "mover". */
  enrolled_as: Generated<string>
  /** How many of the campaign's policies are asked of this person; the others are kept. */
  asked: Generated<number>
  /** When it was acknowledged, declined, exempt or closed; null: still owed. */
  settled_at: Instant | null
  closed_because: Generated<string>
}

/** Kept in the same transaction as the acknowledgement, so that progress is never counted anew. */
export type CampaignCountsTable = {
  campaign_id: string
  /** "" for people without a department. */
  department_id: string
  department_name: string
  targets: number
  acknowledged: number
  opened: Generated<number>
  declined: Generated<number>
  exempt: Generated<number>
  closed: Generated<number>
  /** People whose earlier acknowledgement still holds; not among the targets. */
  kept: Generated<number>
}

/** How many finished on which day (UTC): kept in the same transaction as their state, so that a drawing counts no people. */
export type CampaignDaysTable = { campaign_id: string; day: string; acknowledged: number }

/** Append-only: one person's dated statement about one fingerprint. */
export type AcknowledgementsTable = {
  id: string
  campaign_id: string
  version_id: string
  policy_id: string
  language: string
  person_id: string
  person_name: string
  statement: string
  /** "3.0": the public number at that moment. */
  version_number: string
  fingerprint: string
  /** "self", "proxy" or "kiosk". */
  method: string
  recorded_by: string
  acknowledged_at: Instant
  /** Why somebody else recorded it; "" for "self". */
  reason: Generated<string>
  /** ISO date on which it was given, on paper or aloud, when somebody else recorded it; else null. */
  given_on: string | null
}

/** Append-only: an earlier acknowledgement that a new version leaves valid, because it changes nothing for this person. */
export type KeptAcknowledgementsTable = {
  campaign_id: string
  policy_id: string
  person_id: string
  person_name: string
  version_id: string
  acknowledgement_id: string
  kept_at: Instant
}

/** Append-only: somebody will not acknowledge, and says why. */
export type DeclinesTable = {
  id: string
  campaign_id: string
  version_id: string
  policy_id: string
  person_id: string
  person_name: string
  fingerprint: string
  reason: string
  declined_at: Instant
}

/** Somebody need not answer: on leave, for example. */
export type ExemptionsTable = {
  id: string
  campaign_id: string
  person_id: string
  person_name: string
  reason: string
  granted_by: string
  granted_by_name: string
  granted_at: Instant
  ended_at: Instant | null
  ended_by: string | null
}
