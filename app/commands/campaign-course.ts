// The course of a campaign: pause it, let it go on, give people more time, close it, and exempt somebody from it.
import {
  endExemption,
  findTarget,
  insertExemption,
  listOwing,
  noteSettled,
  updateClosed,
  updateDueDate,
  updatePause,
} from '../../db/campaign-course'
import type { Superseded } from '../../db/campaign-launch'
import { findCampaign, type CampaignSummary } from '../../db/campaigns'
import { getOrganisation } from '../../db/organisation'
import { moveTarget, moveTargets } from '../../db/target-state'
import type { Desk } from '../context'
import { campaignClosed, decideClosing, decideDueDate, withReason } from '../governance/campaign-course'
import { digestOf, toldWords } from '../governance/told-words'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { noCampaigns } from './keep-audience'

/** What is owed in a closed campaign is closed for so many people in one transaction. */
const closingBatch = 1_000

/** Nobody is reminded and nobody new is enrolled; whoever wants to answer still can. Refuses: no permission, closed, paused. */
export async function pauseCampaign(desk: Desk, campaignId: string): Promise<Outcome<null>> {
  return onCampaign(desk, campaignId, async ({ trx, at, record }, campaign) => {
    if (campaign.closedAt !== null) return campaignClosed
    if (!(await updatePause(trx, campaign.id, at))) return accepted(null)
    await record({ action: 'campaign.paused', ...entryOf(campaign) })
    return accepted(null)
  })
}

/** Reminders and enrolling go on; who joined meanwhile is enrolled. Refuses: no permission, closed. */
export async function resumeCampaign(desk: Desk, campaignId: string): Promise<Outcome<null>> {
  return onCampaign(desk, campaignId, async ({ trx, record }, campaign) => {
    if (campaign.closedAt !== null) return campaignClosed
    if (!(await updatePause(trx, campaign.id, null))) return accepted(null)
    await record({ action: 'campaign.resumed', ...entryOf(campaign) })
    return accepted(null)
  })
}

/** Gives people more time. Refuses: no permission, and what `decideDueDate` refuses. */
export async function changeDueDate(
  desk: Desk,
  wish: { campaignId: string; dueOn: string; reason: string },
): Promise<Outcome<null>> {
  return onCampaign(desk, wish.campaignId, async ({ trx, at, record }, campaign) => {
    const { timeZone } = await getOrganisation(trx)
    const decision = decideDueDate(campaign, wish, localDay(at, timeZone))
    if (!decision.ok) return decision
    await updateDueDate(trx, campaign.id, { dueOn: wish.dueOn, because: wish.reason.trim() })
    await record({
      action: 'campaign.due-changed',
      ...entryOf(campaign, { from: campaign.dueOn, dueOn: wish.dueOn }),
    })
    return accepted(null)
  })
}

/** Closes the campaign for good. What was answered stays; what is owed is owed no more. Refuses as `decideClosing` does. */
export async function closeCampaign(
  desk: Desk,
  wish: { campaignId: string; reason: string },
): Promise<Outcome<null>> {
  return onCampaign(desk, wish.campaignId, async (work, campaign) => {
    const decision = decideClosing(campaign, wish.reason)
    if (!decision.ok) return decision
    const because = wish.reason.trim()
    await updateClosed(work.trx, campaign.id, { by: actingPerson(desk), because, at: work.at })
    await work.record({ action: 'campaign.closed', ...entryOf(campaign) })
    await closeOwed(work, campaign.id)
    return accepted(null)
  })
}

/** The same by the clock, when a newer campaign asks about the policy. Refuses one that is closed already. */
export async function closeSuperseded(
  { trx, at, record }: Change,
  { id, title, policyId, number }: Superseded,
): Promise<Outcome<null>> {
  const because = `superseded by the campaign for ${number}`
  if (!(await updateClosed(trx, id, { by: null, because, at }))) return campaignClosed
  await record({
    action: 'campaign.closed',
    subject: { kind: 'campaign', id },
    policyId,
    detail: { title, because },
  })
  return accepted(null)
}

