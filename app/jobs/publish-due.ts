// Publishes what was planned, once its moment has come: on time, late after the process was down, and never twice.
import { findPerson, type PersonRecord } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { endPlan, listPlansDue, type PublicationPlan } from '../../db/publication-plans'
import { findVersion } from '../../db/versions'
import { change, type Change } from '../commands/change'
import { requestOfPlan } from '../commands/plan-publication'
import { publishInChange } from '../commands/publish-version'
import type { Candor, Desk } from '../context'
import { accepted, refused, type Refusal } from '../domain/outcome'

const batch = 20

/**
 * One pass over the plans that are due. Safe to repeat and to run in several processes: a plan is ended in the transaction that
 * publishes, and whoever ends it first has it alone. One that may no longer be published ends as failed, and is told.
 * @returns how many plans it ended
 */
export async function publishDue(candor: Candor): Promise<number> {
  let ended = 0
  for (;;) {
    const plans = await listPlansDue(candor.db, candor.now(), batch)
    for (const plan of plans) if (await carryOut(candor, plan)) ended += 1
    if (plans.length < batch) return ended
  }
}

async function carryOut(candor: Candor, plan: PublicationPlan): Promise<boolean> {
  const desk: Desk = { candor, actor: { kind: 'clock' }, at: candor.now() }
  const outcome = await change(desk, async (work) => {
    if (!(await endPlan(work.trx, plan.id, { outcome: 'published', because: null, at: work.at })))
      return taken
    const planner = await findPerson(work.trx, plan.plannedBy)
    if (!planner || planner.leftAt) return plannerLeft
    return publishInChange(work, {
      publisher: planner,
      request: requestOfPlan(plan),
      plannedBy: { id: planner.id, name: planner.name },
    })
  })
  if (outcome.ok) return true
  return outcome.rule !== taken.rule && (await giveUp(desk, plan, outcome))
}

const taken = refused('plan-ended', 'Another process has carried out this plan.')

const plannerLeft = refused('planner-left', 'Whoever planned it has left. Somebody else must publish it.')

async function giveUp(desk: Desk, plan: PublicationPlan, refusal: Refusal): Promise<boolean> {
  const because = refusal.sentence
  const failed = await change(desk, async (work) => {
    const { trx, at, record } = work
    if (!(await endPlan(trx, plan.id, { outcome: 'failed', because, at }))) return taken
    await record({
      action: 'plan.failed',
      subject: { kind: 'plan', id: plan.id },
      policyId: plan.policyId,
      detail: { version: plan.ordinal, because: refusal.rule },
    })
    await tellOfFailure(work, desk.candor, { plan, because })
    return accepted(null)
  })
  return failed.ok
}

async function tellOfFailure(
  { trx, tell }: Change,
  candor: Candor,
  failure: { plan: PublicationPlan; because: string },
): Promise<void> {
  const { plan, because } = failure
  const policy = await findPolicy(trx, plan.policyId)
  const version = await findVersion(trx, plan.versionId)
  const people = await Promise.all([
    findPerson(trx, plan.plannedBy),
    policy ? findPerson(trx, policy.ownerId) : undefined,
  ])
  const told = new Map(
    people.flatMap((one): [string, PersonRecord][] => (one && !one.leftAt ? [[one.id, one]] : [])),
  )
  for (const person of told.values()) {
    if (!person.email) continue
    await tell({
      personId: person.id,
      address: person.email,
      subject: `Not published as planned: ${version?.title ?? 'a policy'}`,
      body: [
        `Dear ${person.name},`,
        `“${version?.title ?? 'A policy'}” was planned to be published by now, and was not. ${because}`,
        `${candor.settings.url}/policies/${policy?.slug ?? ''}/history`,
      ].join('\n\n'),
    })
  }
}
