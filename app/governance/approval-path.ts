// Approval paths: the steps a version goes through, who is asked in each, and what a path must hold to ask anybody.
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may, permissions } from '../domain/permission'
import { roleLabels, type Person, type PersonId, type Role } from '../domain/person'
import type { StepAsks, StepRule } from './review'

/** One step as a preset keeps it, or as an author builds it. */
export type PathStep = {
  title: string
  rule: StepRule
  asks: PathAsks
  /** Days after the round opens; null: the round's own day, or none. */
  dueInDays: number | null
}

/** Named people, or everybody who holds the role (in the department) when the round opens. */
export type PathAsks =
  | { kind: 'people'; people: PersonId[] }
  | { kind: 'role'; role: Role; departmentId: string | null; departmentName: string }

/** A step with the people it asks today. */
export type SettledStep = {
  title: string
  rule: StepRule
  asks: StepAsks
  dueInDays: number | null
  approvers: Candidate[]
  /** Names of those left out because they wrote or edited the text. */
  leftOut: string[]
}

/** Somebody who may be asked; of those who left nobody is among them. */
export type Candidate = Person & { departmentId: string | null }

export const mostSteps = 8
const longestDue = 365
const longestTitle = 80

/** The roles whose holders may approve, and so may be asked as a role. */
export const approvingRoles: readonly Role[] = permissions['approve-versions']

/** A path of one step in which all of these people approve. */
export function stepOfPeople(people: PersonId[]): PathStep {
  return { title: 'Approval', rule: { kind: 'all' }, asks: { kind: 'people', people }, dueInDays: null }
}

/**
 * Checks the shape of a path, before anybody is looked up. Field names are those of the step's fields in a form.
 * Refuses no step, too many, a step without people, more needed than named, and a due day out of range.
 */
export function checkPath(steps: readonly PathStep[]): Outcome<null> {
  if (steps.length === 0) {
    return refused('no-approver', 'Choose at least one approver. Nothing is published without one.', {
      'step-0-people': 'Choose at least one approver.',
    })
  }
  if (steps.length > mostSteps)
    return refused('too-many-steps', `A path has ${mostSteps} steps at most. Put some of them together.`)
  for (const [place, step] of steps.entries()) {
    const mistake = mistakeIn(step, place)
    if (mistake) return mistake
  }
  return accepted(null)
}

function mistakeIn(step: PathStep, place: number) {
  const name = nameOfStep(step, place)
  const field = `step-${place}`
  if ([...step.title].length > longestTitle) {
    const sentence = `The name of step ${place + 1} is longer than ${longestTitle} characters. Shorten it.`
    return refused('step-title', sentence, { [`${field}-title`]: sentence })
  }
  const { dueInDays, rule, asks } = step
  if (dueInDays !== null && !(Number.isInteger(dueInDays) && dueInDays >= 1 && dueInDays <= longestDue)) {
    const sentence = `${name}: give the days as a whole number from 1 to ${longestDue}.`
    return refused('step-days', sentence, { [`${field}-days`]: sentence })
  }
  if (rule.kind === 'some' && !(Number.isInteger(rule.needed) && rule.needed >= 1)) {
    const sentence = `${name}: say how many must approve, 1 at least.`
    return refused('step-needed', sentence, { [`${field}-needed`]: sentence })
  }
  if (asks.kind === 'role') {
    if (approvingRoles.includes(asks.role)) return undefined
    const sentence = `${name}: choose a role that may approve.`
    return refused('step-role', sentence, { [`${field}-role`]: sentence })
  }
  const named = new Set(asks.people).size
  if (named === 0) {
    const sentence = `${name}: choose at least one approver. Nothing is published without one.`
    return refused('no-approver', sentence, { [`${field}-people`]: sentence })
  }
  if (rule.kind !== 'some' || rule.needed <= named) return undefined
  return tooMany({ name, field, needed: rule.needed, of: named })
}

/**
 * Finds the people that each step asks.
 * In: everybody who may be asked, the people whom the steps name, and everyone who wrote or edited the text. Those are left
 * out of every step; the same person may stand in several steps. Refuses a step that is left with nobody, or with fewer
 * than it needs, and somebody named who left or may not approve.
 */
export function settleSteps(
  steps: readonly PathStep[],
  directory: { holders: Candidate[]; named: Candidate[] },
  editors: PersonId[],
): Outcome<SettledStep[]> {
  const checked = checkPath(steps)
  if (!checked.ok) return checked
  const settled: SettledStep[] = []
  for (const [place, step] of steps.entries()) {
    const one = settleStep(step, place, { ...directory, editors })
    if (!one.ok) return one
    settled.push(one.value)
  }
  return accepted(settled)
}