/** Closes a batch of what is owed in a closed campaign. Out: true when nothing is left. */
export async function closeOwed({ trx, at, record }: Change, campaignId: string): Promise<boolean> {
  const campaign = await findCampaign(trx, campaignId)
  if (!campaign || campaign.closedAt === null || campaign.settledAt !== null) return true
  const ids = await listOwing(trx, campaign.id, closingBatch)
  const because = campaign.closedBecause
  const targets = ids.map((personId) => ({ campaignId, personId, at }))
  const closed = await moveTargets(trx, { to: 'closed', because }, targets)
  if (closed.length > 0) {
    const digest = digestOf(closed.map(({ personId }) => personId))
    await record({ action: 'campaign.released', ...entryOf(campaign, { people: closed.length, digest }) })
  }
  const done = ids.length < closingBatch
  if (done) await noteSettled(trx, campaign.id, at)
  return done
}

/** Somebody need not answer, on leave for example. Refuses: no permission, closed, nobody of the campaign, answered, no reason. */
export async function exemptPerson(
  desk: Desk,
  wish: { campaignId: string; personId: string; reason: string },
): Promise<Outcome<null>> {
  return onCampaign(desk, wish.campaignId, async ({ trx, at, record }, campaign) => {
    if (campaign.closedAt !== null) return campaignClosed
    const target = await findTarget(trx, campaign.id, wish.personId)
    if (!target) return notInCampaign
    const reason = wish.reason.trim()
    const decision = withReason(reason, {}, 'Say in a sentence why they need not answer.')
    if (!decision.ok) return decision
    const { personId, name } = target
    if ((await moveTarget(trx, { campaignId: campaign.id, personId, to: 'exempt', at })) === undefined)
      return alreadySettled(name)
    const person = { id: personId, name }
    await insertExemption(trx, { campaignId: campaign.id, person, reason, grantedBy: actingPerson(desk), at })
    const words = toldWords({ campaign: campaign.id, person: personId, reason })
    await record({ action: 'campaign.exempted', ...entryAbout(campaign, person, { words }) })
    return accepted(null)
  })
}

/** They are asked again. Refuses: no permission, closed, somebody who is not exempt. */
export async function endPersonsExemption(
  desk: Desk,
  wish: { campaignId: string; personId: string },
): Promise<Outcome<null>> {
  return onCampaign(desk, wish.campaignId, async ({ trx, at, record }, campaign) => {
    if (campaign.closedAt !== null) return campaignClosed
    const target = await findTarget(trx, campaign.id, wish.personId)
    if (!target) return notInCampaign
    const { personId, name } = target
    const endedBy = actingPerson(desk).id
    if (!(await endExemption(trx, { campaignId: campaign.id, personId, endedBy, at }))) return notExempt
    await moveTarget(trx, { campaignId: campaign.id, personId, to: 'assigned', at })
    await record({ action: 'campaign.exemption-ended', ...entryAbout(campaign, { id: personId, name }) })
    return accepted(null)
  })
}

async function onCampaign<Value>(
  desk: Desk,
  campaignId: string,
  work: (change: Change, campaign: CampaignSummary) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  if (!may(actingPerson(desk), 'manage-campaigns')) return noCampaigns
  return change(desk, async (inside) => {
    const campaign = await findCampaign(inside.trx, campaignId)
    return campaign ? work(inside, campaign) : noCampaign
  })
}

function entryOf(campaign: CampaignSummary, more: Record<string, string | number> = {}) {
  return { subject: { kind: 'campaign', id: campaign.id }, detail: { title: campaign.title, ...more } }
}

/** About one person: they are the subject, so that their name stands in the sentence and can be erased. */
function entryAbout(
  campaign: CampaignSummary,
  person: { id: string; name: string },
  more: Record<string, string> = {},
) {
  return {
    subject: { kind: 'person', id: person.id },
    names: [{ personId: person.id, name: person.name }],
    detail: { title: campaign.title, campaign: campaign.id, ...more },
  }
}

const noCampaign = refused('no-campaign', 'There is no such campaign. Open the list of acknowledgements.')
const notInCampaign = refused(
  'not-in-campaign',
  'This person is not in the campaign, so they need not answer anyway. Choose somebody from the list.',
)
const notExempt = refused('not-exempt', 'This person is not exempt any more. Nothing was changed.')

function alreadySettled(name: string) {
  const sentence = `${name} has answered already, or is asked no more. Nothing was changed.`
  return refused('already-settled', sentence, { reason: sentence })
}
