// A day in somebody's calendar: what is due or begins on it, with an identity that stays when the calendar is read again.

export type CalendarDay = {
  /** Stable: the same thing on another day moves in the calendar, and does not stand there twice. */
  uid: string
  /** ISO date. */
  day: string
  title: string
  description: string
  /** Address of the page about it. */
  url: string
  /** ISO instant of the record that says so: a calendar that nobody changed is the same, byte for byte. */
  stampedAt: string
}
