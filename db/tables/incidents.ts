// What people do when a post went wrong.
import type { Instant, Json } from './columns'

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
