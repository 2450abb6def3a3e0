// Every table, as Kysely sees it. The portable subset both engines share:
// text ids made in TypeScript (UUIDv7), instants as ISO-8601 UTC text, JSON in text parsed at the edge,
// nullable instants instead of booleans, whole numbers only, `revision` for optimistic concurrency.
import type { Kysely, Transaction } from 'kysely'

export type Database = {
  organisation: OrganisationTable
  people: PeopleTable
  role_grants: RoleGrantsTable
  departments: DepartmentsTable
  memberships: MembershipsTable
  sessions: SessionsTable
  links: LinksTable
  sign_in_attempts: SignInAttemptsTable
  submissions: SubmissionsTable
  policies: PoliciesTable
  drafts: DraftsTable
  draft_editors: DraftEditorsTable
  template_copies: TemplateCopiesTable
  uploaded_templates: UploadedTemplatesTable
  profile: ProfileTable
  profile_revisions: ProfileRevisionsTable
  groups: GroupsTable
  group_memberships: GroupMembershipsTable
  imports: ImportsTable
  versions: VersionsTable
  governance: GovernanceTable
  approval_paths: ApprovalPathsTable
  delegations: DelegationsTable
  rounds: RoundsTable
  round_steps: RoundStepsTable
  round_approvers: RoundApproversTable
  decisions: DecisionsTable
  publications: PublicationsTable
  publication_plans: PublicationPlansTable
  effects: EffectsTable
  affirmations: AffirmationsTable
  withdrawals: WithdrawalsTable
  retirements: RetirementsTable
  reminders: RemindersTable
  reminder_days: ReminderDaysTable
  calendar_links: CalendarLinksTable
  word_returns: WordReturnsTable
  word_styles: WordStylesTable
  signing_keys: SigningKeysTable
  anchors: AnchorsTable
  evidence_packs: EvidencePacksTable
  mirror_commits: MirrorCommitsTable
  errands: ErrandsTable
  campaigns: CampaignsTable
  campaign_versions: CampaignVersionsTable
  campaign_targets: CampaignTargetsTable
  campaign_counts: CampaignCountsTable
  acknowledgements: AcknowledgementsTable
  incidents: IncidentsTable
  incident_ticks: IncidentTicksTable
  incident_log: IncidentLogTable
  expert_links: ExpertLinksTable
  threads: ThreadsTable
  comments: CommentsTable
  suggestions: SuggestionsTable
  mentions: MentionsTable
  outbox: OutboxTable
  ledger_entries: LedgerEntriesTable
  ledger_names: LedgerNamesTable
  ledger_chain: LedgerChainTable
  ledger_head: LedgerHeadTable
}

/** Reads take `Db`; writes take `Trx`, so that writing outside a transaction does not compile. */
export type Db = Kysely<Database>
export type Trx = Transaction<Database>

/** ISO-8601 UTC, for example "2027-03-14T09:12:00.000Z". */
export type Instant = string
/** JSON text; parsed only in the file that owns the table. */
type Json = string

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
  /** The last time the person proved who they are; null: when the session began. */
  proven_at: Instant | null
}

