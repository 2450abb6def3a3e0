// What went out and what stays: messages, the ledger, keys, anchors, packs.
import type { Instant, Json } from './columns'

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
  /** A process is sending it since then; null again once it is known how that went. */
  claimed_at: Instant | null
  /** A process died while sending it: it may have gone out, and goes out again under the same message id. */
  unsure_since: Instant | null
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
