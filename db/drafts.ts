// Drafts: the only mutable text of a policy, saved whole and only onto the revision it came from.
import type { Answers } from '../app/domain/answer'
import type { Draft } from '../app/domain/draft'
import type { Db, Trx } from './tables'

/** The draft of a policy, or undefined. */
export async function findDraft(db: Db, policyId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('drafts')
    .innerJoin('people', 'people.id', 'drafts.changed_by')
    .selectAll('drafts')
    .select('people.name as changed_by_name')
    .where('drafts.policy_id', '=', policyId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    policyId: row.policy_id,
    title: row.title,
    templateId: row.template_id,
    templateVersion: row.template_version,
    answers: JSON.parse(row.answers) as Answers,
    skipped: JSON.parse(row.skipped) as string[],
    edits: JSON.parse(row.edits) as Draft['edits'],
    arrangement: JSON.parse(row.arrangement) as Draft['arrangement'],
    templateDigest: row.template_digest,
    revision: Number(row.revision),
    changedBy: row.changed_by,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
    fingerprint: row.fingerprint,
  }
}

/** Writes the first revision of a policy's draft. */
export async function insertDraft(
  trx: Trx,
  draft: Omit<Draft, 'revision' | 'changedByName' | 'changedAt'>,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('drafts')
    .values({
      policy_id: draft.policyId,
      title: draft.title,
      template_id: draft.templateId,
      template_version: draft.templateVersion,
      answers: JSON.stringify(draft.answers),
      skipped: JSON.stringify(draft.skipped),
      edits: JSON.stringify(draft.edits),
      arrangement: JSON.stringify(draft.arrangement),
      template_digest: draft.templateDigest,
      revision: 1,
      changed_by: draft.changedBy,
      changed_at: at.toISOString(),
      fingerprint: draft.fingerprint,
    })
    .execute()
}

/** Saves the next revision onto `draft.revision`. Returns false when somebody saved since that was read. */
export async function updateDraft(
  trx: Trx,
  draft: Omit<Draft, 'changedByName' | 'changedAt'>,
  at: Date,
): Promise<boolean> {
  const result = await trx
    .updateTable('drafts')
    .set({
      title: draft.title,
      template_version: draft.templateVersion,
      answers: JSON.stringify(draft.answers),
      skipped: JSON.stringify(draft.skipped),
      edits: JSON.stringify(draft.edits),
      arrangement: JSON.stringify(draft.arrangement),
      template_digest: draft.templateDigest,
      revision: draft.revision + 1,
      changed_by: draft.changedBy,
      changed_at: at.toISOString(),
      fingerprint: draft.fingerprint,
    })
    .where('policy_id', '=', draft.policyId)
    .where('revision', '=', draft.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** A change of a draft as the ledger has it: the name as it was then, and the instant. */
export type DraftChange = { name: string; at: string; action: string }

const erased = 'Someone whose name was erased'

/**
 * Who last answered this question in the draft, or wrote this clause by hand, and when, as the ledger has it.
 * `until` (an ISO instant) looks no further: what a version was made of ends with its submission.
 */
export async function findLastChange(
  db: Db,
  policyId: string,
  touched: { question: string; until?: string } | { clause: string; until?: string },
): Promise<DraftChange | undefined> {
  const isQuestion = 'question' in touched
  const row = await changesOf(db, policyId)
    .where(
      'ledger_entries.action',
      'in',
      isQuestion
        ? ['draft.answered', 'draft.profile-applied']
        : ['draft.clause-edited', 'draft.clause-restored', 'suggestion.taken'],
    )
    .where('ledger_entries.detail', 'like', isQuestion ? `% ${touched.question} %` : `%"${touched.clause}"%`)
    .$if(touched.until !== undefined, (entries) =>
      entries.where('ledger_entries.at', '<=', touched.until ?? ''),
    )
    .orderBy('ledger_entries.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, name: row.name ?? erased }
}

/** Who started the policy and when: what stood in its draft from the beginning comes from there. */
export async function findStart(db: Db, policyId: string): Promise<DraftChange | undefined> {
  const row = await changesOf(db, policyId).orderBy('ledger_entries.id').limit(1).executeTakeFirst()
  return row && { ...row, name: row.name ?? erased }
}

function changesOf(db: Db, policyId: string) {
  return db
    .selectFrom('ledger_entries')
    .leftJoin('ledger_names', (join) =>
      join
        .onRef('ledger_names.entry_id', '=', 'ledger_entries.id')
        .onRef('ledger_names.person_id', '=', 'ledger_entries.actor_id'),
    )
    .select(['ledger_names.name', 'ledger_entries.at', 'ledger_entries.action'])
    .where('ledger_entries.policy_id', '=', policyId)
}
