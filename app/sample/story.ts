// The story of Harbour Trust, step by step. Each step is one thing that somebody did in Candor, and is done again by the
// command that a person's click would call.
import type { Answer } from '../domain/answer'
import type { Role } from '../domain/person'
import type { GroupKey } from '../domain/policy-document'
import type { StepRule } from '../governance/review'
import type { SectionKey } from '../domain/section'
import type { ChangeClass } from '../governance/version'
import type { SampleExceptionAct } from './exceptions'
import type { SampleAskingAct } from './asking'
import type { SampleCampaignAct } from './campaigns'
import type { Day, When } from './calendar'
import type { SampleDepartment, SampleKey } from './people'
import type { SampleUnderstandingAct } from './understanding'

/** A policy of the story, by a name of its own; its address follows from its title. */
export type SamplePolicy = 'staff' | 'reviews' | 'volunteers' | 'events' | 'youth' | 'trustees' | 'storm'

/** An incident of the story. */
export type SampleIncident = 'photo' | 'drill'

export type SampleAnswer = Answer | Day

/** A step of an approval path. */
export type SamplePathStep = {
  title: string
  rule: StepRule
  asks: SampleKey[] | { role: Role; department: SampleDepartment }
  days: number | null
}

export type SampleAct =
  | { do: 'create'; policy: SamplePolicy; title: string }
  | { do: 'answer'; policy: SamplePolicy; answers: Record<string, SampleAnswer>; skip?: string[] }
  | { do: 'edit-clause'; policy: SamplePolicy; clause: string; heading: string; markdown: string }
  | {
      /** A section of the author's own, for some people only: written and given to them. */
      do: 'add-addendum'
      policy: SamplePolicy
      after: string
      section: SectionKey
      heading: string
      markdown: string
      groups: GroupKey[]
    }
  | {
      do: 'submit'
      policy: SamplePolicy
      /** People who all approve in one step, or the steps of a path. */
      path: SampleKey[] | SamplePathStep[]
      note: string
      changeNote: string
      dueOn: Day | null
    }
  | {
      do: 'approve'
      policy: SamplePolicy
      comment: string
      /** Left out: material. */
      changeClass?: ChangeClass
      inPlaceOf?: SampleKey
    }
  | { do: 'recuse'; policy: SamplePolicy; comment: string }
  | { do: 'delegate'; to: SampleKey; from: Day; until: Day; reason: string }
  | { do: 'send-back'; policy: SamplePolicy; comment: string }
  | {
      do: 'publish'
      policy: SamplePolicy
      changeClass: 'editorial' | 'clarifying' | 'material'
      changeNote: string
      /** Null: at once. */
      effective: Day | null
      campaign: { audience: 'everyone' | SampleDepartment; dueOn: Day } | null
    }
  | {
      do: 'publish-in-emergency'
      policy: SamplePolicy
      changeClass: ChangeClass
      changeNote: string
      reason: string
    }
  | { do: 'withdraw'; policy: SamplePolicy; reason: string }
  | { do: 'reaffirm'; policy: SamplePolicy; note: string }
  | { do: 'acknowledge'; policy: SamplePolicy }
  | { do: 'start-incident'; incident: SampleIncident; scenario: string; what: string; drill: boolean }
  | { do: 'tick'; incident: SampleIncident; step: string }
  | { do: 'log'; incident: SampleIncident; line: string }
  | { do: 'change-severity'; incident: SampleIncident; to: 1 | 2 | 3 | 4; reason: string }
  | { do: 'close-incident'; incident: SampleIncident; lesson: string }
  | { do: 'join'; person: SampleKey; group: GroupKey }
  | { do: 'leave'; person: SampleKey }
  | SampleAskingAct
  | SampleExceptionAct
  | SampleCampaignAct
  | SampleUnderstandingAct

export type SampleStep = { when: When; by: SampleKey } & SampleAct

/** One step: who, how many working days ago, at what time, and what. */
export function step(
  by: SampleKey,
  workingDaysAgo: number,
  time: `${number}:${number}`,
  act: SampleAct,
): SampleStep {
  return { by, when: { workingDaysAgo, time }, ...act }
}

/** People who acknowledged a policy: each with the working day and time. */
export function acknowledged(
  policy: SamplePolicy,
  people: readonly (readonly [SampleKey, number, `${number}:${number}`])[],
): SampleStep[] {
  return people.map(([by, daysAgo, time]) => step(by, daysAgo, time, { do: 'acknowledge', policy }))
}
