// The answer to a situation as a page shows it: the section that decides, others that matter, and whom to ask.
import type { Clause } from './policy-document'
import type { RulingWord } from './ruling'
import type { Situation, SubjectKey } from './situation'

/** A section that speaks of the situation, with where it stands. */
export type RulingView = {
  answer: RulingWord
  says: string
  slug: string
  policy: string
  version: string
  /** Without its sub-sections: they have rules of their own. */
  clause: Clause
}

export type SituationAnswer = {
  situation: Situation
  /** Null: no live policy speaks of it. */
  deciding: RulingView | null
  others: RulingView[]
  /** Other subjects that the words speak of, each with its answer in short; null where not covered. */
  also: { about: SubjectKey; answer: RulingWord | null }[]
  /** Whom to ask, as the policy names them, and how long that takes; null while no policy is in force. */
  ask: { name: string; within: string } | null
}

/** The address of an answer: what was chosen, never what was typed. `also` are other subjects that the words spoke of. */
export function answerAddress({ profile, about }: Situation, also: readonly SubjectKey[] = []): string {
  const others = also.filter((one) => one !== about).slice(0, 4)
  const more = others.length > 0 ? `&also=${others.join('.')}` : ''
  return `/ask/answer?profile=${profile}&about=${about}${more}`
}
