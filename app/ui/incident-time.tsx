// A moment of an incident: the clock alone on the day one looks at it, the whole date on any other.
import { clockText, dayText, momentText } from '../domain/date-words'

/** "08:22 GMT" today, "18 November 2026, 02:20 GMT" otherwise. Days and hours are those of the zone. */
export function IncidentTime({ at, now, zone }: { at: string; now: string; zone: string }) {
  const isToday = dayText(at, zone) === dayText(now, zone)
  const moment = momentText(at, zone)
  const shown = isToday ? moment.slice(moment.indexOf(clockText(at, zone))) : moment
  return <time dateTime={at}>{shown}</time>
}
