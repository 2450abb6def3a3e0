// The form of a publication, read with suspicion: kind of change and note where the round has none, dates, and who is asked.
import type { Audience, AudienceRule } from '../governance/audience'
import type { CampaignRequest } from '../governance/campaign'
import { daysLater, isDay, isTimeOfDay, momentOnDay, startOfDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { isChangeClass, type ChangeClass } from '../governance/version'
import { readFields } from './fields'

export const publicationFields = [
  'changeClass',
  'changeNote',
  'when',
  'publishOn',
  'publishAt',
  'effectiveOn',
  'validTo',
  'audience',
  'department',
  'saved',
  'statement',
  'dueOn',
  'reviewOn',
  'reviewEvery',
] as const

export type PublicationForm = {
  changeClass: ChangeClass
  changeNote: string
  /** Null: now. */
  publishAt: Date | null
  /** Null: at once. */
  effectiveAt: Date | null
  validTo: Date | null
  reviewOn?: string
  reviewEvery?: string
  campaign: CampaignRequest | null
}

export type PublicationPlace = {
  /** Today in the organisation's calendar (ISO date), and its zone. */
  today: string
  zone: string
  departments: { id: string; name: string }[]
  audiences: SavedRule[]
  /** What the round says already; null and "" where the publisher is asked. */
  changeClass: ChangeClass | null
  changeNote: string
}

/** A saved audience that may be chosen. */
export type SavedRule = { id: string; name: string; rule: AudienceRule }

/** Reads the form. Refuses what is missing, unknown or no day; what the dates mean together, the rule decides. */
export function readPublicationForm(form: FormData, place: PublicationPlace): Outcome<PublicationForm> {
  const fields = readFields(form, {
    changeClass: { label: 'The kind of change', max: 20 },
    changeNote: { label: 'The note', max: 1_000 },
    when: { label: 'When', max: 10 },
    publishOn: { label: 'The day', max: 10 },
    publishAt: { label: 'The time', max: 5 },
    effectiveOn: { label: 'The day', max: 10 },
    validTo: { label: 'The last day', max: 10 },
    audience: { label: 'The audience', max: 20 },
    department: { label: 'The department', max: 60 },
    saved: { label: 'The saved audience', max: 60 },
    statement: { label: 'The statement', max: 500 },
    dueOn: { label: 'The due date', max: 10 },
    reviewOn: { label: 'The review day', max: 10 },
    reviewEvery: { label: 'The months', max: 4 },
  })
  if (!fields.ok) return fields
  const typed = fields.value
  const { today, zone } = place
  const changeClass = place.changeClass ?? typed.changeClass
  if (!isChangeClass(changeClass)) {
    return refused('change-class', 'Choose what kind of change this is.', { changeClass: 'Choose one.' })
  }
  const isPlanned = typed.when === 'planned'
  const mistakes = dayMistakes(typed, isPlanned)
  const [first] = Object.values(mistakes)
  if (first !== undefined) return refused('publication-day', first, mistakes)
  const { effectiveOn, validTo, reviewOn, reviewEvery } = typed
  return accepted({
    changeClass,
    changeNote: place.changeNote || typed.changeNote,
    publishAt: isPlanned ? momentOnDay(typed.publishOn, typed.publishAt, zone) : null,
    effectiveAt:
      isPlanned || effectiveOn === '' || effectiveOn === today ? null : startOfDay(effectiveOn, zone),
    // Its last day is whole: it ends when the next one begins.
    validTo: validTo === '' ? null : startOfDay(daysLater(validTo, 1), zone),
    ...(reviewOn !== '' && { reviewOn }),
    ...(reviewEvery !== '' && { reviewEvery }),
    campaign: savedCampaign(typed, place.audiences) ?? campaignOf(typed, place.departments),
  })
}

function dayMistakes(
  typed: { publishOn: string; publishAt: string; effectiveOn: string; validTo: string },
  isPlanned: boolean,
): Record<string, string> {
  const asDate = 'Give the day as a date, for example 2027-03-14.'
  const mistakes: Record<string, string> = {}
  if (isPlanned && !isDay(typed.publishOn)) mistakes['publishOn'] = asDate
  if (isPlanned && !isTimeOfDay(typed.publishAt))
    mistakes['publishAt'] = 'Give the time in hours and minutes, for example 09:30.'
  if (typed.effectiveOn !== '' && !isDay(typed.effectiveOn)) mistakes['effectiveOn'] = asDate
  if (typed.validTo !== '' && !isDay(typed.validTo)) mistakes['validTo'] = asDate
  return mistakes
}

/** Null when nobody is asked. An unknown department is an audience of nobody, which the rule refuses with a sentence. */
export function campaignOf(
  typed: { audience: string; department: string; statement: string; dueOn: string },
  departments: { id: string; name: string }[],
): CampaignRequest | null {
  if (typed.audience !== 'everyone' && typed.audience !== 'department') return null
  const { statement, dueOn } = typed
  return { audience: audienceOf(typed.audience, typed.department, departments), statement, dueOn }
}

/** Null when no saved audience is asked. An unknown one is an audience of nobody, as above. */
function savedCampaign(
  typed: { audience: string; saved: string; statement: string; dueOn: string },
  audiences: SavedRule[],
): CampaignRequest | null {
  if (typed.audience !== 'saved') return null
  const { statement, dueOn } = typed
  const saved = audiences.find(({ id }) => id === typed.saved)
  const nobody: AudienceRule = { conditions: [{ attribute: 'group', is: 'any', values: [] }] }
  const rule = saved?.rule ?? nobody
  return {
    audience: { kind: 'rule', audienceId: saved?.id ?? null, name: saved?.name ?? '', rule },
    statement,
    dueOn,
  }
}

function audienceOf(
  ask: 'everyone' | 'department',
  departmentId: string,
  departments: { id: string; name: string }[],
): Audience {
  if (ask === 'everyone') return { kind: 'everyone' }
  const department = departments.find((candidate) => candidate.id === departmentId)
  return {
    kind: 'department',
    departmentId: department?.id ?? 'unknown',
    name: department?.name ?? 'unknown',
  }
}
