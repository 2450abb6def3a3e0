// Write a publication: the number, the dates, the ledger entry, the next review and the campaign, whoever asks for them.
import { anchorHead } from '../../db/anchors'
import { followVersion } from '../../db/campaign-launch'
import { insertEffect } from '../../db/effects'
import { findRetirement } from '../../db/endings'
import { findPolicy, lockPolicy, updateReview, type PolicyRecord } from '../../db/policies'
import { insertPublication, listPublications, type PublicationRecord } from '../../db/publications'
import { findRoundOfVersion, type Round } from '../../db/rounds'
import { findVersion, type Version } from '../../db/versions'
import type { CampaignRequest } from '../governance/campaign'
import { getOrganisation } from '../../db/organisation'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Person } from '../domain/person'
import type { PublicationRequest } from '../governance/publishing'
import { reviewDates, type ReviewDates } from '../governance/review-cycle'
import { changeClassOf } from '../governance/review'
import { numberText, type VersionNumber } from '../governance/version'
import type { Change } from './change'
import { launchCampaign, withPublication } from './launch-campaign'

export type PublishRequest = PublicationRequest & {
  versionId: string
  /** The day the policy is looked at again (ISO date); left out, it stays as it is. */
  reviewOn?: string
  /** Months between reviews, as typed; left out, they stay as they are. */
  reviewEvery?: string
  /** Null: nobody is asked. */
  campaign: CampaignRequest | null
}

export type Published = { number: string; campaignId: string | null }

/** A version with everything that decides whether it may be published. */
export type Publishable = {
  policy: PolicyRecord
  version: Version
  round: Round | undefined
  published: PublicationRecord[]
  isRetired: boolean
}

/** Takes the policy's row, so that publications of one policy come one after the other, and reads what decides. */
export async function findPublishable({ trx }: Change, versionId: string): Promise<Outcome<Publishable>> {
  const version = await findVersion(trx, versionId)
  if (!version) return refused('no-version', 'This version does not exist.')
  await lockPolicy(trx, version.policyId)
  const policy = await findPolicy(trx, version.policyId)
  if (!policy) return refused('no-policy', 'This policy does not exist.')
  return accepted({
    policy,
    version,
    round: await findRoundOfVersion(trx, version.id),
    published: await listPublications(trx, policy.id),
    isRetired: (await findRetirement(trx, policy.id)) !== undefined,
  })
}

/**
 * The request with the kind of change that the approvers set and the note that the author wrote for readers. Where the round is
 * older than those questions, what the publisher says stays.
 */
export function withRound<Request extends Pick<PublicationRequest, 'changeClass' | 'changeNote'>>(
  request: Request,
  round: Round | undefined,
): Request {
  return {
    ...request,
    changeClass: (round && changeClassOf(round.decisions)) ?? request.changeClass,
    changeNote: round?.changeNote || request.changeNote,
  }
}

/** Writes what was decided. Refuses a wrong review day and what `decideCampaign` refuses; then nothing of it is kept. */
export async function writePublication(
  work: Change,
  decided: {
    publishable: Publishable
    request: PublishRequest
    publisher: Person
    number: VersionNumber
    effectiveAt: Date
    emergency: { reason: string; approveBy: string } | null
    /** Who planned it, where the clock publishes. */
    plannedBy?: { id: string; name: string }
  },
): Promise<Outcome<Published>> {
  const { trx, at, record } = work
  const { publishable, request, publisher, effectiveAt, emergency } = decided
  const { policy, version } = publishable
  const number = numberText(decided.number)
  const review = await reviewOf(work, policy, request)
  if (!review.ok) return review
  const publicationId = await insertPublication(trx, {
    policyId: policy.id,
    versionId: version.id,
    ...decided.number,
    changeClass: request.changeClass,
    changeNote: request.changeNote,
    publishedBy: publisher,
    publishedAt: at,
    effectiveAt,
    validTo: request.validTo ?? null,
    emergency,
  })
  if (effectiveAt <= at) await insertEffect(trx, { publicationId, policyId: policy.id, at })
  if (review.value) await updateReview(trx, policy.id, review.value)
  await record({
    action: emergency ? 'version.published-in-emergency' : 'version.published',
    subject: { kind: 'publication', id: publicationId },
    policyId: policy.id,
    detail: {
      title: version.title,
      number,
      fingerprint: version.fingerprint,
      changeClass: request.changeClass,
      effectiveAt: effectiveAt.toISOString(),
      reviewOn: review.value?.due ?? null,
      ...(request.validTo && { validTo: request.validTo.toISOString() }),
      ...(emergency && { approveBy: emergency.approveBy }),
      ...(decided.plannedBy && { plannedBy: decided.plannedBy.id }),
    },
    ...(decided.plannedBy && {
      names: [{ personId: decided.plannedBy.id, name: decided.plannedBy.name }],
    }),
  })
  // After its entry, so that the head that is printed covers it.
  await anchorHead(trx, { kind: 'publication', subjectId: publicationId, at })
  if (request.changeClass !== 'material') await letCampaignsFollow(work, version, number)
  if (!request.campaign) return accepted({ number, campaignId: null })
  const { campaign } = request
  const launched = await launchCampaign(work, {
    ...withPublication,
    person: publisher,
    title: `${version.title} ${number}`,
    request: campaign,
    versions: [launchedText(version, number)],
  })
  return launched.ok ? accepted({ number, campaignId: launched.value }) : launched
}

function launchedText(version: Version, number: string) {
  const { id: versionId, policyId, language, title, fingerprint } = version
  return { versionId, policyId, language, title, fingerprint, number }
}

/** It asks nothing new: whoever still owes an answer about an earlier version gives it about this one. */
async function letCampaignsFollow(
  { trx, at, record }: Change,
  version: Version,
  number: string,
): Promise<void> {
  const { id: versionId, policyId, language, fingerprint } = version
  for (const campaign of await followVersion(trx, { versionId, policyId, language, at }))
    await record({
      action: 'campaign.followed',
      subject: { kind: 'campaign', id: campaign.id },
      policyId,
      detail: { title: campaign.title, number, fingerprint },
    })
}

/** Null where the request says nothing about reviews. */
async function reviewOf(
  { trx, at }: Change,
  policy: PolicyRecord,
  request: PublishRequest,
): Promise<Outcome<ReviewDates | null>> {
  if (request.reviewOn === undefined && request.reviewEvery === undefined) return accepted(null)
  const every = request.reviewEvery ?? (policy.reviewEvery === null ? '' : String(policy.reviewEvery))
  const today = localDay(at, (await getOrganisation(trx)).timeZone)
  const dates = reviewDates({ due: request.reviewOn ?? '', every }, today)
  if (dates.ok) return dates
  const [sentence] = Object.values(dates.fields ?? {})
  const field = dates.fields?.['every'] ? 'reviewEvery' : 'reviewOn'
  return { ...dates, fields: { [field]: sentence ?? dates.sentence } }
}
