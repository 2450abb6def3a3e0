// A Word file that came back: what people changed in it, as suggestions, comments and strays, and what has no place.
import type { ImportLoss } from './imported-policy'
import type { Block, ClauseId } from './policy-document'
import type { Words } from './thread'

/** Other words for one section, by one author. */
export type WordSuggestion = {
  /** "s1", "s2" …: its place in the reading. */
  id: string
  clauseId: ClauseId
  /** As the file gives the name: text, and no proof of anything. Null for changes that Word did not track. */
  author: string | null
  /** Of the author's last change here; ISO, or null where the file does not say. */
  at: string | null
  base: Words
  words: Words
  /** What a reader must know beside the words, as sentences. */
  notes: string[]
}

/** Something said about a section: a comment of the file, or what was done to the section as a whole. */
export type WordComment = {
  id: string
  kind: 'said' | 'moved' | 'left-out'
  /** Null for a place outside of the sections. */
  clauseId: ClauseId | null
  author: string | null
  at: string | null
  /** The words it is tied to; "" for none. */
  quote: string
  text: string
  /** Answers to it, in order. */
  replies: { author: string | null; at: string | null; text: string }[]
}

/** Words that stand outside of every section of the base. */
export type WordStray = {
  id: string
  authors: string[]
  at: string | null
  /** The words of its heading; null for text without one. */
  heading: string | null
  blocks: Block[]
  /** The section it comes after; null before all of them. */
  after: ClauseId | null
}

/** How the sections were found in the file. */
export type FoundBy = 'control' | 'bookmark' | 'heading'

export type WordReading = {
  suggestions: WordSuggestion[]
  comments: WordComment[]
  strays: WordStray[]
  losses: ImportLoss[]
  /** How many sections of the base were found by what. */
  found: Record<FoundBy, number>
}

/** What the person who brings the file decided about one stray: nothing is brought in that they did not choose. */
export type StrayPlace =
  | { kind: 'into'; clauseId: ClauseId }
  | { kind: 'comment'; clauseId: ClauseId }
  /** A section of its own in the draft, after another one; before all of them for null. */
  | { kind: 'section'; after: ClauseId | null }
  | { kind: 'left' }

export type ReturnChoices = {
  /** Ids of suggestions and comments that stay out. */
  without: string[]
  strays: Record<string, StrayPlace>
}

/** Who did it, for people: the name is Word's, so it stands as given and is never taken for one of our people. */
export function wordAuthorWords(author: string | null): string {
  return author === null ? 'Untracked changes' : `${author}, in Word`
}

/** How much of what the file brings stands in the reading. */
export function countReading(reading: WordReading): number {
  return reading.suggestions.length + reading.comments.length + reading.strays.length
}

/** The name of the field of a suggestion or comment, and of a stray's place. */
export const tickField = 'bring'
export const placeField = (id: string) => `place-${id}`

/** "into scope", "comment scope", "section scope", "section -", "left": a place as a form's value. */
export function placeValue(place: StrayPlace): string {
  if (place.kind === 'section') return `section ${place.after ?? '-'}`
  return place.kind === 'left' ? 'left' : `${place.kind} ${place.clauseId}`
}
