// Threads as a page shows them to one reader: what was said, what is suggested, and what the reader may do about it.
import type { Clause } from './policy-document'
import type { Thread } from './thread'

export type CommentView = {
  id: string
  name: string
  title: string
  /** Written by an outside expert. */
  outside: boolean
  mine: boolean
  text: string
  at: string
  /** Who said it in a Word file that `name` brought; null for what was said here. */
  inWord: { author: string; at: string | null } | null
}

export type SuggestionView = {
  before: Clause
  after: Clause
  /**
   * "as it was" when the section still reads as it did, "gone" when it is not in the draft. "fits": it changed elsewhere,
   * and `before` and `after` are what taking the words does now; "changed": both changed the same passage.
   */
  section: 'as it was' | 'fits' | 'changed' | 'gone'
}

export type ThreadView = Thread & {
  comments: CommentView[]
  suggestion: SuggestionView | null
  /** False when the sentence it is about is not in the section any more. */
  quoteStands: boolean
  /** Mentions the reader, who has not said that they saw it. */
  unread: boolean
  may: { reply: boolean; resolve: boolean; withdraw: boolean; decide: boolean; reopen: boolean }
}

export type ThreadGroup = {
  clauseId: string
  /** "" when the section is not in the draft any more. */
  number: string
  heading: string
  threads: ThreadView[]
}

/** One section beside its threads: its text, as blocks and as Markdown, and the sentences a comment can be about. */
export type SectionView = {
  clause: Clause
  markdown: string
  /** `wordsMark` of the section now. */
  mark: string
  sentences: string[]
}
