// Plan a publication: an approved version that the clock publishes at a moment, and how such a plan is cancelled.
import { endPlan, findOpenPlan, insertPlan, type PublicationPlan } from '../../db/publication-plans'
import { findPolicy, lockPolicy } from '../../db/policies'
import { getOrganisation } from '../../db/organisation'
import type { Desk } from '../context'
import type { CampaignRequest } from '../governance/campaign'
import { momentText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { decidePublication } from '../governance/publishing'
import { looksAfter, notLookingAfter } from '../governance/stewardship'
import type { ChangeClass } from '../governance/version'
import { actingPerson } from './acting-person'
import { change } from './change'
import { notAPublisher } from './publish-version'
import { findPublishable, withRound, type PublishRequest } from './write-publication'

export type PlanRequest = Omit<PublishRequest, 'effectiveAt'> & { publishAt: Date }

/**
 * Keeps the plan and what the publication is asked. Whether it may be published is decided again at its moment.
 * Refuses: no permission, a moment that has passed, another plan that waits, what `decidePublication` refuses for that moment, a
 * campaign that would be due before it.
 */
export async function planPublication(
  desk: Desk,
  asked: PlanRequest,
): Promise<Outcome<{ publishAt: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'publish-versions')) return notAPublisher
  return change(desk, async (work) => {
    const { trx, at, record } = work
    const found = await findPublishable(work, asked.versionId)
    if (!found.ok) return found
    const { policy, version, round, published, isRetired } = found.value
    if (asked.publishAt <= at) {
      const sentence = 'The moment has passed. Choose a later one, or publish at once.'
      return refused('plan-in-the-past', sentence, { publishOn: sentence })
    }
    const { timeZone } = await getOrganisation(trx)
    const open = await findOpenPlan(trx, policy.id)
    if (open) {
      const when = momentText(open.publishAt, timeZone)
      return refused(
        'plan-open',
        `Submission ${open.ordinal} is planned for ${when}. Cancel that plan first.`,
      )
    }
    const request = withRound(asked, round)
    const decision = decidePublication(
      { id: version.id, ordinal: version.ordinal, roundOutcome: round?.outcome ?? null, isRetired },
      published,
      { ...request, effectiveAt: asked.publishAt },
      at,
    )
    if (!decision.ok) return decision
    const { campaign } = request
    if (campaign && campaign.dueOn < localDay(asked.publishAt, timeZone)) {
      const sentence = 'The due date lies before the publication. Choose a later day.'
      return refused('campaign-incomplete', sentence, { dueOn: sentence })
    }
    const id = await insertPlan(trx, {
      policyId: policy.id,
      versionId: version.id,
      publishAt: asked.publishAt,
      request: writeRequest(request),
      plannedBy: person,
      at,
    })
    await record({
      action: 'plan.made',
      subject: { kind: 'plan', id },
      policyId: policy.id,
      detail: {
        title: version.title,
        version: version.ordinal,
        fingerprint: version.fingerprint,
        publishAt: asked.publishAt.toISOString(),
      },
    })
    return accepted({ publishAt: asked.publishAt.toISOString() })
  })
}

/** Cancels the policy's open plan, with a reason. Refuses: somebody who does not look after it, no plan, no reason. */
export async function cancelPlan(
  desk: Desk,
  cancelled: { policyId: string; reason: string },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    await lockPolicy(trx, cancelled.policyId)
    const policy = await findPolicy(trx, cancelled.policyId)
    if (!policy) return refused('no-policy', 'This policy does not exist.')
    if (!looksAfter(person, policy)) return notLookingAfter
    if (cancelled.reason.trim() === '') {
      const fix = 'Say in a sentence why it is cancelled.'
      return refused('reason-required', fix, { reason: fix })
    }
    const plan = await findOpenPlan(trx, policy.id)
    const end = { outcome: 'cancelled', because: cancelled.reason, at } as const
    if (!plan || !(await endPlan(trx, plan.id, end))) {
      return refused('no-plan', 'No publication is planned any more. Nothing was changed.')
    }
    await record({
      action: 'plan.cancelled',
      subject: { kind: 'plan', id: plan.id },
      policyId: policy.id,
      detail: { version: plan.ordinal, because: null },
    })
    return accepted(null)
  })
}

type StoredRequest = {
  changeClass: ChangeClass
  changeNote: string
  validTo: string | null
  reviewOn: string | null
  reviewEvery: string | null
  campaign: CampaignRequest | null
}

function writeRequest(request: PlanRequest): string {
  const stored: StoredRequest = {
    changeClass: request.changeClass,
    changeNote: request.changeNote,
    validTo: request.validTo?.toISOString() ?? null,
    reviewOn: request.reviewOn ?? null,
    reviewEvery: request.reviewEvery ?? null,
    campaign: request.campaign,
  }
  return JSON.stringify(stored)
}

/** What the plan asks of its publication: at once, at the moment it happens. */
export function requestOfPlan(plan: PublicationPlan): PublishRequest {
  const stored = JSON.parse(plan.request) as StoredRequest
  return {
    versionId: plan.versionId,
    changeClass: stored.changeClass,
    changeNote: stored.changeNote,
    effectiveAt: null,
    validTo: stored.validTo === null ? null : new Date(stored.validTo),
    ...(stored.reviewOn !== null && { reviewOn: stored.reviewOn }),
    ...(stored.reviewEvery !== null && { reviewEvery: stored.reviewEvery }),
    campaign: stored.campaign,
  }
}
