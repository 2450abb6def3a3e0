// Plan a campaign, change the plan, put its launch on the calendar or take it off, and discard it.
import {
  findCampaignPlan,
  insertCampaignPlan,
  updateCampaignPlan,
  type KeptPlan,
} from '../../db/campaign-plans'
import { getOrganisation } from '../../db/organisation'
import type { Desk } from '../context'
import {
  decideCampaignPlan,
  decideSchedule,
  type CampaignPlan,
  type CampaignRepeats,
} from '../governance/campaign-plan'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { noCampaigns } from './keep-audience'

/** A plan as a page saw it. */
export type PlanSeen = { id: string; revision: number }

/** Keeps a new plan; nobody is asked anything yet. Out: its id. Refuses: no permission, and what `decideCampaignPlan` refuses. */
export async function planCampaign(desk: Desk, wish: CampaignPlan): Promise<Outcome<{ id: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'manage-campaigns')) return noCampaigns
  const decision = decideCampaignPlan(wish)
  if (!decision.ok) return decision
  return change(desk, async ({ trx, at, record }) => {
    const plan = decision.value
    const id = await insertCampaignPlan(trx, { plan, createdBy: person, at })
    await record({
      action: 'campaign-plan.made',
      subject: { kind: 'campaign-plan', id },
      detail: { title: plan.title, policies: plan.policies.length },
    })
    return accepted({ id })
  })
}

/** Saves over the plan. One on the calendar stays there. Refuses as above, and a plan that has ended or changed meanwhile. */
export async function changeCampaignPlan(
  desk: Desk,
  wish: PlanSeen & { plan: CampaignPlan },
): Promise<Outcome<null>> {
  const decision = decideCampaignPlan(wish.plan)
  if (!decision.ok) return decision
  return onPlan(desk, wish, async ({ trx, record }, kept) => {
    const plan = decision.value
    if (kept.startsOn !== null && kept.scheduledAt !== null) {
      const fits = decideSchedule(plan.due, { startsOn: kept.startsOn, repeats: kept.repeats }, '')
      if (!fits.ok) return { ...fits, fields: { dueOn: fits.sentence } }
    }
    if (!(await updateCampaignPlan(trx, wish, { plan, problem: '' }))) return changedMeanwhile
    await record({
      action: 'campaign-plan.changed',
      subject: { kind: 'campaign-plan', id: kept.id },
      detail: { title: plan.title, policies: plan.policies.length },
    })
    return accepted(null)
  })
}

/** Lets the clock launch it on a day, once or every year from then on. Refuses as above, and what `decideSchedule` refuses. */
export async function scheduleCampaign(
  desk: Desk,
  wish: PlanSeen & { startsOn: string; repeats: CampaignRepeats },
): Promise<Outcome<null>> {
  return onPlan(desk, wish, async ({ trx, at, record }, kept) => {
    const { startsOn, repeats } = wish
    const { timeZone } = await getOrganisation(trx)
    const decision = decideSchedule(kept.plan.due, { startsOn, repeats }, localDay(at, timeZone))
    if (!decision.ok) return decision
    const schedule = { starts_on: startsOn, repeats, scheduled_at: at.toISOString(), problem: '' }
    if (!(await updateCampaignPlan(trx, wish, schedule))) return changedMeanwhile
    await record({
      action: 'campaign-plan.scheduled',
      subject: { kind: 'campaign-plan', id: kept.id },
      detail: { title: kept.plan.title, startsOn, repeats },
    })
    return accepted(null)
  })
}

/** Takes the launch off the calendar; the plan stays. Refuses: no permission, a plan that has ended or changed meanwhile. */
export async function unscheduleCampaign(desk: Desk, wish: PlanSeen): Promise<Outcome<null>> {
  return onPlan(desk, wish, async ({ trx, record }, kept) => {
    if (kept.scheduledAt === null) return accepted(null)
    const off = { starts_on: null, repeats: 'never', scheduled_at: null }
    if (!(await updateCampaignPlan(trx, wish, off))) return changedMeanwhile
    await record({
      action: 'campaign-plan.unscheduled',
      subject: { kind: 'campaign-plan', id: kept.id },
      detail: { title: kept.plan.title },
    })
    return accepted(null)
  })
}

/** Ends the plan without a launch; campaigns that it launched stay. Refuses as above. */
export async function discardCampaignPlan(desk: Desk, wish: PlanSeen): Promise<Outcome<null>> {
  return onPlan(desk, wish, async ({ trx, at, record }, kept) => {
    const ended = { ended_at: at.toISOString(), ended_by: actingPerson(desk).id }
    if (!(await updateCampaignPlan(trx, wish, ended))) return changedMeanwhile
    await record({
      action: 'campaign-plan.discarded',
      subject: { kind: 'campaign-plan', id: kept.id },
      detail: { title: kept.plan.title },
    })
    return accepted(null)
  })
}

/** One change of a plan that has not ended, by somebody who may. */
export async function onPlan<Value>(
  desk: Desk,
  seen: PlanSeen,
  work: (change: Change, kept: KeptPlan) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  if (!may(actingPerson(desk), 'manage-campaigns')) return noCampaigns
  return change(desk, async (inside) => {
    const kept = await findCampaignPlan(inside.trx, seen.id)
    if (!kept) return noPlan
    if (kept.endedAt !== null) return planEnded
    return work(inside, kept)
  })
}

const noPlan = refused('no-plan', 'There is no such plan. Open the list of acknowledgements.')
export const planEnded = refused(
  'plan-ended',
  'This plan was launched or discarded, so it does not change any more. Make a new one.',
)
export const changedMeanwhile = refused(
  'changed-meanwhile',
  'Somebody else has just changed this plan. What you typed is below; open the page again to see theirs.',
)
