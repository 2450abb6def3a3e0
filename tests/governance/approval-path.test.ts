// Approval paths: what a path must hold, whom it asks, and how it is drawn.
import { describe, expect, test } from 'vitest'
import {
  checkPath,
  mostSteps,
  settleSteps,
  stepOfPeople,
  type Candidate,
  type PathStep,
} from '../../app/governance/approval-path'
import { acceptDelegation, isInside } from '../../app/governance/delegation'
import { rowsOfSteps, stepsOfRows, emptyRow } from '../../app/governance/path-rows'
import { mustLookAgain, pathOfRound, type DrawnRound } from '../../app/governance/path-view'
import type { Person } from '../../app/domain/person'
import { amara, ben, joel, nadia, ruth } from '../people'

function here(person: Person, departmentId: string | null = null): Candidate {
  return { ...person, departmentId }
}

const known = {
  holders: [here(ben, 'legal'), here(nadia), here(ruth)],
  named: [here(ben), here(ruth), here(joel)],
}
const role = { kind: 'role', role: 'approver', departmentId: null, departmentName: '' } as const

function aStep(change: Partial<PathStep> = {}): PathStep {
  return { ...stepOfPeople([ben.id, ruth.id]), title: 'Legal', ...change }
}

describe('a path', () => {
  test('has a step, and not more than people keep in mind', () => {
    expect(checkPath([])).toMatchObject({ rule: 'no-approver' })
    const many = Array.from({ length: mostSteps + 1 }, () => aStep())
    expect(checkPath(many)).toMatchObject({ rule: 'too-many-steps' })
    expect(checkPath(many.slice(1))).toMatchObject({ ok: true })
  })
  test('never needs more approvals than it asks people', () => {
    const rule = { kind: 'some', needed: 3 } as const
    expect(checkPath([aStep({ rule })])).toMatchObject({
      rule: 'more-needed-than-asked',
      fields: { 'step-0-needed': expect.any(String) },
    })
    expect(checkPath([aStep({ rule: { kind: 'some', needed: 2 } })])).toMatchObject({ ok: true })
    expect(checkPath([aStep({ rule: { kind: 'some', needed: 0 } })])).toMatchObject({ rule: 'step-needed' })
  })
  test('counts somebody named twice in a step once', () => {
    const twice = aStep({
      asks: { kind: 'people', people: [ben.id, ben.id] },
      rule: { kind: 'some', needed: 2 },
    })
    expect(checkPath([twice])).toMatchObject({ rule: 'more-needed-than-asked' })
  })
  test('asks roles that may approve, within days that a calendar has', () => {
    expect(checkPath([aStep({ asks: { ...role, role: 'staff' } })])).toMatchObject({ rule: 'step-role' })
    expect(checkPath([aStep({ dueInDays: 0 })])).toMatchObject({ rule: 'step-days' })
    expect(checkPath([aStep({ dueInDays: 1.5 })])).toMatchObject({ rule: 'step-days' })
    expect(checkPath([aStep({ dueInDays: NaN })])).toMatchObject({ rule: 'step-days' })
  })
})

describe('whom a path asks', () => {
  const names = (step: PathStep, editors: string[] = []) => {
    const settled = settleSteps([step], known, editors)
    return settled.ok ? settled.value[0]?.approvers.map(({ name }) => name) : settled.rule
  }
  test('the people it names', () => expect(names(aStep())).toEqual([ben.name, ruth.name]))
  test('whoever holds the role, or holds it in the department', () => {
    expect(names(aStep({ asks: role }))).toEqual([ben.name, ruth.name])
    expect(names(aStep({ asks: { ...role, departmentId: 'legal' } }))).toEqual([ben.name])
    expect(names(aStep({ asks: { ...role, departmentId: 'none' } }))).toBe('no-approver')
  })
  test('nobody who wrote the text; a step left with nobody is refused with their names', () => {
    expect(names(aStep(), [ben.id])).toEqual([ruth.name])
    expect(settleSteps([aStep()], known, [ben.id, ruth.id])).toMatchObject({
      rule: 'author-cannot-approve-own-version',
      sentence: expect.stringContaining('Ben Adeyemi and Ruth Keller'),
    })
    const two = aStep({ rule: { kind: 'some', needed: 2 } })
    expect(settleSteps([two], known, [ben.id])).toMatchObject({ rule: 'more-needed-than-asked' })
  })
  test('nobody without the role, and nobody who left', () => {
    expect(names(stepOfPeople([joel.id]))).toBe('not-an-approver')
    expect(names(stepOfPeople([ben.id, 'gone']))).toBe('approver-left')
  })
  test('the same person in several steps', () => {
    expect(settleSteps([stepOfPeople([ben.id]), stepOfPeople([ben.id])], known, [])).toMatchObject({
      ok: true,
    })
  })
})

