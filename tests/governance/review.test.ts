// Approval: who may say yes, to what, for whom, and when a round ends.
import { describe, expect, test } from 'vitest'
import { changeClassOf } from '../../app/governance/change-class'
import type { Person } from '../../app/domain/person'
import {
  approvalsForReaders,
  currentStep,
  decide,
  isAskedToDecide,
  meaningOf,
  placesOf,
  waitedFor,
  type Decision,
  type Review,
  type ReviewStep,
  type StepRule,
  type Word,
} from '../../app/governance/review'
import { isStuck } from '../../app/governance/step-standing'
import { amara, ben, joel, maria, nadia, ruth } from '../people'

const approve: Word = {
  outcome: 'approved',
  comment: '',
  fingerprint: 'f1',
  changeClass: 'material',
  inPlaceOf: null,
}
const sendBack: Word = { ...approve, outcome: 'sent-back', changeClass: null }
const recuse: Word = { ...sendBack, outcome: 'recused' }

function aStep(id: string, approvers: Person[], rule: StepRule = { kind: 'all' }): ReviewStep {
  const people = approvers.map((person) => person.id)
  const position = Number(id.slice(1))
  return { id, position, title: id, rule, asks: { kind: 'people' }, dueOn: null, approvers: people }
}

function aReview(change: Partial<Review> = {}): Review {
  return {
    roundId: 'round',
    versionId: 'version',
    fingerprint: 'f1',
    outcome: null,
    editors: [amara.id],
    steps: [aStep('s1', [ben, ruth])],
    decisions: [],
    gone: [],
    proposedClass: 'material',
    ...change,
  }
}

function said(person: Person, outcome: Decision['outcome'], more: Partial<Decision> = {}): Decision {
  const changeClass = outcome === 'approved' ? ('material' as const) : null
  return { stepId: 's1', personId: person.id, seat: person.id, outcome, changeClass, ...more }
}

describe('deciding', () => {
  test('the author of a version cannot approve it, even with the approver role', () => {
    const author = { ...amara, roles: ['approver' as const] }
    expect(decide(aReview(), author, approve)).toMatchObject({ rule: 'author-cannot-approve-own-version' })
  })
  test('the round ends approved with the last approval, not before', () => {
    expect(decide(aReview(), ben, approve)).toEqual({
      ok: true,
      value: { stepId: 's1', roundOutcome: null },
    })
    const second = aReview({ decisions: [said(ben, 'approved')] })
    expect(decide(second, ruth, approve)).toEqual({
      ok: true,
      value: { stepId: 's1', roundOutcome: 'approved' },
    })
  })
  test('one send back ends the round, and needs a comment', () => {
    expect(decide(aReview(), ben, { ...sendBack, comment: '  ' })).toMatchObject({ rule: 'comment-required' })
    expect(decide(aReview(), ben, { ...sendBack, comment: 'Section 4 bans too much.' })).toMatchObject({
      value: { roundOutcome: 'sent-back' },
    })
  })
  test('an approval binds exactly the text that was read', () => {
    expect(decide(aReview(), ben, { ...approve, fingerprint: 'f2' })).toMatchObject({ rule: 'text-changed' })
  })
  test('nobody answers twice, nobody answers a round that is over, nobody answers unasked', () => {
    const answered = aReview({ decisions: [said(ben, 'approved')] })
    expect(decide(answered, ben, approve)).toMatchObject({ rule: 'already-decided' })
    expect(decide(aReview({ outcome: 'voided' }), ben, approve)).toMatchObject({ rule: 'round-closed' })
    const other = { ...maria, roles: ['approver' as const] }
    expect(decide(aReview(), other, approve)).toMatchObject({ rule: 'not-asked' })
  })
  test('whoever lost the role since they were asked cannot approve', () => {
    expect(decide(aReview(), { ...ben, roles: ['staff'] }, approve)).toMatchObject({
      rule: 'not-an-approver',
    })
  })
})

