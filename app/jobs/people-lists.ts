// Lists of people that are being compared or brought in: a few batches a run, until none is left.
import { setImmediate as breathe } from 'node:timers/promises'
import { listRunningLists } from '../../db/people-lists'
import { applyMore } from '../commands/apply-people-list'
import { compareMore } from '../commands/compare-people-list'
import type { Candor } from '../context'

/** So that a stop never waits long. */
const batchesOfOneRun = 40

/**
 * Goes on with every list that runs. Safe to repeat, and in several processes: each batch takes and notes its lines in one
 * transaction. @returns whether there is more to do
 */
export async function goOnWithLists(candor: Candor): Promise<boolean> {
  let batches = 0
  for (const list of await listRunningLists(candor.db)) {
    const more = list.state === 'comparing' ? compareMore : applyMore
    while (await more(candor, list.id)) {
      batches += 1
      if (batches >= batchesOfOneRun) return true
      await breathe()
    }
  }
  return false
}

/** Goes on until no list runs any more. For tests, the command line and benches. */
export async function finishLists(candor: Candor): Promise<void> {
  while (await goOnWithLists(candor));
}
