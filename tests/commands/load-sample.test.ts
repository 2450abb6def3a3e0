// The sample organisation: everything its people did, done again by the real commands, on both engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSample, sampleStory } from '../../app/commands/load-sample'
import type { Candor } from '../../app/context'
import { parseAnswer } from '../../app/domain/answer'
import { draftedPolicy, typedOf } from '../../app/domain/draft'
import { findQuestion } from '../../app/domain/template'
import { versionState } from '../../app/governance/version'
import { isoDay, momentOf } from '../../app/sample/calendar'
import { sampleEmail, samplePeople } from '../../app/sample/people'
import { listDepartmentProgress } from '../../db/campaign-progress'
import { listCampaigns } from '../../db/campaigns'
import { findDraft } from '../../db/drafts'
import { verifyLedger } from '../../db/ledger-verification'
import { findOrganisation } from '../../db/organisation'
import { findPolicyBySlug, listSlugs } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { roundOutcomes } from '../../db/rounds'
import type { Db } from '../../db/tables'
import { listVersions } from '../../db/versions'
import { aDatabase, onBothEngines, type TestDatabase } from '../databases/database'
import { shippedLibrary } from '../shipped-library'

const now = new Date('2027-03-14T10:30:00.000Z')

async function instanceOn(db: Db): Promise<Candor> {
  return {
    db,
    settings: { url: 'https://candor.example.org' } as Candor['settings'],
    library: await shippedLibrary(),
    now: () => now,
    wakeOutbox: () => {
      throw new Error('The sample sends no mail.')
    },
  }
}

onBothEngines('the sample organisation', (engine) => {
  test('moves into an empty database and leaves a ledger and evidence that hold', async () => {
    const { db } = await aDatabase(engine)
    const candor = await instanceOn(db)
    const began = performance.now()
    const loaded = await loadSample(candor)
    console.info(`sample on ${engine}: ${Math.round(performance.now() - began)} ms`)
    expect(loaded).toEqual({ ok: true, value: { people: 43, policies: 7 } })
    expect(await verifyLedger(db)).toMatchObject({ ok: true, erasedNames: 0 })
    expect(await findOrganisation(db)).toMatchObject({
      name: 'Harbour Trust',
      sampleSince: now.toISOString(),
    })
  })

  test('is refused by a database that holds it already, and changes nothing there', async () => {
    const { db } = await aDatabase(engine)
    const candor = await instanceOn(db)
    await loadSample(candor)
    const before = await verifyLedger(db)
    expect(await loadSample(candor)).toMatchObject({ ok: false, rule: 'database-not-empty' })
    expect(await verifyLedger(db)).toEqual(before)
  })

  test('is there as a whole or not at all', async () => {
    const { db } = await aDatabase(engine)
    const candor = await instanceOn(db)
    const library = { ...candor.library, scenarios: [] }
    await expect(loadSample({ ...candor, library })).rejects.toThrow('photo-of-a-child')
    expect(await findOrganisation(db)).toBeUndefined()
    expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 0 })
    expect(await loadSample(candor)).toMatchObject({ ok: true })
  })

  test('loaded twice at once, it moves in once', async () => {
    const { db } = await aDatabase(engine)
    const candor = await instanceOn(db)
    const both = await Promise.all([loadSample(candor), loadSample(candor)])
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await verifyLedger(db)).toMatchObject({ ok: true })
  })
})

