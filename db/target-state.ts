// The state of one person in a campaign, and the counters that follow it in the same transaction.
import { isOwed, mayFollow, type TargetState } from '../app/governance/campaign-target'
import type { Trx } from './tables'

/** The states that have a counter of their own; "assigned" is what is left. */
type Counter = Exclude<TargetState, 'assigned'>

/**
 * Brings a target into a state, when that may follow the one it is in. Out: the state it was in, or undefined when there is no
 * such target or the step is not allowed; then nothing changes.
 */
export async function moveTarget(
  trx: Trx,
  move: { campaignId: string; personId: string; to: TargetState; at: Date; because?: string },
): Promise<TargetState | undefined> {
  const { campaignId, personId, to } = move
  const target = await trx
    .selectFrom('campaign_targets')
    .select(['state', 'department_id'])
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const from = target?.state as TargetState | undefined
  if (!target || !from || !mayFollow(from, to)) return undefined
  const at = move.at.toISOString()
  const moved = await trx
    .updateTable('campaign_targets')
    .set({
      state: to,
      settled_at: isOwed(to) ? null : at,
      closed_because: move.because ?? '',
      ...(to === 'opened' && { opened_at: at }),
      ...(to === 'acknowledged' && { acknowledged_at: at }),
    })
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .where('state', '=', from)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) return undefined
  await count(trx, { campaignId, departmentId: target.department_id ?? '', from, to })
  return from
}

async function count(
  trx: Trx,
  step: { campaignId: string; departmentId: string; from: TargetState; to: TargetState },
): Promise<void> {
  const { from, to } = step
  await trx
    .updateTable('campaign_counts')
    .set((row) => ({
      ...(hasCounter(from) && { [from]: row(from, '-', 1) }),
      ...(hasCounter(to) && { [to]: row(to, '+', 1) }),
    }))
    .where('campaign_id', '=', step.campaignId)
    .where('department_id', '=', step.departmentId)
    .execute()
}

function hasCounter(state: TargetState): state is Counter {
  return state !== 'assigned'
}
