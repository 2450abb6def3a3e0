// Heavy reading in turn: one file at a time in this process, a few that wait, and a sentence for everybody after them.
import { refused, type Outcome } from '../domain/outcome'

/** People who wait behind the one whose file is read. */
const mostWaiting = 8

let waiting = 0
let turn: Promise<unknown> = Promise.resolve()

/** Runs the work when all before it is done. Refuses when too many wait already. */
export async function inTurn<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  if (waiting > mostWaiting)
    return refused(
      'import-busy',
      'Several people are bringing in files at this moment. Wait a minute, then send yours again.',
    )
  waiting += 1
  const before = turn
  const mine = before.then(work, work)
  turn = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}
