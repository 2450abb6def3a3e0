// Decisions: each approver's word on one version is a row of its own; and whose word is still waited for.
import type { DecisionOutcome, Review } from '../app/domain/review'
import type { ChangeClass } from '../app/domain/version'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** Writes an approver's word with their name and job title as they are now. Out: the decision's id. */
export async function insertDecision(
  trx: Trx,
  decision: {
    round: Review
    stepId: string
    person: { id: string; name: string; jobTitle: string }
    outcome: DecisionOutcome
    comment: string
    meaning: string
    changeClass: ChangeClass | null
    /** In whose place, by which delegation; null for themselves. */
    inPlaceOf: { delegationId: string; person: { id: string; name: string; jobTitle: string } } | null
    /** The proof of identity the word rests on. */
    proof: { at: string; by: 'password' | 'sample' | 'session' }
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('decisions')
    .values({
      id,
      round_id: decision.round.roundId,
      step_id: decision.stepId,
      version_id: decision.round.versionId,
      person_id: decision.person.id,
      person_name: decision.person.name,
      person_title: decision.person.jobTitle,
      outcome: decision.outcome,
      comment: decision.comment,
      meaning: decision.meaning,
      fingerprint: decision.round.fingerprint,
      decided_at: decision.at.toISOString(),
      change_class: decision.changeClass,
      for_person: decision.inPlaceOf?.person.id ?? null,
      for_person_name: decision.inPlaceOf?.person.name ?? null,
      for_person_title: decision.inPlaceOf?.person.jobTitle ?? null,
      delegation_id: decision.inPlaceOf?.delegationId ?? null,
      proven_at: decision.proof.at,
      proven_by: decision.proof.by,
    })
    .execute()
  return id
}

/** Versions that wait for this person's word now, oldest first. */
export async function listWaitingFor(
  db: Db,
  personId: string,
): Promise<{ policySlug: string; title: string; ordinal: number; openedAt: string; dueOn: string | null }[]> {
  const rows = await db
    .selectFrom('round_approvers')
    .innerJoin('rounds', 'rounds.id', 'round_approvers.round_id')
    .innerJoin('versions', 'versions.id', 'rounds.version_id')
    .innerJoin('policies', 'policies.id', 'rounds.policy_id')
    .leftJoin('decisions', (join) =>
      join
        .onRef('decisions.step_id', '=', 'round_approvers.step_id')
        .onRef('decisions.person_id', '=', 'round_approvers.person_id'),
    )
    .select(['policies.slug', 'versions.title', 'versions.ordinal', 'rounds.opened_at', 'rounds.due_on'])
    .where('round_approvers.person_id', '=', personId)
    .where('rounds.outcome', 'is', null)
    .where('decisions.id', 'is', null)
    .orderBy('rounds.opened_at')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    policySlug: row.slug,
    title: row.title,
    ordinal: row.ordinal,
    openedAt: row.opened_at,
    dueOn: row.due_on,
  }))
}
