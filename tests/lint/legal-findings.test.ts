// The first legal rules: what they must never miss, and what they must leave alone. Every sentence here is made up.
import { expect, test } from 'vitest'
import { legalFindings } from '../../app/lint/legal-findings'
import { legalRules } from '../../app/lint/legal-rules'
import type { Sentence } from '../../app/lint/sentences'

const risky: [rule: string, text: string][] = [
  ['LAW-WAGE', 'Do not discuss pay online.'],
  [
    'LAW-WAGE',
    'Employees are prohibited from discussing wages, hours or working conditions on social media.',
  ],
  ['LAW-WAGE', 'You may not share your salary with co-workers.'],
  ['LAW-WAGE', 'Salaries and bonuses are strictly confidential.'],
  ['LAW-WAGE', 'Never post about staffing levels or your shifts and pay.'],
  ['LAW-WAGE', 'Confidential information includes employee compensation and performance reviews.'],
  ['LAW-WAGE', 'Keep your compensation confidential.'],
  ['LAW-WAGE', 'Staff should avoid commenting on working conditions in public.'],
  ['LAW-WAGE', 'Complaining about your hours on a forum can lead to disciplinary action.'],
  ['LAW-GOV', 'You must not talk to regulators without our permission.'],
  ['LAW-GOV', 'Employees must report concerns to us before contacting any government agency.'],
  ['LAW-GOV', 'Never contact the police about a workplace matter; come to us.'],
  ['LAW-GOV', 'Staff may not speak with a lawyer about an internal investigation.'],
  [
    'LAW-GOV',
    'You are prohibited from disclosing anything to outside parties, including government agencies.',
  ],
  ['LAW-GOV', 'Do not discuss this investigation with anyone.'],
  ['LAW-PASSWORD', 'You must give your manager the password of your personal accounts on request.'],
  ['LAW-PASSWORD', 'We may ask for access to your private social media accounts.'],
  ['LAW-PASSWORD', 'Employees are required to accept friend requests from their supervisors.'],
  ['LAW-PASSWORD', 'Applicants must log in to their personal profile in front of the recruiter.'],
  ['LAW-PASSWORD', 'Provide your personal login details to HR.'],
]

test.each(risky)('%s sees: %s', (rule, text) => {
  expect(rulesIn(text)).toContain(rule)
})

const fine = [
  'You may talk about your pay, hours and working conditions.',
  'Nothing here stops you from discussing wages.',
  'Do not post other people’s payroll data that you hold because of your job.',
  'You must not share a customer’s salary.',
  'We do not ask you to keep your pay confidential.',
  'Your pay is never confidential for you.',
  'If you are paid to post, you must say so.',
  'Do not use social media during working hours unless it is your job.',
  'You are not prohibited from discussing your wages.',
  'Managers must never discourage talk about pay.',
  'Confidential information does not include your own pay.',
  'We will not use this policy to interfere with your right to discuss wages.',
  'Do not pay for followers.',
  'You may report to any agency, the police or a lawyer.',
  'Never pose as a government agency.',
  'You must not speak to a journalist on our behalf.',
  'Do not share government secrets.',
  'We will not stop you from contacting a regulator.',
  'If a lawyer tells us to keep something, you must not delete it.',
  'Call the police first if somebody is in danger.',
  'Never share the password of an official account.',
  'We never ask for the password of your own accounts.',
  'You must use a strong password on every account.',
  'You must not log in to official accounts from your personal devices.',
  'You need not accept a friend request from your manager.',
  'Managers must not ask for access to personal accounts.',
  'Tell the security lead if your personal account was stolen.',
]

test.each(fine)('nobody is warned of: %s', (text) => {
  expect(rulesIn(text)).toEqual([])
})

test('a ban and its object may stand apart: the lead of a list counts for its points', () => {
  const [finding] = legalFindings([aSentence('what you earn, or your pay', 'You must not talk about:')], {})
  expect(finding).toMatchObject({
    rule: 'LAW-WAGE',
    quote: 'You must not talk about: what you earn, or your pay',
  })
})

test('what a policy quotes is an example and no rule', () => {
  expect(legalFindings([{ ...aSentence('Do not discuss pay.'), quoted: true }], {})).toEqual([])
})

test('the law shown is the law of the places where people work', () => {
  const placesFor = (profile: Parameters<typeof legalFindings>[1]) =>
    legalFindings([aSentence('Do not discuss pay.')], profile).map((finding) => ({
      weight: finding.weight,
      places: finding.law?.sources.map((source) => source.place),
    }))
  expect(placesFor({})).toEqual([{ weight: 'must-fix', places: ['us', 'uk'] }])
  expect(placesFor({ 'where-people-work': ['uk'] })).toEqual([{ weight: 'must-fix', places: ['uk'] }])
  expect(placesFor({ 'where-people-work': ['us'], 'employer-kind': 'public-body' })).toEqual([
    { weight: 'risky', places: [] },
  ])
})

test('every rule says why, what to do, safe words, and a source with its status and the day it was checked', () => {
  for (const rule of legalRules) {
    expect(rule.reason.length + rule.advice.length + rule.better.length).toBeGreaterThan(100)
    expect(rule.sources.length).toBeGreaterThan(0)
    for (const source of rule.sources) {
      expect(source.law + source.status).not.toBe('')
      expect(source.checked).toMatch(/^(known|\d{4}-\d\d-\d\d)$/)
    }
    expect(rulesIn(rule.better)).toEqual([])
  }
})

function rulesIn(text: string): string[] {
  return legalFindings([aSentence(text)], {}).map((finding) => finding.rule)
}

function aSentence(text: string, lead = ''): Sentence {
  return { clauseId: 'purpose', text, lead, quoted: false }
}
