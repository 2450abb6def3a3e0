// Policies while they are written: drafts and their templates, what is brought from files, what people say about them.
import type { Instant, Json } from './columns'

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
