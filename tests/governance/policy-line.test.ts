// A policy in a list: live and pending are two facts, and pending is whatever waits for somebody.
import { expect, test } from 'vitest'
import { policyLine, type LatestVersion } from '../../app/governance/policy-line'

const at = new Date('2027-03-14T12:00:00Z')
const live = {
  versionId: 'v1',
  major: 1,
  minor: 0,
  publishedAt: '2027-01-01T00:00:00.000Z',
  effectiveAt: '2027-01-01T00:00:00.000Z',
  validTo: null,
  withdrawnAt: null,
  retiredAt: null,
}

function lineWith(latest: LatestVersion | null, draftDiffers = false) {
  const facts = {
    slug: 'policy',
    title: 'Policy',
    reviewDue: null,
    publications: [live],
    latest,
    draftDiffers,
  }
  return policyLine(facts, at)
}

test('a version in review hides neither the live one nor itself', () => {
  const line = lineWith({ id: 'v2', ordinal: 2, outcome: null }, true)
  expect(line).toMatchObject({ live: { number: '1.0' }, pending: { kind: 'in-review', ordinal: 2 } })
})

test('an approved version waits for somebody to publish it', () => {
  expect(lineWith({ id: 'v2', ordinal: 2, outcome: 'approved' }).pending).toEqual({
    kind: 'approved',
    ordinal: 2,
  })
  expect(lineWith({ id: 'v1', ordinal: 1, outcome: 'approved' }).pending).toBeNull()
})

test('a version that came back waits for its author; once the draft changes, the draft is what is pending', () => {
  const back = { id: 'v2', ordinal: 2, outcome: 'sent-back' } as const
  expect(lineWith(back).pending).toEqual({ kind: 'sent-back', ordinal: 2 })
  expect(lineWith(back, true).pending).toEqual({ kind: 'draft', gaps: null })
})

test('a publication that is still to take effect is pending until that moment', () => {
  const coming = { ...live, versionId: 'v2', major: 2, effectiveAt: '2027-04-01T00:00:00.000Z' }
  const facts = {
    slug: 'policy',
    title: 'Policy',
    reviewDue: null,
    publications: [live, coming],
    latest: { id: 'v2', ordinal: 2, outcome: 'approved' },
    draftDiffers: false,
  } as const
  const mutable = { ...facts, publications: [...facts.publications] }
  expect(policyLine(mutable, at).pending).toMatchObject({ kind: 'scheduled', number: '2.0' })
  expect(policyLine(mutable, new Date('2027-04-01T00:00:00Z')).pending).toBeNull()
})
