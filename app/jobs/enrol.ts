// Goes on with enrolling people in campaigns that were launched for more than one batch.
import { listEnrolling } from '../../db/campaigns'
import { takeEnrolment } from '../../db/enrolment'
import { change } from '../commands/change'
import { enrolBatch } from '../commands/enrol'
import type { Candor, Desk } from '../context'
import { accepted, refused } from '../domain/outcome'

/** How long a process has a campaign to itself after its last batch. A process that dies loses it then. */
const hold = 60_000

/**
 * Enrols until every campaign has everybody it was launched for. Safe to repeat, to kill anywhere and to run in several
 * processes: how far a campaign has come is committed with each batch, and one process at a time has it.
 * @returns how many batches it enrolled
 */
export async function enrolWaiting(candor: Candor): Promise<number> {
  let batches = 0
  for (const { id } of await listEnrolling(candor.db, 100)) {
    if (!(await take(candor, id))) continue
    for (;;) {
      const done = await enrolNext(candor, id)
      batches += 1
      if (done) break
    }
  }
  return batches
}

async function take(candor: Candor, id: string): Promise<boolean> {
  const taken = await change(clockAt(candor), async ({ trx, at }) =>
    (await takeEnrolment(trx, id, { at, until: new Date(at.getTime() + hold) }))
      ? accepted(null)
      : refused('held', 'Another process enrols for this campaign.'),
  )
  return taken.ok
}

async function enrolNext(candor: Candor, id: string): Promise<boolean> {
  const outcome = await change(clockAt(candor), async (work) =>
    accepted(await enrolBatch(work, id, new Date(work.at.getTime() + hold))),
  )
  return !outcome.ok || outcome.value
}

function clockAt(candor: Candor): Desk {
  return { candor, actor: { kind: 'clock' }, at: candor.now() }
}
