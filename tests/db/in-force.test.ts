// What is in force: the pure rule, the reading of one policy, the lists and the search agree, whatever ended what and when.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { standingAmong } from '../../app/governance/standing'
import { comingPublication, livePublication, numberText } from '../../app/governance/version'
import { findPolicyBySlug } from '../../db/policies'
import { listPolicies } from '../../db/policy-list'
import { findLivePublication, listPublications } from '../../db/publications'
import { findReading } from '../../db/reading'
import { searchPolicies } from '../../db/search'
import { listAskedOf } from '../../db/asked-of'
import { newId } from '../../db/identifier'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { anInstance } from '../instance'
import { amara, joel } from '../people'
import { aPolicy } from '../policies'

/** Moments are hours of one day, so that ends and beginnings often meet. */
const hour = fc.integer({ min: 0, max: 23 })

const aPublication = fc.record({
  lasts: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
  withdrawnAt: fc.option(hour, { nil: null }),
})

const aLife = fc.record({
  effects: fc.uniqueArray(hour, { minLength: 1, maxLength: 5 }),
  publications: fc.array(aPublication, { minLength: 5, maxLength: 5 }),
  retiredAt: fc.option(hour, { nil: null, freq: 3 }),
})

type Life = typeof aLife extends fc.Arbitrary<infer T> ? T : never

onBothEngines('what is in force', (engine) => {
  test('is the same in the rule, for a reader, in lists and in the search', async () => {
    const candor = await anInstance(engine)
    let checked = 0
    const live = new Set<string>()
    await fc.assert(
      fc.asyncProperty(aLife, async (life) => {
        const { policyId, slug } = await aPolicy(candor, `Policy ${newId()}`)
        await store(candor, policyId, life)
        for (let each = 0; each < 24; each += 2)
          live.add(await agreeAt(candor, { policyId, slug, at: moment(each) }))
        checked += 12
      }),
      { numRuns: 12, seed: 20261124, endOnFailure: true },
    )
    console.info(`in force on ${engine}: ${checked} moments, ${live.size} different answers`)
    expect(live.size).toBeGreaterThan(3)
  })
})

/** Fails where two ways to ask do not agree. Out: the number in force, or "none". */
async function agreeAt(
  { db }: Candor,
  { policyId, slug, at }: { policyId: string; slug: string; at: Date },
): Promise<string> {
  const publications = await listPublications(db, policyId)
  const live = livePublication(publications, at)
  const inForce = publications.filter((one) => standingAmong(one, publications, at).kind === 'in-force')
  expect(inForce.length).toBeLessThanOrEqual(1)
  expect((await findLivePublication(db, policyId, at))?.id).toBe(live?.id)

  const reading = await findReading(db, { slug, personId: joel.id, at })
  expect(reading?.publicationId).toBe(live?.id)
  if (reading) {
    const coming = comingPublication(publications, at)
    expect(reading.coming?.number).toBe(coming && numberText(coming))
  }
  for (const one of publications) {
    const version = await findReading(db, { slug, personId: joel.id, at, versionId: one.versionId })
    expect(version?.standing).toEqual(standingAmong(one, publications, at))
  }
  const policy = await findPolicyBySlug(db, slug)
  const title = policy?.title ?? ''
  const list = await listPolicies(db, { standing: 'live', words: title, limit: 5, at })
  expect(list.policies.length).toBe(live ? 1 : 0)
  const found = await searchPolicies(db, {
    words: [title.toLowerCase()],
    templateIds: [],
    drafts: false,
    limit: 5,
    at,
  })
  expect(found.policies.length).toBe(live ? 1 : 0)
  const asked = (await listAskedOf(db, { personId: joel.id, at })).filter((one) => one.policyId === policyId)
  const open = publications.filter((one) =>
    ['in-force', 'scheduled'].includes(standingAmong(one, publications, at).kind),
  )
  expect(asked.map((one) => one.versionId).sort()).toEqual(open.map((one) => one.versionId).sort())
  return live ? numberText(live) : 'none'
}

function moment(hours: number): Date {
  return new Date(Date.UTC(2027, 2, 28, hours))
}

function instant(hours: number): string {
  return moment(hours).toISOString()
}

/** Writes the rows as they might stand there, also in combinations that no command allows. */
async function store({ db }: Candor, policyId: string, life: Life): Promise<void> {
  const draft = await db
    .selectFrom('drafts')
    .selectAll()
    .where('policy_id', '=', policyId)
    .executeTakeFirstOrThrow()
  await transact(db, async (trx) => {
    const by = { id: amara.id, name: amara.name }
    for (const [index, effect] of [...life.effects].sort((one, other) => one - other).entries()) {
      const facts = life.publications[index]
      if (!facts) continue
      const [versionId, publicationId, campaignId] = [newId(), newId(), newId()]
      await trx
        .insertInto('versions')
        .values({
          id: versionId,
          policy_id: policyId,
          ordinal: index + 1,
          title: draft.title,
          language: 'en-GB',
          document: JSON.stringify({ title: draft.title, language: 'en-GB', clauses: [] }),
          fingerprint: newId(),
          template_id: draft.template_id,
          template_version: draft.template_version,
          answers: '{}',
          skipped: '[]',
          edits: '{}',
          arrangement: draft.arrangement,
          template_digest: draft.template_digest,
          editors: '[]',
          submitted_by: by.id,
          submitted_by_name: by.name,
          submitted_at: instant(0),
        })
        .execute()
      await trx
        .insertInto('publications')
        .values({
          id: publicationId,
          policy_id: policyId,
          version_id: versionId,
          major: index + 1,
          minor: 0,
          change_class: 'material',
          change_note: 'A note.',
          published_by: by.id,
          published_by_name: by.name,
          published_at: instant(0),
          effective_at: instant(effect),
          valid_to: facts.lasts === null ? null : instant(effect + facts.lasts),
          emergency_reason: null,
          approve_by: null,
        })
        .execute()
      if (facts.withdrawnAt !== null)
        await trx
          .insertInto('withdrawals')
          .values({
            id: newId(),
            policy_id: policyId,
            version_id: versionId,
            publication_id: publicationId,
            reason: 'A mistake.',
            withdrawn_by: by.id,
            withdrawn_by_name: by.name,
            withdrawn_at: instant(facts.withdrawnAt),
          })
          .execute()
      await trx
        .insertInto('campaigns')
        .values({
          id: campaignId,
          title: 'Read it',
          statement: 'I have read it.',
          due_on: '2027-04-30',
          audience: '{"kind":"everyone"}',
          launched_by: by.id,
          launched_by_name: by.name,
          launched_at: instant(0),
          closed_at: null,
        })
        .execute()
      await trx
        .insertInto('campaign_versions')
        .values({ campaign_id: campaignId, version_id: versionId, policy_id: policyId, language: 'en-GB' })
        .execute()
      await trx
        .insertInto('campaign_targets')
        .values({
          campaign_id: campaignId,
          person_id: joel.id,
          person_name: joel.name,
          department_id: null,
          department_name: '',
          assigned_at: instant(0),
          opened_at: null,
          acknowledged: 0,
          acknowledged_at: null,
        })
        .execute()
    }
    if (life.retiredAt !== null)
      await trx
        .insertInto('retirements')
        .values({
          id: newId(),
          policy_id: policyId,
          reason: 'No longer needed.',
          retired_by: by.id,
          retired_by_name: by.name,
          retired_at: instant(life.retiredAt),
        })
        .execute()
  })
}
