// What a changed profile means for a policy: which of its answers say something else, and the draft with them brought in.
import { answerTo, isAsked, readAnswer, type Answer, type Answers } from './answer'
import { countChanges, diffDocuments, type DocumentDiff } from '../compare/document-diff'
import { draftedPolicy, type DraftText } from './draft'
import { markOf } from './mark'
import type { Question, QuestionId, Template } from './template'

/** `open`: the policy has no answer. `followed`: it says what the profile said before. `own`: it says something of its own. */
export type ProfileStanding = 'open' | 'followed' | 'own'

export type ProfileEffect = {
  question: Question
  /** What the policy says. */
  here: Answer | undefined
  /** What the profile says. */
  profile: Answer
  standing: ProfileStanding
}

export type ProfileNow = {
  answers: Answers
  /** What it said before, in any order. */
  former: Answers[]
  /** Only these questions are looked at. */
  questions: ReadonlySet<QuestionId>
}

/** The questions whose answers differ between two states of the profile. */
export function changedQuestions(before: Answers, after: Answers): QuestionId[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...ids].filter((id) => markOf(answerTo(before, id)) !== markOf(answerTo(after, id)))
}

/** The questions that the profile answers and that this policy, which asks them, answers differently or not at all. */
export function profileEffects(answers: Answers, template: Template, profile: ProfileNow): ProfileEffect[] {
  const together = { ...answers, ...profile.answers }
  return template.questions.flatMap((question): ProfileEffect[] => {
    const said = answerTo(profile.answers, question.id)
    if (!question.profile || said === undefined || !profile.questions.has(question.id)) return []
    const here = answerTo(answers, question.id)
    if (markOf(here) === markOf(said) || !isAsked(question, together)) return []
    // An older template may not know an option that the profile has today.
    if (!readAnswer(question, said).ok) return []
    return [{ question, here, profile: said, standing: standingOf(question.id, here, profile.former) }]
  })
}

function standingOf(id: QuestionId, here: Answer | undefined, former: Answers[]): ProfileStanding {
  if (here === undefined) return 'open'
  const mark = markOf(here)
  return former.some((answers) => markOf(answerTo(answers, id)) === mark) ? 'followed' : 'own'
}

/** The draft with the profile's answers to some of its questions. */
export function withProfile(draft: DraftText, effects: ProfileEffect[]): DraftText {
  const brought = Object.fromEntries(effects.map((effect) => [effect.question.id, effect.profile]))
  return {
    ...draft,
    answers: { ...draft.answers, ...brought },
    skipped: draft.skipped.filter((id) => !Object.hasOwn(brought, id)),
  }
}

export type TextChange = {
  diff: DocumentDiff
  sections: number
  /** Lines above the sections, such as who owns the policy. */
  facts: number
}

/** How the text would change, and in how many sections. */
export function textChange(before: DraftText, after: DraftText, template: Template): TextChange {
  const diff = diffDocuments(
    draftedPolicy(before, template).document,
    draftedPolicy(after, template).document,
  )
  const { added, removed, changed, facts } = countChanges(diff)
  return { diff, sections: added + removed + changed, facts }
}
