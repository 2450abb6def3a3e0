// The calendar feed: what stands in it for whom, that it can be read back, and that its address ends.
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarFeed } from '../../app/commands/calendar-days'
import { endCalendarLink, makeCalendarLink } from '../../app/commands/calendar-link'
import { markLeaver } from '../../app/commands/mark-leaver'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import type { Person } from '../../app/domain/person'
import { calendarText } from '../../app/render/calendar'
import { loader } from '../../app/routes/calendar.$token'
import { onBothEngines } from '../databases/database'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { amara, ben, joel, nadia } from '../people'
import { anApprovedVersion, aPolicy, publish, submit } from '../policies'

async function linkOf(candor: Candor, person: Person): Promise<string> {
  const { url } = valueOf(await makeCalendarLink(deskOf(candor, person)))
  return /calendar\/([\w-]{43})\.ics$/.exec(url ?? '')?.[1] ?? ''
}

function titlesIn(feed: string | undefined): string[] {
  const calendar = new ICAL.Component(ICAL.parse(feed ?? '') as never)
  return calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('summary')))
}

onBothEngines('a feed', (engine) => {
  test('holds what its person may see, is the same when nothing changed, and ends with them', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const campaign = {
      audience: { kind: 'everyone' },
      statement: defaultStatement,
      dueOn: '2026-12-04',
    } as const
    valueOf(
      await publish(candor, await anApprovedVersion(candor, policyId), { campaign, reviewOn: '2027-11-24' }),
    )
    const other = await aPolicy(candor, 'Another policy')
    valueOf(await submit(candor, other.policyId, { approvers: [ben.id], dueOn: '2026-12-02' }))

    const [ofJoel, ofBen] = [await linkOf(candor, joel), await linkOf(candor, ben)]
    const feed = await calendarFeed(candor, ofJoel)
    expect(titlesIn(feed)).toEqual([
      'Takes effect: Social media policy 1.0',
      'Please acknowledge: Social media policy 1.0',
    ])
    expect(titlesIn(await calendarFeed(candor, ofBen))).toEqual([
      'Takes effect: Social media policy 1.0',
      'Decision due: Another policy',
      'Please acknowledge: Social media policy 1.0',
      'Review due: Social media policy',
    ])
    expect(await calendarFeed({ ...candor, now: () => new Date('2026-11-25T12:00:00Z') }, ofJoel)).toBe(feed)
    valueOf(await markLeaver(deskOf(candor, nadia), joel.id))
    expect(await calendarFeed(candor, ofJoel)).toBeUndefined()
  })

  test('has one address at a time, which is shown once and ends at once', async () => {
    const candor = await anInstance(engine)
    const first = await linkOf(candor, amara)
    const second = await linkOf(candor, amara)
    expect(await calendarFeed(candor, first)).toBeUndefined()
    expect(await calendarFeed(candor, second)).toContain('BEGIN:VCALENDAR')
    const stored = await candor.db.selectFrom('calendar_links').select('token_hash').execute()
    expect(stored.map((row) => row.token_hash)).not.toContain(second)
    valueOf(await endCalendarLink(deskOf(candor, amara)))
    expect(await calendarFeed(candor, second)).toBeUndefined()
    for (const token of ['', 'x', '../..', `${second}\n`])
      expect(await calendarFeed(candor, token)).toBeUndefined()
    const once = 'the-same-form'
    expect(valueOf(await makeCalendarLink(deskOf(candor, ben, { once }))).url).toContain('/calendar/')
    expect(valueOf(await makeCalendarLink(deskOf(candor, ben, { once }))).url).toBeNull()
  })
})

test('is answered to whoever holds the address, as a calendar that nothing on the way may keep', async () => {
  const candor = await anInstance()
  const token = await linkOf(candor, amara)
  const ask = (path: string) =>
    loader({
      context: contextOf(candor, null),
      params: { token: path },
      request: new Request(`https://candor.example.org/calendar/${path}`),
    })
  const answer = await ask(`${token}.ics`)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'no-store',
  ])
  for (const wrong of [token, 'nobody.ics']) {
    const refused = await ask(wrong).catch((thrown: unknown) => thrown as Response)
    expect(refused.status).toBe(404)
  }
})

test('titles that try to be lines of the calendar stay titles', () => {
  const hostile = [
    'Rules\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE',
    'A, b; c\\n: "d"',
    'Ω'.repeat(200),
    '=cmd()|<script>alert(1)</script>',
    'Rechts nach links \u202Eabc',
    '',
  ]
  const text = calendarText(
    'Policies; of, us\nX-EVIL:1',
    hostile.map((title, index) => ({
      uid: `review.${index}@candor`,
      day: '2028-02-29',
      title,
      description: title,
      url: 'https://candor.example.org/policies/rules',
      stampedAt: '2027-03-14T12:00:00.123Z',
    })),
  )
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  const events = calendar.getAllSubcomponents('vevent')
  expect(events).toHaveLength(hostile.length)
  expect(calendar.getAllSubcomponents()).toHaveLength(hostile.length)
  expect(calendar.getFirstPropertyValue('x-evil')).toBeNull()
  for (const event of events) expect(event.getAllSubcomponents()).toEqual([])
  expect(String(events[2]?.getFirstPropertyValue('summary'))).toBe('Ω'.repeat(200))
  expect(String(events[0]?.getFirstPropertyValue('dtstart'))).toBe('2028-02-29')
  expect(String(events[0]?.getFirstPropertyValue('dtend'))).toBe('2028-03-01')
  expect(String(events[0]?.getFirstPropertyValue('dtstamp'))).toBe('2027-03-14T12:00:00Z')
  // RFC 5545, 3.1: no line is longer than 75 octets, and lines end in CRLF.
  const lines = text.split('\r\n')
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/)
  }
})
