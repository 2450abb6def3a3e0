// Every list costs the logarithm of what there is, plus one page; what belongs to one person or one thing may be sorted.
import { expect, test } from 'vitest'
import { findLastAcknowledgement } from '../../db/acknowledgements'
import { findAnchorOf, listAnchors } from '../../db/anchors'
import { askedAbout } from '../../db/asked-about'
import { listAskedOf } from '../../db/asked-of'
import { listTargets, type TargetView } from '../../db/campaign-targets'
import { listApprovalPaths } from '../../db/approval-paths'
import { listCompletionDays } from '../../db/campaign-days'
import { countLate, listDepartmentProgress, listDepartmentsAcross } from '../../db/campaign-progress'
import { listReasons } from '../../db/campaign-reasons'
import { campaignRecords } from '../../db/campaign-records'
import { listCampaigns, listClosing, listEnrolling, listFollowing } from '../../db/campaigns'
import { listCampaignPlansDue } from '../../db/campaign-plans'
import { listChangedPeople } from '../../db/enrolment'
import { findPersonThen, listAcknowledgementsOf, listAsksOf } from '../../db/certificate-facts'
import { untoldEvidence } from '../../db/evidence-verification'
import { exceptionsOfVersion, listExceptions, listExceptionsOf } from '../../db/exception-lists'
import { listUnnotedExpiries } from '../../db/exceptions'
import { listGroupsOf } from '../../db/groups'
import { groupsOfPeople, listAcknowledgedBy } from '../../db/kept'
import { listIncidents } from '../../db/incident-list'
import { listLog, listTicks } from '../../db/incidents'
import { timeline } from '../../db/ledger'
import { isPolicyMirrored } from '../../db/mirror'
import { listMessages, waitingMessages } from '../../db/outbox'
import { listPeople } from '../../db/people-list'
import { listPeopleLists } from '../../db/people-lists'
import { listOwnPolicies } from '../../db/own-policies'
import { listPolicies } from '../../db/policy-list'
import { findPolicyBySlug, listPolicyNames } from '../../db/policies'
import { findLivePublication, listPublications } from '../../db/publications'
import { findReading } from '../../db/reading'
import { listDecisionsDue, listWaitingFor } from '../../db/decisions'
import { listDelegationsFrom, listDelegationsTo, listRunningDelegations } from '../../db/delegations'
import { listReadCounts } from '../../db/reads'
import { roundNotes, roundOutcomes } from '../../db/rounds'
import { findCaller } from '../../db/sessions'
import { listSince } from '../../db/since-acknowledged'
import { findSubmission } from '../../db/submissions'
import type { Db } from '../../db/tables'
import { listWaitingReads } from '../../db/waiting-reads'
import { findVersionByOrdinal, listVersions } from '../../db/versions'
import { aDatabase } from '../databases/database'
import { plansOf, sorts, wholeTables } from '../databases/query-plans'

const at = new Date('2027-03-14T12:00:00.000Z')
const limit = 50

type Question = [string, (db: Db) => Promise<unknown>]

const today = '2027-03-14'

const targets = (db: Db, view: TargetView, filter: { name?: string; departmentId?: string } = {}) =>
  listTargets(db, 'c', {
    ...{ view, today, dueOn: '2027-03-01', limit, after: { name: 'x', personId: 'x' } },
    ...filter,
  })

const pages: Question[] = [
  ['the timeline of everything', (db) => timeline(db, { limit, before: 'x' })],
  ['the timeline of a policy', (db) => timeline(db, { policyId: 'p', limit, before: 'x' })],
  [
    'the timeline of a thing',
    (db) => timeline(db, { subject: { kind: 'version', id: 'v' }, limit, before: 'x' }),
  ],
  ['campaigns that enrol', (db) => listEnrolling(db, limit)],
  ['campaigns that close', (db) => listClosing(db, limit)],
  [
    'campaigns that follow people',
    (db) => listFollowing(db, { after: { dueOn: '2026-01-01', id: 'x' }, limit }),
  ],
  [
    'people in whom something changed',
    (db) => listChangedPeople(db, { from: at.toISOString(), after: null, limit }),
  ],
  ['plans whose day has come', (db) => listCampaignPlansDue(db, '2026-11-24', limit)],
  ['lists of people', (db) => listPeopleLists(db, { limit, before: 'x' })],
  ['messages', (db) => listMessages(db, { limit, before: 'x' })],
  ['messages that wait', (db) => waitingMessages(db, at, limit)],
  ['people', (db) => listPeople(db, { standing: 'active', limit })],
  ['policies', (db) => listPolicies(db, { standing: 'all', at, limit })],
  ['versions of a policy', (db) => listVersions(db, 'p')],
  ['publications of a policy', (db) => listPublications(db, 'p')],
  ['heads that were given out', (db) => listAnchors(db, { limit, before: 'x' })],
  ['campaigns', (db) => listCampaigns(db, { limit, before: 'x' })],
  ['the targets of a campaign', (db) => targets(db, 'all')],
  ['the targets whose names begin so', (db) => targets(db, 'all', { name: 'An' })],
  ['the targets that declined', (db) => targets(db, 'declined')],
  ['the targets of a department that opened it', (db) => targets(db, 'opened', { departmentId: 'd' })],
  ['the targets that joined later', (db) => targets(db, 'joiners')],
  ['the days of a campaign', (db) => listCompletionDays(db, 'c')],
  ['all exceptions', (db) => listExceptions(db, { view: 'all', today, limit, before: 'x' })],
  ['exceptions that wait', (db) => listExceptions(db, { view: 'waiting', today, limit, before: 'x' })],
  ['exceptions of a policy', (db) => listExceptions(db, { view: 'ended', today, policyId: 'p', limit })],
  ['exceptions of a person', (db) => listExceptions(db, { view: 'running', today, personId: 'p', limit })],
  ['exceptions that expired', (db) => listUnnotedExpiries(db, today, limit)],
  ['the weeks in which a policy was read', (db) => listReadCounts(db, 'p', limit)],
  ['incidents', (db) => listIncidents(db, { openedBy: null, kind: 'all', limit })],
  ['approval paths', (db) => listApprovalPaths(db, 'in-use')],
  ['delegations that run', (db) => listRunningDelegations(db, at)],
  ['decisions that are due', (db) => listDecisionsDue(db, { at, limit, after: { openedAt: 'x', id: 'x' } })],
  ['the log of an incident', (db) => listLog(db, { incidentId: 'i', limit })],
]

