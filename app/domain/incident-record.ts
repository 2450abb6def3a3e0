// The record of an incident as one stream: what people wrote and what they did, newest first.
import type { LogLine, Tick, Who } from './incident'

export type RecordEntry =
  | { kind: 'line'; id: string; by: Who; at: string; line: string }
  | { kind: 'tick'; id: string; by: Who; at: string; stepId: string }

/**
 * One page of the record, newest first.
 * In: the log lines of the page, newest first, and every tick. Ticks stand on the page that holds their time: not newer than
 * `newest` (undefined on the first page) and, when older lines follow, not older than the page's last line.
 */
export function recordPage(
  page: { lines: LogLine[]; more: boolean; newest?: string | undefined },
  ticks: Tick[],
): RecordEntry[] {
  const oldest = page.more ? (page.lines.at(-1)?.at ?? '') : ''
  const lines = page.lines.map((line): RecordEntry => ({ kind: 'line', ...line }))
  const done = ticks
    .filter((tick) => tick.at >= oldest && (page.newest === undefined || tick.at < page.newest))
    .map((tick): RecordEntry => ({ kind: 'tick', id: tick.stepId, ...tick }))
  return [...lines, ...done.reverse()].sort((left, right) =>
    left.at < right.at ? 1 : left.at > right.at ? -1 : 0,
  )
}
