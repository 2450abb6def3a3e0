// When something is due, as a status: late, or in so many days.
import { dayText, distanceText } from '../domain/date-words'
import { Status } from './status'

export function Due({ day, now, zone }: { day: string; now: string; zone: string }) {
  if (day < now.slice(0, 10)) return <Status tone="overdue">was due {distanceText(day, now, zone)}</Status>
  return (
    <Status tone="review">
      due {dayText(day)} ({distanceText(day, now, zone)})
    </Status>
  )
}
