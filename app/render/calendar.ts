// An iCalendar feed (RFC 5545): all-day events through ical.js, which escapes and folds whatever a title holds.
import ICAL from 'ical.js'
import type { CalendarDay } from '../governance/calendar-day'
import { daysLater } from '../domain/local-day'
import { printable } from './printable'

/** The feed as text with line ends as the format wants them. `name` is shown by calendars that show one. */
export function calendarText(name: string, days: CalendarDay[]): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Candor//Policies//EN')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('x-wr-calname', printable(name))
  for (const day of days) calendar.addSubcomponent(eventOf(day))
  return `${calendar.toString()}\r\n`
}

function eventOf(day: CalendarDay): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', day.uid)
  event.addPropertyWithValue('dtstamp', instant(day.stampedAt))
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(day.day))
  // The end of an all-day event is the day after it (RFC 5545, 3.6.1).
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(daysLater(day.day, 1)))
  event.addPropertyWithValue('summary', printable(day.title))
  event.addPropertyWithValue('description', printable(day.description))
  event.addPropertyWithValue('url', day.url)
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  return event
}

function instant(iso: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(Math.floor(Date.parse(iso) / 1000) * 1000), true)
}
