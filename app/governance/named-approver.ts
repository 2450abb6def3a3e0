// Another approver for a step that is under way: who may be named, and in whose place.
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person, PersonId } from '../domain/person'
import type { Review, ReviewStep } from './review'
import { isComplete } from './step-standing'

/** Approvers of the step in whose place somebody may be named: they stood aside, left, or lost the role. */
export function replaceable(review: Review, step: ReviewStep): PersonId[] {
  const said = review.decisions.filter((decision) => decision.stepId === step.id)
  return step.approvers.filter((person) => {
    const word = said.find(({ seat }) => seat === person)
    return word ? word.outcome === 'recused' : review.gone.includes(person)
  })
}

/**
 * May this person be asked in this step? A place is given away only when its holder cannot fill it: nobody is swapped out
 * because their answer is not liked. Refuses a round that is over, a step that is complete, a stranger, somebody without the
 * role, an editor of the text, and somebody who is asked in the step already.
 */
export function acceptApprover(
  review: Review & { asked: { stepId: string; personId: PersonId }[] },
  named: { stepId: string; person: Person | undefined; inPlaceOf: PersonId | null },
): Outcome<{ step: ReviewStep; person: Person }> {
  const { person } = named
  if (review.outcome !== null)
    return refused('round-closed', 'This approval round is over, so nobody can be added to it.')
  const step = review.steps.find((one) => one.id === named.stepId)
  if (!step) return at('step', 'no-step', 'Choose the step.')
  if (isComplete(step, review.decisions))
    return at('step', 'step-complete', 'This step is complete. Nobody more is needed in it.')
  if (!person) return at('person', 'no-such-person', 'Choose who is to be asked.')
  if (review.editors.includes(person.id)) {
    return at(
      'person',
      'author-cannot-approve-own-version',
      `${person.name} wrote or edited this text, so someone else must approve it. Choose another approver.`,
    )
  }
  if (!may(person, 'approve-versions'))
    return at('person', 'not-an-approver', `${person.name} does not have the approver role. Choose another.`)
  const isAsked = review.asked.some(({ stepId, personId }) => stepId === step.id && personId === person.id)
  const spoke = review.decisions.some(({ stepId, personId }) => stepId === step.id && personId === person.id)
  if (isAsked || spoke)
    return at('person', 'asked-already', `${person.name} stands in this step already. Choose somebody else.`)
  if (named.inPlaceOf !== null && !replaceable(review, step).includes(named.inPlaceOf)) {
    return at(
      'inPlaceOf',
      'place-not-free',
      'This person can still answer, so their place is not free. Add somebody beside them instead.',
    )
  }
  return accepted({ step, person })
}

function at(field: string, rule: string, sentence: string) {
  return refused(rule, sentence, { [field]: sentence })
}
