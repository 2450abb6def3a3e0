// The refusals of a packing as the pack's file holds them: who declined to acknowledge this version by then, and why.
import { campaignsOfVersion, declinesOf } from '../../db/pack-records'
import type { Db } from '../../db/tables'
import type { DeclineRow } from '../evidence/pack-rows'
import { isKnown, type KnownActs } from './pack-contents'
import type { Packing } from './pack-version'

/** The rows of declines.json, campaign by campaign, in the order they were written. */
export async function* declineRows(
  db: Db,
  { packing, acts }: { packing: Packing; acts: KnownActs },
): AsyncGenerator<DeclineRow> {
  for (const campaign of await campaignsOfVersion(db, packing.versionId))
    for await (const row of declinesOf(db, campaign.id, packing.versionId))
      if (isKnown(acts, 'version.declined', row.declined_at, row.person_id))
        yield {
          ...{
            id: row.id,
            campaignId: row.campaign_id,
            personId: row.person_id,
            personName: row.person_name,
          },
          ...{ fingerprint: row.fingerprint, reason: row.reason, declinedAt: row.declined_at },
        }
}
