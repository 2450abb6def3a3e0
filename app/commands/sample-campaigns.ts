// The sample's audiences and campaigns: its story's words as the commands take them.
import { findAudienceByName } from '../../db/audiences'
import { listCampaigns } from '../../db/campaigns'
import { listDepartments } from '../../db/departments'
import type { Desk } from '../context'
import type { Audience } from '../governance/audience'
import { defaultStatement } from '../governance/campaign'
import { noChecks, usualReminders, type CampaignPlan } from '../governance/campaign-plan'
import type { Outcome } from '../domain/outcome'
import { isoDay } from '../sample/calendar'
import type { SampleCampaignAct } from '../sample/campaigns'
import { pauseCampaign } from './campaign-course'
import { saveAudience } from './keep-audience'
import { planCampaign, scheduleCampaign } from './keep-campaign-plan'
import { launchPlan } from './launch-plan'
import { policyIdOf, type Stage } from './sample-stage'

/** Does such a step. */
export async function campaignInSample(
  stage: Stage,
  desk: Desk,
  step: SampleCampaignAct,
): Promise<Outcome<unknown>> {
  const { db } = stage.candor
  switch (step.do) {
    case 'save-audience': {
      const departments = await listDepartments(db)
      const without = departments.filter(({ name }) => name === step.without).map(({ id }) => id)
      return saveAudience(desk, {
        name: step.name,
        rule: {
          conditions: [
            { attribute: 'group', is: 'any', values: step.groups },
            { attribute: 'department', is: 'none', values: without },
          ],
        },
      })
    }
    case 'plan-campaign': {
      const kept = await planCampaign(desk, await planOf(stage, step))
      if (!kept.ok) return kept
      const seen = { id: kept.value.id, revision: 1 }
      if (step.yearlyFrom === null) return launchPlan(desk, seen)
      const startsOn = isoDay(step.yearlyFrom, stage.now)
      return scheduleCampaign(desk, { ...seen, startsOn, repeats: 'yearly' })
    }
    case 'pause-campaign': {
      const campaign = (await listCampaigns(db, { limit: 50 })).find(({ title }) => title === step.title)
      if (!campaign) throw new Error(`The sample has no campaign “${step.title}”.`)
      return pauseCampaign(desk, campaign.id)
    }
    default:
      return step satisfies never
  }
}

async function planOf(
  stage: Stage,
  step: Extract<SampleCampaignAct, { do: 'plan-campaign' }>,
): Promise<CampaignPlan> {
  return {
    title: step.title,
    policies: step.policies.map((policy) => ({ policyId: policyIdOf(stage, policy), versionId: null })),
    audience: await audienceOf(stage, step.audience),
    due: { kind: 'days', days: step.days },
    statement: defaultStatement,
    reminders: usualReminders,
    checks: noChecks,
    earlier: step.yearlyFrom === null ? 'keep' : 'ask-again',
  }
}

async function audienceOf(stage: Stage, wanted: 'everyone' | { saved: string }): Promise<Audience> {
  if (wanted === 'everyone') return { kind: 'everyone' }
  const saved = await findAudienceByName(stage.candor.db, wanted.saved)
  if (!saved) throw new Error(`The sample has no audience “${wanted.saved}”.`)
  return { kind: 'rule', audienceId: saved.id, name: saved.name, rule: saved.rule }
}
