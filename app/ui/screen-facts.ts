// What a drafting screen is given, and what comes back when its form is sent.
import type { Arrangement } from '../domain/arrangement'
import type { Answers } from '../domain/answer'
import type { DraftSection } from '../domain/draft-sections'
import type { Edits } from '../domain/draft-input'
import type { Block } from '../domain/policy-document'
import type { QuestionId, Template } from '../domain/template'

export type ScreenPage = {
  slug: string
  policyTitle: string
  section: DraftSection
  screen: string
  before: string | null
  after: string | null
  /** Cut to what this screen needs. */
  template: Template
  questionIds: QuestionId[]
  answers: Answers
  /** What the organisation's profile says to the questions of this screen. */
  profile: Answers
  skipped: QuestionId[]
  edits: Edits
  arrangement: Arrangement
  movedOn: boolean
  marks: Record<QuestionId, string>
  revision: number
  savedAt: string
  savedBy: string | null
  zone: string
  why: { why: string; source: string; checked: string } | null
  notes: Block[]
  inReview: boolean
  /** Open comments on the section and its parts. */
  openThreads: number
  more: boolean
  people: string[]
}

export type ScreenResult =
  | { kind: 'saved'; revision: number; at: string; marks: Record<QuestionId, string> }
  | {
      kind: 'refused'
      sentence: string
      fields: Record<QuestionId, string>
      typed: Record<QuestionId, string[]>
      revision: number
      /** Marks of the answers that others gave meanwhile. */
      marks: Record<QuestionId, string>
      others: Record<QuestionId, { words: string; who: string; at: string }>
    }
  /** Saved; go on there. */
  | { kind: 'next'; href: string }
  /** Not saved, and nobody knows why but the network. */
  | { kind: 'unreachable'; sentence: string }