describe('a path as it is typed', () => {
  test('comes back as it was', () => {
    const steps = [aStep({ dueInDays: 3 }), aStep({ asks: role, rule: { kind: 'some', needed: 1 } })]
    expect(stepsOfRows(rowsOfSteps(steps), [])).toEqual(steps)
  })
  test('leaves out empty rows at its end', () => {
    expect(stepsOfRows([...rowsOfSteps([aStep()]), emptyRow], [])).toEqual([aStep()])
    expect(stepsOfRows([emptyRow], [])).toEqual([])
  })
  test('is refused in words where a number or a role is none', () => {
    expect(checkPath(stepsOfRows([{ ...emptyRow, people: ['a'], days: 'soon' }], []))).toMatchObject({
      rule: 'step-days',
    })
    expect(checkPath(stepsOfRows([{ ...emptyRow, asks: 'role', role: 'king' }], []))).toMatchObject({
      rule: 'step-role',
    })
  })
})

describe('a path as it is drawn', () => {
  const asked = (stepId: string, person: Person) => ({
    stepId,
    personId: person.id,
    name: person.name,
    jobTitle: person.jobTitle,
    askedAt: '2026-11-24T09:00:00.000Z',
    inPlaceOf: null,
  })
  const step = (id: string, position: number, people: Person[]) => ({
    id,
    position,
    title: id,
    rule: { kind: 'all' } as const,
    asks: { kind: 'people' } as const,
    dueOn: null,
    approvers: people.map((person) => person.id),
  })
  const approved = {
    stepId: 'legal',
    personId: nadia.id,
    seat: ben.id,
    outcome: 'approved',
    changeClass: 'material',
    personName: nadia.name,
    personTitle: nadia.jobTitle,
    decidedAt: '2026-11-25T09:00:00.000Z',
    inPlaceOf: { name: 'Ben Adeyemi', title: 'Then counsel' },
  } as const
  const round: DrawnRound = {
    outcome: null,
    editors: [amara.id],
    gone: [],
    openedAt: '2026-11-24T09:00:00.000Z',
    dueOn: '2026-12-01',
    closedAt: null,
    steps: [step('legal', 0, [ben]), step('top', 1, [ruth]), step('board', 2, [nadia])],
    decisions: [approved],
    asked: [asked('legal', ben), asked('top', ruth), asked('board', nadia)],
  }
  test('says who approved in whose place, who is asked since when, and who comes later', () => {
    const path = pathOfRound(round, { [ruth.id]: ['Joel Brandt'] })
    expect(path.map(({ state }) => state)).toEqual(['done', 'now', 'later'])
    expect(path.map(({ seats }) => seats[0])).toMatchObject([
      { state: 'approved', name: 'Ben Adeyemi', title: 'Then counsel', by: nadia.name },
      { state: 'asked', at: approved.decidedAt, by: 'Joel Brandt' },
      { state: 'later', at: null },
    ])
    expect(path[1]?.dueOn).toBe('2026-12-01')
  })
  test('says that a step cannot go on when the only one asked has left', () => {
    expect(pathOfRound({ ...round, gone: [ruth.id] })[1]).toMatchObject({
      state: 'stuck',
      seats: [{ state: 'gone' }],
    })
  })
  test('names who must look again: everybody whose turn had come', () => {
    expect(mustLookAgain({ ...round, outcome: 'voided' })).toEqual([ben.name, ruth.name])
  })
})

describe('a delegation', () => {
  const wish = { fromDay: '2026-11-24', untilDay: '2026-12-01', reason: 'On leave.' }
  const people = { from: ruth, to: ben, by: ruth }
  const rule = (change: object, who: object = {}) => {
    const outcome = acceptDelegation({ ...people, ...who }, { ...wish, ...change }, '2026-11-24')
    return outcome.ok ? 'accepted' : outcome.rule
  }
  test('has two approvers, two days in order and a reason', () => {
    expect(rule({})).toBe('accepted')
    expect(rule({ reason: ' ' })).toBe('reason-required')
    expect(rule({ fromDay: '2026-02-30' })).toBe('from-day')
    expect(rule({ untilDay: 'later' })).toBe('until-day')
    expect(rule({ untilDay: '2026-11-23' })).toBe('ends-before-it-begins')
    expect(rule({ fromDay: '2026-11-01', untilDay: '2026-11-02' })).toBe('over-already')
    expect(rule({ untilDay: '2028-01-01' })).toBe('too-long')
    expect(rule({}, { to: joel })).toBe('not-an-approver')
    expect(rule({}, { from: joel, by: joel })).toBe('nothing-to-give')
    expect(rule({}, { to: ruth })).toBe('to-oneself')
  })
  test('is given by the person, or by an administrator', () => {
    expect(rule({}, { by: ben })).toBe('not-yours')
    expect(rule({}, { by: nadia })).toBe('accepted')
  })
  test('counts from its first moment until just before its end, unless it was ended', () => {
    const delegation = {
      fromAt: '2026-11-24T00:00:00.000Z',
      untilAt: '2026-11-25T00:00:00.000Z',
      endedAt: null,
    }
    expect(isInside(delegation, new Date('2026-11-24T00:00:00.000Z'))).toBe(true)
    expect(isInside(delegation, new Date('2026-11-25T00:00:00.000Z'))).toBe(false)
    expect(isInside({ ...delegation, endedAt: delegation.fromAt }, new Date('2026-11-24T12:00:00Z'))).toBe(
      false,
    )
  })
})
