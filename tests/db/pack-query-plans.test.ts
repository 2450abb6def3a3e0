// Everything that a pack reads is found by an index, so that a pack of one policy does not grow with all the others.
import { expect, test } from 'vitest'
import { findEvidencePack, listEvidencePacks } from '../../db/evidence-packs'
import { listDraftChanges } from '../../db/draft-changes'
import { chainLinks, headsGivenOut, policyEntries } from '../../db/pack-ledger'
import {
  acknowledgementsOf,
  campaignsOfVersion,
  decisionsOfRound,
  declinesOf,
  exemptionsOf,
  lifeOfPolicy,
  namesOfPeople,
  peopleAsked,
} from '../../db/pack-records'
import type { Db } from '../../db/tables'
import { aDatabase } from '../databases/database'
import { plansOf, sorts, wholeTables } from '../databases/query-plans'

async function all(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) void row
}

const entries = { policyId: 'policy', until: 9, fingerprint: 'x' }

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['the entries of a policy', (db) => all(policyEntries(db, entries))],
  ['the chain', (db) => all(chainLinks(db, 1, 9))],
  ['the heads that were given out', (db) => headsGivenOut(db, 1, 9)],
  ['the decisions of a round', (db) => decisionsOfRound(db, 'round')],
  ['the life of a policy', (db) => lifeOfPolicy(db, 'policy', 'version')],
  ['the campaigns of a version', (db) => campaignsOfVersion(db, 'version')],
  ['the people a campaign asks', (db) => peopleAsked(db, 'campaign')],
  ['the acknowledgements of a campaign', (db) => all(acknowledgementsOf(db, 'campaign', 'version'))],
  ['the refusals of a campaign', (db) => all(declinesOf(db, 'campaign', 'version'))],
  ['the exemptions of a campaign', (db) => exemptionsOf(db, 'campaign')],
  ['names of people', (db) => namesOfPeople(db, ['one', 'two'])],
  ['the changes of a draft', (db) => listDraftChanges(db, 'policy', '2027')],
  ['packs from elsewhere', (db) => listEvidencePacks(db, { before: 'x', limit: 20 })],
  ['one pack from elsewhere', (db) => findEvidencePack(db, 'pack')],
])('%s', async (_, ask) => {
  const { db } = await aDatabase()
  expect(wholeTables(await plansOf(db, ask))).toEqual([])
})

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['the entries of a policy', (db) => all(policyEntries(db, entries))],
  ['the chain', (db) => all(chainLinks(db, 1, 9))],
  ['the acknowledgements of a campaign', (db) => all(acknowledgementsOf(db, 'campaign', 'version'))],
])('%s come in order without being sorted', async (_, ask) => {
  const { db } = await aDatabase()
  expect(sorts(await plansOf(db, ask))).toEqual([])
})
