// Reminders and the list of messages find what they need by an index, however many people are asked.
import { expect, test } from 'vitest'
import { listMessages, waitingMessages } from '../../db/outbox'
import { listMailedDays, unnotedStages } from '../../db/reminders'
import { campaignPath, listMailable, listOverdueOf, listOwed, listRecipients } from '../../db/reminders-due'
import type { Db } from '../../db/tables'
import { aDatabase } from '../databases/database'
import { plansOf, sorts, wholeTables } from '../databases/query-plans'

const at = new Date('2027-03-14T12:00:00.000Z')
const limit = 200

type Question = [string, (db: Db) => Promise<unknown>]

const pages: Question[] = [
  ['who may have to be reminded', (db) => listRecipients(db, { after: 'x', limit })],
  ['the oldest messages that wait', (db) => waitingMessages(db, at, limit)],
  ['the newest messages that wait', (db) => waitingMessages(db, at, limit, 'desc')],
  ['messages that wait, as a page', (db) => listMessages(db, { limit, before: 'x', show: 'waiting' })],
  ['messages that failed', (db) => listMessages(db, { limit, before: 'x', show: 'failed' })],
  ['messages that may have gone out twice', (db) => listMessages(db, { limit, before: 'x', show: 'unsure' })],
]

const stage = { kind: 'acknowledgement', subjectId: 'c 2027-03-14', personId: 'p', stage: 'first' }

const ofSomePeople: Question[] = [
  ['those who get mail', (db) => listMailable(db, ['p', 'q'])],
  ['what they owe', (db) => listOwed(db, ['p', 'q'])],
  ['what the people of a manager owe', (db) => listOverdueOf(db, 'p', { before: '2027-03-14', limit })],
  ['when they got mail', (db) => listMailedDays(db, ['p', 'q'], '2027-03-14')],
  ['what they were reminded of', (db) => unnotedStages(db, [stage])],
  ['where a campaign is read', (db) => campaignPath(db, 'c')],
]

test.each([...pages, ...ofSomePeople])('%s: no table is read from end to end', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  expect(wholeTables(await plansOf(db, ask))).toEqual([])
})

test.each(pages)('%s: a page is found in order, not sorted', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  expect(sorts(await plansOf(db, ask))).toEqual([])
})
