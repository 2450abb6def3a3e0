// Approval: one round asks for approval of exactly one version; each approver's word is its own row.
// Sources of the rules: 21 CFR 11.50 and 11.70 (who, when, why, bound to the record), ISO 9001:2015 7.5.2.
import { acceptClass } from './change-class'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person, PersonId, Role } from '../domain/person'
import { isComplete } from './step-standing'
import type { ChangeClass } from './version'

export { changeClassOf } from './change-class'

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
  /** Without those in whose place somebody was named. */
  approvers: PersonId[]
}

export type DecisionOutcome = 'approved' | 'sent-back' | 'recused'

export type Decision = {
  stepId: string
  personId: PersonId
  /** Whose place the word fills: the person's own, or that of the one they decided for. */
  seat: PersonId
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
  /** Approvers who left or lost the role since they were asked. */
  gone: PersonId[]
  /** What the redline suggests; null in rounds older than the question. */
  proposedClass: ChangeClass | null
}

export type Word = {
  outcome: DecisionOutcome
  comment: string
  /** Of the text on the approver's screen. */
  fingerprint: string
  /** With an approval: the kind of change. */
  changeClass: ChangeClass | null
  /** The person they decide for, by a delegation that the caller has checked; null for themselves. */
  inPlaceOf: PersonId | null
}

const meanings: Record<DecisionOutcome, string> = {
  approved: 'I have read this version and approve it for the organisation',
  'sent-back': 'I have read this version and send it back to its author',
  recused: 'I stand aside and take no part in this decision',
}

/** What the signature says, in words; stored with the decision and printed with it. */
export function meaningOf(outcome: DecisionOutcome, inPlaceOf: { name: string } | null): string {
  return inPlaceOf ? `${meanings[outcome]}, in place of ${inPlaceOf.name}.` : `${meanings[outcome]}.`
}

/** The first step that is not complete, or undefined when all are. */
export function currentStep(review: Pick<Review, 'steps' | 'decisions'>): ReviewStep | undefined {
  return [...review.steps]
    .sort((one, other) => one.position - other.position)
    .find((step) => !isComplete(step, review.decisions))
}

/** Whose word the round waits for now: the approvers of the current step who have not answered. */
export function waitedFor(review: Review): { step: ReviewStep; seats: PersonId[] } | undefined {
  const step = review.outcome === null ? currentStep(review) : undefined
  if (!step) return undefined
  const answered = review.decisions.filter((decision) => decision.stepId === step.id)
  const seats = step.approvers.filter((person) => !answered.some(({ seat }) => seat === person))
  return { step, seats }
}

/**
 * Whose places this person may fill now: their own first, else those of people who gave them their word and have not
 * answered. Nobody counts twice in a step, so whoever is asked in it, or has answered in it, decides for nobody else.
 */
export function placesOf(review: Review, personId: PersonId, givenBy: PersonId[]): PersonId[] {
  const waited = waitedFor(review)
  if (!waited || review.editors.includes(personId)) return []
  const { step, seats } = waited
  if (seats.includes(personId)) return [personId]
  const spoke = review.decisions.some(
    (decision) => decision.stepId === step.id && decision.personId === personId,
  )
  if (spoke || step.approvers.includes(personId)) return []
  return seats.filter((seat) => givenBy.includes(seat) && !review.gone.includes(seat))
}

/** True when this person is asked now, for themselves, and has not answered. */
export function isAskedToDecide(review: Review, personId: PersonId): boolean {
  return placesOf(review, personId, []).includes(personId)
}

/**
 * One approver's word. Out: the step it counts for, and the round's outcome if this word ends it.
 * Refuses a closed round, somebody who was not asked, an editor of the text, a second word in a step or for a place, a
 * text other than the one read, a send back or recusal without words, and an approval without the kind of change.
 */
