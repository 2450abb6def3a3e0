// Whether what one typed is safe: a word and a time, said aloud when it changes.
import { clockText } from '../domain/date-words'
import type { SaveState } from './autosave'

export function SaveStateText({
  state,
  savedAt,
  savedBy,
  zone,
  trouble,
}: {
  state: SaveState
  /** ISO instant of the last save. */
  savedAt: string
  /** Name of whoever saved last, when it was somebody else. */
  savedBy?: string | undefined
  zone: string
  /** Why the last save failed. */
  trouble?: string | undefined
}) {
  return (
    <p className={`save-state ${state}`} role="status">
      {words(state, { savedAt, savedBy, zone, trouble })}
    </p>
  )
}

function words(
  state: SaveState,
  facts: { savedAt: string; savedBy?: string | undefined; zone: string; trouble?: string | undefined },
): string {
  switch (state) {
    case 'saved':
      return `Saved ${clockText(facts.savedAt, facts.zone)}${facts.savedBy ? ` by ${facts.savedBy}` : ''}`
    case 'waiting':
      return 'Not saved yet'
    case 'saving':
      return 'Saving…'
    case 'failed':
      return facts.trouble ?? 'Not saved. What you typed stays here, and Candor tries again.'
    case 'refused':
      return 'Not saved: see the note above the questions'
    default:
      return state satisfies never
  }
}
