// The commands about audiences and campaigns, each once: what must be there before, and the call itself.
import {
  changeDueDate,
  closeCampaign,
  endPersonsExemption,
  exemptPerson,
  pauseCampaign,
  resumeCampaign,
} from '../../app/commands/campaign-course'
import { archiveAudience, changeAudience, saveAudience } from '../../app/commands/keep-audience'
import {
  changeCampaignPlan,
  discardCampaignPlan,
  planCampaign,
  scheduleCampaign,
  unscheduleCampaign,
} from '../../app/commands/keep-campaign-plan'
import { launchPlan } from '../../app/commands/launch-plan'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import { noChecks, usualReminders } from '../../app/governance/campaign-plan'
import type { AudienceRule } from '../../app/governance/audience'
import { deskOf, valueOf } from '../instance'
import { amara, joel } from '../people'
import { anApprovedVersion, aPolicy, publish } from '../policies'
import type { CommandRow } from './command-row'

const volunteers: AudienceRule = { conditions: [{ attribute: 'kind', is: 'any', values: ['volunteer'] }] }
const inLeeds: AudienceRule = { conditions: [{ attribute: 'location', is: 'any', values: ['Leeds'] }] }
const onADay = { startsOn: '2026-12-01', repeats: 'yearly' } as const

export const campaignCommands: readonly CommandRow[] = [
  {
    command: 'saveAudience',
    arrange: async () => (now, once) =>
      saveAudience(deskOf(now, amara, { once }), { name: 'Volunteers', rule: volunteers }),
  },
  {
    command: 'changeAudience',
    async arrange(candor) {
      const wish = { ...(await anAudience(candor)), name: 'Leeds', rule: inLeeds }
      return (now, once) => changeAudience(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'archiveAudience',
    async arrange(candor) {
      const seen = await anAudience(candor)
      return (now, once) => archiveAudience(deskOf(now, amara, { once }), seen)
    },
  },
  {
    command: 'planCampaign',
    async arrange(candor) {
      const plan = await aWish(candor)
      return (now, once) => planCampaign(deskOf(now, amara, { once }), plan)
    },
  },
  {
    command: 'changeCampaignPlan',
    async arrange(candor) {
      const wish = {
        ...(await aPlan(candor)),
        plan: { ...(await aWish(candor, 'Photos')), title: 'Another' },
      }
      return (now, once) => changeCampaignPlan(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'scheduleCampaign',
    async arrange(candor) {
      const wish = { ...(await aPlan(candor)), ...onADay }
      return (now, once) => scheduleCampaign(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'unscheduleCampaign',
    async arrange(candor) {
      const seen = await aPlan(candor)
      valueOf(await scheduleCampaign(deskOf(candor, amara), { ...seen, ...onADay }))
      return (now, once) => unscheduleCampaign(deskOf(now, amara, { once }), { id: seen.id, revision: 2 })
    },
  },
  {
    command: 'discardCampaignPlan',
    async arrange(candor) {
      const seen = await aPlan(candor)
      return (now, once) => discardCampaignPlan(deskOf(now, amara, { once }), seen)
    },
  },
  {
    command: 'launchPlan',
    async arrange(candor) {
      const seen = await aPlan(candor)
      return (now, once) => launchPlan(deskOf(now, amara, { once }), seen)
    },
  },
  {
    command: 'pauseCampaign',
    async arrange(candor) {
      const campaignId = await aCampaign(candor)
      return (now, once) => pauseCampaign(deskOf(now, amara, { once }), campaignId)
    },
  },
  {
    command: 'resumeCampaign',
    async arrange(candor) {
      const campaignId = await aCampaign(candor)
      valueOf(await pauseCampaign(deskOf(candor, amara), campaignId))
      return (now, once) => resumeCampaign(deskOf(now, amara, { once }), campaignId)
    },
  },
  {
    command: 'changeDueDate',
    async arrange(candor) {
      const wish = { campaignId: await aCampaign(candor), dueOn: '2027-01-14', reason: 'A storm.' }
      return (now, once) => changeDueDate(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'closeCampaign',
    async arrange(candor) {
      const wish = { campaignId: await aCampaign(candor), reason: 'Rewritten.' }
      return (now, once) => closeCampaign(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'exemptPerson',
    async arrange(candor) {
      const wish = { campaignId: await aCampaign(candor), personId: joel.id, reason: 'On leave.' }
      return (now, once) => exemptPerson(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'endPersonsExemption',
    async arrange(candor) {
      const wish = { campaignId: await aCampaign(candor), personId: joel.id, reason: 'On leave.' }
      valueOf(await exemptPerson(deskOf(candor, amara), wish))
      return (now, once) => endPersonsExemption(deskOf(now, amara, { once }), wish)
    },
  },
]

async function anAudience(candor: Candor) {
  const { id } = valueOf(await saveAudience(deskOf(candor, amara), { name: 'Volunteers', rule: volunteers }))
  return { id, revision: 1 }
}

async function aWish(candor: Candor, title?: string) {
  const { policyId } = await aPolicy(candor, title)
  valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
  return {
    ...{ title: 'Refresher', policies: [{ policyId, versionId: null }], statement: defaultStatement },
    ...{ reminders: usualReminders, checks: noChecks, earlier: 'keep' as const },
    audience: { kind: 'everyone' as const },
    due: { kind: 'days' as const, days: 14 },
  }
}

async function aPlan(candor: Candor) {
  const wish = await aWish(candor)
  const { id } = valueOf(await planCampaign(deskOf(candor, amara), wish))
  return { id, revision: 1 }
}

async function aCampaign(candor: Candor): Promise<string> {
  return valueOf(await launchPlan(deskOf(candor, amara), await aPlan(candor))).campaignId
}
