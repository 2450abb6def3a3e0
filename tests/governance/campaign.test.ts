// Campaigns: what may be asked, and when an answer is late.
import { describe, expect, test } from 'vitest'
import { decideCampaign, defaultStatement, isOverdue } from '../../app/governance/campaign'

const request = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn: '2027-03-28' } as const

describe('launching', () => {
  test('a campaign has a statement, a day that is not over, and somebody in it', () => {
    expect(decideCampaign(request, '2027-03-14', 40)).toMatchObject({ ok: true })
    expect(decideCampaign({ ...request, statement: ' ' }, '2027-03-14', 40)).toMatchObject({
      fields: { statement: expect.any(String) },
    })
    expect(decideCampaign({ ...request, dueOn: '2027-03-13' }, '2027-03-14', 40)).toMatchObject({
      fields: { dueOn: expect.any(String) },
    })
    expect(decideCampaign({ ...request, dueOn: '2027-02-30' }, '2027-01-14', 40)).toMatchObject({
      fields: { dueOn: expect.any(String) },
    })
    expect(decideCampaign(request, '2027-03-14', 0)).toMatchObject({
      fields: { audience: expect.any(String) },
    })
  })
})

test('the due day itself is not late', () => {
  expect(isOverdue('2027-03-28', '2027-03-28')).toBe(false)
  expect(isOverdue('2027-03-28', '2027-03-29')).toBe(true)
})
