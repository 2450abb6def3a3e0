// The certificate over a year: leavers, new names, other departments, joiners, days before the first version, days of 23 hours.
import { beforeAll, describe, expect, test } from 'vitest'
import { readCertificate, type Certificate } from '../../app/commands/read-certificate'
import type { Candor } from '../../app/context'
import { certificateMoment } from '../../app/governance/certificate'
import type { PolicyThen } from '../../app/governance/certificate'
import { valueOf } from '../instance'
import { joel, maria, ruth } from '../people'
import { aYear, zone } from './certificate-story'

async function certificate(candor: Candor, personId: string, on: string): Promise<Certificate> {
  const moment = valueOf(certificateMoment(on, candor.now(), zone))
  return valueOf(await readCertificate(candor, { personId, moment }))
}

function only(found: Certificate): PolicyThen {
  const [policy] = found.policies
  if (!policy) throw new Error('no policy')
  return policy
}

describe.each(['sqlite', 'postgres'] as const)('a year in New York (%s)', (engine) => {
  let year: Awaited<ReturnType<typeof aYear>>
  let people: Record<string, string>
  beforeAll(async () => {
    year = await aYear(engine)
    people = { Maria: maria.id, Joel: joel.id, Ruth: ruth.id, Tove: year.toveId }
  })

  test.each([
    // Before the first version took effect nothing is listed; asked for by name it says why.
    ['Maria', '2026-12-09', null, ''],
    [
      'Maria',
      '2026-12-10',
      '1.0',
      'No. Maria Silva was asked on 1 December 2026 to acknowledge 1.0 by 20 December 2026, and had not done so by the end of that day. That day had not passed. They acknowledged it later, on 12 December 2026',
    ],
    ['Maria', '2026-12-12', '1.0', 'Yes. Maria Silva acknowledged 1.0 on 12 December 2026'],
    [
      'Joel',
      '2026-12-31',
      '1.0',
      'No. Joel Brandt was asked on 1 December 2026 to acknowledge 1.0 by 20 December 2026, and had not done so by the end of that day. That day had passed.',
    ],
    [
      'Maria',
      '2027-02-01',
      '1.1',
      'Yes, an earlier version. Maria Silva acknowledged 1.0 on 12 December 2026, 15:00 GMT-5. What followed changed no duty and asked nobody again: 1.1 (editorial).',
    ],
    [
      'Joel',
      '2027-02-02',
      '1.1',
      'No. Joel Brandt was asked on 1 February 2027 to acknowledge 1.1 by 20 December 2026, and had not done so by the end of that day. That day had passed.',
    ],
    // 2.0 takes effect at 23:30 on the day the clocks went forward.
    ['Maria', '2027-03-13', '1.1', 'Yes, an earlier version.'],
    [
      'Maria',
      '2027-03-14',
      '2.0',
      'No. Maria Silva was asked on 10 March 2027 to acknowledge 2.0 by 30 March 2027',
    ],
    // Half a minute before midnight of the 20th.
    ['Joel', '2027-03-19', '2.0', 'They acknowledged it later, on 20 March 2027, 23:59'],
    ['Joel', '2027-03-20', '2.0', 'Yes. Joel Brandt acknowledged 2.0 on 20 March 2027, 23:59'],
    ['Maria', '2027-06-30', '2.0', 'No. Maria Silva-Costa was asked on 10 March 2027'],
    ['Maria', '2027-07-01', '2.0', 'Yes. Maria Silva-Costa acknowledged 2.0 on 1 July 2027'],
    ['Tove', '2027-06-02', '2.0', 'No. Tove Lind had not been asked to acknowledge 2.0'],
    [
      'Maria',
      '2027-09-01',
      null,
      'No version was in force on that day: 2.0 was withdrawn on 1 September 2027',
    ],
    ['Maria', '2027-08-31', '2.0', 'Yes.'],
    ['Ruth', '2027-10-01', '3.0', 'No. Ruth Keller had not been asked to acknowledge 3.0'],
    ['Maria', '2027-11-07', '3.0', 'The last version they had acknowledged was 2.0, on 1 July 2027'],
    ['Maria', '2027-11-29', '3.0', 'a material change came after it.'],
    [
      'Maria',
      '2027-11-30',
      null,
      'No version was in force on that day: 3.0 was valid until 30 November 2027, 00:00',
    ],
  ])('%s on %s: %s', async (who, on, number, sentence) => {
    const found = await certificate(year.candor, people[who] ?? '', on)
    expect(found.absence).toBeNull()
    expect(found.policies.map((policy) => policy.version?.number ?? null)).toEqual(
      on < '2026-12-10' ? [] : [number],
    )
    expect(found.policies[0]?.sentence ?? '').toContain(sentence)
  })

  test('a day before the first version, asked for by the policy’s address, says when it begins', async () => {
    const moment = valueOf(certificateMoment('2026-12-09', year.candor.now(), zone))
    const found = valueOf(await readCertificate(year.candor, { personId: maria.id, slug: year.slug, moment }))
    expect(only(found).sentence).toBe(
      'No version was in force on that day: the first takes effect on 10 December 2026.',
    )
  })

  test.each([
    ['Maria', '2027-04-30', 'Maria Silva', 'Maria Silva-Costa', 'Events'],
    ['Maria', '2027-05-01', 'Maria Silva-Costa', null, 'Communications'],
    ['Joel', '2027-07-31', 'Joel Brandt', null, 'Events'],
  ])(
    '%s on %s carries the name and the department of that day',
    async (who, on, name, nameNow, department) => {
      expect(await certificate(year.candor, people[who] ?? '', on)).toMatchObject({
        name,
        nameNow,
        department,
      })
    },
  )

  test('somebody who left, and somebody who had not come, had nothing that applied to them', async () => {
    const left = await certificate(year.candor, joel.id, '2027-08-01')
    expect(left).toMatchObject({
      policies: [],
      absence: expect.stringContaining('Joel Brandt had left: 1 August 2027') as string,
    })
    expect((await certificate(year.candor, joel.id, '2027-07-31')).absence).toBeNull()
    const early = await certificate(year.candor, year.toveId, '2027-05-31')
    expect(early.absence).toContain('Tove Lind was not here yet: the record of them begins on 1 June 2027.')
    expect(early.nameIsOfToday).toBe(true)
  })

  test.each([
    ['2026-12-31', []],
    ['2027-01-10', ['law']],
  ])('the sections for groups follow the groups of that day: %s', async (on, applied) => {
    const { sections } = only(await certificate(year.candor, joel.id, on))
    const forGroups = sections.filter((section) => section.audience !== '')
    expect(forGroups.length).toBe(2)
    expect(forGroups.filter((section) => section.applied).map((section) => section.audience)).toEqual(
      applied.map(() => 'Volunteers'),
    )
  })

  test('an acknowledgement carries its words, fingerprint and place in the ledger', async () => {
    const { answer, version } = only(await certificate(year.candor, joel.id, '2027-03-20'))
    if (answer.kind !== 'acknowledged') throw new Error(answer.kind)
    const { record } = answer
    expect(record).toMatchObject({
      method: 'self',
      personName: 'Joel Brandt',
      fingerprint: version?.fingerprint,
    })
    const row = await year.candor.db
      .selectFrom('ledger_chain')
      .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_chain.entry_id')
      .select(['hash', 'action', 'actor_id'])
      .where('sequence', '=', record.ledger?.sequence ?? 0)
      .executeTakeFirst()
    expect(row).toEqual({ hash: record.ledger?.hash, action: 'version.acknowledged', actor_id: joel.id })
  })

  test('a policy that is not there is refused', async () => {
    const moment = valueOf(certificateMoment('2027-03-20', year.candor.now(), zone))
    expect(await readCertificate(year.candor, { personId: joel.id, slug: 'nothing', moment })).toMatchObject({
      rule: 'no-such-policy',
    })
  })
})

