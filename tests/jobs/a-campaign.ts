// A campaign that runs, written as a launch leaves it: for proofs about what people are reminded of.
import type { Candor } from '../../app/context'
import type { CampaignReminders } from '../../app/governance/campaign-plan'
import { transact } from '../../db/transaction'
import { noon } from '../instance'
import { amara } from '../people'
import { anApprovedVersion, aPolicy } from '../policies'

export type ACampaign = { campaignId: string; slug: string }

/** Asks these people about a version of a policy of this title, from noon on. */
export async function aCampaign(
  candor: Candor,
  campaign: {
    title: string
    people: string[]
    dueOn: string
    reminders?: Partial<CampaignReminders>
    at?: Date
  },
): Promise<ACampaign> {
  const { policyId, slug } = await aPolicy(candor, campaign.title)
  const version = await anApprovedVersion(candor, policyId)
  const campaignId = `campaign-${slug}`
  const at = (campaign.at ?? noon).toISOString()
  await transact(candor.db, async (trx) => {
    await trx
      .insertInto('campaigns')
      .values({
        id: campaignId,
        title: campaign.title,
        statement: 'I have read it.',
        due_on: campaign.dueOn,
        audience: '{"kind":"everyone"}',
        launched_by: amara.id,
        launched_by_name: amara.name,
        launched_at: at,
        closed_at: null,
        enrolled_at: at,
        members_at: at,
        reminders: JSON.stringify(campaign.reminders ?? {}),
      })
      .execute()
    const names = { campaign_id: campaignId, version_id: version.id, policy_id: policyId }
    await trx
      .insertInto('campaign_versions')
      .values({ ...names, language: version.language })
      .execute()
    const targets = campaign.people.map((id) => ({
      campaign_id: campaignId,
      person_id: id,
      person_name: id,
      department_id: null,
      department_name: '',
      assigned_at: at,
      opened_at: null,
      acknowledged: 0,
      acknowledged_at: null,
    }))
    for (let start = 0; start < targets.length; start += 500)
      await trx
        .insertInto('campaign_targets')
        .values(targets.slice(start, start + 500))
        .execute()
  })
  return { campaignId, slug }
}

/** This person answered, declined or was exempted: nothing is owed any more. */
export async function settle(candor: Candor, campaignId: string, personId: string): Promise<void> {
  await transact(candor.db, (trx) =>
    trx
      .updateTable('campaign_targets')
      .set({ settled_at: noon.toISOString(), state: 'acknowledged' })
      .where('campaign_id', '=', campaignId)
      .where('person_id', '=', personId)
      .execute(),
  )
}

/** Changes a person: where they live, who manages them, when they left. */
export async function change(
  candor: Candor,
  personId: string,
  values: { time_zone?: string; manager_id?: string; left_at?: string },
): Promise<void> {
  await transact(candor.db, (trx) =>
    trx.updateTable('people').set(values).where('id', '=', personId).execute(),
  )
}
