// An open round is written: opened with its steps and who is asked, locked for a word, given an approver, and closed once.
import type { RoundOutcome, StepAsks, StepRule } from '../app/governance/review'
import type { ChangeClass } from '../app/governance/version'
import { newId } from './identifier'
import type { Trx } from './tables'

export type NewRound = {
  policyId: string
  versionId: string
  note: string
  dueOn: string | null
  openedBy: string
  at: Date
  pathName: string
  proposedClass: ChangeClass
  proposedGrounds: string[]
  changeNote: string
  steps: { title: string; rule: StepRule; asks: StepAsks; dueOn: string | null; approvers: string[] }[]
}

/** Opens a round. The database allows one open round for a policy. */
export async function openRound(trx: Trx, round: NewRound): Promise<string> {
  const id = newId()
  await trx
    .insertInto('rounds')
    .values({
      id,
      version_id: round.versionId,
      policy_id: round.policyId,
      note: round.note,
      opened_by: round.openedBy,
      opened_at: round.at.toISOString(),
      due_on: round.dueOn,
      outcome: null,
      closed_at: null,
      closed_because: null,
      revision: 1,
      path_name: round.pathName,
      proposed_class: round.proposedClass,
      proposed_grounds: JSON.stringify(round.proposedGrounds),
      change_note: round.changeNote,
    })
    .execute()
  for (const [position, step] of round.steps.entries()) {
    const stepId = newId()
    await trx
      .insertInto('round_steps')
      .values({
        id: stepId,
        round_id: id,
        position,
        title: step.title,
        rule: step.rule.kind,
        needed: step.rule.kind === 'some' ? step.rule.needed : 0,
        asks: JSON.stringify(step.asks),
        due_on: step.dueOn,
      })
      .execute()
    await trx
      .insertInto('round_approvers')
      .values(
        step.approvers.map((personId) => ({
          step_id: stepId,
          round_id: id,
          person_id: personId,
          asked_at: round.at.toISOString(),
        })),
      )
      .execute()
  }
  return id
}

/**
 * Takes the round's row for this transaction, so that two words, or a word and a change of the text, come one after
 * the other on both engines. Out: false when the round is not open any more.
 */
export async function lockOpenRound(trx: Trx, roundId: string): Promise<boolean> {
  const result = await trx
    .updateTable('rounds')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', roundId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Asks one more person in a step of an open round, in somebody's place or beside the others. */
export async function addApprover(
  trx: Trx,
  added: { roundId: string; stepId: string; personId: string; inPlaceOf: string | null; at: Date },
): Promise<void> {
  await trx
    .insertInto('round_approvers')
    .values({
      step_id: added.stepId,
      round_id: added.roundId,
      person_id: added.personId,
      asked_at: added.at.toISOString(),
      in_place_of: added.inPlaceOf,
    })
    .execute()
}

/** Ends an open round; one that has ended stays as it is. */
export async function closeRound(
  trx: Trx,
  roundId: string,
  end: { outcome: RoundOutcome; because: string | null; at: Date },
): Promise<void> {
  await trx
    .updateTable('rounds')
    .set({ outcome: end.outcome, closed_at: end.at.toISOString(), closed_because: end.because })
    .where('id', '=', roundId)
    .where('outcome', 'is', null)
    .execute()
}

/**
 * Voids the open round of a policy because its draft was changed or its author took it back. Out: the round that was
 * voided, or undefined when none was open. The caller writes the ledger entry.
 */
export async function voidOpenRound(
  trx: Trx,
  change: { policyId: string; because: string; at: Date },
): Promise<{ roundId: string; versionId: string } | undefined> {
  const open = await trx
    .selectFrom('rounds')
    .select(['id', 'version_id'])
    .where('policy_id', '=', change.policyId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  if (!open || !(await lockOpenRound(trx, open.id))) return undefined
  await closeRound(trx, open.id, { outcome: 'voided', because: change.because, at: change.at })
  return { roundId: open.id, versionId: open.version_id }
}
