// Campaign plans: what a campaign will ask of whom, from when on, and how it reminds, before it is launched.
import type { Audience } from './audience'

/** Every policy of the plan is asked about in the version that is in force at the launch, or in the one that is named. */
export type CampaignPolicy = { policyId: string; versionId: string | null }

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

export type CampaignPlan = {
  title: string
  policies: CampaignPolicy[]
  audience: Audience
  due: CampaignDue
  statement: string
  reminders: CampaignReminders
  checks: CampaignChecks
}

export const usualReminders: CampaignReminders = { first: true, before: [7, 1], every: 7, manager: 7 }
