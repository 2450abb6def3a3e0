// The sentences of a certificate: the answer, and why nothing was in force.
import type { AcknowledgedThen, Answer, Moment, PublicationThen } from './certificate'
import { dayText, momentText } from '../domain/date-words'
import { standingAmong } from './standing'
import { numberText } from './version'

/** Why nothing of the policy was in force, for people. */
export function whyNotInForce(publications: PublicationThen[], { at, zone }: Moment): string {
  const byEffect = [...publications].sort((one, other) => one.effectiveAt.localeCompare(other.effectiveAt))
  const last = byEffect.filter((one) => one.effectiveAt <= at.toISOString()).at(-1)
  if (!last) {
    const first = byEffect[0]
    return first
      ? `No version was in force on that day: the first takes effect on ${dayText(first.effectiveAt, zone)}.`
      : 'No version of it has ever been published.'
  }
  const number = numberText(last)
  const standing = standingAmong(last, publications, at)
  switch (standing.kind) {
    case 'withdrawn':
      return `No version was in force on that day: ${number} was withdrawn on ${momentText(standing.at, zone)}.`
    case 'retired':
      return `No version was in force on that day: the policy was retired on ${momentText(standing.at, zone)}.`
    case 'time-ended':
      return `No version was in force on that day: ${number} was valid until ${momentText(standing.at, zone)}.`
    case 'in-force':
    case 'scheduled':
    case 'superseded':
      return 'No version was in force on that day.'
    default:
      return standing satisfies never
  }
}

type Told = { name: string; number: string; moment: Moment }

/** The answer in a sentence or two that begin with Yes or No. */
export function answerSentence(answer: Answer, { name, number, moment }: Told): string {
  const { zone, day, isToday } = moment
  const until = isToday ? 'now' : 'the end of that day'
  switch (answer.kind) {
    case 'not-in-force':
      return ''
    case 'acknowledged':
      return `Yes. ${name} acknowledged ${number} on ${momentText(answer.record.acknowledgedAt, zone)}.`
    case 'open': {
      const due = answer.asked.dueOn < day ? 'That day had passed.' : 'That day had not passed.'
      return `No. ${name} was asked on ${dayText(answer.asked.assignedAt, zone)} to acknowledge ${number} by ${dayText(answer.asked.dueOn)}, and had not done so by ${until}. ${due}${afterwards(answer.later, zone)}`
    }
    case 'declined':
      return `No. ${name} declined on ${momentText(answer.decline.declinedAt, zone)} to acknowledge ${number}, with the reason: “${answer.decline.reason}”${afterwards(answer.later, zone)}`
    case 'exempt':
      return `No, and ${name} need not answer: ${answer.exemption.grantedByName} made them exempt on ${momentText(answer.exemption.grantedAt, zone)}, because: ${answer.exemption.reason}${afterwards(answer.later, zone)}`
    case 'kept':
      return `Yes, an earlier version. ${name} acknowledged ${answer.record.versionNumber} on ${momentText(answer.record.acknowledgedAt, zone)}. ${number} changed nothing that applied to them, as was recorded on ${momentText(answer.keptAt, zone)}, so they were not asked again.`
    case 'earlier':
      return `Yes, an earlier version. ${name} acknowledged ${answer.record.versionNumber} on ${momentText(answer.record.acknowledgedAt, zone)}. What followed changed no duty and asked nobody again: ${answer.since.join(', ')}.`
    case 'not-asked':
      return `No. ${name} had not been asked to acknowledge ${number} by ${until}.${before(answer.earlier, zone)}${afterwards(answer.later, zone)}`
    default:
      return answer satisfies never
  }
}

function before(record: AcknowledgedThen | null, zone: string): string {
  if (!record) return ''
  return ` The last version they had acknowledged was ${record.versionNumber}, on ${momentText(record.acknowledgedAt, zone)}; a material change came after it.`
}

function afterwards(record: AcknowledgedThen | null, zone: string): string {
  return record ? ` They acknowledged it later, on ${momentText(record.acknowledgedAt, zone)}.` : ''
}
