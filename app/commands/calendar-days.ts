// The days in one person's calendar: what their own roles let them see, and what is asked of themselves.
import { listAskedOf } from '../../db/asked-of'
import { findCalendarOwner } from '../../db/calendar-links'
import { listEffectDays, listOpenEmergencies, listReviewDays } from '../../db/days-due'
import { listWaitingFor } from '../../db/decisions'
import { tokenHash } from '../../db/identifier'
import { findOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import type { Candor } from '../context'
import type { CalendarDay } from '../governance/calendar-day'
import { daysLater, localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { calendarText } from '../render/calendar'

const most = 200
const daysAhead = 400
const daysBack = 31

/** The feed behind this token as text, or undefined: no such link, it was ended, or its person has left. */
export async function calendarFeed(candor: Candor, token: string): Promise<string | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const personId = await findCalendarOwner(candor.db, tokenHash(token))
  const person = personId === undefined ? undefined : await findPerson(candor.db, personId)
  if (!person || person.leftAt || !may(person, 'read-policies')) return undefined
  const organisation = await findOrganisation(candor.db)
  const name = `Policies of ${organisation?.name ?? 'Candor'}`
  return calendarText(name, await calendarDays(candor, person, organisation?.timeZone ?? 'UTC'))
}

/** Reviews and emergency deadlines of people who see drafts; what is asked of the person; what takes effect. In order of days. */
export async function calendarDays(candor: Candor, person: Person, zone: string): Promise<CalendarDay[]> {
  const { db, settings } = candor
  const at = candor.now()
  const seesDrafts = may(person, 'read-drafts')
  const from = new Date(at.getTime() - daysBack * 86_400_000)
  const until = daysLater(localDay(at, zone), daysAhead)
  const [reviews, emergencies, decisions, asked, effects] = await Promise.all([
    seesDrafts ? listReviewDays(db, until, most) : [],
    seesDrafts ? listOpenEmergencies(db, at, most) : [],
    may(person, 'approve-versions') ? listWaitingFor(db, person.id, at) : [],
    may(person, 'acknowledge') ? listAskedOf(db, { personId: person.id, at }) : [],
    listEffectDays(db, { at, from, limit: most }),
  ])
  const days: CalendarDay[] = [
    ...reviews.map((one) => ({
      uid: `review.${one.policyId}@candor`,
      day: one.dueOn,
      title: `Review due: ${one.title}`,
      description: 'Look at the policy again: re-affirm it, or change the draft.',
      url: `${settings.url}/policies/${one.slug}/standing`,
      stampedAt: one.createdAt,
    })),
    ...emergencies.map((one) => ({
      uid: `emergency.${one.publicationId}@candor`,
      day: one.approveBy,
      title: `Approval due after an emergency: ${one.title} ${one.number}`,
      description: `Published by ${one.publishedByName} before it was approved.`,
      url: `${settings.url}/policies/${one.slug}/history`,
      stampedAt: one.publishedAt,
    })),
    ...decisions.flatMap((one) =>
      one.dueOn === null
        ? []
        : [
            {
              uid: `decision.${one.policySlug}.${one.ordinal}@candor`,
              day: one.dueOn,
              title: `Decision due: ${one.title}`,
              description:
                one.inPlaceOf === null ? 'You are asked to decide.' : `In the place of ${one.inPlaceOf}.`,
              url: `${settings.url}/policies/${one.policySlug}/versions/${one.ordinal}/decision`,
              stampedAt: one.openedAt,
            },
          ],
    ),
    ...asked.map((one) => ({
      uid: `acknowledgement.${one.campaignId}.${one.versionId}@candor`,
      day: one.dueOn,
      title: `Please acknowledge: ${one.title} ${one.number}`,
      description: one.statement,
      url: `${settings.url}/policies/${one.policySlug}/versions/${one.ordinal}`,
      stampedAt: one.effectiveAt,
    })),
    ...effects.map((one) => ({
      uid: `effect.${one.publicationId}@candor`,
      day: localDay(new Date(one.effectiveAt), zone),
      title: `Takes effect: ${one.title} ${one.number}`,
      description: 'From this day on it applies.',
      url: `${settings.url}/policies/${one.slug}/versions/${one.ordinal}`,
      stampedAt: one.publishedAt,
    })),
  ]
  return days.sort((one, other) => one.day.localeCompare(other.day) || one.uid.localeCompare(other.uid))
}
