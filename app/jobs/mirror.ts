// Keeps the Markdown mirror up to date, where one is set.
import { mirrorVersions } from '../commands/mirror-versions'
import type { Candor } from '../context'

/** Safe to repeat and to run in several processes. What went wrong is on the settings page as well. */
export async function mirrorApproved(
  candor: Candor,
  log: { error: (facts: object, sentence: string) => void },
): Promise<void> {
  const outcome = await mirrorVersions(candor)
  if (!outcome.ok) log.error({ job: 'mirror', rule: outcome.rule }, outcome.sentence)
}
