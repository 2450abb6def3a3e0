// The organisation and its people: who they are, how they come in, which groups and departments they are in.
import type { Generated } from 'kysely'
import type { Instant, Json } from './columns'

export type OrganisationTable = {
  /** Always "organisation": there is one. */
  id: string
  name: string
  /** "open" or "signed-in": who may read the playbook. */
  playbook_access: string
  /** "hidden" or "shown": names and numbers on playbook pages for people who are signed out. */
  playbook_contacts: string
  /** JSON: role of a playbook contact → name and number. */
  contacts: Json
  time_zone: string
  language: string
  /** Set once when the sample organisation was loaded, never cleared. */
  sample_since: Instant | null
  created_at: Instant
  revision: number
}

export type PeopleTable = {
  id: string
  name: string
  /** Lower case; null for people without e-mail. */
  email: string | null
  job_title: string
  phone: string
  password_hash: string | null
  created_at: Instant
  left_at: Instant | null
  revision: number
  location: Generated<string>
  /** "employee", "volunteer", "member" or "contractor". */
  kind: Generated<string>
  manager_id: string | null
  /** BCP 47; "" is the organisation's. */
  language: Generated<string>
  /** IANA name; "" is the organisation's. */
  time_zone: Generated<string>
  /** The organisation's own number for the person: what a list from its files finds them by. */
  staff_number: string | null
  /** Set for good when two records turned out to be one person: everything from then on is in that one. */
  merged_into: string | null
  /** The last time something changed that an audience may ask for. */
  changed_at: Generated<Instant>
}

/** A list of people from a file: read, compared with who is here, and brought in line by line. */
export type PeopleListsTable = {
  id: string
  file_name: string
  sha256: string
  /** As TextDecoder names it. */
  encoding: string
  /** "," ";" or a tab. */
  separator: string
  /** JSON: the cells of the first line. */
  header: Json
  /** JSON: attribute → column (from 0). */
  mapping: Json
  /** "leave": whoever is missing from the list has left. */
  leavers: string
  /** "reading", "mapping", "comparing", "compared", "applying", "applied", "discarded" or "failed". */
  state: string
  /** In words, when it failed. */
  problem: string
  lines: number
  /** The last line whose key is known: the first pass of comparing. */
  keyed_to: number
  compared: number
  /** The last person looked at for leaving: the third pass. */
  leavers_to: string
  joining: number
  changing: number
  leaving: number
  unchanged: number
  faulty: number
  done: number
  /** While it is read: a reading that has not ended by then never will. */
  held_until: Instant | null
  uploaded_by: string
  uploaded_by_name: string
  uploaded_at: Instant
  applied_by: string | null
  applied_by_name: string | null
  ended_at: Instant | null
  revision: number
}

/** A line of a list. Lines of leavers, who are in no line of the file, have numbers after the last. */
export type PeopleListLinesTable = {
  list_id: string
  line: number
  /** JSON: the cells as they stood. */
  cells: Json
  /** Null until compared: "join", "change", "leave", "same" or "fault". */
  kind: string | null
  person_id: string | null
  /** What the person is found by, lower case: finds doubles in the file. */
  match_key: string | null
  /** The address in lower case, where the person is found by their number: finds doubles as well. */
  mail_key: string | null
  /** Key of a manager who stands elsewhere in the file, until the second pass has set them. */
  manager_key: string | null
  /** JSON of what changes, or the reason of a fault. */
  detail: string
  done_at: Instant | null
}

/** How the columns of a file were read the last time, by a digest of its header. */
export type HeaderMappingsTable = {
  header_digest: string
  mapping: Json
  saved_by: string
  saved_at: Instant
}

/** Append-only: two records that turned out to be one person. */
export type PersonMergesTable = {
  id: string
  kept_id: string
  kept_name: string
  merged_id: string
  merged_name: string
  reason: string
  merged_by: string
  merged_by_name: string
  merged_at: Instant
}

/** Saved audiences: a name and a rule. */
export type AudiencesTable = {
  id: string
  name: string
  /** JSON: AudienceRule. */
  rule: Json
  created_by: string
  created_by_name: string
  created_at: Instant
  archived_at: Instant | null
  revision: number
}

export type RoleGrantsTable = {
  id: string
  person_id: string
  role: string
  granted_by: string | null
  granted_at: Instant
  ended_at: Instant | null
}

export type DepartmentsTable = {
  id: string
  name: string
  created_at: Instant
  /** Gets the reminders of an owner who left. */
  head_id: string | null
}

/** Dated: who was in which department when. */
export type MembershipsTable = {
  id: string
  person_id: string
  department_id: string
  from_at: Instant
  until_at: Instant | null
}

export type SessionsTable = {
  id: string
  /** SHA-256 of the token; the token itself is only in the cookie. */
  token_hash: string
  person_id: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  ended_at: Instant | null
  /** The last time the person proved who they are; null: when the session began, unless it began by a link. */
  proven_at: Instant | null
  /** "password" or "link": a link proves nothing at a decision. */
  entered_by: Generated<string>
}

/** One-time links: setup, invitation, reset, sign-in. */
export type LinksTable = {
  id: string
  token_hash: string
  kind: string
  person_id: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
  /** Where a sign-in link leads: a path of this instance. */
  path: Generated<string>
}

export type SignInAttemptsTable = {
  /** "account:<digest>" or "address:<digest>". */
  key: string
  failures: number
  first_at: Instant
  blocked_until: Instant | null
}

/** A form's one-time key: the second arrival of the same key has no effect and gets the first one's answer. */
export type SubmissionsTable = { key: string; person_id: string | null; at: Instant; outcome: Json }

/** One row: the organisation's answers to the questions that every template shares. */
export type ProfileTable = {
  /** Always "profile". */
  id: string
  /** JSON: question id → answer. */
  answers: Json
  revision: number
  changed_by: string | null
  changed_at: Instant | null
}

/** What the profile said after each time it was saved. */
export type ProfileRevisionsTable = {
  revision: number
  /** JSON: question id → answer. */
  answers: Json
  changed_by: string
  changed_by_name: string
  changed_at: Instant
}

/** Groups of people that a clause can be for: "Volunteers", "California". */
export type GroupsTable = {
  id: string
  /** Small letters, digits and hyphens; unique, never renamed: documents hold it. */
  group_key: string
  name: string
  created_at: Instant
}

/** Dated: who was in which group when. */
export type GroupMembershipsTable = {
  id: string
  person_id: string
  group_id: string
  from_at: Instant
  until_at: Instant | null
}

/** The address of a person's calendar feed; only the SHA-256 of its token is stored. */
export type CalendarLinksTable = {
  id: string
  token_hash: string
  person_id: string
  created_at: Instant
  ended_at: Instant | null
}
