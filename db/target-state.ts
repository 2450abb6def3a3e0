// The state of people in a campaign, and the counters that follow it in the same transaction.
import { sql } from 'kysely'
import { isOwed, mayFollow, type TargetState } from '../app/governance/campaign-target'
import { noteDays } from './campaign-days'
import { inParts } from './parts'
import type { Trx } from './tables'

export type Target = { campaignId: string; personId: string }

/** The states that have a counter of their own; "assigned" is what is left. */
const counters = ['opened', 'acknowledged', 'declined', 'exempt', 'closed'] as const

/**
 * Brings a target into a state, when that may follow the one it is in. Out: the state it was in, or undefined when there is no
 * such target or the step is not allowed; then nothing changes.
 */
export async function moveTarget(
  trx: Trx,
  move: Target & { to: TargetState; at: Date; because?: string },
): Promise<TargetState | undefined> {
  const [moved] = await moveTargets(trx, move, [move])
  return moved?.from
}

/** The same for many people at once, each at their own moment. Out: those that moved, and the state each was in. */
export async function moveTargets<Moving extends Target & { at: Date }>(
  trx: Trx,
  step: { to: TargetState; because?: string },
  targets: readonly Moving[],
): Promise<(Moving & { from: TargetState })[]> {
  const moved: (Moving & { from: TargetState })[] = []
  for (const part of inParts(targets)) moved.push(...(await movePart(trx, step, part)))
  return moved
}

async function movePart<Moving extends Target & { at: Date }>(
  trx: Trx,
  step: { to: TargetState; because?: string },
  targets: readonly Moving[],
): Promise<(Moving & { from: TargetState })[]> {
  const rows = await sql<{
    campaign_id: string
    person_id: string
    state: TargetState
    department_id: string | null
  }>`
    select campaign_id, person_id, state, department_id from campaign_targets
    where (campaign_id, person_id) in (values ${namedTargets(targets)})`.execute(trx)
  const found = new Map(rows.rows.map((row) => [`${row.campaign_id} ${row.person_id}`, row]))
  const moving = targets.flatMap((target) => {
    const row = found.get(`${target.campaignId} ${target.personId}`)
    if (!row || !mayFollow(row.state, step.to)) return []
    return [{ ...target, from: row.state, departmentId: row.department_id ?? '' }]
  })
  if (moving.length === 0) return []
  await sql`
    update campaign_targets set
      state = ${step.to},
      closed_because = ${step.because ?? ''},
      settled_at = ${isOwed(step.to) ? sql`null` : sql`moved.column3`}
      ${step.to === 'opened' ? sql`, opened_at = moved.column3` : sql``}
      ${step.to === 'acknowledged' ? sql`, acknowledged_at = moved.column3` : sql``}
    from (values ${sql.join(
      moving.map(({ campaignId, personId, at }) => sql`(${campaignId}, ${personId}, ${at.toISOString()})`),
    )}) as moved
    where campaign_id = moved.column1 and person_id = moved.column2`.execute(trx)
  await count(trx, step.to, moving)
  if (step.to === 'acknowledged') await noteDays(trx, moving)
  return moving
}

/** The pairs of campaign and person, for `in (values …)`. */
export function namedTargets(targets: readonly Target[]) {
  return sql.join(targets.map(({ campaignId, personId }) => sql`(${campaignId}, ${personId})`))
}

/** One more in the state they came to, one less in the one they left: for each campaign and department. */
async function count(
  trx: Trx,
  to: TargetState,
  moved: readonly { campaignId: string; departmentId: string; from: TargetState }[],
): Promise<void> {
  const steps = new Map<string, { campaignId: string; departmentId: string; left: TargetState[] }>()
  for (const { campaignId, departmentId, from } of moved) {
    const key = `${campaignId} ${departmentId}`
    const step = steps.get(key) ?? { campaignId, departmentId, left: [] }
    step.left.push(from)
    steps.set(key, step)
  }
  const rows = [...steps.values()].map(({ campaignId, departmentId, left }) => {
    const more = counters.map((counter) => {
      const came = counter === to ? left.length : 0
      return sql`cast(${came - left.filter((from) => from === counter).length} as integer)`
    })
    return sql`(${campaignId}, ${departmentId}, ${sql.join(more)})`
  })
  await sql`
    update campaign_counts set ${sql.join(
      counters.map(
        (counter, place) =>
          sql`${sql.ref(counter)} = ${sql.ref(counter)} + ${sql.ref(`more.column${place + 3}`)}`,
      ),
    )}
    from (values ${sql.join(rows)}) as more
    where campaign_id = more.column1 and department_id = more.column2`.execute(trx)
}
