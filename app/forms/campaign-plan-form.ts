// The form of a campaign plan, read with suspicion. What its parts mean together, the rule decides.
import type { Audience, AudienceCondition } from '../governance/audience'
import type { CampaignDue, CampaignPlan, CampaignPolicy } from '../governance/campaign-plan'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { readFields } from './fields'

/** The fields that come back as they were typed; the policies and conditions travel packed. */
export const campaignPlanFields = [
  'title',
  'audience',
  'department',
  'saved',
  'due',
  'dueOn',
  'dueDays',
  'statement',
  'first',
  'before',
  'every',
  'manager',
  'passMark',
  'tries',
  'earlier',
] as const

export type PlanPlace = {
  departments: { id: string; name: string }[]
  audiences: { id: string; name: string; rule: { conditions: AudienceCondition[] } }[]
  /** The rule of the campaign's own, in words, for its name. */
  ownRule: { conditions: AudienceCondition[]; words: string }
}

/** Reads the form. Refuses what cannot be stored, and a choice that was not offered. */
export function readCampaignPlan(form: FormData, place: PlanPlace): Outcome<CampaignPlan> {
  const fields = readFields(form, {
    title: { label: 'The title', max: 120 },
    audience: { label: 'The audience', max: 20 },
    department: { label: 'The department', max: 60 },
    saved: { label: 'The saved audience', max: 60 },
    due: { label: 'The due date', max: 10 },
    dueOn: { label: 'The due date', max: 10 },
    dueDays: { label: 'The days', max: 4 },
    statement: { label: 'The statement', max: 500 },
    first: { label: 'The first message', max: 5 },
    before: { label: 'The days before', max: 40 },
    every: { label: 'The days after', max: 4 },
    manager: { label: 'The days for managers', max: 4 },
    passMark: { label: 'The pass mark', max: 4 },
    tries: { label: 'The tries', max: 4 },
    earlier: { label: 'Earlier acknowledgements', max: 20 },
  })
  if (!fields.ok) return fields
  const typed = fields.value
  const audience = audienceOf(typed, place)
  if (!audience.ok) return audience
  return accepted({
    title: typed.title,
    policies: readPolicies(form),
    audience: audience.value,
    due: dueOf(typed),
    statement: typed.statement,
    reminders: {
      first: typed.first === 'yes',
      before: daysIn(typed.before),
      every: wholeOf(typed.every),
      manager: wholeOf(typed.manager),
    },
    checks: { passMark: wholeOf(typed.passMark), tries: wholeOf(typed.tries) },
    earlier: typed.earlier === 'ask-again' ? 'ask-again' : 'keep',
  })
}

/** "policy" or "policy version", each once. */
export function readPolicies(form: FormData): CampaignPolicy[] {
  const chosen = form.getAll('policies').flatMap((value) => {
    const parts = typeof value === 'string' ? /^([\w-]{1,60})(?: ([\w-]{1,60}))?$/.exec(value) : null
    return parts?.[1] ? [{ policyId: parts[1], versionId: parts[2] ?? null }] : []
  })
  return chosen.slice(0, 100)
}

function audienceOf(
  typed: { audience: string; department: string; saved: string },
  { departments, audiences, ownRule }: PlanPlace,
): Outcome<Audience> {
  switch (typed.audience) {
    case 'everyone':
      return accepted({ kind: 'everyone' })
    case 'department': {
      const department = departments.find(({ id }) => id === typed.department)
      if (!department) return notChosen('department', 'Choose the department.')
      return accepted({ kind: 'department', departmentId: department.id, name: department.name })
    }
    case 'saved': {
      const saved = audiences.find(({ id }) => id === typed.saved)
      if (!saved) return notChosen('saved', 'Choose a saved audience.')
      return accepted({ kind: 'rule', audienceId: saved.id, name: saved.name, rule: saved.rule })
    }
    case 'rule':
      if (ownRule.conditions.length === 0)
        return notChosen('attribute', 'Add a condition to the rule, or choose another audience.')
      return accepted({
        kind: 'rule',
        audienceId: null,
        name: ownRule.words.slice(0, 300),
        rule: { conditions: ownRule.conditions },
      })
    default:
      return notChosen('audience', 'Choose who is asked.')
  }
}

function notChosen(field: string, sentence: string): Outcome<Audience> {
  return refused('audience-incomplete', sentence, { [field]: sentence })
}

function dueOf({ due, dueOn, dueDays }: { due: string; dueOn: string; dueDays: string }): CampaignDue {
  return due === 'day' ? { kind: 'day', day: dueOn } : { kind: 'days', days: wholeOf(dueDays) }
}

/** A whole number, 0 where nothing is typed; NaN, which the rule refuses, for anything else. */
function wholeOf(typed: string): number {
  if (typed === '') return 0
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
}

function daysIn(typed: string): number[] {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  return [...new Set(words.map(wholeOf))].sort((one, other) => other - one)
}
