// What is asked about people and their lists finds its rows by an index, however many there are.
import { expect, test } from 'vitest'
import { listStaffAfter, listFoundPeople } from '../../db/people-listed'
import { linesToApply, linesWithManagers } from '../../db/people-list-applying'
import { firstLinesWith, linesToCompare, listLines } from '../../db/people-list-lines'
import { listPeopleLists, listRunningLists } from '../../db/people-lists'
import { listLocations, listPeople } from '../../db/people-list'
import { listAcknowledgementsOfPerson } from '../../db/person-history'
import { listMerges, listOwedBy, listRecordIds } from '../../db/person-merges'
import type { Db, Trx } from '../../db/tables'
import { aDatabase } from '../databases/database'
import { plansOf, sorts, wholeTables } from '../databases/query-plans'

const limit = 50
/** Reads alone, so that a database stands in for a transaction. */
const inside = (db: Db) => db as Trx

const questions: [string, (db: Db) => Promise<unknown>][] = [
  ['people of a place', (db) => listPeople(db, { location: 'l', standing: 'active', limit })],
  ['people of a kind', (db) => listPeople(db, { kind: 'member', standing: 'active', limit })],
  ['people of a manager', (db) => listPeople(db, { managerId: 'm', standing: 'active', limit })],
  ['lists of people', (db) => listPeopleLists(db, { limit, before: 'x' })],
  ['lists that run', (db) => listRunningLists(db)],
  ['lines of a kind', (db) => listLines(db, { listId: 'l', kind: 'fault', after: 7, limit })],
  ['lines to compare', (db) => linesToCompare(inside(db), 'l', limit)],
  ['lines to bring in', (db) => linesToApply(inside(db), 'l', limit)],
  ['lines without their manager', (db) => linesWithManagers(inside(db), 'l', limit)],
  ['staff that a list may miss', (db) => listStaffAfter(db, 'x', limit)],
]

test.each(questions)('%s: found in order, no table read from end to end', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  const plans = await plansOf(db, ask)
  expect(wholeTables(plans)).toEqual([])
  expect(sorts(plans)).toEqual([])
})

test.each<[string, (db: Db) => Promise<unknown>]>([
  [
    'people by number and address',
    (db) => listFoundPeople(db, { numbers: ['1'], emails: ['a'], ids: ['p'] }),
  ],
  ['doubles by key', (db) => firstLinesWith(inside(db), { listId: 'l', column: 'match_key', values: ['k'] })],
  [
    'doubles by address',
    (db) => firstLinesWith(inside(db), { listId: 'l', column: 'mail_key', values: ['k'] }),
  ],
  [
    'lines by person',
    (db) => firstLinesWith(inside(db), { listId: 'l', column: 'person_id', values: ['k'] }),
  ],
  ['what a person acknowledged', (db) => listAcknowledgementsOfPerson(db, 'p', limit)],
  ['what a person owes', (db) => listOwedBy(db, 'p')],
  ['records of a person', (db) => listRecordIds(db, 'p')],
  ['merges of a person', (db) => listMerges(db, 'p')],
  ['places', (db) => listLocations(db)],
])('%s: no table is read from end to end', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  expect(wholeTables(await plansOf(db, ask)).filter((line) => line !== 'SCAN place')).toEqual([])
})
