// Whether an answer in a policy is the organisation's own one, or stands for this policy only.
import { answerTo, parseAnswer, type Answers } from './answer'
import { answerText } from './answer-text'
import { deepEqual } from './deep-equal'
import type { Question } from './template'

export type ProfileNote =
  { kind: 'same' } | { kind: 'other'; says: string } | { kind: 'unanswered'; says: string }

/** For a question of the profile that the profile has an answer to; `typed` is what stands in its fields now. */
export function profileNote(
  question: Question,
  typed: string[],
  profile: { answers: Answers; language: string },
): ProfileNote | undefined {
  const answer = question.profile ? answerTo(profile.answers, question.id) : undefined
  if (answer === undefined) return undefined
  const here = parseAnswer(question, typed)
  if (here.ok && deepEqual(here.value, answer)) return { kind: 'same' }
  const says = answerText(question, answer, profile.language)
  return here.ok && here.value === undefined ? { kind: 'unanswered', says } : { kind: 'other', says }
}
