// Approval: one round asks for approval of exactly one version; each approver's word is its own row.
// Sources of the rules: 21 CFR 11.50 and 11.70 (who, when, why, bound to the record), ISO 9001:2015 7.5.2.
import { accepted, refused, type Outcome } from './outcome'
import { may } from './permission'
import type { Person, PersonId, Role } from './person'
import type { ChangeClass } from './version'

export type StepRule = { kind: 'all' } | { kind: 'any' } | { kind: 'some'; needed: number }

/** How a step's approvers were found: named one by one, or all who held a role (in a department) when the round opened. */
export type StepAsks =
  { kind: 'people' } | { kind: 'role'; role: Role; departmentId: string | null; departmentName: string }

export type ReviewStep = {
  id: string
  position: number
  title: string
  rule: StepRule
  asks: StepAsks
  /** ISO date, or null for the round's own. */
  dueOn: string | null
  approvers: PersonId[]
}

export type DecisionOutcome = 'approved' | 'sent-back' | 'recused'

export type Decision = {
  stepId: string
  personId: PersonId
  outcome: DecisionOutcome
  /** The kind of change as this approver sets it; null with other words than an approval. */
  changeClass: ChangeClass | null
}

export type RoundOutcome = 'approved' | 'sent-back' | 'voided' | 'expired'

export type Review = {
  roundId: string
  versionId: string
  fingerprint: string
  /** Null while open. */
  outcome: RoundOutcome | null
  /** The author and everyone who edited the text. */
  editors: PersonId[]
  steps: ReviewStep[]
  decisions: Decision[]
}

/** What an approval says; stored with the decision and printed with it. */
export const approvalMeaning = 'I have read this version and approve it for the organisation.'
export const sendBackMeaning = 'I have read this version and send it back to its author.'

/**
 * Checks the approvers named for a submission.
 * In: the people chosen, and everyone who wrote or edited the text. Refuses none, an editor, or someone without the role.
 */
export function chooseApprovers(approvers: Person[], editors: PersonId[]): Outcome<Person[]> {
  if (approvers.length === 0) {
    return refused('no-approver', 'Choose at least one approver. Nothing is published without one.', {
      approvers: 'Choose at least one approver.',
    })
  }
  const editor = approvers.find((person) => editors.includes(person.id))
  if (editor) {
    return refused(
      'author-cannot-approve-own-version',
      `${editor.name} wrote or edited this text, so someone else must approve it. Choose another approver.`,
      { approvers: `${editor.name} wrote or edited this text. Choose someone else.` },
    )
  }
  const powerless = approvers.find((person) => !may(person, 'approve-versions'))
  if (powerless) {
    return refused(
      'not-an-approver',
      `${powerless.name} may not approve. Ask an administrator to give the role, or choose another approver.`,
      { approvers: `${powerless.name} does not have the approver role.` },
    )
  }
  return accepted(approvers)
}

/** The first step that is not complete, or undefined when all are. */
export function currentStep(review: Review): ReviewStep | undefined {
  return [...review.steps]
    .sort((one, other) => one.position - other.position)
    .find((step) => !isComplete(step, review.decisions))
}

/** True when this person is asked now and has not answered. */
export function isAskedToDecide(review: Review, personId: PersonId): boolean {
  if (review.outcome !== null) return false
  const step = currentStep(review)
  if (!step || !step.approvers.includes(personId)) return false
  return !review.decisions.some((decision) => decision.stepId === step.id && decision.personId === personId)
}

/**
 * One approver's word. Out: the step it counts for, and the round's outcome if this word ends it.
 * Refuses a closed round, somebody who was not asked, an editor of the text, a second word, and a text other than the one read.
 */
export function decide(
  review: Review,
  person: Person,
  word: { outcome: 'approved' | 'sent-back'; comment: string; fingerprint: string },
): Outcome<{ stepId: string; roundOutcome: 'approved' | 'sent-back' | null }> {
  if (review.editors.includes(person.id)) {
    return refused(
      'author-cannot-approve-own-version',
      'You wrote or edited this version, so someone else must approve it. Ask another approver.',
    )
  }
  const given = review.decisions.find((decision) => decision.personId === person.id)
  if (given)
    return refused('already-decided', `You have already answered: ${given.outcome.replace('-', ' ')}.`)
  if (review.outcome !== null) {
    return refused(
      'round-closed',
      `This approval round is over: ${review.outcome.replace('-', ' ')}. Nothing was recorded.`,
    )
  }
  if (!may(person, 'approve-versions')) {
    return refused('not-an-approver', 'Your role does not let you approve. Ask an administrator.')
  }
  if (word.fingerprint !== review.fingerprint) {
    return refused(
      'text-changed',
      'The text is not the one you were shown. Open the version again and read it before you decide.',
    )
  }
  const step = currentStep(review)
  if (!step || !step.approvers.includes(person.id)) {
    return refused('not-asked', 'You are not asked to decide on this version now.')
  }
  if (word.outcome === 'sent-back' && word.comment.trim() === '') {
    return refused('comment-required', 'Say what should change, so that the author can act on it.', {
      comment: 'Write what should change.',
    })
  }
  if (word.outcome === 'sent-back') return accepted({ stepId: step.id, roundOutcome: 'sent-back' })
  const decisions: Decision[] = [
    ...review.decisions,
    { stepId: step.id, personId: person.id, outcome: 'approved', changeClass: null },
  ]
  const ended = currentStep({ ...review, decisions }) === undefined
  return accepted({ stepId: step.id, roundOutcome: ended ? 'approved' : null })
}

function isComplete(step: ReviewStep, decisions: Decision[]): boolean {
  const approved = decisions.filter(
    (decision) => decision.stepId === step.id && decision.outcome === 'approved',
  ).length
  return approved >= neededApprovals(step)
}

/** How many approvals the step needs. */
function neededApprovals(step: ReviewStep): number {
  switch (step.rule.kind) {
    case 'all':
      return Math.max(1, step.approvers.length)
    case 'any':
      return 1
    case 'some':
      return step.rule.needed
    default:
      return step.rule satisfies never
  }
}

/**
 * The kind of change that the approvers set: the weightiest of theirs. Null while nobody has approved, and in rounds older
 * than the question. A publication takes it as it is.
 */
export function changeClassOf(decisions: Decision[]): ChangeClass | null {
  const set = decisions.flatMap((decision) =>
    decision.outcome === 'approved' && decision.changeClass ? [decision.changeClass] : [],
  )
  return (['material', 'clarifying', 'editorial'] as const).find((kind) => set.includes(kind)) ?? null
}

/** What every reader of a version may see of its round: the approvals, without comments, which were written to the author. */
export function approvalsForReaders<Row extends { outcome: DecisionOutcome; comment: string }>(
  decisions: Row[],
): Omit<Row, 'comment'>[] {
  return decisions
    .filter((decision) => decision.outcome === 'approved')
    .map(({ comment: _, ...approval }) => approval)
}
