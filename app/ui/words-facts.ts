// What the page for a section's own words is given, and what comes back when its form is sent.
import type { ClauseMerge, ClauseWords } from '../compare/clause-merge'
import type { ClauseOrigin } from '../domain/arrangement'
import type { Block } from '../domain/policy-document'

/** What stands in the form. */
export type WordsForm = {
  heading: string
  markdown: string
  /** For the editor; null when the words hold what only Markdown can carry. */
  blocks: Block[] | null
  /** The mark of the words it started from, and those words; null when nobody can say. */
  started: string
  base: ClauseWords | null
}

export type WordsPage = {
  slug: string
  title: string
  clauseId: string
  /** Where one goes without a change. */
  back: { href: string; label: string }
  form: WordsForm
  edited: boolean
  movedOn: boolean
  leftOut: boolean
  own: ClauseOrigin | null
  template: ClauseWords | null
  parts: { id: string; heading: string }[]
  inReview: boolean
  language: string
  zone: string
  /** False when the author asked for the plain text box. */
  rich: boolean
  once: string
}

/** What the editor is given; it is loaded by the page that has it. */
export type EditorProps = {
  /** What it starts with; later values are not looked at. */
  blocks: Block[]
  /** Id of the text itself, where error summaries lead. */
  id: string
  labelledBy: string
  describedBy: string
  invalid: boolean
  language: string
  onChange: (blocks: Block[]) => void
}

/** What somebody else saved for the section meanwhile, and both texts put together. */
export type OtherWords = {
  who: string
  at: string | null
  theirs: ClauseWords | null
  /** True when they went back to what the template says. */
  fromTemplate: boolean
  base: ClauseWords | null
  mine: ClauseWords | null
  merge: ClauseMerge | null
  /** The merged text for the plain text box. */
  markdown: string
}

export type WordsResult =
  /** Done; go on there. */
  | { kind: 'next'; href: string }
  /** Nothing is saved yet: these words stand in the form for a last look. */
  | { kind: 'shown'; form: WordsForm }
  | {
      kind: 'refused'
      form: WordsForm
      /** True when the template's words were asked for. */
      restoring: boolean
      sentence: string
      fields: Record<string, string>
      losses: { losses: string[]; mark: string } | null
      other: OtherWords | null
    }
  /** Not saved, and nobody knows why but the network. */
  | { kind: 'unreachable'; sentence: string }

export type RefusedWords = Extract<WordsResult, { kind: 'refused' }>
