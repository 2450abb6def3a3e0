// One row of everything evidence rests on, written as commands write it.
import { keepTemplateCopy } from '../../db/template-copies'
import { aTemplate } from '../small-template'
import { anchorHead } from '../../db/anchors'
import { newId } from '../../db/identifier'
import { record } from '../../db/ledger'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'
import { fingerprint } from '../../app/domain/fingerprint'
import { canonicalJson } from '../../app/domain/canonical-json'
import type { PolicyDocument } from '../../app/domain/policy-document'
import type { LedgerAction } from '../../app/governance/ledger'
import { toldWords } from '../../app/governance/told-words'
import type { LedgerDetail } from '../../app/governance/timeline-entry'

export const evidenceAt = new Date('2027-03-14T12:00:00.000Z')

const document: PolicyDocument = {
  format: 1,
  language: 'en-GB',
  title: 'Social media',
  facts: [],
  clauses: [],
}
const at = evidenceAt.toISOString()
const who = { id: 'person-amara', name: 'Amara Okafor', email: '', jobTitle: '', department: '', roles: [] }

/** A policy with one version, approved, published and acknowledged, and an incident; each with its ledger entry. */
export async function someEvidence(db: Db): Promise<void> {
  const print = fingerprint(document)
  await transact(db, async (trx) => {
    const person = { person_id: who.id, person_name: who.name }
    await trx
      .insertInto('people')
      .values({
        ...{ id: who.id, name: who.name, email: null, job_title: '', phone: '', password_hash: null },
        ...{ created_at: at, left_at: null, revision: 1 },
      })
      .execute()
    await trx
      .insertInto('people')
      .values({
        ...{ id: 'person-a', name: 'A. Okafor', email: null, job_title: '', phone: '', password_hash: null },
        ...{ created_at: at, left_at: at, revision: 1, merged_into: who.id },
      })
      .execute()
    await trx
      .insertInto('person_merges')
      .values({
        ...{
          id: 'merge',
          kept_id: who.id,
          kept_name: who.name,
          merged_id: 'person-a',
          merged_name: 'A. Okafor',
        },
        ...{ reason: '', merged_by: who.id, merged_by_name: who.name, merged_at: at },
      })
      .execute()
    await trx
      .insertInto('policies')
      .values({
        ...{
          id: 'policy',
          slug: 'social-media',
          title: 'Social media',
          template_id: 'employee',
          owner_id: who.id,
        },
        ...{ created_by: who.id, created_at: at, review_due: null, revision: 1 },
      })
      .execute()
    await keepTemplateCopy(trx, aTemplate(), new Date(at))
    await trx
      .insertInto('versions')
      .values({
        ...{ id: 'version', policy_id: 'policy', ordinal: 1, title: 'Social media', language: 'en-GB' },
        ...{
          document: canonicalJson(document),
          fingerprint: print,
          template_id: 'employee',
          template_version: '1.0.0',
        },
        ...{ answers: '{}', skipped: '[]', edits: '{}', editors: '[]' },
        ...{ arrangement: '{}', template_digest: '' },
        ...{ submitted_by: who.id, submitted_by_name: who.name, submitted_at: at },
      })
      .execute()
    await trx
      .insertInto('rounds')
      .values({
        ...{
          id: 'round',
          version_id: 'version',
          policy_id: 'policy',
          note: '',
          opened_by: who.id,
          opened_at: at,
        },
        ...{ due_on: null, outcome: 'approved', closed_at: at, closed_because: null, revision: 1 },
        ...{ path_name: '', proposed_class: null, proposed_grounds: '[]', change_note: '' },
      })
      .execute()
    await trx
      .insertInto('round_steps')
      .values({
        id: 'step',
        round_id: 'round',
        position: 1,
        title: 'Approval',
        rule: 'all',
        needed: 1,
        asks: '{"kind":"people"}',
      })
      .execute()
    await trx
      .insertInto('decisions')
      .values({
        ...{
          id: 'decision',
          round_id: 'round',
          step_id: 'step',
          version_id: 'version',
          ...person,
          person_title: '',
        },
        ...{ outcome: 'approved', comment: '', meaning: '', fingerprint: print, decided_at: at },
        change_class: 'material',
        proven_by: 'session',
      })
      .execute()
    await trx
      .insertInto('publications')
      .values({
        ...{ id: 'publication', policy_id: 'policy', version_id: 'version', major: 1, minor: 0 },
        ...{ change_class: 'material', change_note: '', published_by: who.id, published_by_name: who.name },
        ...{ published_at: at, effective_at: at },
      })
      .execute()
    await trx
      .insertInto('effects')
      .values({ publication_id: 'publication', policy_id: 'policy', noted_at: at })
      .execute()
    await trx
      .insertInto('affirmations')
      .values({
        ...{ id: 'affirmation', policy_id: 'policy', version_id: 'version', fingerprint: print, note: '' },
        ...{ review_due: null, affirmed_by: who.id, affirmed_by_name: who.name, affirmed_by_title: '' },
        affirmed_at: at,
      })
      .execute()
    await trx
      .insertInto('withdrawals')
      .values({
        ...{ id: 'withdrawal', policy_id: 'policy', version_id: 'version', publication_id: 'publication' },
        ...{ reason: '', withdrawn_by: who.id, withdrawn_by_name: who.name, withdrawn_at: at },
      })
      .execute()
    await trx
      .insertInto('retirements')
      .values({
        ...{ id: 'retirement', policy_id: 'policy', reason: '', retired_by: who.id },
        ...{ retired_by_name: who.name, retired_at: at },
      })
      .execute()
    await trx
      .insertInto('evidence_packs')
      .values({
        ...{ id: 'pack', sha256: '', file_name: '', title: '', organisation: '', bytes: '' },
        ...{ imported_by: who.id, imported_by_name: who.name, imported_at: at },
      })
      .execute()
    await trx
      .insertInto('campaigns')
      .values({
        ...{ id: 'campaign', title: 'Social media', statement: '', due_on: '2027-04-01', audience: '{}' },
        ...{ launched_by: who.id, launched_by_name: who.name, launched_at: at, closed_at: null },
      })
      .execute()
    await trx
      .insertInto('acknowledgements')
      .values({
        ...{ id: 'acknowledgement', campaign_id: 'campaign', version_id: 'version', policy_id: 'policy' },
        ...{ language: 'en-GB', ...person, statement: '', version_number: '1.0', fingerprint: print },
        ...{ method: 'self', recorded_by: who.id, acknowledged_at: at },
      })
      .execute()
    await trx
      .insertInto('kept_acknowledgements')
      .values({
        ...{ campaign_id: 'campaign', policy_id: 'policy', ...person, version_id: 'version' },
        ...{ acknowledgement_id: 'acknowledgement', kept_at: at },
      })
      .execute()
    await trx
      .insertInto('declines')
      .values({
        ...{ id: 'decline', campaign_id: 'campaign', version_id: 'version', policy_id: 'policy', ...person },
        ...{ fingerprint: print, reason: 'It asks too much.', declined_at: at },
      })
      .execute()
    const check = { campaign_id: 'campaign', policy_id: 'policy', ...person }
    await trx
      .insertInto('check_attempts')
      .values({
        ...{ id: 'attempt', ...check, version_id: 'version', attempt: 1, answers: '{}' },
        ...{ correct: 0, asked: 1, passed: 'no', attempted_at: at },
      })
      .execute()
    await trx
      .insertInto('check_grants')
      .values({
        ...{ id: 'grant', ...check, tries: 1, granted_by: who.id, granted_by_name: who.name },
        granted_at: at,
      })
      .execute()
    await trx
      .insertInto('asked_questions')
      .values({
        ...{ id: 'question', policy_id: null, clause_id: null, version_id: null, situation: '{}', words: '' },
        ...{
          asked_by: who.id,
          asked_by_name: who.name,
          asked_at: at,
          asked_of: who.id,
          asked_of_name: who.name,
        },
        ...{ promised_by: at, answered_at: at, closed_at: null, revision: 1 },
      })
      .execute()
    await trx
      .insertInto('question_answers')
      .values({
        ...{ id: 'answer', question_id: 'question', answer: 'Yes.' },
        ...{ answered_by: who.id, answered_by_name: who.name, answered_at: at },
      })
      .execute()
    await trx
      .insertInto('incidents')
      .values({
        ...{
          id: 'incident',
          number: 1,
          scenario_id: 'wrong-account',
          title: '',
          scenario: '{}',
          severity: 4,
        },
        ...{ drill_since: null, opened_by: who.id, opened_by_name: who.name, opened_at: at },
        ...{ closed_by: null, closed_by_name: null, closed_at: null, lesson: null, revision: 1 },
      })
      .execute()
    await trx
      .insertInto('incident_ticks')
      .values({ id: newId(), incident_id: 'incident', step_id: 'pause', ...person, ticked_at: at })
      .execute()
    await trx
      .insertInto('incident_log')
      .values({ id: newId(), incident_id: 'incident', ...person, line: 'Paused.', written_at: at })
      .execute()
    const inPolicy = { policy_id: 'policy' }
    await trx
      .insertInto('threads')
      .values({
        ...{ id: 'thread', ...inPolicy, clause_id: 'law', clause_heading: '', kind: 'suggestion', quote: '' },
        ...{ opened_at: at, opened_by: who.id, opened_by_expert: null, opened_by_name: who.name },
        ...{ closed_at: null, closed_by: null, closed_by_name: null, outcome: null },
      })
      .execute()
    await trx
      .insertInto('comments')
      .values({
        ...{ id: 'comment', thread_id: 'thread', ...inPolicy, person_id: who.id, expert_id: null },
        ...{ author_name: who.name, author_title: '', body: 'Shorter.', written_at: at },
      })
      .execute()
    await trx
      .insertInto('suggestions')
      .values({
        ...{ thread_id: 'thread', ...inPolicy, base_heading: '', base_blocks: '[]', base_mark: '' },
        ...{ heading: 'The law', blocks: '[]' },
      })
      .execute()
    for (const [action, kind, id, says] of told) {
      await record(trx, {
        at: evidenceAt,
        actor: { kind: 'person', person: who },
        action,
        subject: { kind, id },
        policyId: 'policy',
        detail: { fingerprint: print, ...says },
      })
    }
    await anchorHead(trx, { kind: 'publication', subjectId: 'publication', at: evidenceAt })
  })
}

const published = { changeClass: 'material', number: '1.0', effectiveAt: at }

const told: [LedgerAction, string, string, LedgerDetail?][] = [
  ['version.submitted', 'version', 'version'],
  ['version.approved', 'version', 'version', { changeClass: 'material' }],
  ['version.published', 'publication', 'publication', published],
  ['version.acknowledged', 'campaign', 'campaign', { number: '1.0', method: 'self' }],
  ['version.declined', 'campaign', 'campaign', { reason: 'It asks too much.' }],
  ['checks.failed', 'campaign', 'campaign', { score: '0/1' }],
  ['version.withdrawn', 'publication', 'publication'],
  ['version.reaffirmed', 'affirmation', 'affirmation', { reviewOn: null }],
  ['policy.retired', 'policy', 'policy'],
  [
    'person.merged',
    'person',
    who.id,
    { merged: 'person-a', words: toldWords({ merged: 'person-a', reason: '' }) },
  ],
  [
    'question.answered',
    'question',
    'question',
    { words: toldWords({ question: 'question', answer: 'Yes.' }) },
  ],
]
