// Save answers: what somebody said on one screen goes into the draft, or comes back with the reason.
import type { Desk } from '../context'
import { changeAnswers, type TypedAnswer } from '../domain/draft'
import { markOf } from '../domain/mark'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { QuestionId } from '../domain/template'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft } from './keep-draft'
import { openDraft } from './open-draft'
import { fillProfileFrom } from './save-profile'

export type AnswersForm = {
  policyId: string
  /** The draft revision the form was opened at. */
  revision: number
  entries: TypedAnswer[]
  /** Saved while somebody still types: the profile waits for what they settle on. */
  typing?: true
}

export type SavedAnswers = {
  revision: number
  changed: boolean
  voidedRound: boolean
  /** ISO instant of this save. */
  at: string
  /** Question id → mark of the answer it has now, from which the next save starts. */
  marks: Record<QuestionId, string>
}

/**
 * Saves the answers of a screen. Out: the revision the draft has now.
 * Refuses answers that cannot be read and answers that somebody else changed meanwhile; `fields` has question ids.
 */
export async function saveAnswers(desk: Desk, form: AnswersForm): Promise<Outcome<SavedAnswers>> {
  return saveScreen(desk, form, [])
}

/** Saves the answers of a screen and marks these questions, where they are blank, as gaps to come back to. */
export async function skipQuestions(
  desk: Desk,
  form: AnswersForm & { skip: QuestionId[] },
): Promise<Outcome<SavedAnswers>> {
  return saveScreen(desk, form, form.skip)
}

async function saveScreen(desk: Desk, form: AnswersForm, skip: QuestionId[]): Promise<Outcome<SavedAnswers>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, template } = open.value
    const changed = changeAnswers(draft, template, { revision: form.revision, entries: form.entries, skip })
    if (!changed.ok) return changed
    const { answers, skipped } = changed.value
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: { ...draft, answers, skipped },
      template,
      action: 'draft.answered',
      detail: {
        answers: changed.value.changed.length,
        questions: ` ${changed.value.changed.join(' ')} `,
        skipped: skip.length,
      },
    })
    if (!form.typing)
      await fillProfileFrom(step, person, {
        policyId: policy.id,
        template,
        answers,
        questions: form.entries.map((entry) => entry.question),
      })
    const marks = form.entries.map(({ question }) => [question, markOf(answers[question])])
    return accepted({ ...kept, at: step.at.toISOString(), marks: Object.fromEntries(marks) })
  })
}
