// A clock that tests move, for an instance whose jobs read it.
import type { Candor } from '../app/context'

/** The instance at this moment. */
export function at(candor: Candor, moment: string | Date): Candor {
  return { ...candor, now: () => new Date(moment) }
}
