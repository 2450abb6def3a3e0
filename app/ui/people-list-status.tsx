// Where a list of people stands: a word, a shape and a colour.
import type { ListState } from '../domain/people-list'
import { Status, type StatusTone } from './status'

const words: Record<ListState, { tone: StatusTone; says: string }> = {
  reading: { tone: 'review', says: 'Being read' },
  mapping: { tone: 'plain', says: 'Waits for its columns' },
  comparing: { tone: 'review', says: 'Being compared' },
  compared: { tone: 'plain', says: 'Compared, not brought in' },
  applying: { tone: 'review', says: 'Being brought in' },
  applied: { tone: 'done', says: 'Brought in' },
  discarded: { tone: 'past', says: 'Put away' },
  failed: { tone: 'overdue', says: 'Could not be read' },
}

export function ListStatus({ state }: { state: ListState }) {
  const { tone, says } = words[state]
  return <Status tone={tone}>{says}</Status>
}
