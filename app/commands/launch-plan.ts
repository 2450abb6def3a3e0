// Launch what was planned: by somebody's button, or by the clock on its day.
import { findAudience } from '../../db/audiences'
import { updateCampaignPlan, type KeptPlan } from '../../db/campaign-plans'
import { findAskedText } from '../../db/campaign-texts'
import { getOrganisation } from '../../db/organisation'
import type { Db } from '../../db/tables'
import type { Desk } from '../context'
import type { Audience } from '../governance/audience'
import { decideCampaignPlan, dueAtLaunch, type CampaignPlan } from '../governance/campaign-plan'
import { monthsLater } from '../governance/review-cycle'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Person } from '../domain/person'
import { actingPerson } from './acting-person'
import type { Change } from './change'
import { changedMeanwhile, onPlan, type PlanSeen } from './keep-campaign-plan'
import { launchCampaign, type LaunchedText } from './launch-campaign'

/**
 * Launches the plan now and ends it. Out: the campaign's id. Refuses: no permission, a plan that has ended or changed meanwhile,
 * a policy that is not in force, a due day that has passed, and an audience of nobody.
 */
export async function launchPlan(desk: Desk, seen: PlanSeen): Promise<Outcome<{ campaignId: string }>> {
  return onPlan(desk, seen, async (work, kept) => {
    const { timeZone } = await getOrganisation(work.trx)
    const occurrence = localDay(work.at, timeZone)
    const person = actingPerson(desk)
    const launched = await launchInChange(work, { kept, person, occurrence })
    if (!launched.ok) return launched
    const ended = { ended_at: work.at.toISOString(), ended_by: person.id }
    if (!(await updateCampaignPlan(work.trx, seen, ended))) return changedMeanwhile
    return accepted({ campaignId: launched.value })
  })
}

/**
 * The same on its day, in a change of the clock: a plan that repeats waits for the same day of the next year that is still to
 * come, another one ends. Out: null when another process has launched it.
 */
export async function launchOnItsDay(
  work: Change,
  launch: { kept: KeptPlan; person: Person; startsOn: string; today: string },
): Promise<Outcome<string | null>> {
  const { kept, person, startsOn, today } = launch
  const next =
    kept.repeats === 'yearly' ? { starts_on: nextYear(startsOn, today) } : { ended_at: work.at.toISOString() }
  if (!(await updateCampaignPlan(work.trx, kept, { ...next, problem: '' }))) return accepted(null)
  return launchInChange(work, { kept, person, occurrence: startsOn })
}

async function launchInChange(
  work: Change,
  launch: { kept: KeptPlan; person: Person; occurrence: string },
): Promise<Outcome<string>> {
  const { trx, at } = work
  const { kept, person, occurrence } = launch
  const decision = decideCampaignPlan(kept.plan)
  if (!decision.ok) return decision
  const plan = decision.value
  const versions = await textsOfPlan(trx, plan, at)
  if (!versions.ok) return versions
  const audience = await currentAudience(trx, plan.audience)
  if (!audience.ok) return audience
  const { timeZone } = await getOrganisation(trx)
  const dueOn = dueAtLaunch(plan.due, localDay(at, timeZone))
  if (!dueOn.ok) return dueOn
  return launchCampaign(work, {
    person,
    title: plan.title,
    request: { audience: audience.value, statement: plan.statement, dueOn: dueOn.value },
    dueDays: plan.due.kind === 'days' ? plan.due.days : null,
    reminders: plan.reminders,
    checks: plan.checks,
    earlier: kept.repeats === 'yearly' ? 'ask-again' : plan.earlier,
    versions: versions.value,
    plan: { id: kept.id, occurrence },
  })
}

/** The texts a plan asks about at this moment, in its order. Refuses a policy of which nothing can be asked. */
export async function textsOfPlan(db: Db, plan: CampaignPlan, at: Date): Promise<Outcome<LaunchedText[]>> {
  const texts: LaunchedText[] = []
  for (const policy of plan.policies) {
    const text = await findAskedText(db, policy, at)
    if (!text.found) {
      const sentence = `Nothing of “${text.title}” is in force that could be asked about. Take it out of the campaign, or publish it first.`
      return refused('not-in-force', sentence, { policies: sentence })
    }
    texts.push(text.found)
  }
  return accepted(texts)
}

/** A saved audience as it is now: the plan waits, and the rule may have changed meanwhile. */
export async function currentAudience(db: Db, audience: Audience): Promise<Outcome<Audience>> {
  if (audience.kind !== 'rule' || audience.audienceId === null) return accepted(audience)
  const saved = await findAudience(db, audience.audienceId)
  if (saved && saved.archivedAt === null) return accepted({ ...audience, name: saved.name, rule: saved.rule })
  const sentence = `The audience “${audience.name}” was put away. Choose another one.`
  return refused('audience-archived', sentence, { audience: sentence })
}

/** The same day of a later year, after today. */
function nextYear(startsOn: string, today: string): string {
  let years = 1
  while (monthsLater(startsOn, 12 * years) <= today) years += 1
  return monthsLater(startsOn, 12 * years)
}
