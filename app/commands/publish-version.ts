// Publish: an approved version gets its public number and its effective date, and people may be asked to acknowledge it.
import { anchorHead } from '../../db/anchors'
import { listAudience } from '../../db/audience'
import { insertCampaign } from '../../db/campaigns'
import { getOrganisation } from '../../db/organisation'
import { findPolicy, lockPolicy, updateReviewDue } from '../../db/policies'
import { insertPublication, listPublications } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { decideCampaign, type CampaignRequest } from '../domain/campaign'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { decidePublication, numberText, type PublicationRequest } from '../domain/version'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { isDay, localDay } from '../domain/local-day'

export type PublishRequest = PublicationRequest & {
  versionId: string
  /** The day the policy is looked at again (ISO date); left out, it stays as it is. */
  reviewOn?: string
  /** Null: nobody is asked. */
  campaign: CampaignRequest | null
}

/**
 * Publishes the version and, when asked, launches its campaign with the targets as they are now.
 * Refuses: no permission, what `decidePublication` and `decideCampaign` refuse. Change and campaign happen together or not at all.
 */
export async function publishVersion(
  desk: Desk,
  request: PublishRequest,
): Promise<Outcome<{ number: string; campaignId: string | null }>> {
  const person = actingPerson(desk)
  if (!may(person, 'publish-versions')) {
    return refused(
      'not-a-publisher',
      'Your role does not let you publish. Ask an author or an administrator.',
    )
  }
  return change<{ number: string; campaignId: string | null }>(desk, async (work) => {
    const { trx, at, record } = work
    const version = await findVersion(trx, request.versionId)
    if (!version) return refused('no-version', 'This version does not exist.')
    await lockPolicy(trx, version.policyId)
    const policy = await findPolicy(trx, version.policyId)
    if (!policy) return refused('no-policy', 'This policy does not exist.')
    const round = await findRoundOfVersion(trx, version.id)
    const published = await listPublications(trx, policy.id)
    const decision = decidePublication(
      { id: version.id, ordinal: version.ordinal, roundOutcome: round?.outcome ?? null },
      published,
      request,
      at,
    )
    if (!decision.ok) return decision
    if (request.reviewOn !== undefined && !isDay(request.reviewOn)) {
      const sentence = 'Give the review day as a date, for example 2028-03-14.'
      return refused('review-day', sentence, { reviewOn: sentence })
    }

    const { number, effectiveAt } = decision.value
    const publicationId = await insertPublication(trx, {
      policyId: policy.id,
      versionId: version.id,
      ...number,
      changeClass: request.changeClass,
      changeNote: request.changeNote,
      publishedBy: person,
      publishedAt: at,
      effectiveAt,
    })
    if (request.reviewOn) await updateReviewDue(trx, policy.id, request.reviewOn)
    await record({
      action: 'version.published',
      subject: { kind: 'publication', id: publicationId },
      policyId: policy.id,
      detail: {
        title: version.title,
        number: numberText(number),
        fingerprint: version.fingerprint,
        changeClass: request.changeClass,
        effectiveAt: effectiveAt.toISOString(),
        reviewOn: request.reviewOn ?? null,
      },
    })
    await anchorHead(trx, { kind: 'publication', subjectId: publicationId, at })
    if (!request.campaign) return accepted({ number: numberText(number), campaignId: null })
    const launched = await launchCampaign(work, desk, {
      request: request.campaign,
      policy,
      version,
      number: numberText(number),
    })
    if (!launched.ok) return launched
    return accepted({ number: numberText(number), campaignId: launched.value })
  })
}

async function launchCampaign(
  { trx, at, record, tell }: Change,
  desk: Desk,
  launch: {
    request: CampaignRequest
    policy: { id: string; slug: string }
    version: { id: string; title: string; language: string; fingerprint: string }
    number: string
  },
): Promise<Outcome<string>> {
  const { request, policy, version, number } = launch
  const person = actingPerson(desk)
  const organisation = await getOrganisation(trx)
  const people = await listAudience(trx, request.audience)
  const decision = decideCampaign(request, localDay(at, organisation.timeZone), people.length)
  if (!decision.ok) return decision

  const campaignId = await insertCampaign(trx, {
    title: `${version.title} ${number}`,
    statement: request.statement.trim(),
    dueOn: request.dueOn,
    audience: request.audience,
    launchedBy: person,
    at,
    versions: [{ versionId: version.id, policyId: policy.id, language: version.language }],
    people,
  })
  await record({
    action: 'campaign.launched',
    subject: { kind: 'campaign', id: campaignId },
    policyId: policy.id,
    detail: {
      title: version.title,
      number,
      people: people.length,
      dueOn: request.dueOn,
      fingerprint: version.fingerprint,
    },
  })
  for (const target of people) {
    if (!target.email) continue
    await tell({
      personId: target.id,
      address: target.email,
      subject: `Please read: ${version.title}`,
      body: [
        `Dear ${target.name},`,
        `"${version.title}" ${number} applies to you. Please read it and acknowledge it by ${request.dueOn}.`,
        `${desk.candor.settings.url}/policies/${policy.slug}`,
      ].join('\n\n'),
    })
  }
  return accepted(campaignId)
}
