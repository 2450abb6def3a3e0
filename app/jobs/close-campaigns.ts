// Closes what a newer campaign has replaced, and what is still owed in campaigns that were closed.
import { listSuperseded } from '../../db/campaign-launch'
import { listClosing } from '../../db/campaigns'
import { closeOwed, closeSuperseded } from '../commands/campaign-course'
import { change } from '../commands/change'
import type { Candor, Desk } from '../context'
import { accepted } from '../domain/outcome'

const batch = 50

/**
 * One pass, safe to repeat, to kill anywhere and to run in several processes: a campaign is closed once, and what is owed in it is
 * closed a batch in one transaction.
 * @returns how many campaigns it closed, and how many it finished
 */
export async function closeCampaigns(candor: Candor): Promise<{ superseded: number; settled: number }> {
  let superseded = 0
  for (const campaign of await listSuperseded(candor.db, candor.now(), batch)) {
    const closed = await change(clockAt(candor), (work) => closeSuperseded(work, campaign))
    if (closed.ok) superseded += 1
  }
  let settled = 0
  for (const { id } of await listClosing(candor.db, batch)) {
    for (let done = false; !done;) {
      const outcome = await change(clockAt(candor), async (work) => accepted(await closeOwed(work, id)))
      done = !outcome.ok || outcome.value
    }
    settled += 1
  }
  return { superseded, settled }
}

function clockAt(candor: Candor): Desk {
  return { candor, actor: { kind: 'clock' }, at: candor.now() }
}
