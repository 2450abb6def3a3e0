// A hundred thousand people: launching a campaign for them against a bare insert of the same rows, and bringing them in from a file.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { change } from '../../app/commands/change'
import { compareMore } from '../../app/commands/compare-people-list'
import { launchCampaign, withPublication } from '../../app/commands/launch-campaign'
import { beginApplying, mapPeopleList } from '../../app/commands/map-people-list'
import { publishVersion } from '../../app/commands/publish-version'
import { uploadPeopleList } from '../../app/commands/upload-people-list'
import { defaultStatement } from '../../app/governance/campaign'
import { enrolWaiting } from '../../app/jobs/enrol'
import { finishLists } from '../../app/jobs/people-lists'
import { loadLibrary } from '../../app/templates/library'
import { findPeopleList } from '../../db/people-lists'
import { transact } from '../../db/transaction'
import { home } from '../sources.mjs'
import { aPlace, approve, aVersionInReview, valueOf, type Place } from '../stress/a-place'
import type { Finding } from './run'

const people = 100_000
/** Rows of one transaction of the bare insert: as many as one of ours holds; and of one of its statements, which is the quickest. */
const batch = 1_000
const rowsOfStatement = 100

export async function measureManyPeople(): Promise<Finding[]> {
  const library = await loadLibrary(join(home, 'policy-templates'), {
    cacheFile: join(home, 'build/templates.json'),
  })
  const template = library.templates.find((one) => one.kind === 'policy')
  if (!template) throw new Error('No policy template is installed.')
  const place = await aPlace({ staff: 1, library: { templates: [template], scenarios: [] } })
  try {
    const importing = await bringIn(place)
    const launching = await launchForAll(place, template.id)
    return [launching, importing]
  } finally {
    await place.close()
    await rm(place.folder, { recursive: true, force: true })
  }
}

async function bringIn({ candor, by, desk }: Place): Promise<Finding> {
  const lines = Array.from(
    { length: people },
    (_, at) => `S-${at},Person ${at},person-${at}@example.org,Job ${at % 50},Department ${at % 40}`,
  )
  const bytes = Buffer.from(['Staff number,Name,E-mail,Job title,Department', ...lines].join('\n'))
  lines.length = 0
  const memory = watchMemory()
  const from = performance.now()
  const administrator = desk(by.administrator)
  const { id } = valueOf(await uploadPeopleList(administrator, { name: 'all.csv', bytes, encoding: 'utf-8' }))
  const list = await findPeopleList(candor.db, id)
  valueOf(await mapPeopleList(administrator, { id, mapping: list?.mapping ?? {}, leavers: 'keep' }))
  while (await compareMore(candor, id));
  const dryRun = performance.now() - from
  valueOf(await beginApplying(administrator, id))
  await finishLists(candor)
  const all = performance.now() - from
  const grown = memory.stop()
  const ended = await findPeopleList(candor.db, id)
  if (ended?.state !== 'applied' || ended.done !== people)
    throw new Error('The list was not brought in whole.')
  return {
    what: `Bringing in a file of ${people} people: read, compared, brought in`,
    ours: `${seconds(all)}, of it the dry run ${seconds(dryRun)}`,
    against: `memory at most ${grown} MB above where it began`,
    ratio: null,
  }
}

async function launchForAll(place: Place, templateId: string): Promise<Finding> {
  const { candor, by, desk } = place
  const text = await aVersionInReview(place, 'Social media', templateId)
  await approve(place, text)
  const publication = { changeClass: 'material', changeNote: 'The first.', effectiveAt: null } as const
  valueOf(
    await publishVersion(desk(by.author), { versionId: text.versionId, ...publication, campaign: null }),
  )
  const launch = async (title: string) => {
    const request = {
      audience: { kind: 'everyone' },
      statement: defaultStatement,
      dueOn: new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10),
    } as const
    const version = { ...text, language: 'en-GB', title: 'Social media', number: '1.0' }
    const given = { ...withPublication, person: by.author, title, request, versions: [version] }
    const id = valueOf(await change(desk(by.author), (work) => launchCampaign(work, given)))
    await enrolWaiting(candor)
    return id
  }
  const from = performance.now()
  const campaignId = await launch('For everybody')
  const ours = performance.now() - from
  const theirs = await bareInsert(place, campaignId)
  return {
    what: `Launching a campaign for ${people} people, every batch with its ledger entry`,
    ours: seconds(ours),
    against: `bare insert of the same rows, ${batch} in a transaction: ${seconds(theirs)}`,
    ratio: ours / theirs,
  }
}

/** The same rows once more under another campaign: the same table, indexes and checks, and nothing else. Milliseconds. */
async function bareInsert({ candor: { db } }: Place, campaignId: string): Promise<number> {
  const rows = await db
    .selectFrom('campaign_targets')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .execute()
  if (rows.length < people) throw new Error('Not everybody was enrolled.')
  const campaign = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow()
  const id = `${campaignId}-again`
  await transact(db, (trx) =>
    trx
      .insertInto('campaigns')
      .values({ ...campaign, id })
      .execute(),
  )
  const copies = rows.map((row) => ({ ...row, campaign_id: id }))
  const from = performance.now()
  for (let at = 0; at < copies.length; at += batch)
    await transact(db, async (trx) => {
      for (let next = at; next < at + batch && next < copies.length; next += rowsOfStatement)
        await trx
          .insertInto('campaign_targets')
          .values(copies.slice(next, next + rowsOfStatement))
          .execute()
    })
  return performance.now() - from
}

/** The most resident memory of this process above where it stands now, in MB. */
function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100)
  return {
    stop() {
      clearInterval(timer)
      return Math.round((most - before) / 2 ** 20)
    },
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}
