// Where one step of a round stands: how many approvals it needs after those who stood aside, and whether it can still get them.
import type { PersonId } from '../domain/person'
import type { Decision, ReviewStep } from './review'

/** The step's approvers without those who stood aside. */
export function remaining(step: ReviewStep, decisions: Decision[]): PersonId[] {
  const aside = decisions.filter(({ stepId, outcome }) => stepId === step.id && outcome === 'recused')
  return step.approvers.filter((person) => !aside.some(({ seat }) => seat === person))
}

/** How many approvals the step needs. With "all", whoever stood aside is not waited for; one approval is needed at least. */
export function approvalsNeeded(step: ReviewStep, decisions: Decision[]): number {
  switch (step.rule.kind) {
    case 'all':
      return Math.max(1, remaining(step, decisions).length)
    case 'any':
      return 1
    case 'some':
      return step.rule.needed
    default:
      return step.rule satisfies never
  }
}

/** True when the step has the approvals it needs. */
export function isComplete(step: ReviewStep, decisions: Decision[]): boolean {
  return approvedIn(step, decisions).length >= approvalsNeeded(step, decisions)
}

/**
 * True when the step can never get the approvals it needs: too many stood aside, left, or lost the role.
 * Somebody must be named, or the round taken back.
 */
export function isStuck(step: ReviewStep, decisions: Decision[], gone: PersonId[]): boolean {
  const approved = approvedIn(step, decisions)
  const possible = remaining(step, decisions).filter(
    (person) => approved.includes(person) || !gone.includes(person),
  )
  return possible.length < approvalsNeeded(step, decisions)
}

function approvedIn(step: ReviewStep, decisions: Decision[]): PersonId[] {
  return decisions
    .filter(({ stepId, outcome }) => stepId === step.id && outcome === 'approved')
    .map(({ seat }) => seat)
}