const ofOnePersonOrThing: Question[] = [
  ['the targets still waiting', (db) => targets(db, 'owed')],
  ['the targets that are overdue', (db) => targets(db, 'overdue')],
  ['the targets of a department', (db) => targets(db, 'all', { departmentId: 'd' })],
  ['those without a department who are overdue', (db) => targets(db, 'overdue', { departmentId: '' })],
  ['how many are late', (db) => countLate(db, 'c', today)],
  ['progress by department', (db) => listDepartmentProgress(db, 'c')],
  ['departments over all open campaigns', (db) => listDepartmentsAcross(db, today)],
  ['who declined and who is exempt', (db) => listReasons(db, 'c')],
  ['the records of a campaign', (db) => campaignRecords(db, 'c').next()],
  ['the exceptions a person was granted', (db) => listExceptionsOf(db, { personId: 'p', policyIds: ['q'] })],
  ['the exceptions of a version', (db) => exceptionsOfVersion(db, 'p', 'v')],
  ['heads of one kind', (db) => listAnchors(db, { kind: 'mail', limit })],
  ['the head of a publication', (db) => findAnchorOf(db, 'p')],
  ['a person as they were', (db) => findPersonThen(db, 'p', at)],
  ['what a person was ever asked', (db) => listAsksOf(db, { personId: 'p', policyIds: ['q'] })],
  [
    'what a person ever acknowledged',
    (db) => listAcknowledgementsOf(db, { personId: 'p', policyIds: ['q'] }),
  ],
  ['whether a policy is in the mirror', (db) => isPolicyMirrored(db, 'p')],
  ['the names of policies on a page of the ledger', (db) => listPolicyNames(db, ['p', 'q'])],
  ['a submission', (db) => findSubmission(db, 'key')],
  ['who is calling', (db) => findCaller(db, 'hash')],
  ['the live publication', (db) => findLivePublication(db, 'p', at)],
  ['a policy as somebody reads it', (db) => findReading(db, { slug: 's', personId: 'p', at })],
  ['in whose place somebody decides', (db) => listDelegationsTo(db, 'p', at)],
  ['who decides in their place', (db) => listDelegationsFrom(db, ['p', 'q'], at)],
  ['the notes of a policy’s rounds', (db) => roundNotes(db, 'p')],
  ['what waits for an approver', (db) => listWaitingFor(db, 'p', at)],
  [
    'what a person is asked',
    (db) => listAskedOf(db, { personId: 'p', at: new Date('2026-11-24T12:00:00Z') }),
  ],
  [
    'what waits to be read by a person',
    (db) => listWaitingReads(db, { personId: 'p', at: new Date('2026-11-24T12:00:00Z'), limit: 20 }),
  ],
  [
    'what a person acknowledged before, and what followed',
    (db) => listSince(db, { personId: 'p', groups: [] }, [{ policyId: 'q', versionId: 'v' }]),
  ],
  ['what a person is asked about some versions', (db) => askedAbout(db, 'p', ['v', 'w'])],
  ['my policies', (db) => listOwnPolicies(db, { personId: 'p', at, limit })],
  [
    'acknowledgements that still hold',
    (db) => listAcknowledgedBy(db, { versionIds: ['v', 'w'], personIds: ['p', 'q'] }),
  ],
  ['the groups of some people', (db) => groupsOfPeople(db, ['p', 'q'])],
  ['the policy of a comparison', (db) => findPolicyBySlug(db, 's')],
  ['the round outcomes of its versions', (db) => roundOutcomes(db, 'p')],
  ['each of the two texts', (db) => findVersionByOrdinal(db, 'p', 2)],
  ['the groups of who compares them', (db) => listGroupsOf(db, 'p')],
  ['the last acknowledgement of a person', (db) => findLastAcknowledgement(db, 'p', 'q')],
  ['the steps of an incident', (db) => listTicks(db, 'i')],
]

test.each([...pages, ...ofOnePersonOrThing])('%s: no table is read from end to end', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  expect(wholeTables(await plansOf(db, ask))).toEqual([])
})

test.each(pages)('%s: a page is found in order, not sorted', async (_, ask) => {
  const { db } = await aDatabase('sqlite')
  expect(sorts(await plansOf(db, ask))).toEqual([])
})

test('the check itself sees a whole table and a sort', async () => {
  const { db } = await aDatabase('sqlite')
  const plans = await plansOf(db, (noted) =>
    noted.selectFrom('people').selectAll().orderBy('phone').execute(),
  )
  expect(wholeTables(plans)).toEqual(['SCAN people'])
  expect(sorts(plans)).toEqual(['USE TEMP B-TREE FOR ORDER BY'])
})

test('checking the evidence finds each partner by an index', async () => {
  const { db } = await aDatabase('sqlite')
  const plans = await plansOf(db, untoldEvidence)
  expect(plans.flat().filter((line) => /^SCAN .*LEFT-JOIN/.test(line))).toEqual([])
  expect(plans).toHaveLength(42)
})
