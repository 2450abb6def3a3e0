// What one certificate says of one policy: the version in force, the sections that applied, and whether it was acknowledged.
import {
  nameAt,
  type AcknowledgedThen,
  type Answer,
  type Asked,
  type Moment,
  type PersonThen,
  type PolicyFacts,
  type PolicyThen,
  type PublicationThen,
  type SectionThen,
  type VersionThen,
} from './certificate'
import { answerSentence, whyNotInForce } from './certificate-sentences'
import { momentText } from '../domain/date-words'
import { groupNames, isMeant } from '../domain/group'
import type { Clause, GroupKey } from '../domain/policy-document'
import { livePublication, numberText } from './version'

/** What applied of one policy at that moment, and the answer to "had they acknowledged it?". */
export function policyThen(facts: PolicyFacts, person: PersonThen, moment: Moment): PolicyThen {
  const live = livePublication(facts.publications, moment.at)
  if (!live || !facts.document) {
    const sentence = whyNotInForce(facts.publications, moment)
    const { slug, title } = facts
    return { slug, title, version: null, sections: [], answer: { kind: 'not-in-force' }, sentence }
  }
  const answer = answerFor(facts, live, moment)
  const version = versionThen(live, moment)
  const keys = person.groups.map((group) => group.key)
  return {
    slug: facts.slug,
    title: facts.document.title,
    version,
    sections: sectionsFor(facts.document.clauses, keys),
    answer,
    sentence: answerSentence(answer, { name: nameAt(person), number: version.number, moment }),
  }
}

function versionThen(live: PublicationThen, { at, zone }: Moment): VersionThen {
  const approvedLater = live.approvedAt === null || live.approvedAt > at.toISOString()
  const emergency = live.emergency
    ? `Published in an emergency, because: ${live.emergency.reason.trim()} ${
        approvedLater
          ? 'At that moment nobody else had approved it.'
          : `It was approved afterwards, on ${momentText(live.approvedAt ?? '', zone)}.`
      }`
    : null
  return {
    number: numberText(live),
    ordinal: live.ordinal,
    fingerprint: live.fingerprint,
    effectiveAt: live.effectiveAt,
    emergency,
  }
}

function sectionsFor(clauses: Clause[], groups: readonly GroupKey[], inside = true): SectionThen[] {
  return clauses.flatMap((clause) => {
    const { audience, number, heading } = clause
    const applied = inside && isMeant(audience, groups)
    const names = audience.kind === 'everyone' ? '' : groupNames(audience.groups)
    return [{ number, heading, audience: names, applied }, ...sectionsFor(clause.clauses, groups, applied)]
  })
}

function answerFor(facts: PolicyFacts, live: PublicationThen, { at }: Moment): Answer {
  const { acknowledged, publications } = facts
  const moment = at.toISOString()
  const saidBy = acknowledged.filter((one) => one.acknowledgedAt <= moment)
  const request = facts.asked
    .filter((one) => one.versionId === live.versionId && one.assignedAt <= moment)
    .at(-1)
  const own = acknowledged.filter((one) => one.versionId === live.versionId)
  const record = own.find((one) => one.acknowledgedAt <= moment)
  if (record) return { kind: 'acknowledged', record, asked: request ?? null }
  const later = own[0] ?? null
  const kept = facts.kept.filter((one) => one.versionId === live.versionId && one.keptAt <= moment).at(-1)
  const keptRecord = saidBy.find(
    (one) => one.versionId === kept?.acknowledgedId && one.campaignId === kept.acknowledgedIn,
  )
  if (kept && keptRecord) return { kind: 'kept', record: keptRecord, keptAt: kept.keptAt }
  // A campaign that follows a later version is answered by what was said of the first.
  const isAnswered = saidBy.some((one) => one.campaignId === request?.campaignId)
  if (request && !isAnswered) return unanswered(facts, { asked: request, moment, later })
  const earlier = saidBy.filter((one) => publications.some((each) => each.versionId === one.versionId)).at(-1)
  const since = earlier && changesSince(publications, earlier.versionId, live)
  if (earlier && since && !since.some((one) => one.changeClass === 'material'))
    return {
      kind: 'earlier',
      record: earlier,
      since: since.map((one) => `${numberText(one)} (${one.changeClass})`),
    }
  return { kind: 'not-asked', earlier: earlier ?? null, later }
}

function unanswered(
  { declined, exempt }: PolicyFacts,
  request: { asked: Asked; moment: string; later: AcknowledgedThen | null },
): Answer {
  const { asked, moment, later } = request
  const decline = declined.find((one) => one.campaignId === asked.campaignId && one.declinedAt <= moment)
  if (decline) return { kind: 'declined', asked, decline, later }
  const exemption = exempt.find(
    (one) =>
      one.campaignId === asked.campaignId &&
      one.grantedAt <= moment &&
      (one.endedAt === null || one.endedAt > moment),
  )
  if (exemption) return { kind: 'exempt', asked, exemption, later }
  return { kind: 'open', asked, later }
}

/** What took effect after that version, up to the one in force; undefined where that version came later. */
function changesSince(
  publications: PublicationThen[],
  versionId: string,
  live: PublicationThen,
): PublicationThen[] | undefined {
  const from = publications.find((one) => one.versionId === versionId)
  if (!from || from.effectiveAt > live.effectiveAt) return undefined
  return publications
    .filter((one) => one.effectiveAt > from.effectiveAt && one.effectiveAt <= live.effectiveAt)
    .sort((one, other) => one.effectiveAt.localeCompare(other.effectiveAt))
}
