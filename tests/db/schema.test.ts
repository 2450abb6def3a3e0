// Both engines have exactly the tables and columns that db/tables.ts tells the compiler.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Engine } from '../../db/connect'
import type { Database, Db } from '../../db/tables'
import { aDatabase, onBothEngines } from '../databases/database'

type Kind<Value> = Value extends string
  ? 'text'
  : Value extends number
    ? 'integer'
    : null extends Value
      ? Extract<Value, number> extends never
        ? 'text?'
        : 'integer?'
      : never

type Schema = {
  [Table in keyof Database]: { [Column in keyof Database[Table]]: Kind<Database[Table][Column]> }
}

onBothEngines('the schema', (engine) => {
  test('has the columns the program knows, with their types', async () => {
    const { db } = await aDatabase(engine)
    expect(await columnsOf(db, engine)).toEqual({
      ...schema,
      migrations: { name: 'text', applied_at: 'text' },
    })
  })

  test('refuses a text in a number column and an unknown value in a closed column', async () => {
    const { db } = await aDatabase(engine)
    await expect(
      sql`insert into sign_in_attempts values ('k', 'abc', 'x', null)`.execute(db),
    ).rejects.toThrow()
    const unknown =
      sql`insert into organisation values ('another', '', 'open', 'hidden', '', '', '', null, 'x', 1)`.execute(
        db,
      )
    await expect(unknown).rejects.toThrow(/check/i)
  })
})

type ColumnRow = { table: string; column: string; kind: string }

async function columnsOf(db: Db, engine: Engine): Promise<Record<string, Record<string, string>>> {
  const { rows } = await sql.raw<ColumnRow>(columnQueries[engine]).execute(db)
  const tables: Record<string, Record<string, string>> = {}
  for (const { table, column, kind } of rows) tables[table] = { ...tables[table], [column]: kind }
  return tables
}

const columnQueries: Record<Engine, string> = {
  sqlite: `select m.name as "table", c.name as "column", lower(c.type) || iif(c."notnull", '', '?') as kind
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`,
  postgres: `select table_name as "table", column_name as "column",
      case data_type when 'bigint' then 'integer' else data_type end ||
      case is_nullable when 'YES' then '?' else '' end as kind
    from information_schema.columns where table_schema = 'public'`,
}

