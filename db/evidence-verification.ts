// Checking the evidence: every version, decision and acknowledgement against the document it speaks of.
import { sql } from 'kysely'
import { fingerprint } from '../app/domain/fingerprint'
import type { PolicyDocument } from '../app/domain/policy-document'
import { details, evidenceActions, evidenceRows, kinds, kindWords, type Evidence } from './evidence-rows'
import type { LedgerFault } from './ledger-chain'
import type { Db } from './tables'

/** The first version whose document no longer has its fingerprint. */
export async function wrongVersion(db: Db): Promise<LedgerFault | undefined> {
  for (let after = ''; ;) {
    const versions = await db
      .selectFrom('versions')
      .select(['id', 'document', 'fingerprint'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(20)
      .execute()
    const changed = versions.find((version) => documentFingerprint(version.document) !== version.fingerprint)
    if (changed) {
      return evidence('version', changed.id, `The text of version ${changed.id} was changed.`)
    }
    const last = versions.at(-1)
    if (!last) return undefined
    after = last.id
  }
}

/**
 * The same act at the same instant by the same person, under the same name while the ledger has it, about the same text. The
 * detail of an entry is canonical JSON, and looked through letter by letter: in a pattern, what somebody wrote into a record
 * could match anything.
 */
function sameAct(kind: Evidence): string {
  const says = (key: string, column: string): string =>
    `replace(entry.detail, '"${key}":"' || coalesce(evidence.${column}, '') || '"', '') <> entry.detail`
  return [
    'entry.action = evidence.action and entry.at = evidence.at and entry.subject_id = evidence.subject',
    `(entry.actor_id = evidence.actor or entry.actor_kind <> 'person')`,
    `(evidence.fingerprint is null or ${says('fingerprint', 'fingerprint')})`,
    `not exists (select 1 from ledger_names named where named.entry_id = entry.id
      and named.person_id = evidence.actor and named.name <> evidence.name)`,
    ...(details[kind] ?? []).map(
      ([key, column]) =>
        `(${says(key, column)} or (evidence.${column} is null and entry.detail not like '%"${key}":"%'))`,
    ),
  ].join(' and ')
}

/**
 * The first record that is not as the ledger tells it: changed, removed, or put in from outside. Each is written together
 * with an entry that names its fingerprint.
 */
export async function untoldEvidence(db: Db): Promise<LedgerFault | undefined> {
  for (const kind of kinds) {
    const same = sameAct(kind)
    const untold = await findId(
      db,
      `select evidence.id from (${evidenceRows[kind]}) evidence left join ledger_entries entry on ${same}
       where entry.id is null limit 1`,
    )
    if (untold)
      return evidence(kind, untold, `The ${kindWords[kind]} ${untold} is not as the ledger tells it.`)
    // Materialised, or SQLite reads all the evidence anew for each entry.
    const lost = await findId(
      db,
      `select id from (
         with evidence as materialized (${evidenceRows[kind]})
         select entry.id from ledger_entries entry left join evidence on ${same}
         where entry.action in (${evidenceActions[kind]}) and evidence.id is null limit 1
       ) lost`,
    )
    if (lost)
      return evidence(
        kind,
        lost,
        `The ${kindWords[kind]} that entry ${lost} tells of was changed or removed.`,
      )
  }
  return undefined
}

async function findId(db: Db, query: string): Promise<string | undefined> {
  const { rows } = await sql.raw<{ id: string }>(query).execute(db)
  return rows[0]?.id
}

function documentFingerprint(document: string): string {
  try {
    // The edge of the database: whatever it is, only its fingerprint is wanted.
    return fingerprint(JSON.parse(document) as PolicyDocument)
  } catch {
    return 'unreadable'
  }
}

function evidence(kind: LedgerFault['kind'], id: string, sentence: string): LedgerFault {
  return { kind, sequence: null, id, sentence }
}
