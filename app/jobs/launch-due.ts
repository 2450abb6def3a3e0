// Launches the campaigns whose day has come: on time, late after the process was down, and never twice.
import { listCampaignPlansDue, updateCampaignPlan, type KeptPlan } from '../../db/campaign-plans'
import { getOrganisation, findOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import { change } from '../commands/change'
import { launchOnItsDay } from '../commands/launch-plan'
import type { Candor, Desk } from '../context'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'

const batch = 20

/**
 * One pass over the plans that are due. Safe to repeat and to run in several processes: a plan moves on in the transaction that
 * launches, and whoever moves it first has it alone. One that cannot be launched is taken off the calendar, and its author is told.
 * @returns how many campaigns it launched, or could not
 */
export async function launchDue(candor: Candor): Promise<number> {
  const organisation = await findOrganisation(candor.db)
  if (!organisation) return 0
  let ended = 0
  for (;;) {
    const plans = await listCampaignPlansDue(candor.db, localDay(candor.now(), organisation.timeZone), batch)
    for (const kept of plans) if (await carryOut(candor, kept)) ended += 1
    if (plans.length < batch) return ended
  }
}

async function carryOut(candor: Candor, kept: KeptPlan): Promise<boolean> {
  const desk: Desk = { candor, actor: { kind: 'clock' }, at: candor.now() }
  const { startsOn } = kept
  if (startsOn === null) return false
  const outcome = await change(desk, async (work) => {
    const { timeZone } = await getOrganisation(work.trx)
    const person = await findPerson(work.trx, kept.createdBy)
    if (!person || person.leftAt || !may(person, 'manage-campaigns')) return plannerGone
    return launchOnItsDay(work, { kept, person, startsOn, today: localDay(work.at, timeZone) })
  })
  if (outcome.ok) return outcome.value !== null
  return giveUp(desk, kept, outcome)
}

const plannerGone = refused(
  'planner-gone',
  'Whoever planned it has left or may not run campaigns any more. Somebody else must schedule it.',
)

async function giveUp(desk: Desk, kept: KeptPlan, refusal: Refusal): Promise<boolean> {
  const failed = await change(desk, async ({ trx, record, tell }) => {
    const off = { starts_on: null, repeats: 'never', scheduled_at: null, problem: refusal.sentence }
    if (!(await updateCampaignPlan(trx, kept, off))) return taken
    await record({
      action: 'campaign-plan.failed',
      subject: { kind: 'campaign-plan', id: kept.id },
      detail: { title: kept.plan.title, because: refusal.rule },
    })
    const planner = await findPerson(trx, kept.createdBy)
    if (!planner?.email || planner.leftAt) return accepted(null)
    await tell({
      personId: planner.id,
      address: planner.email,
      subject: `Not launched as planned: ${kept.plan.title}`,
      body: [
        `Dear ${planner.name},`,
        `The campaign “${kept.plan.title}” was to be launched by now, and was not. ${refusal.sentence}`,
        `${desk.candor.settings.url}/acknowledgements/plans/${kept.id}`,
      ].join('\n\n'),
    })
    return accepted(null)
  })
  return failed.ok
}

const taken = refused('plan-moved-on', 'Another process has carried out this plan.')
