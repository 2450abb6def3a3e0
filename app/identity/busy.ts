// When too many people sign in at once: a refusal in words instead of an error.
import { refused, type Outcome } from '../domain/outcome'
import { HashingBusy } from './password-hash'

/** The outcome, or the refusal "busy" when too many passwords are being looked at. */
export async function unlessBusy<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof HashingBusy)) throw error
    return refused('busy', 'Many people are signing in at this moment. Wait a few seconds, then try again.')
  }
}

/** The status of a refused sign-in: 429 asks browsers and scripts to slow down. */
export function refusalStatus(rule: string): 422 | 429 {
  return rule === 'busy' || rule === 'wait' ? 429 : 422
}
