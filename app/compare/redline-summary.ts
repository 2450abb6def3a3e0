// A difference in one paragraph of counts, for people who decide whether to read on.
import { countChanges, type DocumentDiff } from './document-diff'
import { countDuties, judgeChanges } from './duty-change'

export type RedlineSummary = {
  /** "Compared with 2.1: 3 sections changed, 1 is new; 41 words added, 12 removed; 2 changes alter a duty or a right." */
  sentence: string
  /** How many changes alter a duty or a right. */
  duties: number
}

/**
 * Counts what differs. `against` names the earlier text: "2.1", "submission 3".
 * `duties` is counted anew unless the caller has judged the difference already.
 */
export function summariseRedline(
  diff: DocumentDiff,
  { against, duties = countDuties(judgeChanges(diff)) }: { against: string; duties?: number },
): RedlineSummary {
  const parts = [sectionCounts(diff), wordCounts(diff), dutyCount(duties)].filter((part) => part !== '')
  if (parts.length === 0) return { sentence: `Nothing that people read differs from ${against}.`, duties }
  const noDuty = duties === 0 ? '; no change was found that alters a duty or a right' : ''
  return { sentence: `Compared with ${against}: ${parts.join('; ')}${noDuty}.`, duties }
}

/** The same paragraph alone. */
export function redlineSummary(diff: DocumentDiff, against: string): string {
  return summariseRedline(diff, { against }).sentence
}

function sectionCounts(diff: DocumentDiff): string {
  const count = countChanges(diff)
  const counts = [
    { count: count.changed, one: 'changed', many: 'changed' },
    { count: count.added, one: 'is new', many: 'are new' },
    { count: count.removed, one: 'was removed', many: 'were removed' },
    { count: count.moved, one: 'moved', many: 'moved' },
    { count: count.renumbered, one: 'has another number', many: 'have another number' },
  ].filter((part) => part.count > 0)
  const sections = counts.map(({ count, one, many }, index) => {
    const noun = index > 0 ? '' : count === 1 ? ' section' : ' sections'
    return `${count}${noun} ${count === 1 ? one : many}`
  })
  const above =
    count.facts === 0
      ? []
      : [`${count.facts} ${count.facts === 1 ? 'line' : 'lines'} above the sections changed`]
  return [...sections, ...above].join(', ')
}

function wordCounts(diff: DocumentDiff): string {
  const { wordsAdded, wordsRemoved } = countChanges(diff)
  const words = (count: number): string => `${count} ${count === 1 ? 'word' : 'words'}`
  if (wordsAdded === 0) return wordsRemoved === 0 ? '' : `${words(wordsRemoved)} removed`
  if (wordsRemoved === 0) return `${words(wordsAdded)} added`
  return `${words(wordsAdded)} added, ${wordsRemoved} removed`
}

function dutyCount(duties: number): string {
  if (duties === 0) return ''
  return `${duties} ${duties === 1 ? 'change alters' : 'changes alter'} a duty or a right`
}
