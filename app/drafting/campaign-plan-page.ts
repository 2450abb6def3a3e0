// What both pages of a campaign plan do with its form: read it, count its audience, and keep what was typed.
import { audienceInWords, countedAudience } from '../commands/count-audience'
import type { Candor } from '../context'
import { ruleOf, type AudienceCondition } from '../governance/audience'
import { policyValue, type CampaignPlan } from '../governance/campaign-plan'
import { changedConditions, chosenSoFar, packConditions, readConditions } from '../forms/audience-form'
import {
  campaignPlanFields,
  readCampaignPlan,
  readPolicies,
  type PlanPlace,
} from '../forms/campaign-plan-form'
import { typedAgain } from '../forms/fields'
import type { Outcome } from '../domain/outcome'
import type { AudienceCount } from '../governance/audience-rule'

export type PlanFormRead = {
  /** A button beside the conditions was pressed: nothing is saved, the form comes back. */
  isUnfinished: boolean
  typed: Record<string, string>
  plan: Outcome<CampaignPlan>
}

/** Reads the form of a plan. `typed` is all of it, for the form that comes back. */
export async function readPlanForm(
  db: Candor['db'],
  form: FormData,
  place: Pick<PlanPlace, 'departments' | 'audiences'>,
): Promise<PlanFormRead> {
  const sent = readConditions(form)
  const changed = changedConditions(form, sent)
  const conditions = changed ?? sent
  const rule = chosenSoFar(conditions)
  const words = await audienceInWords(db, rule)
  const plan = readCampaignPlan(form, { ...place, ownRule: { conditions, words } })
  const fields = typedAgain(form, campaignPlanFields)
  // A condition was added: the rule is what they mean now.
  const audience =
    changed && form.get('press') !== 'count' && conditions.length > 0 ? 'rule' : fields['audience']
  const typed = {
    ...fields,
    audience: audience ?? '',
    policies: JSON.stringify(readPolicies(form).map(policyValue)),
    conditions: packConditions(conditions),
    count: changed
      ? JSON.stringify(await countOf(db, plan, { conditions, isRule: audience === 'rule' }))
      : '',
  }
  return { isUnfinished: changed !== undefined, typed, plan }
}

/** Whom the form asks so far: where the rest is not right yet, whom its own rule holds. */
async function countOf(
  db: Candor['db'],
  plan: Outcome<CampaignPlan>,
  own: { conditions: AudienceCondition[]; isRule: boolean },
): Promise<AudienceCount> {
  const rule = plan.ok && !own.isRule ? ruleOf(plan.value.audience) : chosenSoFar(own.conditions)
  return countedAudience(db, rule)
}
