// Readings wait in memory and are written down together once a minute: opening a policy writes nothing.
import { closeReadWeeks, insertReads } from '../../db/reads'
import { moveTargets } from '../../db/target-state'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { weekOf } from '../governance/read-counts'

/** A policy on somebody's screen; `campaignId` where a campaign asks them about it and has no answer yet. */
export type Reading = { policyId: string; personId: string; campaignId: string | null }

export type Readings = {
  note: (reading: Reading) => void
  /** Gives what waits, and forgets it. */
  take: () => Reading[]
}

/** More different readings than this in one minute are not noted: memory has a bound, and the counts are a measure. */
const mostWaiting = 50_000

const atOnce = 500

/** What waits in this process. A crash loses at most the readings of the last minute, and no record. */
export function newReadings(): Readings {
  let waiting = new Map<string, Reading>()
  return {
    note(reading) {
      const key = `${reading.policyId} ${reading.personId}`
      if (waiting.size < mostWaiting || waiting.has(key)) waiting.set(key, reading)
    },
    take() {
      const taken = [...waiting.values()]
      waiting = new Map()
      return taken
    },
  }
}

/**
 * Writes down what waits, and counts the weeks that are over. Safe to repeat and to run in several processes: a reader counts
 * once a week however often they are noted. What could not be written waits again.
 */
export async function writeReadings(candor: Candor, readings: Readings): Promise<void> {
  const at = candor.now()
  const waiting = readings.take()
  for (let from = 0; from < waiting.length; from += atOnce) {
    const part = waiting.slice(from, from + atOnce)
    try {
      await transact(candor.db, async (trx) => {
        await insertReads(trx, weekOf(at), part)
        await moveTargets(trx, { to: 'opened' }, openedBy(part, at))
      })
    } catch (error) {
      for (const reading of waiting.slice(from)) readings.note(reading)
      throw error
    }
  }
  await transact(candor.db, (trx) => closeReadWeeks(trx, weekOf(at)))
}

/** Each target once: a campaign may ask about several of the policies that were opened. */
function openedBy(readings: Reading[], at: Date): { campaignId: string; personId: string; at: Date }[] {
  const targets = new Map<string, { campaignId: string; personId: string; at: Date }>()
  for (const { campaignId, personId } of readings)
    if (campaignId !== null) targets.set(`${campaignId} ${personId}`, { campaignId, personId, at })
  return [...targets.values()]
}
