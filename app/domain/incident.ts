// Incidents: a social media mistake being handled, who may see it, what may still be done to it, and what comes next.
import { accepted, refused, type Outcome, type Refusal } from './outcome'
import { may } from './permission'
import type { Person, PersonId } from './person'
import type { Severity } from './playbook'
import type { Step } from './scenario-parts'
import { cleanLine, cleanText } from './typed-text'

export type { Severity }

export const severities = [1, 2, 3, 4] as const satisfies readonly Severity[]

export const severityWords: Record<Severity, { word: string; means: string }> = {
  1: {
    word: 'Emergency',
    means: 'Somebody may be hurt, robbed or exposed, or we lost control of an account.',
  },
  2: { word: 'Serious', means: 'People are hurt or angry, it spreads, or a law may be broken.' },
  3: { word: 'Complaint', means: 'We were wrong and somebody noticed, or has reason to complain.' },
  4: { word: 'Slip', means: 'Embarrassing, harmless, quickly put right.' },
}

export type Who = { id: PersonId; name: string }

export type IncidentState = { state: 'open' } | { state: 'closed'; by: Who; at: string; lesson: string }

/** What the rules need to know of an incident. */
export type Incident = {
  id: string
  /** 1, 2, 3 …: what people say on the phone. */
  number: number
  title: string
  severity: Severity
  /** When it is a practice run: the moment it began as one. Never changes. */
  drillSince: string | null
  openedBy: Who
  openedAt: string
} & IncidentState

/** One step ticked by one person. */
export type Tick = { stepId: string; by: Who; at: string }

/** One line somebody wrote. */
export type LogLine = { id: string; by: Who; line: string; at: string }

export const lineLimit = 500
export const lessonLimit = 4000

/** Responders, administrators and auditors see every incident; everybody else those they started. */
export function mayReadIncident(person: Person, incident: Pick<Incident, 'openedBy'>): boolean {
  return may(person, 'read-incidents') || incident.openedBy.id === person.id
}

/** Responders and administrators tick and log in every incident; whoever started one does so in that one. */
export function mayHandleIncident(person: Person, incident: Pick<Incident, 'openedBy'>): boolean {
  if (may(person, 'handle-incidents')) return true
  return may(person, 'report-incident') && incident.openedBy.id === person.id
}

/** Responders and administrators set the severity and close. */
export function mayLeadIncident(person: Person): boolean {
  return may(person, 'handle-incidents')
}

/** The stored or submitted number as a severity, or undefined. */
export function asSeverity(value: unknown): Severity | undefined {
  return severities.find((severity) => severity === Number(value))
}

/** What somebody says when an incident starts. Refuses an empty line and text that cannot be kept. */
export function describeIncident(whatHappened: string): Outcome<string> {
  return lineOf(
    whatHappened,
    'what',
    'Say in one line what happened, for example “Private photo posted on our Instagram”.',
  )
}

/**
 * The line to write into the log.
 * Refuses a closed incident, an empty line, and text that cannot be kept.
 */
export function addToLog(incident: Incident, line: string): Outcome<string> {
  if (incident.state === 'closed') return closedAlready(incident)
  return lineOf(line, 'line', 'Write what happened, in one line.')
}

/**
 * Whether this step may be ticked now.
 * Refuses a closed incident, a step the incident does not have, and a step somebody did already, naming them.
 */
export function tickStep(
  incident: Incident,
  stepIds: string[],
  stepId: string,
  ticks: Tick[],
): Outcome<string> {
  if (incident.state === 'closed') return closedAlready(incident)
  if (!stepIds.includes(stepId)) {
    return refused('no-such-step', 'This incident has no such step. Open it again and tick the step there.')
  }
  const tick = ticks.find((candidate) => candidate.stepId === stepId)
  if (tick) return stepDoneAlready(tick)
  return accepted(stepId)
}

/** The refusal for whoever ticks second; without the tick, somebody did it in this very moment. */
export function stepDoneAlready(tick?: Tick): Refusal {
  const who = tick?.by.name ?? 'Somebody'
  return refused(
    'step-done-already',
    `${who} did this step already. Nothing was changed; go on with the next one.`,
  )
}

/**
 * A new severity and the log line that says so.
 * Refuses a closed incident, no severity or the same one, a severity that changed meanwhile, and no reason.
 */
export function changeSeverityTo(
  incident: Incident,
  wish: { from: unknown; to: unknown; reason: string },
): Outcome<{ severity: Severity; reason: string; line: string }> {
  if (incident.state === 'closed') return closedAlready(incident)
  const severity = asSeverity(wish.to)
  if (!severity) return refused('no-severity', 'Choose a severity.', { severity: 'Choose a severity.' })
  if (asSeverity(wish.from) !== incident.severity) {
    return refused(
      'severity-changed-meanwhile',
      `Somebody else has set the severity to SEV${incident.severity} meanwhile. Look at it again.`,
      { severity: `It is SEV${incident.severity} now.` },
    )
  }
  if (severity === incident.severity) {
    const sentence = `It is SEV${severity} already. Choose another one, or leave it.`
    return refused('same-severity', sentence, { severity: sentence })
  }
  const reason = lineOf(wish.reason, 'reason', 'Say why: people who read this later need the reason.')
  if (!reason.ok) return reason
  const line = `Severity changed from SEV${incident.severity} to SEV${severity}: ${reason.value}`
  return accepted({ severity, reason: reason.value, line })
}

/**
 * The lesson with which an incident closes: what we learnt, in words.
 * Refuses a closed incident, an empty lesson, and text that cannot be kept.
 */
export function closeWithLesson(incident: Incident, lesson: string): Outcome<string> {
  if (incident.state === 'closed') return closedAlready(incident)
  const cleaned = cleanText(lesson, lessonLimit)
  if (!cleaned.ok) return { ...cleaned, fields: { lesson: cleaned.sentence } }
  if (cleaned.value === '') {
    const sentence = 'Write what we learnt. One sentence is enough, and it may be “We were lucky”.'
    return refused('lesson-required', sentence, { lesson: sentence })
  }
  return cleaned
}

/** The first step nobody has ticked, or undefined when all are done. */
export function nextStep(steps: Step[], ticks: Tick[]): Step | undefined {
  const done = new Set(ticks.map((tick) => tick.stepId))
  return steps.find((step) => !done.has(step.id))
}

/** Whole minutes an incident has been running, or ran. */
export function minutesRunning(incident: Incident, at: Date): number {
  const end = incident.state === 'closed' ? Date.parse(incident.at) : at.getTime()
  return Math.max(0, Math.floor((end - Date.parse(incident.openedAt)) / 60_000))
}

/** "4 minutes", "2 hours 5 minutes", "3 days 4 hours". */
export function durationWords(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${counted(days, 'day')} ${counted(hours, 'hour')}` : counted(days, 'day')
  if (hours > 0)
    return rest > 0 ? `${counted(hours, 'hour')} ${counted(rest, 'minute')}` : counted(hours, 'hour')
  return counted(rest, 'minute')
}

function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}

function lineOf(value: string, field: string, emptySentence: string): Outcome<string> {
  const cleaned = cleanLine(value, lineLimit)
  if (!cleaned.ok) return { ...cleaned, fields: { [field]: cleaned.sentence } }
  if (cleaned.value === '') return refused('line-required', emptySentence, { [field]: emptySentence })
  return cleaned
}

function closedAlready(incident: Extract<Incident, { state: 'closed' }>): Refusal {
  return refused(
    'incident-closed',
    `${incident.by.name} closed incident ${incident.number}. Its record stays as it is; start a new incident if it goes on.`,
  )
}
