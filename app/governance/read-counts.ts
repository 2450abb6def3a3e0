// How many different people opened a policy in a week: counted in weeks, and told only from five people on.

/** Fewer are never told, and not kept: among a few people a number is a name. */
export const fewestReaders = 5

/** The week of a moment: its Monday as an ISO date, UTC. */
export function weekOf(at: Date): string {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  const daysSinceMonday = (at.getUTCDay() + 6) % 7
  return new Date(midnight - daysSinceMonday * 86_400_000).toISOString().slice(0, 10)
}

/** What is kept of a count once its week is over: 0 stands for fewer than five. */
export function keptCount(readers: number): number {
  return readers < fewestReaders ? 0 : readers
}

/** The words of a kept count. */
export function readersWords(kept: number): string {
  return kept < fewestReaders ? 'fewer than five people' : `${kept.toLocaleString('en-GB')} people`
}