export function decide(
  review: Review,
  person: Person,
  word: Word,
): Outcome<{ stepId: string; roundOutcome: 'approved' | 'sent-back' | null }> {
  const step = stepToAnswer(review, person, word)
  if (!step.ok) return step
  const spoken = checkWords(review, word)
  if (!spoken.ok) return spoken
  const stepId = step.value.id
  if (word.outcome === 'sent-back') return accepted({ stepId, roundOutcome: 'sent-back' })
  const { outcome, changeClass, inPlaceOf } = word
  const seat = inPlaceOf ?? person.id
  const decisions = [...review.decisions, { stepId, personId: person.id, seat, outcome, changeClass }]
  const ended = currentStep({ steps: review.steps, decisions }) === undefined
  return accepted({ stepId, roundOutcome: ended ? 'approved' : null })
}

/** The step that this person may answer now, in this place. */
function stepToAnswer(review: Review, person: Person, word: Word): Outcome<ReviewStep> {
  if (review.editors.includes(person.id)) {
    return refused(
      'author-cannot-approve-own-version',
      'You wrote or edited this version, so someone else must approve it. Ask another approver.',
    )
  }
  const step = currentStep(review)
  const given = review.decisions.filter((decision) => decision.personId === person.id)
  const said = (step && given.find(({ stepId }) => stepId === step.id)) ?? given.at(-1)
  const isAsked = step !== undefined && placesOf(review, person.id, listed(word.inPlaceOf)).length > 0
  if (said && !isAsked)
    return refused('already-decided', `You have already answered: ${said.outcome.replace('-', ' ')}.`)
  if (review.outcome !== null || !step) {
    return refused(
      'round-closed',
      `This approval round is over: ${(review.outcome ?? 'approved').replace('-', ' ')}. Nothing was recorded.`,
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
  return isTaken(review, step, { personId: person.id, inPlaceOf: word.inPlaceOf }) ?? accepted(step)
}

function isTaken(
  { decisions, gone }: Review,
  step: ReviewStep,
  asked: { personId: PersonId; inPlaceOf: PersonId | null },
) {
  const { personId, inPlaceOf } = asked
  const seat = inPlaceOf ?? personId
  if (!step.approvers.includes(seat) || (inPlaceOf !== null && gone.includes(inPlaceOf)))
    return refused('not-asked', 'You are not asked to decide on this version now.')
  if (inPlaceOf !== null && step.approvers.includes(personId)) {
    return refused(
      'counts-once',
      'You are asked in this step yourself, so you cannot decide for somebody else as well. Decide for yourself.',
    )
  }
  if (decisions.some((decision) => decision.stepId === step.id && decision.seat === seat)) {
    return refused(
      'place-answered',
      'Somebody has answered in this place already. Nothing was recorded. Open the page again to see who.',
    )
  }
  return undefined
}

function checkWords(review: Review, word: Word): Outcome<null> {
  const isSilent = word.comment.trim() === ''
  switch (word.outcome) {
    case 'sent-back':
      if (!isSilent) return accepted(null)
      return refused('comment-required', 'Say what should change, so that the author can act on it.', {
        comment: 'Write what should change.',
      })
    case 'recused':
      if (word.inPlaceOf !== null) {
        return refused(
          'recuse-for-oneself',
          'Only the person who was asked can stand aside. Leave the decision to them, and tell them why.',
        )
      }
      if (!isSilent) return accepted(null)
      return refused('reason-required', 'Say why you stand aside. The reason stays with the record.', {
        comment: 'Write why you stand aside.',
      })
    case 'approved':
      return acceptClass(review.proposedClass, word)
    default:
      return word.outcome satisfies never
  }
}

function listed(person: PersonId | null): PersonId[] {
  return person === null ? [] : [person]
}

/** What every reader of a version may see of its round: the approvals, without comments, which were written to the author. */
export function approvalsForReaders<Row extends { outcome: DecisionOutcome; comment: string }>(
  decisions: Row[],
): Omit<Row, 'comment'>[] {
  return decisions
    .filter((decision) => decision.outcome === 'approved')
    .map(({ comment: _, ...approval }) => approval)
}
