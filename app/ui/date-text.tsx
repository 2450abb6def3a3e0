// A date on a page: readable by people, "14 March 2027 (in 3 weeks)", and by machines.
import { dayText, distanceText, momentText } from '../domain/date-words'

export function DateText({
  at,
  now,
  zone = 'UTC',
  time = false,
}: {
  at: string
  now?: string
  zone?: string
  time?: boolean
}) {
  return (
    <time dateTime={at}>
      {time ? momentText(at, zone) : dayText(at, zone)}
      {now && ` (${distanceText(at, now, zone)})`}
    </time>
  )
}
