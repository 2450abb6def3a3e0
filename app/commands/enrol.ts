// Enrol people in a campaign, a batch in one transaction: targets, what is kept for them, and one ledger entry with their digest.
import { listAudience } from '../../db/audience'
import type { AudiencePerson } from '../../db/audience-query'
import { findCampaign, listCampaignVersions, type CampaignSummary } from '../../db/campaigns'
import { insertTargets, noteEnrolled, type EnrolledAs, type KeptRow } from '../../db/enrolment'
import type { Trx } from '../../db/tables'
import { digestOf, keptDigest } from '../governance/told-words'
import type { Change } from './change'
import { findKept } from './find-kept'

/** People in one transaction: enough that its commit weighs little, few enough that nobody else waits for it. */
export const enrolmentBatch = 1_000

/**
 * Enrols the next people of a campaign by their ids, after the last one enrolled. What was committed is never done again, wherever
 * the process dies. Out: true when everybody is in, or nothing is to be done any more.
 */
export async function enrolBatch(
  work: Change,
  campaignId: string,
  heldUntil: Date | null,
  limit = enrolmentBatch,
): Promise<boolean> {
  const { trx, at } = work
  const campaign = await findCampaign(trx, campaignId)
  if (!campaign || campaign.enrolledAt !== null || campaign.closedAt !== null) return true
  const people = await listAudience(trx, campaign.audience, { after: campaign.enrolledTo, limit })
  const done = people.length < limit
  const to = people.at(-1)?.id ?? null
  if (people.length > 0) await enrolPeople(work, campaign, { people, as: 'launch', dueOn: null })
  await noteEnrolled(trx, campaign.id, { to, at, heldUntil, done })
  return done
}

/** Enrols these people, who must not be in the campaign yet, and tells the ledger of it. */
export async function enrolPeople(
  { trx, at, record }: Change,
  campaign: CampaignSummary,
  enrolled: { people: readonly AudiencePerson[]; as: EnrolledAs; dueOn: string | null },
): Promise<void> {
  const { people, as, dueOn } = enrolled
  if (people.length === 0) return
  const versions = await listCampaignVersions(trx, campaign.id)
  const asked = versions.filter(({ followedAt }) => followedAt === null)
  const kept = campaign.earlier === 'keep' ? await keptOf(trx, versions, people) : []
  const counts = await insertTargets(trx, {
    ...{ campaignId: campaign.id, people, kept, as, dueOn, at },
    policies: new Set(asked.map(({ policyId }) => policyId)).size,
  })
  await record({
    action: 'campaign.enrolled',
    subject: { kind: 'campaign', id: campaign.id },
    ...(asked.length === 1 && asked[0] && { policyId: asked[0].policyId }),
    detail: {
      title: campaign.title,
      as,
      people: counts.targets,
      kept: counts.kept,
      digest: digestOf(people.map(({ id }) => id)),
      ...(kept.length > 0 && { keptDigest: keptDigest(kept) }),
      ...(dueOn !== null && { dueOn }),
    },
  })
}

/** For each policy, in its latest version in the campaign, whoever's acknowledgement still holds. */
async function keptOf(
  trx: Trx,
  versions: readonly { policyId: string; versionId: string }[],
  people: readonly AudiencePerson[],
): Promise<KeptRow[]> {
  const latest = new Map(versions.map(({ policyId, versionId }) => [policyId, versionId]))
  const personIds = people.map(({ id }) => id)
  const rows: KeptRow[] = []
  for (const [policyId, versionId] of latest)
    for (const [personId, acknowledgementId] of await findKept(trx, { policyId, versionId, personIds }))
      rows.push({ personId, policyId, versionId, acknowledgementId })
  return rows
}
