// What is asked about questions, experiments, audiences, plans and codes finds its rows by an index, however many there are.
import { expect, test } from 'vitest'
import { listAudiences } from '../../db/audiences'
import { listOpenPlans } from '../../db/campaign-plans'
import { findCheckStanding, listAttempts } from '../../db/check-attempts'
import { listCheckQuestions } from '../../db/check-questions'
import { listRunningExceptions } from '../../db/exception-lists'
import { listExperiments, listProposedExperiments, listRunningExperiments } from '../../db/experiments'
import { findKioskCode, listCodePeople } from '../../db/kiosk-codes'
import { listPublicAnswers } from '../../db/public-answers'
import { listQuestionAnswers, listQuestions, listQuestionsAbout } from '../../db/questions'
import type { Db } from '../../db/tables'
import { aDatabase } from '../databases/database'
import { plansOf, sorts, wholeTables } from '../databases/query-plans'

const at = new Date('2027-03-14T12:00:00.000Z')
const limit = 50
const after = { label: '2027-03-14T12:00:00.000Z', id: 'x' }
const about = { campaignId: 'c', policyId: 'p', personId: 'a' }

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['all questions', (db) => listQuestions(db, { show: 'all', askedOf: null, at, after, limit })],
  ['questions that wait', (db) => listQuestions(db, { show: 'waiting', askedOf: null, at, after, limit })],
  ['questions that are late', (db) => listQuestions(db, { show: 'overdue', askedOf: null, at, limit })],
  ['questions asked of somebody', (db) => listQuestions(db, { show: 'all', askedOf: 'a', at, limit })],
  [
    'questions by somebody',
    (db) => listQuestions(db, { show: 'all', askedOf: null, askedBy: 'a', at, limit }),
  ],
  ['the answers to a question', (db) => listQuestionAnswers(db, 'q')],
  ['public answers', (db) => listPublicAnswers(db, 'p')],
  ['experiments', (db) => listExperiments(db, { before: after, limit })],
  ['experiments that run', (db) => listRunningExperiments(db)],
  ['experiments that wait', (db) => listProposedExperiments(db, limit)],
  ['audiences in use', (db) => listAudiences(db, 'in-use')],
  ['audiences put away', (db) => listAudiences(db, 'archived')],
  ['plans that have not ended', (db) => listOpenPlans(db, limit)],
  ['check questions', (db) => listCheckQuestions(db, 'p')],
  ['the tries of somebody', (db) => listAttempts(db, about)],
])('%s: found in order, no table read from end to end', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  const plans = await plansOf(db, ask)
  expect(wholeTables(plans)).toEqual([])
  expect(sorts(plans)).toEqual([])
})

// What belongs to one policy, person or campaign may be sorted.
test.each<[string, (db: Db) => Promise<unknown>]>([
  ['questions about a policy', (db) => listQuestionsAbout(db, 'p', at)],
  [
    'questions that wait for somebody',
    (db) => listQuestions(db, { show: 'waiting', askedOf: 'a', at, limit }),
  ],
  ['exceptions of somebody', (db) => listRunningExceptions(db, 'a', '2027-03-14')],
  ['where somebody stands with questions', (db) => findCheckStanding(db, about)],
  ['a code', (db) => findKioskCode(db, 'hash')],
  [
    'people without e-mail who owe',
    (db) => listCodePeople(db, 'c', { choice: { kind: 'without-mail' }, limit }),
  ],
])('%s: no table is read from end to end', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  expect(wholeTables(await plansOf(db, ask))).toEqual([])
})
