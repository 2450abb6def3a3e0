// What people are asked to read, and what they do when a post went wrong.
import type { Instant, Json } from './columns'

export type CampaignsTable = {
  id: string
  title: string
  /** The sentence people sign. */
  statement: string
  due_on: string
  /** JSON: {"kind":"everyone"} or {"kind":"department","departmentId":…,"name":…}. */
  audience: Json
  launched_by: string
  launched_by_name: string
  launched_at: Instant
  closed_at: Instant | null
}

export type CampaignVersionsTable = {
  campaign_id: string
  version_id: string
  policy_id: string
  language: string
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
}

/** Kept in the same transaction as the acknowledgement, so that progress is never counted anew. */
export type CampaignCountsTable = {
  campaign_id: string
  /** "" for people without a department. */
  department_id: string
  department_name: string
  targets: number
  acknowledged: number
}

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
}

export type IncidentsTable = {
  id: string
  /** 1, 2, 3 …: what people say on the phone. */
  number: number
  scenario_id: string
  title: string
  /** JSON: the scenario as it was when the incident started. */
  scenario: Json
  /** 1 (worst) to 4. */
  severity: number
  /** Set at the start and never changed: a practice run. */
  drill_since: Instant | null
  opened_by: string
  opened_by_name: string
  opened_at: Instant
  closed_by: string | null
  closed_by_name: string | null
  closed_at: Instant | null
  lesson: string | null
  revision: number
}

/** Append-only: who did which step when. */
export type IncidentTicksTable = {
  id: string
  incident_id: string
  step_id: string
  person_id: string
  person_name: string
  ticked_at: Instant
}

/** Append-only: a line somebody wrote. */
export type IncidentLogTable = {
  id: string
  incident_id: string
  person_id: string
  person_name: string
  line: string
  written_at: Instant
}