const schema: Schema = {
  organisation: {
    id: 'text',
    name: 'text',
    playbook_access: 'text',
    playbook_contacts: 'text',
    contacts: 'text',
    time_zone: 'text',
    language: 'text',
    sample_since: 'text?',
    created_at: 'text',
    revision: 'integer',
  },
  people: {
    id: 'text',
    name: 'text',
    email: 'text?',
    job_title: 'text',
    phone: 'text',
    password_hash: 'text?',
    created_at: 'text',
    left_at: 'text?',
    revision: 'integer',
  },
  role_grants: {
    id: 'text',
    person_id: 'text',
    role: 'text',
    granted_by: 'text?',
    granted_at: 'text',
    ended_at: 'text?',
  },
  departments: { id: 'text', name: 'text', created_at: 'text' },
  memberships: { id: 'text', person_id: 'text', department_id: 'text', from_at: 'text', until_at: 'text?' },
  sessions: {
    id: 'text',
    token_hash: 'text',
    person_id: 'text',
    created_at: 'text',
    last_seen_at: 'text',
    expires_at: 'text',
    ended_at: 'text?',
  },
  links: {
    id: 'text',
    token_hash: 'text',
    kind: 'text',
    person_id: 'text?',
    created_at: 'text',
    expires_at: 'text',
    used_at: 'text?',
  },
  sign_in_attempts: { key: 'text', failures: 'integer', first_at: 'text', blocked_until: 'text?' },
  submissions: { key: 'text', person_id: 'text?', at: 'text', outcome: 'text' },
  policies: {
    id: 'text',
    slug: 'text',
    title: 'text',
    template_id: 'text',
    owner_id: 'text',
    created_by: 'text',
    created_at: 'text',
    review_due: 'text?',
    revision: 'integer',
  },
  drafts: {
    policy_id: 'text',
    title: 'text',
    template_id: 'text',
    template_version: 'text',
    answers: 'text',
    skipped: 'text',
    edits: 'text',
    arrangement: 'text',
    template_digest: 'text',
    revision: 'integer',
    changed_by: 'text',
    changed_at: 'text',
    fingerprint: 'text',
  },
  template_copies: {
    digest: 'text',
    template_id: 'text',
    version: 'text',
    template: 'text',
    kept_at: 'text',
  },
  uploaded_templates: {
    id: 'text',
    template_id: 'text',
    version: 'text',
    digest: 'text',
    source: 'text',
    uploaded_by: 'text',
    uploaded_by_name: 'text',
    uploaded_at: 'text',
    withdrawn_at: 'text?',
  },
  profile: {
    id: 'text',
    answers: 'text',
    revision: 'integer',
    changed_by: 'text?',
    changed_at: 'text?',
  },
  profile_revisions: {
    revision: 'integer',
    answers: 'text',
    changed_by: 'text',
    changed_by_name: 'text',
    changed_at: 'text',
  },
  groups: { id: 'text', group_key: 'text', name: 'text', created_at: 'text' },
  group_memberships: {
    id: 'text',
    person_id: 'text',
    group_id: 'text',
    from_at: 'text',
    until_at: 'text?',
  },
  draft_editors: { policy_id: 'text', person_id: 'text', since: 'text', version_id: 'text?' },
  versions: {
    id: 'text',
    policy_id: 'text',
    ordinal: 'integer',
    title: 'text',
    language: 'text',
    document: 'text',
    fingerprint: 'text',
    template_id: 'text',
    template_version: 'text',
    answers: 'text',
    skipped: 'text',
    edits: 'text',
    arrangement: 'text',
    template_digest: 'text',
    editors: 'text',
    submitted_by: 'text',
    submitted_by_name: 'text',
    submitted_at: 'text',
  },
  rounds: {
    id: 'text',
    version_id: 'text',
    policy_id: 'text',
    note: 'text',
    opened_by: 'text',
    opened_at: 'text',
    due_on: 'text?',
    outcome: 'text?',
    closed_at: 'text?',
    closed_because: 'text?',
    revision: 'integer',
  },
  round_steps: {
    id: 'text',
    round_id: 'text',
    position: 'integer',
    title: 'text',
    rule: 'text',
    needed: 'integer',
  },
  round_approvers: { step_id: 'text', round_id: 'text', person_id: 'text', asked_at: 'text' },
  decisions: {
    id: 'text',
    round_id: 'text',
    step_id: 'text',
    version_id: 'text',
    person_id: 'text',
    person_name: 'text',
    person_title: 'text',
    outcome: 'text',
    comment: 'text',
    meaning: 'text',
    fingerprint: 'text',
    decided_at: 'text',
  },
  publications: {
    id: 'text',
    policy_id: 'text',
    version_id: 'text',
    major: 'integer',
    minor: 'integer',
    change_class: 'text',
    change_note: 'text',
    published_by: 'text',
    published_by_name: 'text',
    published_at: 'text',
    effective_at: 'text',
  },
  campaigns: {
    id: 'text',
    title: 'text',
    statement: 'text',
    due_on: 'text',
    audience: 'text',
    launched_by: 'text',
    launched_by_name: 'text',
    launched_at: 'text',
    closed_at: 'text?',
  },
  campaign_versions: { campaign_id: 'text', version_id: 'text', policy_id: 'text', language: 'text' },
  campaign_targets: {
    campaign_id: 'text',
    person_id: 'text',
    person_name: 'text',
    department_id: 'text?',
    department_name: 'text',
    assigned_at: 'text',
    opened_at: 'text?',
    acknowledged: 'integer',
    acknowledged_at: 'text?',
  },
  campaign_counts: {
    campaign_id: 'text',
    department_id: 'text',
    department_name: 'text',
    targets: 'integer',
    acknowledged: 'integer',
  },
  acknowledgements: {
    id: 'text',
    campaign_id: 'text',
    version_id: 'text',
    policy_id: 'text',
    language: 'text',
    person_id: 'text',
    person_name: 'text',
    statement: 'text',
    version_number: 'text',
    fingerprint: 'text',
    method: 'text',
    recorded_by: 'text',
    acknowledged_at: 'text',
  },
  incidents: {
    id: 'text',
    number: 'integer',
    scenario_id: 'text',
    title: 'text',
    scenario: 'text',
    severity: 'integer',
    drill_since: 'text?',
    opened_by: 'text',
    opened_by_name: 'text',
    opened_at: 'text',
    closed_by: 'text?',
    closed_by_name: 'text?',
    closed_at: 'text?',
    lesson: 'text?',
    revision: 'integer',
  },
  incident_ticks: {
    id: 'text',
    incident_id: 'text',
    step_id: 'text',
    person_id: 'text',
    person_name: 'text',
    ticked_at: 'text',
  },
  incident_log: {
    id: 'text',
    incident_id: 'text',
    person_id: 'text',
    person_name: 'text',
    line: 'text',
    written_at: 'text',
  },
  expert_links: {
    id: 'text',
    token_hash: 'text',
    policy_id: 'text',
    name: 'text',
    email: 'text',
    created_by: 'text',
    created_by_name: 'text',
    created_at: 'text',
    expires_at: 'text',
    revoked_at: 'text?',
    revoked_by: 'text?',
    revoked_by_name: 'text?',
    opened_at: 'text?',
    last_used_at: 'text?',
  },
  threads: {
    id: 'text',
    policy_id: 'text',
    clause_id: 'text',
    clause_heading: 'text',
    kind: 'text',
    quote: 'text',
    opened_at: 'text',
    opened_by: 'text?',
    opened_by_expert: 'text?',
    opened_by_name: 'text',
    closed_at: 'text?',
    closed_by: 'text?',
    closed_by_name: 'text?',
    outcome: 'text?',
  },
  comments: {
    id: 'text',
    thread_id: 'text',
    policy_id: 'text',
    person_id: 'text?',
    expert_id: 'text?',
    author_name: 'text',
    author_title: 'text',
    body: 'text',
    written_at: 'text',
  },
  suggestions: {
    thread_id: 'text',
    policy_id: 'text',
    base_heading: 'text',
    base_blocks: 'text',
    base_mark: 'text',
    heading: 'text',
    blocks: 'text',
  },
  imports: {
    id: 'text',
    person_id: 'text',
    file_name: 'text',
    sha256: 'text',
    template_id: 'text',
    title: 'text',
    policy: 'text',
    before_changes: 'text?',
    choices: 'text',
    created_at: 'text',
    expires_at: 'text',
  },
  mentions: { comment_id: 'text', person_id: 'text', thread_id: 'text', read_at: 'text?' },
  outbox: {
    id: 'text',
    person_id: 'text?',
    address: 'text',
    subject: 'text',
    body: 'text',
    created_at: 'text',
    attempts: 'integer',
    not_before: 'text',
    last_error: 'text?',
    sent_at: 'text?',
    outcome: 'text?',
  },
  ledger_entries: {
    id: 'text',
    at: 'text',
    actor_id: 'text?',
    actor_kind: 'text',
    action: 'text',
    subject_kind: 'text',
    subject_id: 'text',
    policy_id: 'text?',
    detail: 'text',
    name_digests: 'text',
  },
  ledger_names: { entry_id: 'text', person_id: 'text', name: 'text', salt: 'text' },
  ledger_chain: { sequence: 'integer', entry_id: 'text', previous_hash: 'text', hash: 'text' },
  ledger_head: { id: 'text', sequence: 'integer', hash: 'text', entry_id: 'text' },
}
