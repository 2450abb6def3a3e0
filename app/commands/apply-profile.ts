// Apply the profile: its answers go into the policies that somebody chose, each as a change of its draft.
import { getProfile } from '../../db/profile'
import type { Desk } from '../context'
import { answerTo, type Answers } from '../domain/answer'
import { markOf } from '../domain/mark'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { profileEffects, withProfile } from '../domain/profile-effects'
import type { QuestionId } from '../domain/template'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft } from './open-draft'

/** One answer of the profile for one policy, and the mark of the answer it replaces as it was shown. */
export type ProfileChoice = { policyId: string; question: QuestionId; started: string }

/** As many policies as one page of the list shows. */
export const mostPoliciesAtOnce = 25

/**
 * Brings the profile's answers into these policies, all or none. Out: how many policies changed, and how many approval
 * rounds that ended. Refuses when the profile, or one of the answers it would replace, is no longer what was shown.
 */
export async function applyProfile(
  desk: Desk,
  form: { revision: number; choices: ProfileChoice[] },
): Promise<Outcome<{ policies: number; voidedRounds: number }>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  const policyIds = [...new Set(form.choices.map((choice) => choice.policyId))]
  if (policyIds.length === 0)
    return refused('nothing-chosen', 'Tick at least one answer to bring into a policy.')
  if (policyIds.length > mostPoliciesAtOnce)
    return refused('too-many-policies', `At most ${mostPoliciesAtOnce} policies can be changed at once.`)
  return change(desk, async (step) => {
    const profile = await getProfile(step.trx)
    if (profile.revision !== form.revision)
      return refused(
        'profile-changed-meanwhile',
        'Somebody changed the profile while you had this open. Look at the answers below, then choose again.',
      )
    const total = { policies: 0, voidedRounds: 0 }
    for (const policyId of policyIds) {
      const choices = form.choices.filter((choice) => choice.policyId === policyId)
      const kept = await bringInto(step, desk, { policyId, choices, profile: profile.answers })
      if (!kept.ok) return kept
      if (kept.value.changed) total.policies += 1
      if (kept.value.voidedRound) total.voidedRounds += 1
    }
    return accepted(total)
  })
}

async function bringInto(
  step: Change,
  desk: Desk,
  wish: { policyId: string; choices: ProfileChoice[]; profile: Answers },
): Promise<Outcome<KeptDraft>> {
  const open = await openDraft(step.trx, desk.candor.library, { policyId: wish.policyId })
  if (!open.ok) return open
  const { policy, draft, template } = open.value
  const stale = wish.choices.some(
    ({ question, started }) => markOf(answerTo(draft.answers, question)) !== started,
  )
  if (stale)
    return refused(
      'answer-changed-meanwhile',
      `Somebody answered again in “${draft.title}” while you had this open. Nothing was changed. Look again, then choose.`,
    )
  const questions = new Set(wish.choices.map((choice) => choice.question))
  const effects = profileEffects(draft.answers, template, { answers: wish.profile, former: [], questions })
  const kept = await keepDraft(step, actingPerson(desk), {
    policy,
    before: draft,
    after: withProfile(draft, effects),
    template,
    action: 'draft.profile-applied',
    detail: {
      answers: effects.length,
      questions: ` ${effects.map((effect) => effect.question.id).join(' ')} `,
    },
  })
  return accepted(kept)
}