/** One-time links: setup, invitation, reset. */
export type LinksTable = {
  id: string
  token_hash: string
  kind: string
  person_id: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
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

export type PoliciesTable = {
  id: string
  /** In addresses; unique, never reused. */
  slug: string
  title: string
  template_id: string
  owner_id: string
  created_by: string
  created_at: Instant
  /** Optional next review day (ISO date). */
  review_due: string | null
  revision: number
  /** Months between reviews. */
  review_every: number | null
}

/** The only mutable text of a policy. */
export type DraftsTable = {
  policy_id: string
  title: string
  template_id: string
  template_version: string
  /** JSON: question id → answer. */
  answers: Json
  /** JSON: ids of questions skipped and marked as gaps. */
  skipped: Json
  /** JSON: clause id → {heading, blocks} written by hand. */
  edits: Json
  /** JSON: the order of sections, own ones, left-out ones and audiences. */
  arrangement: Json
  /** Of the template it is drafted from, in `template_copies`; "" in drafts older than that table. */
  template_digest: string
  /** Starts at 1; goes up by one with each save. A save names the revision it started from. */
  revision: number
  changed_by: string
  changed_at: Instant
  /** Fingerprint of the document the draft gives now. */
  fingerprint: string
}

/** Append-only: templates as they were read when a policy was drafted from them. */
export type TemplateCopiesTable = {
  /** SHA-256 of the template's canonical JSON. */
  digest: string
  template_id: string
  version: string
  /** JSON: the checked template. */
  template: Json
  kept_at: Instant
}

/** Templates that administrators brought: every upload is a row, the latest one not withdrawn counts. */
export type UploadedTemplatesTable = {
  id: string
  template_id: string
  version: string
  digest: string
  /** The MDX as it was uploaded. */
  source: string
  uploaded_by: string
  uploaded_by_name: string
  uploaded_at: Instant
  withdrawn_at: Instant | null
}

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

/** Who has changed the draft since the last submission opened; they cannot approve what comes of it. */
export type DraftEditorsTable = {
  policy_id: string
  person_id: string
  since: Instant
  version_id: string | null
}

/** Files that people brought, as they were read: kept until a day has passed. */
export type ImportsTable = {
  id: string
  /** Nobody else sees it. */
  person_id: string
  file_name: string
  /** Of the file's bytes, or of the text that was pasted. */
  sha256: string
  template_id: string
  title: string
  /** JSON: clauses and losses, with tracked changes taken in. */
  policy: Json
  /** JSON: the same with tracked changes left out; null when the file has none. */
  before_changes: Json | null
  /** JSON: what its owner chose so far. */
  choices: Json
  created_at: Instant
  expires_at: Instant
}

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

/** The address of a person's calendar feed; only the SHA-256 of its token is stored. */
export type CalendarLinksTable = {
  id: string
  token_hash: string
  person_id: string
  created_at: Instant
  ended_at: Instant | null
}

/** Word files that came back, as they were read: kept until a day has passed or their suggestions are brought in. */
export type WordReturnsTable = {
  id: string
  /** Nobody else sees it. */
  person_id: string
  policy_id: string
  file_name: string
  sha256: string
  /** Fingerprint of the text the file was made from. */
  base_fingerprint: string
  /** JSON: suggestions, comments, paragraphs without a place, losses. */
  reading: Json
  /** JSON: what its owner chose so far. */
  choices: Json
  created_at: Instant
  expires_at: Instant
  kept_at: Instant | null
}

/** The organisation's own Word file whose styles, header, logo and fonts exports take; the latest not ended counts. */
export type WordStylesTable = {
  id: string
  file_name: string
  sha256: string
  /** Base64. */
  bytes: string
  uploaded_by: string
  uploaded_by_name: string
  uploaded_at: Instant
  ended_at: Instant | null
}

/** The instance's keys for signing evidence packs (Ed25519); the latest not retired signs. */
export type SigningKeysTable = {
  id: string
  /** Base64 of the 32 raw bytes. */
  public_key: string
  /** Base64 of PKCS 8. */
  private_key: string
  created_at: Instant
  retired_at: Instant | null
}

/** Append-only: the ledger's head as it was given out of the house. */
export type AnchorsTable = {
  id: string
  sequence: number
  hash: string
  /** "publication", "pack", "mail" or "time-stamp". */
  kind: string
  /** Of the publication or the pack; the week that was mailed; the anchor that was stamped. */
  subject_id: string | null
  /** JSON: to whom, or the time-stamp itself. */
  detail: Json
  at: Instant
}

/** Append-only: evidence packs that were brought from elsewhere. */
export type EvidencePacksTable = {
  id: string
  sha256: string
  file_name: string
  title: string
  organisation: string
  /** Base64. */
  bytes: string
  imported_by: string
  imported_by_name: string
  imported_at: Instant
}

/** Which approved version stands in the Markdown mirror under which commit. */
export type MirrorCommitsTable = { version_id: string; commit_id: string; at: Instant }

/** What the clock does outside the house, "time-stamp" and "mirror": who is at it, and what went wrong last. */
export type ErrandsTable = {
  id: string
  /** One process has it until then. */
  held_until: Instant | null
  /** After a failure, not before. */
  retry_at: Instant | null
  /** In a row. */
  failures: number
  /** In words for administrators; "" after it went well. */
  problem: string
  done_at: Instant | null
}

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

/** A way in for somebody outside: to one draft, for some days, until it is revoked. Nobody is ever deleted. */
export type ExpertLinksTable = {
  id: string
  /** SHA-256 of the token; the token itself is only in the link. */
  token_hash: string
  policy_id: string
  name: string
  /** "" when the link is handed over by other means. */
  email: string
  created_by: string
  created_by_name: string
  created_at: Instant
  expires_at: Instant
  revoked_at: Instant | null
  revoked_by: string | null
  revoked_by_name: string | null
  /** The beginning of the latest visit. */
  opened_at: Instant | null
  last_used_at: Instant | null
}

/** What is said about one section of a draft: a comment or suggested words, with all replies. */
export type ThreadsTable = {
  id: string
  policy_id: string
  clause_id: string
  /** The section's heading when the thread was opened: sections may go. */
  clause_heading: string
  /** "comment" or "suggestion". */
  kind: string
  /** The sentence it is about; "" for the whole section. */
  quote: string
  opened_at: Instant
  opened_by: string | null
  opened_by_expert: string | null
  opened_by_name: string
  closed_at: Instant | null
  closed_by: string | null
  closed_by_name: string | null
  /** "resolved", "taken", "left" or "withdrawn"; null while open. */
  outcome: string | null
  /** The name in the Word file it came back with, and when that says it was written; `opened_by` brought it. */
  word_author: string | null
  word_at: Instant | null
}

/** Append-only: what somebody wrote in a thread. A person or an outside expert, never both. */
export type CommentsTable = {
  id: string
  thread_id: string
  policy_id: string
  person_id: string | null
  expert_id: string | null
  /** Frozen: name and job title as they were. */
  author_name: string
  author_title: string
  body: string
  written_at: Instant
  /** As in `threads`. */
  word_author: string | null
  word_at: Instant | null
}

/** Append-only: the words somebody suggests, and the words they stood beside. */
export type SuggestionsTable = {
  thread_id: string
  policy_id: string
  base_heading: string
  /** JSON: blocks. */
  base_blocks: Json
  /** Mark of the base: tells whether the section has changed since. */
  base_mark: string
  heading: string
  /** JSON: blocks. */
  blocks: Json
}

/** Somebody was mentioned in a comment; unread until they say so or write in the thread. */
export type MentionsTable = {
  comment_id: string
  person_id: string
  thread_id: string
  read_at: Instant | null
}

/** Messages, written in the business transaction and sent after commit. */
export type OutboxTable = {
  id: string
  person_id: string | null
  address: string
  subject: string
  body: string
  created_at: Instant
  attempts: number
  /** Nobody tries before this moment: a process that takes a message to send it moves this on. */
  not_before: Instant
  last_error: string | null
  sent_at: Instant | null
  /** Null while it waits; "sent", "kept" (no mail server set) or "failed". */
  outcome: string | null
}

/** Append-only. Holds ids and salted digests, never a personal value. */
export type LedgerEntriesTable = {
  id: string
  at: Instant
  /** Of a person, or of an outside expert's link. Null when a clock or the command line did it. */
  actor_id: string | null
  /** "person", "expert", "clock", "setup" or "command-line". */
  actor_kind: string
  /** A verb in the product's words: "policy.created", "version.submitted" … */
  action: string
  subject_kind: string
  subject_id: string
  policy_id: string | null
  /** JSON: facts without personal values. */
  detail: Json
  /** JSON: who appears in it → salted digest of the name, checked against `ledger_names`. */
  name_digests: Json
}

/** Erasable: the names a timeline shows, as they were at the time. The chain holds only their digests. */
export type LedgerNamesTable = {
  entry_id: string
  person_id: string
  name: string
  salt: string
}

/** Append-only. Apart from the entries, so that sealing can come after the insert. */
export type LedgerChainTable = {
  sequence: number
  entry_id: string
  previous_hash: string
  hash: string
}

/** One row: the last sequence, hash and entry. Locked by updating it, the same on both engines. */
export type LedgerHeadTable = { id: string; sequence: number; hash: string; entry_id: string }
