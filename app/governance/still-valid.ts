// Whether an acknowledgement still holds after a new version: only what is material, and applies to that reader, asks again.
import type { ChangeClass } from './version'

/** One publication of a policy, and what this reader's part of its text is (a fingerprint of the clauses that apply to them). */
export type PublishedPart = { versionId: string; changeClass: ChangeClass; part: string }

/**
 * True when an acknowledgement of `acknowledgedId` still holds for `versionId`. In: the policy's publications in the order in
 * which they took effect, each with the reader's part. A material version reopens the question only for a reader whose part it
 * changed; clarifying and editorial ones never do. False when the first is not among those before the second.
 * Source: governance standards' acceptance checklist, 9 (a material change reopens acknowledgements, a minor one does not).
 */
export function stillHolds(
  published: readonly PublishedPart[],
  acknowledgedId: string,
  versionId: string,
): boolean {
  const from = published.findIndex((one) => one.versionId === acknowledgedId)
  const to = published.findIndex((one) => one.versionId === versionId)
  if (from < 0 || to < from) return false
  return published
    .slice(from + 1, to + 1)
    .every((one, index) => one.changeClass !== 'material' || one.part === published[from + index]?.part)
}

/**
 * The parts by which `stillHolds` judges. In: the publications in order, each with the fingerprints of all its clauses and of
 * this reader's. A material version in which no clause at all differs (its title or the lines above the clauses did, or its
 * author says that a duty changed) is a change for everyone.
 */
export function asPublished<Published extends PublishedPart & { whole: string }>(
  published: readonly Published[],
): Published[] {
  let changesForAll = 0
  return published.map((one, index) => {
    if (one.changeClass === 'material' && published[index - 1]?.whole === one.whole) changesForAll += 1
    return { ...one, part: `${one.part} ${changesForAll}` }
  })
}
