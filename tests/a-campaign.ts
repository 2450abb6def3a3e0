// A campaign over the cast, with somebody in every state: Joel acknowledged, Maria declined, Ruth is exempt, Ben opened it.
import { acknowledge } from '../app/commands/acknowledge'
import { publishVersion } from '../app/commands/publish-version'
import type { Candor } from '../app/context'
import { defaultStatement } from '../app/governance/campaign'
import { newId } from '../db/identifier'
import { moveTarget } from '../db/target-state'
import { transact } from '../db/transaction'
import { deskOf, minutesLater, noon, valueOf } from './instance'
import { amara, ben, joel, maria, nadia, ruth } from './people'
import { anApprovedVersion, aPolicy } from './policies'

export type Campaign = { campaignId: string; slug: string; policyId: string; versionId: string }

/** Due on 4 December 2026. Nadia and Amara have not opened it; Nadia joined later and is due on the 1st. */
export async function aCampaign(candor: Candor): Promise<Campaign> {
  const { policyId, slug } = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policyId)
  const asked = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn: '2026-12-04' } as const
  const { campaignId } = valueOf(
    await publishVersion(deskOf(candor, amara), {
      ...{ versionId: version.id, changeClass: 'material', changeNote: 'The first.', effectiveAt: null },
      campaign: asked,
    }),
  )
  const id = String(campaignId)
  valueOf(
    await acknowledge(deskOf(candor, joel, { at: minutesLater(1) }), {
      ...{ policySlug: slug, campaignId: id, versionId: version.id },
      fingerprint: version.fingerprint,
    }),
  )
  await transact(candor.db, async (trx) => {
    const move = { campaignId: id, at: minutesLater(2) }
    await moveTarget(trx, { ...move, personId: maria.id, to: 'declined' })
    await moveTarget(trx, { ...move, personId: ruth.id, to: 'exempt' })
    await moveTarget(trx, { ...move, personId: ben.id, to: 'opened' })
    await trx
      .insertInto('declines')
      .values({
        ...{ id: newId(), campaign_id: id, version_id: version.id, policy_id: policyId },
        ...{ person_id: maria.id, person_name: maria.name, fingerprint: version.fingerprint },
        ...{ reason: '=cmd|calc', declined_at: noon.toISOString() },
      })
      .execute()
    await trx
      .insertInto('exemptions')
      .values({
        ...{ id: newId(), campaign_id: id, person_id: ruth.id, person_name: ruth.name, reason: 'On leave.' },
        ...{ granted_by: amara.id, granted_by_name: amara.name, granted_at: noon.toISOString() },
      })
      .execute()
    await trx
      .updateTable('campaign_targets')
      .set({ enrolled_as: 'joiner', due_on: '2026-12-01' })
      .where('person_id', '=', nadia.id)
      .execute()
  })
  return { campaignId: id, slug, policyId, versionId: version.id }
}
