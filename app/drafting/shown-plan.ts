// What the fields of a campaign plan show, in the server and in browsers.
import { unpackConditions } from '../forms/audience-form'
import type { RefusedForm } from '../forms/refused-form'
import { policyValue, type CampaignPlan } from '../governance/campaign-plan'
import type { AudienceCount } from '../governance/audience-rule'

/** What the fields show: as typed where the form came back, else as it is kept. */
export function shownPlan(plan: CampaignPlan | null, refusal: RefusedForm | undefined) {
  const typed = refusal?.typed['conditions'] === undefined ? undefined : refusal.typed
  const audience = plan?.audience
  const own = audience?.kind === 'rule' && audience.audienceId === null ? audience.rule.conditions : []
  return {
    plan,
    policies: typed?.['policies']
      ? (JSON.parse(typed['policies']) as string[])
      : (plan?.policies ?? []).map(policyValue),
    conditions: unpackConditions(typed?.['conditions']) ?? own,
    count: typed?.['count'] ? (JSON.parse(typed['count']) as AudienceCount) : null,
    refusal: typed && refusal,
  }
}
