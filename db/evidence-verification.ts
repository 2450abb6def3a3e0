// Checking the evidence: every version, decision and acknowledgement against the document it speaks of.
import { sql } from 'kysely'
import { fingerprint } from '../app/domain/fingerprint'
import type { PolicyDocument } from '../app/domain/policy-document'
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

type Evidence =
  | 'version'
  | 'decision'
  | 'publication'
  | 'acknowledgement'
  | 'attempt'
  | 'decline'
  | 'withdrawal'
  | 'affirmation'
  | 'retirement'
  | 'exception'
  | 'exception-decision'
  | 'exception-end'

/** What each kind of evidence says of itself, in the words of the ledger. A retirement is about no one text. */
const evidenceRows: Record<Evidence, string> = {
  version: `select id, 'version.submitted' as action, submitted_by as actor, submitted_by_name as name, submitted_at as at,
      fingerprint, id as subject from versions`,
  decision: `select id, 'version.' || outcome as action, person_id as actor, person_name as name, decided_at as at,
      fingerprint, version_id as subject, change_class, for_person from decisions`,
  publication: `select publications.id, published_by as actor, published_by_name as name, published_at as at, fingerprint,
      case when emergency_reason is null then 'version.published' else 'version.published-in-emergency' end as action,
      publications.id as subject, change_class, major || '.' || minor as number, effective_at, valid_to, approve_by
    from publications join versions on versions.id = version_id`,
  acknowledgement: `select id, case when method = 'proxy' then 'version.acknowledged-for' else 'version.acknowledged' end as action,
      recorded_by as actor, acknowledged_at as at, fingerprint,
      case when person_id = recorded_by then person_name end as name, campaign_id as subject,
      version_number as number, case when (method = 'proxy') = (person_id = recorded_by) then 'other' else method end as method,
      case when method = 'proxy' then person_id end as for_person, given_on,
      case when reason <> '' then replace(replace(reason, '\\', '\\\\'), '"', '\\"') end as reason
    from acknowledgements`,
  attempt: `select check_attempts.id, case when passed = 'yes' then 'checks.passed' else 'checks.failed' end as action,
      person_id as actor, person_name as name, attempted_at as at, fingerprint, campaign_id as subject,
      correct || '/' || asked as score
    from check_attempts join versions on versions.id = version_id`,
  decline: `select id, 'version.declined' as action, person_id as actor, person_name as name, declined_at as at, fingerprint,
      campaign_id as subject, replace(replace(reason, '\\', '\\\\'), '"', '\\"') as reason from declines`,
  withdrawal: `select withdrawals.id, 'version.withdrawn' as action, withdrawn_by as actor, withdrawn_by_name as name,
      withdrawn_at as at, fingerprint, publication_id as subject
    from withdrawals join versions on versions.id = version_id`,
  affirmation: `select id, 'version.reaffirmed' as action, affirmed_by as actor, affirmed_by_name as name,
      affirmed_at as at, fingerprint, id as subject, review_due from affirmations`,
  retirement: `select id, 'policy.retired' as action, retired_by as actor, retired_by_name as name, retired_at as at,
      null as fingerprint, policy_id as subject from retirements`,
  exception: `select id, 'exception.requested' as action, person_id as actor, person_name as name, requested_at as at, fingerprint,
      id as subject, clause_id, from_on, asked_until_on from exceptions`,
  'exception-decision': `select id, 'exception.' || decision as action, decided_by as actor, decided_by_name as name,
      decided_at as at, fingerprint, id as subject, from_on, until_on from exceptions where decision is not null`,
  'exception-end': `select id, 'exception.revoked' as action, revoked_by as actor, revoked_by_name as name, revoked_at as at,
      fingerprint, id as subject from exceptions where revoked_at is not null
    union all select id, 'exception.withdrawn', person_id, person_name, withdrawn_at, fingerprint, id from exceptions
      where withdrawn_at is not null
    union all select id, 'exception.expired', cast(null as text), cast(null as text), expired_at, fingerprint, id from exceptions
      where expired_at is not null`,
}

/** What else the entry's detail says of it: the key there, and the column here. */
const details: Partial<Record<Evidence, [key: string, column: string][]>> = {
  decision: [
    ['changeClass', 'change_class'],
    ['inPlaceOf', 'for_person'],
  ],
  publication: [
    ['changeClass', 'change_class'],
    ['number', 'number'],
    ['effectiveAt', 'effective_at'],
    ['validTo', 'valid_to'],
    ['approveBy', 'approve_by'],
  ],
  acknowledgement: [
    ['number', 'number'],
    ['method', 'method'],
    ['forPerson', 'for_person'],
    ['givenOn', 'given_on'],
    ['reason', 'reason'],
  ],
  attempt: [['score', 'score']],
  decline: [['reason', 'reason']],
  affirmation: [['reviewOn', 'review_due']],
  exception: [
    ['clause', 'clause_id'],
    ['fromOn', 'from_on'],
    ['untilOn', 'asked_until_on'],
  ],
  'exception-decision': [
    ['fromOn', 'from_on'],
    ['untilOn', 'until_on'],
  ],
}

const evidenceActions: Record<Evidence, string> = {
  version: `'version.submitted'`,
  decision: `'version.approved', 'version.sent-back', 'version.recused'`,
  publication: `'version.published', 'version.published-in-emergency'`,
  acknowledgement: `'version.acknowledged', 'version.acknowledged-for'`,
  attempt: `'checks.passed', 'checks.failed'`,
  decline: `'version.declined'`,
  withdrawal: `'version.withdrawn'`,
  affirmation: `'version.reaffirmed'`,
  retirement: `'policy.retired'`,
  exception: `'exception.requested'`,
  'exception-decision': `'exception.approved', 'exception.refused'`,
  'exception-end': `'exception.revoked', 'exception.withdrawn', 'exception.expired'`,
}

const kinds = [
  'version',
  'decision',
  'publication',
  'acknowledgement',
  'attempt',
  'decline',
  'withdrawal',
  'affirmation',
  'retirement',
  'exception',
  'exception-decision',
  'exception-end',
] as const satisfies Evidence[]

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
      return evidence(kind, untold, `The ${kindWords(kind)} ${untold} is not as the ledger tells it.`)
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
        `The ${kindWords(kind)} that entry ${lost} tells of was changed or removed.`,
      )
  }
  return undefined
}

function kindWords(kind: Evidence): string {
  if (kind === 'exception-decision') return 'decision on an exception'
  return kind === 'exception-end' ? 'end of an exception' : kind
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
