// Changes of the organisation's profile: on its own page, and by the first policy that answers one of its questions.
import { answerTo, readAnswer, type Answers } from './answer'
import { changeAnswers, type TypedAnswer } from './draft'
import { accepted, type Outcome } from './outcome'
import { findProfileQuestion, profileQuestions } from './profile'
import type { Question, QuestionId, Template } from './template'

/** The profile's questions as fields of one form. */
export const profileForm: { questions: Question[] } = {
  questions: profileQuestions.map(({ group, ...question }) => ({
    ...question,
    clauseId: group,
    when: [],
    profile: true,
  })),
}

/**
 * Puts typed answers into the profile. Answers that nobody else touched since the form was opened go in; one that both
 * changed is refused, with its id in `fields`.
 */
export function changeProfile(
  profile: { answers: Answers; revision: number },
  form: { revision: number; entries: TypedAnswer[] },
): Outcome<{ answers: Answers; changed: QuestionId[] }> {
  const changed = changeAnswers({ ...profile, skipped: [] }, profileForm, { ...form, skip: [] })
  return changed.ok ? accepted({ answers: changed.value.answers, changed: changed.value.changed }) : changed
}

/**
 * What a policy's answers add to the profile: those to its questions on which the profile says nothing yet. An answer that
 * the profile's own question does not know, from an older template, stays with the policy.
 */
export function fillProfile(
  profile: Answers,
  given: { template: Template; answers: Answers; questions: QuestionId[] },
): { answers: Answers; filled: QuestionId[] } {
  const answers = { ...profile }
  const filled: QuestionId[] = []
  for (const question of given.template.questions) {
    if (!question.profile || !given.questions.includes(question.id)) continue
    const answer = answerTo(given.answers, question.id)
    if (answer === undefined || answerTo(profile, question.id) !== undefined) continue
    if (!fitsProfile(question.id, answer)) continue
    answers[question.id] = answer
    filled.push(question.id)
  }
  return { answers, filled }
}

function fitsProfile(id: QuestionId, answer: unknown): boolean {
  const known = findProfileQuestion(id)
  return known !== undefined && readAnswer({ ...known, clauseId: known.group, when: [] }, answer).ok
}
