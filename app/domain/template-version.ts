// Versions of a template: three numbers, compared one after the other.
import { accepted, refused, type Outcome } from './outcome'
import type { Template } from './template'

/** Below 0 when the first is the earlier one, 0 when they are the same. Both are "major.minor.patch". */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)]
  return left.map((number, index) => number - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function numbersOf(version: string): number[] {
  return [0, 1, 2].map((index) => Number(version.split('.')[index] ?? 0) || 0)
}

/** What the template says it changed after a version, newest first. */
export function changesSince(template: Template, version: string): Template['changes'] {
  return template.changes
    .filter((change) => compareVersions(change.version, version) > 0)
    .toSorted((a, b) => compareVersions(b.version, a.version))
}

/** An upload of a template that is there already must have a higher version than every one before it. */
export function acceptVersion(version: string, before: readonly string[]): Outcome<null> {
  const highest = before.toSorted(compareVersions).at(-1)
  if (highest === undefined || compareVersions(version, highest) > 0) return accepted(null)
  const sentence = `Version ${highest} of this template is here already, and this file is version ${version}. Raise the number in its first lines, then send it again.`
  return refused('version-not-higher', sentence, { source: sentence })
}