describe('steps', () => {
  test('a later step waits for the one before', () => {
    const review = aReview({ steps: [aStep('s1', [ben]), aStep('s2', [ruth], { kind: 'any' })] })
    expect(currentStep(review)?.id).toBe('s1')
    expect(isAskedToDecide(review, ruth.id)).toBe(false)
    expect(decide(review, ruth, approve)).toMatchObject({ rule: 'not-asked' })
    const afterFirst = { ...review, decisions: [said(ben, 'approved')] }
    expect(decide(afterFirst, ruth, approve)).toMatchObject({
      value: { stepId: 's2', roundOutcome: 'approved' },
    })
  })
  test('a step that needs some of its approvers ends with that many, and waits for no more', () => {
    const steps = [aStep('s1', [ben, ruth, nadia], { kind: 'some', needed: 2 })]
    const review = aReview({ steps, decisions: [said(ben, 'approved')] })
    expect(decide(review, ruth, approve)).toMatchObject({ value: { roundOutcome: 'approved' } })
    const both = [said(ben, 'approved'), said(ruth, 'approved')]
    expect(waitedFor(aReview({ steps, decisions: both }))).toBeUndefined()
  })
  test('a step that any of its approvers ends, ends with the first', () => {
    const review = aReview({ steps: [aStep('s1', [ben, ruth], { kind: 'any' })] })
    expect(decide(review, ruth, approve)).toMatchObject({ value: { roundOutcome: 'approved' } })
  })
  test('the same person may stand in several steps and decides in each', () => {
    const steps = [aStep('s1', [ben]), aStep('s2', [ben])]
    const review = aReview({ steps, decisions: [said(ben, 'approved')] })
    expect(isAskedToDecide(review, ben.id)).toBe(true)
    expect(decide(review, ben, approve)).toMatchObject({ value: { stepId: 's2', roundOutcome: 'approved' } })
  })
})

describe('standing aside', () => {
  test('needs a reason', () => {
    expect(decide(aReview(), ben, recuse)).toMatchObject({ rule: 'reason-required' })
  })
  test('does not end a step: with “all”, the rest must still all approve', () => {
    expect(decide(aReview(), ben, { ...recuse, comment: 'My sister runs it.' })).toMatchObject({
      value: { roundOutcome: null },
    })
    const left = aReview({ decisions: [said(ben, 'recused')] })
    expect(waitedFor(left)?.seats).toEqual([ruth.id])
    expect(decide(left, ruth, approve)).toMatchObject({ value: { roundOutcome: 'approved' } })
  })
  test('of the last one asked completes a step in which everybody else has approved', () => {
    const review = aReview({ decisions: [said(ben, 'approved')] })
    expect(decide(review, ruth, { ...recuse, comment: 'My sister runs it.' })).toMatchObject({
      value: { roundOutcome: 'approved' },
    })
  })
  test('of everybody leaves a step that can never be complete: no approval, no end', () => {
    const decisions = [said(ben, 'recused'), said(ruth, 'recused')]
    const review = aReview({ decisions })
    const [step] = review.steps
    expect(currentStep(review)?.id).toBe('s1')
    expect(step && isStuck(step, decisions, [])).toBe(true)
  })
  test('of one too many leaves a step that needs two of three without a way to its end', () => {
    const step = aStep('s1', [ben, ruth, nadia], { kind: 'some', needed: 2 })
    expect(isStuck(step, [said(ben, 'recused')], [])).toBe(false)
    expect(isStuck(step, [said(ben, 'recused'), said(ruth, 'recused')], [])).toBe(true)
  })
  test('is final: whoever stood aside does not decide in that step any more', () => {
    const review = aReview({ decisions: [said(ben, 'recused')] })
    expect(decide(review, ben, approve)).toMatchObject({ rule: 'already-decided' })
  })
  test('somebody who left before answering blocks a step in which all must approve', () => {
    const step = aStep('s1', [ben, ruth])
    expect(isStuck(step, [said(ben, 'approved')], [ruth.id])).toBe(true)
    expect(isStuck(step, [said(ruth, 'approved')], [ruth.id])).toBe(false)
  })
})