describe('Harbour Trust', () => {
  // Loaded once: the tests that use it only read.
  let database: TestDatabase
  let db: Db
  beforeAll(async () => {
    database = await aDatabase()
    db = database.db
    await loadSample(await instanceOn(db))
  })
  afterAll(() => database.close())

  test('has versions in every state, and policies with drafts', async () => {
    expect(await statesOf(db, 'employee-social-media-policy')).toEqual([
      'in-review',
      'published',
      'superseded',
    ])
    expect(await statesOf(db, 'visitor-services-answering-reviews')).toEqual(['published'])
    expect(await statesOf(db, 'volunteers-social-media-guide')).toEqual(['scheduled', 'voided'])
    expect(await statesOf(db, 'events-team-social-media-policy')).toEqual(['approved'])
    expect(await statesOf(db, 'youth-programmes-pictures-and-posts')).toEqual(['sent-back'])
    expect(await statesOf(db, 'storm-week-what-we-post-about-the-closed-quay')).toEqual(['withdrawn'])
    expect(await statesOf(db, 'trustees-social-media-policy')).toEqual([])
  })

  test('only the draft that is begun has gaps', async () => {
    const template = await employeeTemplate()
    const gaps: Record<string, boolean> = {}
    for (const slug of await listSlugs(db)) {
      const policy = await findPolicyBySlug(db, slug)
      const draft = policy && (await findDraft(db, policy.id))
      if (draft && template) gaps[slug] = draftedPolicy(draft, template).gaps.length > 0
    }
    expect(gaps).toEqual({
      'employee-social-media-policy': false,
      'events-team-social-media-policy': false,
      'storm-week-what-we-post-about-the-closed-quay': false,
      'trustees-social-media-policy': true,
      'visitor-services-answering-reviews': false,
      'volunteers-social-media-guide': false,
      'youth-programmes-pictures-and-posts': false,
    })
  })

  test('its campaign is at about 60 per cent, due in ten days, and departments differ', async () => {
    const campaigns = await listCampaigns(db, { limit: 10 })
    const campaign = campaigns.find(({ title }) => title.startsWith('Employee social media policy 2'))
    expect(campaign).toMatchObject({ title: 'Employee social media policy 2.0', dueOn: '2027-03-24' })
    expect(campaign).toMatchObject({ targets: 41, acknowledged: 25 })
    const progress = await listDepartmentProgress(db, campaign?.id ?? '')
    expect(progress[0]).toEqual(
      expect.objectContaining({ name: 'Visitor Services', targets: 7, acknowledged: 1 }),
    )
    expect(progress.at(-1)?.acknowledged).toBe(progress.at(-1)?.targets)
  })

  test('has one closed incident with its lesson and one drill that goes on', async () => {
    const incidents = await db.selectFrom('incidents').selectAll().orderBy('number').execute()
    expect(incidents.map(({ drill_since, closed_at }) => [drill_since !== null, closed_at !== null])).toEqual(
      [
        [false, true],
        [true, false],
      ],
    )
    expect(incidents[0]?.lesson).toContain('wristbands')
  })

  test('keeps its mail instead of sending it', async () => {
    const outcomes = await db.selectFrom('outbox').select('outcome').distinct().execute()
    expect(outcomes).toEqual([{ outcome: 'kept' }])
  })

  test('has somebody in every role, nobody with a password, and one who left', async () => {
    const roles = await db.selectFrom('role_grants').select('role').distinct().orderBy('role').execute()
    expect(roles.map(({ role }) => role)).toEqual([
      'administrator',
      'approver',
      'auditor',
      'author',
      'emergency-publisher',
      'responder',
      'staff',
    ])
    const people = await db.selectFrom('people').select(['name', 'password_hash', 'left_at']).execute()
    expect(people.filter((person) => person.password_hash !== null)).toEqual([])
    expect(people.filter((person) => person.left_at !== null).map(({ name }) => name)).toEqual([
      'Jack Sutton',
    ])
  })

  test('tells its story in order of time, and nothing of it lies in the future', async () => {
    const entries = await db.selectFrom('ledger_entries').select('at').orderBy('id').execute()
    const times = entries.map(({ at }) => at)
    expect(times).toEqual([...times].sort())
    expect(times.at(-1)).toBe(now.toISOString())
  })

  test.each([
    '2027-01-01T00:00:30.000Z',
    '2028-02-29T23:59:59.000Z',
    '2026-03-29T01:30:00.000Z',
    '2027-08-15T12:00:00.000Z',
  ])('loads on any day: %s', async (day) => {
    const { db } = await aDatabase()
    const loaded = await loadSample(await instanceOn(db), { now: new Date(day) })
    expect(loaded).toMatchObject({ ok: true })
    expect(await statesOf(db, 'volunteers-social-media-guide', new Date(day))).toEqual([
      'scheduled',
      'voided',
    ])
  })

  test('every answer fits the template that ships', async () => {
    const template = await employeeTemplate()
    const wrong = sampleStory.flatMap((step) => {
      if (step.do !== 'answer' || !template) return []
      return Object.entries(step.answers).filter(([id, answer]) => {
        const question = findQuestion(template, id)
        const value = typeof answer === 'object' && 'days' in answer ? isoDay(answer, now) : answer
        return !question || !parseAnswer(question, typedOf(value, question.type)).ok
      })
    })
    expect(wrong).toEqual([])
  })

  test('nobody works at weekends', () => {
    const days = sampleStory
      .filter((step) => 'workingDaysAgo' in step.when)
      .map((step) => momentOf(step.when, now).getUTCDay())
    expect(days.filter((day) => day === 0 || day === 6)).toEqual([])
  })

  test('addresses are plain, different, and cannot exist', () => {
    const addresses = Object.values(samplePeople).map(sampleEmail)
    expect(addresses.filter((address) => !/^[a-z]+(\.[a-z]+)+@harbourtrust\.example$/.test(address))).toEqual(
      [],
    )
    expect(new Set(addresses).size).toBe(addresses.length)
  })
})

async function employeeTemplate() {
  return (await shippedLibrary()).templates.find(({ id }) => id === 'employee-social-media')
}

async function statesOf(db: Db, slug: string, at = now): Promise<string[]> {
  const policy = await findPolicyBySlug(db, slug)
  const policyId = policy?.id ?? ''
  const outcomes = await roundOutcomes(db, policyId)
  const publications = await listPublications(db, policyId)
  const versions = await listVersions(db, policyId)
  return versions.map(({ id }) =>
    versionState({ id, roundOutcome: outcomes.get(id) ?? null }, publications, at),
  )
}
