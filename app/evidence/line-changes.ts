// Which line of a file is not as it was signed: found by the digests of its lines, so that the old text is not needed.
import { lineDigestLength } from './pack-format'

/** In: the lines' digests one after another, as signed. Out: one digest for each line. */
export function splitDigests(digests: string): string[] {
  const lines: string[] = []
  for (let at = 0; at < digests.length; at += lineDigestLength)
    lines.push(digests.slice(at, at + lineDigestLength))
  return lines
}

/** Where the file as it is departs from what was signed, for people: "Line 12 was changed." Undefined when the lines are the same. */
export function lineChange(signed: string[], found: string[]): string | undefined {
  let first = 0
  while (first < signed.length && first < found.length && signed[first] === found[first]) first += 1
  if (first === signed.length && first === found.length) return undefined
  let tail = 0
  const shorter = Math.min(signed.length, found.length) - first
  while (tail < shorter && signed.at(-1 - tail) === found.at(-1 - tail)) tail += 1
  const was = signed.slice(first, signed.length - tail)
  const is = found.slice(first, found.length - tail)
  return sentence(first, was, is)
}

function sentence(first: number, was: string[], is: string[]): string {
  const line = first + 1
  if (was.length === 0) return `${lines(line, is.length)} ${were(is.length)} added.`
  if (is.length === 0) return `${lines(line, was.length)} of what was signed ${were(was.length)} taken out.`
  if (was.length === is.length && sameLines(was, is)) {
    return `Lines ${line} to ${first + is.length} stand in another order.`
  }
  return `${lines(line, is.length)} ${were(is.length)} changed.`
}

function sameLines(was: string[], is: string[]): boolean {
  return [...was].sort().join() === [...is].sort().join()
}

function lines(first: number, count: number): string {
  return count === 1 ? `Line ${first}` : `Lines ${first} to ${first + count - 1}`
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were'
}