describe('deciding in somebody’s place', () => {
  const forRuth: Word = { ...approve, inPlaceOf: ruth.id }

  test('fills the place of the person who was asked', () => {
    const review = aReview({ decisions: [said(ben, 'approved')] })
    expect(placesOf(review, nadia.id, [ruth.id])).toEqual([ruth.id])
    expect(decide(review, nadia, forRuth)).toMatchObject({ value: { roundOutcome: 'approved' } })
  })
  test('an editor of the text cannot, whoever gave them the place', () => {
    const editor = { ...amara, roles: ['approver' as const] }
    expect(placesOf(aReview(), amara.id, [ruth.id])).toEqual([])
    expect(decide(aReview(), editor, forRuth)).toMatchObject({ rule: 'author-cannot-approve-own-version' })
  })
  test('nobody counts twice in one step: whoever is asked in it decides for themselves only', () => {
    expect(placesOf(aReview(), ben.id, [ruth.id])).toEqual([ben.id])
    expect(decide(aReview(), ben, forRuth)).toMatchObject({ rule: 'counts-once' })
    const answered = aReview({ decisions: [said(ben, 'approved')] })
    expect(placesOf(answered, ben.id, [ruth.id])).toEqual([])
    expect(decide(answered, ben, forRuth)).toMatchObject({ rule: 'already-decided' })
  })
  test('the absent person may still decide until either has answered, and not after', () => {
    expect(isAskedToDecide(aReview(), ruth.id)).toBe(true)
    const byDelegate = aReview({ decisions: [said(nadia, 'approved', { seat: ruth.id })] })
    expect(isAskedToDecide(byDelegate, ruth.id)).toBe(false)
    expect(decide(byDelegate, ruth, approve)).toMatchObject({ rule: 'place-answered' })
    const byThemselves = aReview({ decisions: [said(ruth, 'approved')] })
    expect(decide(byThemselves, nadia, forRuth)).toMatchObject({ rule: 'place-answered' })
  })
  test('one delegate of two absent people fills one of the places', () => {
    const first = aReview({ decisions: [said(nadia, 'approved', { seat: ben.id })] })
    expect(placesOf(first, nadia.id, [ben.id, ruth.id])).toEqual([])
  })
  test('only the person who was asked can stand aside', () => {
    expect(decide(aReview(), nadia, { ...recuse, comment: 'Hm.', inPlaceOf: ruth.id })).toMatchObject({
      rule: 'recuse-for-oneself',
    })
  })
  test('nobody fills the place of somebody who left', () => {
    const review = aReview({ gone: [ruth.id] })
    expect(placesOf(review, nadia.id, [ruth.id])).toEqual([])
    expect(decide(review, nadia, forRuth)).toMatchObject({ rule: 'not-asked' })
  })
  test('whoever lacks the role cannot, whoever gave them the place', () => {
    expect(decide(aReview(), joel, forRuth)).toMatchObject({ rule: 'not-an-approver' })
  })
  test('the signature says for whom', () => {
    expect(meaningOf('approved', null)).toBe('I have read this version and approve it for the organisation.')
    expect(meaningOf('approved', ruth)).toContain('in place of Ruth Keller.')
  })
})

describe('the kind of change', () => {
  test('is said with every approval, never silently', () => {
    expect(decide(aReview(), ben, { ...approve, changeClass: null })).toMatchObject({
      rule: 'class-required',
    })
  })
  test('may weigh more than was proposed without a word, less only with one', () => {
    const clarifying = aReview({ proposedClass: 'clarifying' })
    expect(decide(clarifying, ben, approve)).toMatchObject({ ok: true })
    const lighter: Word = { ...approve, changeClass: 'editorial' }
    expect(decide(clarifying, ben, lighter)).toMatchObject({ rule: 'class-needs-comment' })
    expect(decide(clarifying, ben, { ...lighter, comment: 'Only commas.' })).toMatchObject({ ok: true })
  })
  test('of a round is the weightiest that an approver set', () => {
    expect(changeClassOf([])).toBeNull()
    const two = [said(ben, 'approved', { changeClass: 'editorial' }), said(ruth, 'approved')]
    expect(changeClassOf(two)).toBe('material')
    expect(changeClassOf([said(ben, 'sent-back', { changeClass: 'material' })])).toBeNull()
  })
  test('was not asked for in older rounds', () => {
    const older = aReview({ proposedClass: null })
    expect(decide(older, ben, { ...approve, changeClass: null })).toMatchObject({ ok: true })
  })
})

test('readers see who approved, and no comment', () => {
  const seen = approvalsForReaders([
    { personId: ben.id, outcome: 'approved', comment: 'Mind section 4.' },
    { personId: ruth.id, outcome: 'sent-back', comment: 'Too strict.' },
  ])
  expect(seen).toEqual([{ personId: ben.id, outcome: 'approved' }])
})
