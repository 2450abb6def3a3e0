// Approval: who may say yes, to what, and when a round ends.
import { describe, expect, test } from 'vitest'
import {
  approvalsForReaders,
  chooseApprovers,
  currentStep,
  decide,
  isAskedToDecide,
  type Review,
} from '../../app/domain/review'
import { amara, ben, joel, maria, ruth } from '../people'

const approve = { outcome: 'approved', comment: '', fingerprint: 'f1' } as const

function aReview(change: Partial<Review> = {}): Review {
  return {
    roundId: 'round',
    versionId: 'version',
    fingerprint: 'f1',
    outcome: null,
    editors: [amara.id],
    steps: [
      {
        id: 's1',
        position: 0,
        title: 'Approval',
        rule: { kind: 'all' },
        asks: { kind: 'people' as const },
        dueOn: null,
        approvers: [ben.id, ruth.id],
      },
    ],
    decisions: [],
    ...change,
  }
}

describe('choosing approvers', () => {
  test('a version needs at least one approver', () => {
    expect(chooseApprovers([], [amara.id])).toMatchObject({ ok: false, rule: 'no-approver' })
  })
  test('whoever wrote or edited the text cannot be asked to approve it', () => {
    const editor = { ...amara, roles: ['author' as const, 'approver' as const] }
    expect(chooseApprovers([editor], [amara.id])).toMatchObject({ rule: 'author-cannot-approve-own-version' })
  })
  test('only people with the role can be asked', () => {
    expect(chooseApprovers([joel], [amara.id])).toMatchObject({ rule: 'not-an-approver' })
  })
})

describe('deciding', () => {
  test('the author of a version cannot approve it, even with the approver role', () => {
    const author = { ...amara, roles: ['approver' as const] }
    expect(decide(aReview(), author, approve)).toMatchObject({ rule: 'author-cannot-approve-own-version' })
  })
  test('the round ends approved with the last approval, not before', () => {
    const first = decide(aReview(), ben, approve)
    expect(first).toEqual({ ok: true, value: { stepId: 's1', roundOutcome: null } })
    const second = aReview({
      decisions: [{ stepId: 's1', personId: ben.id, outcome: 'approved', changeClass: null }],
    })
    expect(decide(second, ruth, approve)).toEqual({
      ok: true,
      value: { stepId: 's1', roundOutcome: 'approved' },
    })
  })
  test('one send back ends the round, and needs a comment', () => {
    const word = { outcome: 'sent-back', fingerprint: 'f1' } as const
    expect(decide(aReview(), ben, { ...word, comment: '  ' })).toMatchObject({ rule: 'comment-required' })
    expect(decide(aReview(), ben, { ...word, comment: 'Section 4 bans too much.' })).toMatchObject({
      value: { roundOutcome: 'sent-back' },
    })
  })
  test('an approval binds exactly the text that was read', () => {
    expect(decide(aReview(), ben, { ...approve, fingerprint: 'f2' })).toMatchObject({ rule: 'text-changed' })
  })
  test('nobody answers twice, nobody answers a round that is over, nobody answers unasked', () => {
    const answered = aReview({
      decisions: [{ stepId: 's1', personId: ben.id, outcome: 'approved', changeClass: null }],
    })
    expect(decide(answered, ben, approve)).toMatchObject({ rule: 'already-decided' })
    expect(decide(aReview({ outcome: 'voided' }), ben, approve)).toMatchObject({ rule: 'round-closed' })
    const other = { ...maria, roles: ['approver' as const] }
    expect(decide(aReview(), other, approve)).toMatchObject({ rule: 'not-asked' })
  })
  test('a later step waits for the one before', () => {
    const review = aReview({
      steps: [
        {
          id: 's1',
          position: 0,
          title: 'Legal',
          rule: { kind: 'all' },
          asks: { kind: 'people' as const },
          dueOn: null,
          approvers: [ben.id],
        },
        {
          id: 's2',
          position: 1,
          title: 'Leadership',
          rule: { kind: 'any' },
          asks: { kind: 'people' as const },
          dueOn: null,
          approvers: [ruth.id],
        },
      ],
    })
    expect(currentStep(review)?.id).toBe('s1')
    expect(isAskedToDecide(review, ruth.id)).toBe(false)
    expect(decide(review, ruth, approve)).toMatchObject({ rule: 'not-asked' })
    const afterLegal = {
      ...review,
      decisions: [{ stepId: 's1', personId: ben.id, outcome: 'approved' as const, changeClass: null }],
    }
    expect(decide(afterLegal, ruth, approve)).toMatchObject({
      value: { stepId: 's2', roundOutcome: 'approved' },
    })
  })
  test('a step that needs some of its approvers ends with that many', () => {
    const review = aReview({
      steps: [
        {
          id: 's1',
          position: 0,
          title: 'Two of three',
          rule: { kind: 'some', needed: 2 },
          asks: { kind: 'people' },
          dueOn: null,
          approvers: [ben.id, ruth.id, joel.id],
        },
      ],
      decisions: [{ stepId: 's1', personId: ben.id, outcome: 'approved', changeClass: null }],
    })
    expect(decide(review, ruth, approve)).toMatchObject({ value: { roundOutcome: 'approved' } })
  })
})

test('readers see who approved, and no comment', () => {
  const seen = approvalsForReaders([
    { personId: ben.id, outcome: 'approved', comment: 'Mind section 4.' },
    { personId: ruth.id, outcome: 'sent-back', comment: 'Too strict.' },
  ])
  expect(seen).toEqual([{ personId: ben.id, outcome: 'approved' }])
})
