// What waits for one person, from every corner of the product: the cards at the top of My work.
import { listOpenEmergencies, type OpenEmergency } from '../../db/days-due'
import { listWaitingFor } from '../../db/decisions'
import { listExceptions } from '../../db/exception-lists'
import { listProposedExperiments } from '../../db/experiments'
import { listIncidents } from '../../db/incident-list'
import { listUnreadMentions } from '../../db/mentions'
import { listReviewsDue } from '../../db/policy-list'
import { listPlans } from '../../db/publication-plans'
import { listQuestions } from '../../db/questions'
import type { Db } from '../../db/tables'
import { listWaitingReads } from '../../db/waiting-reads'
import { firstWords } from '../domain/first-words'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { Waiting } from '../ui/waiting-list'

/** What stands under "Waiting for you": what is urgent first, then what others wait for, then what can be read later. */
export async function waitingFor(
  db: Db,
  person: Person,
  { at, zone }: { at: Date; zone: string },
): Promise<Waiting[]> {
  const today = localDay(at, zone)
  const seesDrafts = may(person, 'read-drafts')
  const [asked, approvals, reviews, mentions, incidents, emergencies, plans, questions, exceptions, trials] =
    await Promise.all([
      may(person, 'acknowledge')
        ? listWaitingReads(db, { personId: person.id, at, limit: 20 })
        : { waiting: [] },
      may(person, 'approve-versions') ? listWaitingFor(db, person.id, at) : [],
      may(person, 'write-drafts') ? listReviewsDue(db, today, 5) : [],
      may(person, 'read-drafts') ? listUnreadMentions(db, person.id, 5) : [],
      may(person, 'handle-incidents')
        ? listIncidents(db, { openedBy: null, kind: 'all', limit: 5 })
        : { incidents: [] },
      seesDrafts ? listOpenEmergencies(db, at, 50) : [],
      may(person, 'publish-versions') ? listPlans(db, 5) : [],
      listQuestions(db, { show: 'waiting', askedOf: person.id, at, limit: 5 }),
      may(person, 'decide-exceptions') ? listExceptions(db, { view: 'waiting', today, limit: 5 }) : [],
      may(person, 'decide-experiments') ? listProposedExperiments(db, 5) : [],
    ])
  return [
    ...incidents.incidents
      .filter((incident) => incident.state === 'open')
      .map((incident): Waiting => ({
        kind: 'incident',
        href: `/incidents/${incident.number}`,
        title: incident.title,
        severity: incident.severity,
        since: incident.openedAt,
        who: incident.openedBy.name,
        drill: incident.drillSince !== null,
      })),
    ...emergencies
      .filter((one) => concerns(one, { person, today }))
      .map((one): Waiting => ({
        kind: 'emergency',
        href: `/policies/${one.slug}/history`,
        title: `${one.title} ${one.number}`,
        due: one.approveBy,
        who: one.publishedByName,
        sentBack: one.roundOutcome !== null,
      })),
    ...approvals.map((approval): Waiting => ({
      kind: 'approval',
      href: `/policies/${approval.policySlug}/versions/${approval.ordinal}/decision`,
      title: approval.title,
      since: approval.openedAt,
      due: approval.dueOn,
      inPlaceOf: approval.inPlaceOf,
    })),
    ...questions.map((question): Waiting => ({
      kind: 'question',
      href: `/ask/${question.id}`,
      title: firstWords(question.words),
      by: question.promisedBy,
      who: question.askedBy.name,
    })),
    // Nobody decides about what they asked for themselves.
    ...exceptions
      .filter((one) => one.personId !== person.id)
      .map((one): Waiting => ({
        kind: 'exception',
        href: `/exceptions/${one.id}`,
        title: `${one.clauseHeading}: ${one.policyTitle}`,
        since: one.requestedAt,
        who: one.personName,
      })),
    ...trials
      .filter((one) => one.proposedBy !== person.id)
      .map((one): Waiting => ({
        kind: 'experiment',
        href: `/experiments/${one.id}`,
        title: one.title,
        since: one.proposedAt,
        who: one.proposedByName,
      })),
    ...mentions.map((mention): Waiting => ({
      kind: 'mention',
      href: `/policies/${mention.policySlug}/comments?clause=${encodeURIComponent(mention.clauseId)}#thread-${mention.threadId}`,
      title: mention.title,
      since: mention.at,
      who: mention.by,
    })),
    ...asked.waiting.map((request): Waiting => ({
      kind: 'acknowledgement',
      href:
        request.effectiveAt <= at.toISOString()
          ? `/policies/${request.policySlug}`
          : `/policies/${request.policySlug}/versions/${request.ordinal}`,
      title: request.title,
      number: request.number,
      due: request.dueOn,
      minutes: request.minutes,
      since: request.since,
    })),
    ...reviews.map((policy): Waiting => ({
      kind: 'review',
      href: `/policies/${policy.slug}/standing`,
      title: policy.title,
      due: policy.reviewDue ?? '',
    })),
    ...plans.map((plan): Waiting => ({
      kind: 'plan',
      href: `/policies/${plan.slug}/standing#plan`,
      title: plan.title,
      at: plan.publishAt,
    })),
  ]
}

/** Overdue or sent back, everybody who sees drafts is told; before that, the owner and whoever published it. */
function concerns(one: OpenEmergency, { person, today }: { person: Person; today: string }): boolean {
  if (one.roundOutcome !== null || today > one.approveBy) return true
  return one.ownerId === person.id || one.publishedBy === person.id
}
