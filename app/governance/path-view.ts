// An approval path as it is drawn: each step with where it stands, and each person with what they said or since when they are asked.
import { ruleWords, asksWords, type SettledStep } from './approval-path'
import type { PersonId } from '../domain/person'
import { currentStep, type Decision, type Review, type ReviewStep } from './review'
import { isComplete, isStuck, remaining } from './step-standing'

/** What drawing needs of a round. */
export type DrawnRound = Pick<Review, 'outcome' | 'steps' | 'editors' | 'gone'> & {
  openedAt: string
  dueOn: string | null
  closedAt: string | null
  decisions: (Decision & {
    personName: string
    personTitle: string
    decidedAt: string
    inPlaceOf: { name: string; title: string } | null
  })[]
  asked: {
    stepId: string
    personId: PersonId
    name: string
    jobTitle: string
    askedAt: string
    inPlaceOf: PersonId | null
  }[]
}

export type StepState = 'done' | 'now' | 'later' | 'stuck' | 'ended'
export type SeatState =
  'approved' | 'sent-back' | 'recused' | 'asked' | 'not-needed' | 'later' | 'gone' | 'replaced'

export type SeatView = {
  personId: PersonId
  name: string
  title: string
  state: SeatState
  /** ISO instant: of the word, or since when they are asked. */
  at: string | null
  /** Who answered in their place, or may. */
  by: string | null
}

export type StepView = {
  id: string
  place: number
  title: string
  rule: string
  asks: string
  state: StepState
  /** ISO date. */
  dueOn: string | null
  seats: SeatView[]
}

/** A round as pages draw it. */
export type RoundView = {
  path: StepView[]
  pathName: string
  /** True when the current step can never be complete by those who are left. */
  isStuck: boolean
  /** Why it was voided, and who must look again; null unless it was. */
  voided: { because: string; again: string[] } | null
}

/** A place that somebody may fill now: their own, or that of a person who gave it to them. */
export type Place = { personId: PersonId; name: string; title: string; isOwn: boolean }

/** The steps of a round in order. `standIns`: names of those who may decide in a person's place now. */
export function pathOfRound(round: DrawnRound, standIns: Record<PersonId, string[]> = {}): StepView[] {
  const steps = [...round.steps].sort((one, other) => one.position - other.position)
  const current = currentStep(round)
  let since = round.openedAt
  return steps.map((step, index) => {
    const state = stateOfStep(round, step, current)
    const seats = seatsOf(round, step, { state, since, standIns })
    const words = round.decisions.filter((decision) => decision.stepId === step.id)
    since = words.map((word) => word.decidedAt).reduce((last, at) => (at > last ? at : last), since)
    return {
      id: step.id,
      place: index + 1,
      title: step.title,
      rule: ruleWords(step.rule, remaining(step, round.decisions).length),
      asks: asksWords(step.asks),
      state,
      dueOn: step.dueOn ?? round.dueOn,
      seats,
    }
  })
}

/** A path before it is sent: who will be asked. `dueOn` of a step in days from the day it is sent. */
export function pathOfSteps(steps: SettledStep[], dueOf: (days: number | null) => string | null): StepView[] {
  return steps.map((step, index) => ({
    id: String(index),
    place: index + 1,
    title: step.title,
    rule: ruleWords(step.rule, step.approvers.length),
    asks: asksWords(step.asks),
    state: 'later',
    dueOn: dueOf(step.dueInDays),
    seats: step.approvers.map((person) => ({
      personId: person.id,
      name: person.name,
      title: person.jobTitle,
      state: 'later',
      at: null,
      by: null,
    })),
  }))
}

/** Names of those who must look again when a round was voided: everybody who had answered, or was asked in a step that was reached. */
export function mustLookAgain(round: DrawnRound): string[] {
  const reached = currentStep(round)?.position ?? Infinity
  const ids = round.steps
    .filter((step) => step.position <= reached)
    .flatMap((step) => remaining(step, round.decisions))
  const names = round.asked.filter((one) => ids.includes(one.personId)).map((one) => one.name)
  return [...new Set(names)]
}

function stateOfStep(round: DrawnRound, step: ReviewStep, current: ReviewStep | undefined): StepState {
  if (isComplete(step, round.decisions)) return 'done'
  if (round.outcome !== null) return 'ended'
  if (step.id !== current?.id) return 'later'
  return isStuck(step, round.decisions, round.gone) ? 'stuck' : 'now'
}

function seatsOf(
  round: DrawnRound,
  step: ReviewStep,
  at: { state: StepState; since: string; standIns: Record<PersonId, string[]> },
): SeatView[] {
  const asked = round.asked.filter((one) => one.stepId === step.id)
  return asked.map((one) => {
    const word = round.decisions.find(({ stepId, seat }) => stepId === step.id && seat === one.personId)
    const common = { personId: one.personId, name: one.name, title: one.jobTitle }
    if (word) {
      const place = word.inPlaceOf ?? { name: word.personName, title: word.personTitle }
      return {
        ...common,
        name: place.name,
        title: place.title,
        state: word.outcome,
        at: word.decidedAt,
        by: word.inPlaceOf ? word.personName : null,
      }
    }
    if (asked.some((other) => other.inPlaceOf === one.personId))
      return { ...common, state: 'replaced', at: null, by: null }
    if (round.gone.includes(one.personId) && at.state !== 'done')
      return { ...common, state: 'gone', at: null, by: null }
    const isAsked = at.state === 'now' || at.state === 'stuck'
    const since = one.askedAt > at.since ? one.askedAt : at.since
    const state = isAsked ? 'asked' : at.state === 'later' ? 'later' : 'not-needed'
    const by = isAsked ? (at.standIns[one.personId]?.join(', ') ?? null) : null
    return { ...common, state, at: isAsked ? since : null, by: by === '' ? null : by }
  })
}