function settleStep(
  step: PathStep,
  place: number,
  known: { holders: Candidate[]; named: Candidate[]; editors: PersonId[] },
): Outcome<SettledStep> {
  const name = nameOfStep(step, place)
  const field = `step-${place}`
  const asked = step.asks.kind === 'people' ? namedIn(step.asks.people, known.named) : holdersOf(step, known)
  const powerless = asked.find((person) => !may(person, 'approve-versions'))
  if (powerless) {
    return refused(
      'not-an-approver',
      `${powerless.name} may not approve. Ask an administrator to give the role, or choose another approver.`,
      { [`${field}-people`]: `${powerless.name} does not have the approver role.` },
    )
  }
  if (step.asks.kind === 'people' && asked.length < new Set(step.asks.people).size) {
    const sentence = `${name} names somebody who is not here any more. Choose another approver.`
    return refused('approver-left', sentence, { [`${field}-people`]: sentence })
  }
  const approvers = asked.filter((person) => !known.editors.includes(person.id))
  const leftOut = asked.filter((person) => known.editors.includes(person.id)).map((person) => person.name)
  if (approvers.length === 0) return nobodyLeft({ name, field, leftOut })
  if (step.rule.kind === 'some' && step.rule.needed > approvers.length) {
    return tooMany({ name, field, needed: step.rule.needed, of: approvers.length, leftOut })
  }
  const title = step.title.trim() === '' ? 'Approval' : step.title.trim()
  const asks: StepAsks = step.asks.kind === 'people' ? { kind: 'people' } : step.asks
  return accepted({ title, rule: step.rule, asks, dueInDays: step.dueInDays, approvers, leftOut })
}

function namedIn(people: PersonId[], named: Candidate[]): Candidate[] {
  return [...new Set(people)].flatMap((id) => named.filter((person) => person.id === id))
}

function holdersOf({ asks }: PathStep, { holders }: { holders: Candidate[] }): Candidate[] {
  if (asks.kind !== 'role') return []
  return holders.filter(
    (person) =>
      person.roles.includes(asks.role) &&
      (asks.departmentId === null || person.departmentId === asks.departmentId),
  )
}

function nobodyLeft({ name, field, leftOut }: { name: string; field: string; leftOut: string[] }) {
  if (leftOut.length === 0) {
    const sentence = `${name}: nobody holds that role now, so nobody can be asked. Choose other people.`
    return refused('no-approver', sentence, { [`${field}-people`]: sentence })
  }
  return refused(
    'author-cannot-approve-own-version',
    `${name} is left without an approver: ${listOf(leftOut)} wrote or edited this text, so someone else must approve it. Choose another approver.`,
    { [`${field}-people`]: `${listOf(leftOut)} wrote or edited this text. Choose someone else.` },
  )
}

function tooMany(step: { name: string; field: string; needed: number; of: number; leftOut?: string[] }) {
  const { name, field, needed, of, leftOut = [] } = step
  const why = leftOut.length > 0 ? ` ${listOf(leftOut)} wrote or edited this text and cannot be asked.` : ''
  const sentence = `${name} needs ${needed} approvals and asks ${of === 1 ? '1 person' : `${of} people`}.${why} Ask more people, or need fewer.`
  return refused('more-needed-than-asked', sentence, { [`${field}-needed`]: sentence })
}

/** "Step 2 (Leadership)", as sentences say it. */
function nameOfStep({ title }: PathStep, place: number): string {
  return title.trim() === '' ? `Step ${place + 1}` : `Step ${place + 1} (${title.trim()})`
}

/** "Ben Adeyemi, Ruth Keller and Nadia Rahman". */
export function listOf(names: string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** How many must approve, in words: "all 3 must approve", "2 of 3 must approve". */
export function ruleWords(rule: StepRule, asked: number): string {
  switch (rule.kind) {
    case 'all':
      return asked === 1 ? 'one person must approve' : `all ${asked} must approve`
    case 'any':
      return asked === 1 ? 'one person must approve' : `any one of ${asked} approves`
    case 'some':
      return `${rule.needed} of ${asked} must approve`
    default:
      return rule satisfies never
  }
}

/** How a step's people were found, in words; "" for named people. */
export function asksWords(asks: StepAsks | PathAsks): string {
  if (asks.kind === 'people') return ''
  const who = `everybody with the role ${roleLabels[asks.role].toLowerCase()}`
  return asks.departmentId === null ? who : `${who} in ${asks.departmentName}`
}
