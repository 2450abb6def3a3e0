// Save the profile: what the organisation says about itself once. No policy changes by it.
import { getProfile, updateProfile } from '../../db/profile'
import type { Desk } from '../context'
import type { TypedAnswer } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { changeProfile, fillProfile } from '../domain/profile-change'
import type { Answers } from '../domain/answer'
import type { QuestionId, Template } from '../domain/template'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'

export type ProfileForm = {
  /** The revision the form was opened at. */
  revision: number
  entries: TypedAnswer[]
}

/**
 * Saves the answers. Out: the revision before and the questions that changed, to show which policies they touch.
 * Refuses answers that cannot be read and answers that somebody else changed meanwhile; `fields` has question ids.
 */
export async function saveProfile(
  desk: Desk,
  form: ProfileForm,
): Promise<Outcome<{ before: number; changed: QuestionId[] }>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts'))
    return refused('not-an-author', 'Only authors and administrators can change the profile.')
  return change(desk, async (step) => {
    const profile = await getProfile(step.trx)
    const changed = changeProfile(profile, form)
    if (!changed.ok) return changed
    const { answers, changed: questions } = changed.value
    if (questions.length > 0)
      await keepProfile(step, person, { before: profile.revision, answers, questions, policyId: undefined })
    return accepted({ before: profile.revision, changed: questions })
  })
}

/** Puts a policy's answers into the profile where it says nothing yet, in the transaction that saves them. */
export async function fillProfileFrom(
  step: Change,
  person: Person,
  given: { policyId: string; template: Template; answers: Answers; questions: QuestionId[] },
): Promise<void> {
  if (!given.template.questions.some(({ id, profile }) => profile && given.questions.includes(id))) return
  const profile = await getProfile(step.trx)
  const { answers, filled } = fillProfile(profile.answers, given)
  if (filled.length === 0) return
  const { policyId } = given
  await keepProfile(step, person, { before: profile.revision, answers, questions: filled, policyId })
}

async function keepProfile(
  { trx, at, record }: Change,
  person: Person,
  kept: { before: number; answers: Answers; questions: QuestionId[]; policyId: string | undefined },
): Promise<void> {
  const { answers, before, questions, policyId } = kept
  const saved = await updateProfile(trx, { answers, revision: before }, { by: person, at })
  // Writers take turns, so a profile read in this transaction is still the same one.
  if (!saved) throw new Error('The profile moved on inside a transaction.')
  await record({
    action: 'profile.changed',
    subject: { kind: 'profile', id: 'profile' },
    ...(policyId !== undefined && { policyId }),
    detail: { answers: questions.length, questions: ` ${questions.join(' ')} `, revision: before + 1 },
  })
}
