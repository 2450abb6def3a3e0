// Pages of an organisation with years behind it against the same pages with a tenth of everything: what grows, and by how much.
import { sql } from 'kysely'
import { newId } from '../../db/identifier'
import type { Trx } from '../../db/tables'
import { aProduct, signIn } from './a-product'
import { rate, send, times, type Load } from './load'
import type { Finding } from './run'

/** People × campaigns are the acknowledgements. The tenth has ten campaigns for each policy, as after ten years. */
const full: House = { people: 5_000, policies: 100, campaigns: 100 }
const tenth: House = { people: 500, policies: 10, campaigns: 100 }

const asks = 150
const connections = 8

type House = { people: number; policies: number; campaigns: number }
type Page = 'front page of staff' | 'front page of an author' | 'progress of a campaign' | 'list of campaigns'

export async function measureFullHouse(): Promise<Finding[]> {
  const small = await measured(tenth)
  const large = await measured(full)
  return [...large].map(([page, load]): Finding => {
    const less = small.get(page)
    if (!less) throw new Error(`The ${page} was measured once only.`)
    return {
      what: `The ${page} with ${count(full)}`,
      ours: rate(load),
      against: `with ${count(tenth)}: ${rate(less)}`,
      ratio: less.perSecond / load.perSecond,
    }
  })
}

function count({ people, policies, campaigns }: House): string {
  return `${people} people, ${policies} policies, ${people * campaigns} acknowledgements`
}

async function measured(house: House): Promise<Map<Page, Load>> {
  const cookies = { staff: '', author: '' }
  let campaign = ''
  const product = await aProduct(0, async (trx) => {
    const filled = await fill(trx, house)
    campaign = filled.campaign
    cookies.staff = await signIn(trx, filled.reader)
    cookies.author = await signIn(trx, await anAuthor(trx))
  })
  try {
    const pages: [Page, string, string][] = [
      ['front page of staff', '/', cookies.staff],
      ['front page of an author', '/', cookies.author],
      ['progress of a campaign', `/acknowledgements/${campaign}`, cookies.author],
      ['list of campaigns', '/acknowledgements', cookies.author],
    ]
    const loads = new Map<Page, Load>()
    for (const [page, path, cookie] of pages) {
      const ask = { path, headers: { cookie } }
      await send(product.url, times(20, ask), connections)
      const load = await send(product.url, times(asks, ask), connections)
      if (load.statuses[200] !== asks)
        throw new Error(`The ${page} answers ${JSON.stringify(load.statuses)}.`)
      loads.set(page, load)
    }
    return loads
  } finally {
    await product.stop()
  }
}

async function anAuthor(trx: Trx): Promise<string> {
  const { person_id } = await trx
    .selectFrom('role_grants')
    .select('person_id')
    .where('role', '=', 'author')
    .limit(1)
    .executeTakeFirstOrThrow()
  return person_id
}

/** Straight into the tables. Everybody has acknowledged everything but the newest campaign, which a tenth still owes. */
async function fill(trx: Trx, house: House): Promise<{ campaign: string; reader: string }> {
  const versions = await copyPolicies(trx, house.policies)
  const at = new Date().toISOString()
  await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${house.people})
    insert into people (id, name, email, job_title, phone, created_at, revision, changed_at)
    select 'reader-' || i, 'Reader ' || i, 'many-' || i || '@example.org', 'Reader', '', ${at}, 1, ${at} from n`.execute(
    trx,
  )
  await sql`insert into role_grants (id, person_id, role, granted_at)
    select 'grant-' || id, id, 'staff', ${at} from people where id like 'reader-%'`.execute(trx)
  let campaign = ''
  for (let index = 0; index < house.campaigns; index += 1) {
    const version = versions[index % versions.length]
    if (!version) throw new Error('No policy was copied.')
    campaign = newId()
    const owed = index === house.campaigns - 1 ? Math.floor(house.people / 10) : 0
    await insertCampaign(trx, { ...version, campaign, at, owed, people: house.people })
  }
  return { campaign, reader: `reader-${house.people}` }
}

type Copied = { versionId: string; policyId: string }

/** Copies of the sample's live policy, each with its version and publication under ids of its own. */
async function copyPolicies(trx: Trx, policies: number): Promise<Copied[]> {
  const live = await trx
    .selectFrom('publications')
    .selectAll()
    .orderBy('effective_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  const policy = await trx
    .selectFrom('policies')
    .selectAll()
    .where('id', '=', live.policy_id)
    .executeTakeFirstOrThrow()
  const version = await trx
    .selectFrom('versions')
    .selectAll()
    .where('id', '=', live.version_id)
    .executeTakeFirstOrThrow()
  const copies: Copied[] = []
  for (let index = 0; index < policies; index += 1) {
    const policyId = newId()
    const versionId = newId()
    const title = `Policy ${index}`
    await trx
      .insertInto('policies')
      .values({ ...policy, id: policyId, slug: `policy-${index}`, title })
      .execute()
    await trx
      .insertInto('versions')
      .values({ ...version, id: versionId, policy_id: policyId, title })
      .execute()
    await trx
      .insertInto('publications')
      .values({ ...live, id: newId(), policy_id: policyId, version_id: versionId })
      .execute()
    copies.push({ versionId, policyId })
  }
  return copies
}

async function insertCampaign(
  trx: Trx,
  asked: Copied & { campaign: string; at: string; owed: number; people: number },
): Promise<void> {
  const { campaign, versionId, policyId, at, owed, people } = asked
  const statement = 'I have read it and know where to ask.'
  const author = await anAuthor(trx)
  await trx
    .insertInto('campaigns')
    .values({
      ...{ id: campaign, title: 'For everybody', statement, due_on: at.slice(0, 10) },
      ...{
        audience: '{"kind":"everyone"}',
        launched_by: author,
        launched_by_name: 'An author',
        launched_at: at,
      },
      ...{ expected: people, enrolled_at: at, members_at: at, closed_at: null },
    })
    .execute()
  await trx
    .insertInto('campaign_versions')
    .values({
      campaign_id: campaign,
      version_id: versionId,
      policy_id: policyId,
      language: 'en-GB',
      followed_at: null,
    })
    .execute()
  const answered = sql`cast(substr(id, 8) as integer) <= ${people - owed}`
  await sql`insert into campaign_targets
      (campaign_id, person_id, person_name, department_name, assigned_at, acknowledged, asked, state, acknowledged_at, settled_at)
    select ${campaign}, id, name, '', ${at}, ${answered}, 1,
      case when ${answered} then 'acknowledged' else 'assigned' end,
      case when ${answered} then ${at} end, case when ${answered} then ${at} end
    from people where id like 'reader-%'`.execute(trx)
  await sql`insert into acknowledgements
      (id, campaign_id, version_id, policy_id, language, person_id, person_name, statement, version_number, fingerprint,
       method, recorded_by, acknowledged_at)
    select ${campaign} || id, ${campaign}, ${versionId}, ${policyId}, 'en-GB', id, name, ${statement}, '1.0', 'f',
      'self', id, ${at}
    from people where id like 'reader-%' and ${answered}`.execute(trx)
  await trx
    .insertInto('campaign_counts')
    .values({
      ...{ campaign_id: campaign, department_id: '', department_name: '' },
      ...{ targets: people, acknowledged: people - owed },
    })
    .execute()
  await trx
    .insertInto('campaign_days')
    .values({ campaign_id: campaign, day: at.slice(0, 10), acknowledged: people - owed })
    .execute()
}
