// Campaign plans: what a campaign will ask of whom, from when on, and how it reminds, before it is launched.
import { daysLater, isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Audience } from './audience'
import { mistakeInRule } from './audience-rule'

/** Every policy of the plan is asked about in the version that is in force at the launch, or in the one that is named. */
export type CampaignPolicy = { policyId: string; versionId: string | null }

/** A policy of a plan as one word or two: what a form and a list tell it by. */
export function policyValue({ policyId, versionId }: CampaignPolicy): string {
  return versionId === null ? policyId : `${policyId} ${versionId}`
}

/** A fixed day (ISO date), or so many days after somebody is enrolled. */
export type CampaignDue = { kind: 'day'; day: string } | { kind: 'days'; days: number }

/** Days before and after the due day on which people are reminded; the first message comes with the enrolment. */
export type CampaignReminders = {
  first: boolean
  before: number[]
  /** After the due day, once every so many days; 0: never. */
  every: number
  /** Days after the due day on which the manager is told; 0: never. */
  manager: number
}

/** What a campaign asks about understanding: 0 right answers means that no questions are asked. */
export type CampaignChecks = { passMark: number; tries: number }

/** Whether whoever has an acknowledgement that still holds is left alone, or asked again, as once a year. */
export type EarlierAcknowledgements = 'keep' | 'ask-again'

export type CampaignRepeats = 'never' | 'yearly'

export type CampaignPlan = {
  title: string
  policies: CampaignPolicy[]
  audience: Audience
  due: CampaignDue
  statement: string
  reminders: CampaignReminders
  checks: CampaignChecks
  earlier: EarlierAcknowledgements
}

export const usualReminders: CampaignReminders = { first: true, before: [7, 1], every: 7, manager: 7 }

export const noChecks: CampaignChecks = { passMark: 0, tries: 0 }

/** As many policies as one campaign asks about, and as many days ahead as something may be due. */
const mostPolicies = 20
const mostDays = 366

/**
 * Checks what a plan says, before it is kept. Refuses: no title, no policy or one twice, a rule that says nothing, no sentence to
 * sign, a due day that is none, and numbers that nobody means.
 */
export function decideCampaignPlan(plan: CampaignPlan): Outcome<CampaignPlan> {
  const title = plan.title.trim()
  const statement = plan.statement.trim()
  const fields = {
    ...(title === '' && { title: 'Give the campaign a title, for example “Yearly refresher 2027”.' }),
    ...(title.length > 120 && { title: 'Keep the title under 120 characters.' }),
    ...policyMistake(plan.policies),
    ...audienceMistake(plan.audience),
    ...dueMistake(plan.due),
    ...(statement === '' && { statement: 'Write the sentence that people sign.' }),
    ...(statement.length > 500 && { statement: 'Keep the sentence under 500 characters.' }),
    ...reminderMistake(plan.reminders),
    ...checkMistake(plan.checks),
  }
  const first = Object.values<string>(fields)[0]
  if (first !== undefined) return refused('plan-incomplete', first, fields)
  return accepted({ ...plan, title, statement })
}

/**
 * The day (ISO date) on which a plan that is launched on this day falls due. Refuses one that lies before it: a fixed day can
 * pass while a plan waits.
 */
export function dueAtLaunch(due: CampaignDue, today: string): Outcome<string> {
  if (due.kind === 'days') return accepted(daysLater(today, due.days))
  if (due.day >= today) return accepted(due.day)
  const sentence = 'The due date is in the past by then. Choose a later day.'
  return refused('due-in-the-past', sentence, { dueOn: sentence })
}

/**
 * May a plan be launched by the clock from this day on? Refuses a day that is none or not after today, a due day before it, and a
 * fixed due day for what comes every year.
 */
export function decideSchedule(
  due: CampaignDue,
  schedule: { startsOn: string; repeats: CampaignRepeats },
  today: string,
): Outcome<null> {
  const { startsOn, repeats } = schedule
  if (!isDay(startsOn)) {
    const sentence = 'Give the day of the launch as a date, for example 2027-03-14.'
    return refused('launch-day', sentence, { startsOn: sentence })
  }
  if (startsOn <= today) {
    const sentence = 'Choose a day after today, or launch it now.'
    return refused('launch-in-the-past', sentence, { startsOn: sentence })
  }
  if (repeats === 'yearly' && due.kind === 'day') {
    const sentence =
      'What comes every year needs a due date in days. Change the plan first: so many days after the launch.'
    return refused('yearly-needs-days', sentence, { repeats: sentence })
  }
  const launched = dueAtLaunch(due, startsOn)
  if (launched.ok) return accepted(null)
  const sentence =
    'The due date of the plan lies before that day. Change the plan first, or choose an earlier day.'
  return refused('due-before-launch', sentence, { startsOn: sentence })
}

function policyMistake(policies: CampaignPolicy[]): Record<string, string> {
  if (policies.length === 0) return { policies: 'Choose at least one policy.' }
  if (policies.length > mostPolicies) return { policies: `Choose ${mostPolicies} policies at most.` }
  const once = new Set(policies.map(({ policyId }) => policyId))
  return once.size < policies.length ? { policies: 'Choose one version of each policy, not two.' } : {}
}

function audienceMistake(audience: Audience): Record<string, string> {
  const mistake = audience.kind === 'rule' ? mistakeInRule(audience.rule) : undefined
  return mistake ? (mistake.fields ?? { audience: mistake.sentence }) : {}
}

function dueMistake(due: CampaignDue): Record<string, string> {
  if (due.kind === 'day')
    return isDay(due.day) ? {} : { dueOn: 'Give the due date as a day, for example 2027-03-14.' }
  return isWhole(due.days, 1, mostDays)
    ? {}
    : { dueDays: `Give the days as a whole number from 1 to ${mostDays}.` }
}

function reminderMistake({ before, every, manager }: CampaignReminders): Record<string, string> {
  return {
    ...((before.length > 5 || before.some((days) => !isWhole(days, 1, 90))) && {
      before: 'Give up to five whole numbers of days from 1 to 90, for example 7, 1.',
    }),
    ...(!isWhole(every, 0, 90) && { every: 'Give the days as a whole number from 0 (never) to 90.' }),
    ...(!isWhole(manager, 0, 90) && { manager: 'Give the days as a whole number from 0 (never) to 90.' }),
  }
}

function checkMistake({ passMark, tries }: CampaignChecks): Record<string, string> {
  return {
    ...(!isWhole(passMark, 0, 20) && {
      passMark: 'Give how many must be right, from 0 (no questions) to 20.',
    }),
    ...(!isWhole(tries, 0, 20) && {
      tries: 'Give the tries as a whole number from 0 (as often as they like) to 20.',
    }),
  }
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
