// Change where the ledger's head goes: the addresses of the weekly mail, and the time-stamping service.
import { retryErrand } from '../../db/errands'
import { getGovernance, updateGovernance } from '../../db/governance'
import type { Desk } from '../context'
import { acceptAnchoring } from '../governance/anchoring'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Saves it. Refuses: not-allowed, what `acceptAnchoring` refuses, changed-meanwhile. */
export async function changeAnchoring(
  desk: Desk,
  typed: { addresses: string; timestampUrl: string; revision: number },
): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'change-settings'))
    return refused('not-allowed', 'Only administrators change settings. Ask one of them.')
  const anchoring = acceptAnchoring(typed)
  if (!anchoring.ok) return anchoring
  const { addresses, timestampUrl } = anchoring.value
  return change<null>(desk, async ({ trx, record }) => {
    const before = await getGovernance(trx)
    const saved = await updateGovernance(trx, {
      anchorAddresses: addresses,
      timestampUrl,
      revision: typed.revision,
    })
    if (!saved)
      return refused(
        'changed-meanwhile',
        'Somebody else has just changed these settings. What you typed is below; open the page again to see theirs.',
      )
    if (before.timestampUrl !== timestampUrl) await retryErrand(trx, 'time-stamp')
    await record({
      action: 'anchoring.changed',
      subject: { kind: 'organisation', id: 'organisation' },
      detail: { addresses: addresses.length, service: timestampUrl },
    })
    return accepted(null)
  })
}
