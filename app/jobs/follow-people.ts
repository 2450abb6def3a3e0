// Keeps open campaigns in step with the people: who joins is asked, who moves in is asked, who leaves is asked no more.
import { inAudience } from '../../db/audience-query'
import { listFollowing, type CampaignSummary } from '../../db/campaigns'
import { findEnrolled, listChangedPeople, noteFollowed, type ChangedPerson } from '../../db/enrolment'
import { findOrganisation } from '../../db/organisation'
import { moveTargets } from '../../db/target-state'
import { ruleOf } from '../governance/audience'
import { decideFollowing, whyReleased } from '../governance/following'
import { dueForJoiner } from '../governance/campaign-course'
import { change, type Change } from '../commands/change'
import { enrolPeople } from '../commands/enrol'
import { digestOf } from '../governance/told-words'
import type { Candor, Desk } from '../context'
import { localDay } from '../domain/local-day'
import { accepted } from '../domain/outcome'

/** Changes this far before the last look are looked at again: a transaction may commit after a later one. Milliseconds. */
const margin = 60_000
const batch = 500

/**
 * One pass over the open campaigns. What is to be done follows from who is in the campaign and whom its rule holds, so a pass may
 * run late, again, half and in several processes.
 * @returns how many people it enrolled, asked again or released
 */
export async function followPeople(candor: Candor): Promise<number> {
  const organisation = await findOrganisation(candor.db)
  if (!organisation) return 0
  let moved = 0
  let after: { dueOn: string; id: string } | null = null
  for (;;) {
    const campaigns: CampaignSummary[] = await listFollowing(candor.db, { after, limit: 50 })
    for (const campaign of campaigns) moved += await follow(candor, campaign, organisation.timeZone)
    const last = campaigns.at(-1)
    if (!last || campaigns.length < 50) return moved
    after = { dueOn: last.dueOn, id: last.id }
  }
}

async function follow(candor: Candor, campaign: CampaignSummary, zone: string): Promise<number> {
  const began = candor.now()
  const from = new Date(Date.parse(campaign.membersAt) - margin).toISOString()
  let moved = 0
  let after: { changedAt: string; id: string } | null = null
  for (;;) {
    const people: ChangedPerson[] = await listChangedPeople(candor.db, { from, after, limit: batch })
    const last = people.at(-1)
    if (!last && !after) return moved
    const isLast = people.length < batch
    const desk: Desk = { candor, actor: { kind: 'clock' }, at: began }
    const outcome = await change(desk, async (work) => {
      const count = await takeIn(work, campaign, { people, zone })
      if (isLast) await noteFollowed(work.trx, campaign.id, began)
      return accepted(count)
    })
    if (outcome.ok) moved += outcome.value
    if (!last || isLast) return moved
    after = { changedAt: last.changedAt, id: last.id }
  }
}

async function takeIn(
  work: Change,
  campaign: CampaignSummary,
  { people, zone }: { people: readonly ChangedPerson[]; zone: string },
): Promise<number> {
  const { trx, at } = work
  const ids = people.map(({ id }) => id)
  const held = new Map((await inAudience(trx, ruleOf(campaign.audience), ids)).map((one) => [one.id, one]))
  const enrolled = await findEnrolled(trx, campaign.id, ids)
  const steps = people.map((person) => ({
    person,
    step: decideFollowing({
      isMeant: held.has(person.id),
      enrolled: enrolled.get(person.id),
      isNew: person.createdAt > campaign.launchedAt,
      hasLeft: person.leftAt !== null,
    }),
  }))
  const idsOf = (step: string): string[] =>
    steps.filter((one) => one.step === step).map(({ person }) => person.id)

  const due = dueForJoiner(campaign, localDay(at, zone))
  const dueOn = due === campaign.dueOn ? null : due
  let moved = 0
  for (const as of ['joiner', 'mover'] as const) {
    const joining = idsOf(as).flatMap((id) => held.get(id) ?? [])
    await enrolPeople(work, campaign, { people: joining, as, dueOn })
    moved += joining.length
  }
  for (const because of Object.values(whyReleased))
    moved += await release(work, campaign, { ids: idsOf(because), because })
  return moved + (await reopen(work, campaign, idsOf('reopen')))
}

async function reopen(
  { trx, at, record }: Change,
  campaign: CampaignSummary,
  ids: string[],
): Promise<number> {
  const targets = ids.map((personId) => ({ campaignId: campaign.id, personId, at }))
  const back = await moveTargets(trx, { to: 'assigned' }, targets)
  if (back.length > 0) await record({ action: 'campaign.reopened', ...entryOf(campaign, back) })
  return back.length
}

/** Closes what these people still owe. Out: how many owed something. */
async function release(
  { trx, at, record }: Change,
  campaign: CampaignSummary,
  { ids, because }: { ids: string[]; because: string },
): Promise<number> {
  const targets = ids.map((personId) => ({ campaignId: campaign.id, personId, at }))
  const gone = await moveTargets(trx, { to: 'closed', because }, targets)
  if (gone.length > 0) await record({ action: 'campaign.released', ...entryOf(campaign, gone, because) })
  return gone.length
}

function entryOf(campaign: CampaignSummary, people: readonly { personId: string }[], because = '') {
  const digest = digestOf(people.map(({ personId }) => personId))
  return {
    subject: { kind: 'campaign', id: campaign.id },
    detail: { title: campaign.title, people: people.length, digest, ...(because && { because }) },
  }
}
