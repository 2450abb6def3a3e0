// The list of policies and the search, on both engines: what is found, in which order, page by page, for whom.
import { expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { createPolicy } from '../../app/commands/create-policy'
import { saveAnswers } from '../../app/commands/save-answers'
import { searchWords } from '../../app/domain/section-search'
import { listDraftEditors } from '../../db/draft-editors'
import { listPolicies, type PolicyFilter } from '../../db/policy-list'
import { searchPolicies, type PolicySearch } from '../../db/search'
import { onBothEngines } from '../databases/database'
import { aDraftingInstance } from '../drafting-desk'
import { deskOf, noon, valueOf } from '../instance'
import { aTemplate } from '../small-template'
import { amara } from '../people'

onBothEngines('policies in a list', (engine) => {
  test('come by title, a page at a time, each once', async () => {
    const candor = await policies(['Crisis plan', 'House rules', 'Channels', 'House rules'])
    const first = await list(candor, { limit: 3 })
    const last = first.policies.at(-1)
    const second = await list(candor, { limit: 3, after: { title: last?.title ?? '', id: last?.id ?? '' } })
    expect(first.policies.map((policy) => policy.title)).toEqual(['Channels', 'Crisis plan', 'House rules'])
    expect(second.policies.map((policy) => policy.slug)).toEqual(['house-rules-2'])
    expect([first.more, second.more]).toEqual([true, false])
  })

  test('are found by words of the title in any case, where signs of a pattern mean themselves', async () => {
    const candor = await policies(['100 % honest', 'House_rules', 'House rules'])
    expect(await titles(candor, { words: 'HOUSE' })).toEqual(['House rules', 'House_rules'])
    expect(await titles(candor, { words: '_' })).toEqual(['House_rules'])
    expect(await titles(candor, { words: '%' })).toEqual(['100 % honest'])
    expect(await titles(candor, { words: "'; drop table policies; --" })).toEqual([])
  })

  test('are live only once a publication has taken effect', async () => {
    const candor = await policies(['Now', 'Tomorrow', 'Never'])
    await publish(candor, 'now', '2026-11-24T11:00:00.000Z')
    await publish(candor, 'tomorrow', '2026-11-25T11:00:00.000Z')
    expect(await titles(candor, { standing: 'live' })).toEqual(['Now'])
    expect(await titles(candor, { standing: 'live', at: new Date('2026-11-26T00:00:00.000Z') })).toEqual([
      'Now',
      'Tomorrow',
    ])
  })

  test('have draft changes until a version says the same, and again after an answer', async () => {
    const candor = await policies(['House rules'])
    const id = await publish(candor, 'house-rules', '2026-11-24T11:00:00.000Z')
    expect(await titles(candor, { standing: 'draft' })).toEqual([])
    valueOf(
      await saveAnswers(deskOf(candor, amara), {
        policyId: id,
        revision: 1,
        entries: [{ question: 'reach', typed: ['neighbours'], started: 'nothing' }],
      }),
    )
    expect(await titles(candor, { standing: 'draft' })).toEqual(['House rules'])
    expect(await listDraftEditors(candor.db, id)).toEqual([amara.id])
  })

  test('are searched by all words of the title, or by the template of a section', async () => {
    const candor = await policies(['Crisis plan', 'House rules'])
    expect(await found(candor, { words: searchWords('plan CRISIS') })).toEqual(['Crisis plan'])
    expect(await found(candor, { words: searchWords('crisis rules') })).toEqual([])
    expect(await found(candor, { words: searchWords('own'), templateIds: ['small'] })).toHaveLength(2)
  })

  test('without a text in force are not found by those who may not see drafts', async () => {
    const candor = await policies(['House rules', 'House plants'])
    await publish(candor, 'house-rules', '2026-11-24T11:00:00.000Z')
    expect(await found(candor, { words: ['house'], drafts: false })).toEqual(['House rules'])
  })

  async function policies(names: string[]): Promise<Candor> {
    const candor = await aDraftingInstance(aTemplate(), engine)
    for (const title of names)
      valueOf(await createPolicy(deskOf(candor, amara), { templateId: 'small', title }))
    return candor
  }
})

function list(candor: Candor, filter: Partial<PolicyFilter>) {
  return listPolicies(candor.db, { standing: 'all', limit: 10, at: noon, ...filter })
}

async function titles(candor: Candor, filter: Partial<PolicyFilter>): Promise<string[]> {
  const { policies } = await list(candor, filter)
  return policies.map((policy) => policy.title)
}

async function found(candor: Candor, search: Partial<PolicySearch>): Promise<string[]> {
  const { policies } = await searchPolicies(candor.db, {
    words: [],
    templateIds: [],
    drafts: true,
    limit: 10,
    at: noon,
    ...search,
  })
  return policies.map((policy) => policy.title)
}

/** Puts the draft in force as it stands, straight into the store. */
async function publish(candor: Candor, slug: string, effectiveAt: string): Promise<string> {
  const { db } = candor
  const policy = await db
    .selectFrom('policies')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const draft = await db
    .selectFrom('drafts')
    .selectAll()
    .where('policy_id', '=', policy.id)
    .executeTakeFirstOrThrow()
  const versionId = `version-of-${slug}`
  await db
    .insertInto('versions')
    .values({
      id: versionId,
      policy_id: policy.id,
      ordinal: 1,
      title: policy.title,
      language: 'en-GB',
      document: '{"format":1,"language":"en-GB","title":"","facts":[],"clauses":[]}',
      fingerprint: draft.fingerprint,
      template_id: 'small',
      template_version: '1.0.0',
      answers: '{}',
      skipped: '[]',
      edits: '{}',
      arrangement: '{}',
      template_digest: '',
      editors: '[]',
      submitted_by: amara.id,
      submitted_by_name: amara.name,
      submitted_at: noon.toISOString(),
    })
    .execute()
  await db
    .insertInto('publications')
    .values({
      id: `publication-of-${slug}`,
      policy_id: policy.id,
      version_id: versionId,
      major: 1,
      minor: 0,
      change_class: 'material',
      change_note: 'New.',
      published_by: amara.id,
      published_by_name: amara.name,
      published_at: noon.toISOString(),
      effective_at: effectiveAt,
    })
    .execute()
  return policy.id
}
