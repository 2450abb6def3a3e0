// Versions: live, superseded and scheduled follow from dates; numbers go up by the kind of change.
import { describe, expect, test } from 'vitest'
import { localDay, startOfDay } from '../../app/domain/local-day'
import { decidePublication } from '../../app/governance/publishing'
import { livePublication, nextNumber, versionState } from '../../app/governance/version'

const noon = new Date('2027-03-14T12:00:00Z')

function aPublication(versionId: string, number: [number, number], effectiveAt: string, ordinal = 1) {
  const [major, minor] = number
  const notEnded = { validTo: null, withdrawnAt: null, retiredAt: null }
  return { versionId, major, minor, publishedAt: effectiveAt, effectiveAt, ...notEnded, ordinal }
}

const one = aPublication('v1', [1, 0], '2027-01-01T00:00:00.000Z', 1)
const two = aPublication('v2', [2, 0], '2027-04-01T00:00:00.000Z', 2)

describe('what is live', () => {
  test('the version before stays live until the very moment the next takes effect', () => {
    const before = new Date('2027-03-31T23:59:59.999Z')
    const moment = new Date('2027-04-01T00:00:00.000Z')
    expect(livePublication([one, two], before)).toBe(one)
    expect(livePublication([one, two], moment)).toBe(two)
    expect(versionState({ id: 'v1', roundOutcome: 'approved' }, [one, two], before)).toBe('published')
    expect(versionState({ id: 'v2', roundOutcome: 'approved' }, [one, two], before)).toBe('scheduled')
    expect(versionState({ id: 'v1', roundOutcome: 'approved' }, [one, two], moment)).toBe('superseded')
    expect(versionState({ id: 'v2', roundOutcome: 'approved' }, [one, two], moment)).toBe('published')
  })
  test('a version that is only submitted hides nothing', () => {
    expect(versionState({ id: 'v3', roundOutcome: null }, [one], noon)).toBe('in-review')
    expect(versionState({ id: 'v1', roundOutcome: 'approved' }, [one], noon)).toBe('published')
  })
})

describe('numbers', () => {
  test('the first is 1.0; only a material change raises the major part', () => {
    expect(nextNumber([], 'editorial')).toEqual({ major: 1, minor: 0 })
    expect(nextNumber([one], 'clarifying')).toEqual({ major: 1, minor: 1 })
    expect(nextNumber([one, { major: 1, minor: 9 }], 'editorial')).toEqual({ major: 1, minor: 10 })
    expect(nextNumber([one, { major: 1, minor: 10 }], 'material')).toEqual({ major: 2, minor: 0 })
  })
})

describe('publishing', () => {
  const request = { changeClass: 'material', changeNote: 'New section on AI.', effectiveAt: null } as const
  const approved = { id: 'v2', ordinal: 2, roundOutcome: 'approved' } as const

  test('no approval, no publication', () => {
    for (const roundOutcome of [null, 'sent-back', 'voided', 'expired'] as const) {
      const version = { ...approved, roundOutcome }
      expect(decidePublication(version, [one], request, noon)).toMatchObject({ rule: 'not-approved' })
    }
  })
  test('an approved version takes effect at once, or on a later day', () => {
    expect(decidePublication(approved, [one], request, noon)).toMatchObject({
      value: { number: { major: 2, minor: 0 }, effectiveAt: noon },
    })
    const past = { ...request, effectiveAt: new Date('2027-03-13T00:00:00Z') }
    expect(decidePublication(approved, [one], past, noon)).toMatchObject({ rule: 'effective-in-the-past' })
  })
  test('a version is published once, never after a newer one, never before the one it follows takes effect', () => {
    expect(decidePublication({ ...approved, id: 'v1', ordinal: 1 }, [one], request, noon)).toMatchObject({
      rule: 'already-published',
    })
    expect(decidePublication({ ...approved, id: 'v0', ordinal: 0 }, [one], request, noon)).toMatchObject({
      rule: 'newer-version-published',
    })
    expect(decidePublication({ ...approved, id: 'v3', ordinal: 3 }, [one, two], request, noon)).toMatchObject(
      {
        rule: 'effective-before-previous',
      },
    )
  })
  test('readers are told what changed', () => {
    const silent = { ...request, changeNote: '  ' }
    expect(decidePublication(approved, [one], silent, noon)).toMatchObject({ rule: 'change-note-required' })
  })
})

describe('days in a time zone', () => {
  test('the first moment of a day is found on both sides of the date line and where the clocks change', () => {
    expect(startOfDay('2027-03-14', 'UTC').toISOString()).toBe('2027-03-14T00:00:00.000Z')
    expect(startOfDay('2027-03-14', 'Pacific/Kiritimati').toISOString()).toBe('2027-03-13T10:00:00.000Z')
    expect(startOfDay('2027-03-28', 'Europe/London').toISOString()).toBe('2027-03-28T00:00:00.000Z')
    expect(startOfDay('2027-03-29', 'Europe/London').toISOString()).toBe('2027-03-28T23:00:00.000Z')
    expect(localDay(new Date('2027-03-13T10:00:00.000Z'), 'Pacific/Kiritimati')).toBe('2027-03-14')
  })
  test('an unknown zone counts as UTC', () => {
    expect(localDay(noon, 'Mars/Olympus')).toBe('2027-03-14')
  })
})