test.each([
  ['2027-12-16', 'future-day'],
  ['2027-02-29', 'not-a-day'],
  ['yesterday', 'not-a-day'],
  ['', 'not-a-day'],
  ['0000-01-01', 'not-a-day'],
])('the day %j is refused: %s', (typed, rule) => {
  expect(certificateMoment(typed, new Date('2027-12-16T04:00:00Z'), zone)).toMatchObject({ ok: false, rule })
})

test.each([
  ['2027-03-14', zone, '2027-03-15T03:59:59.999Z'],
  ['2027-11-07', zone, '2027-11-08T04:59:59.999Z'],
  ['2027-03-28', 'Europe/Berlin', '2027-03-28T21:59:59.999Z'],
  ['2027-06-01', 'Pacific/Kiritimati', '2027-06-01T09:59:59.999Z'],
  ['2028-02-29', 'UTC', '2028-02-29T23:59:59.999Z'],
])('the end of %s in %s is %s', (day, where, end) => {
  const moment = valueOf(certificateMoment(day, new Date('2029-01-01T00:00:00Z'), where))
  expect(moment.at.toISOString()).toBe(end)
})

test('today is spoken of as it is now', () => {
  const now = new Date('2027-12-15T17:00:00Z')
  expect(valueOf(certificateMoment('2027-12-15', now, zone))).toMatchObject({ at: now, isToday: true })
})
