// The records of a packing as the pack's files hold them: only what the ledger told of by then.
import {
  acknowledgementsOf,
  campaignsOfVersion,
  decisionsOfRound,
  exemptionsOf,
  lifeOfPolicy,
  namesOfPeople,
  peopleAsked,
} from '../../db/pack-records'
import { policyEntries } from '../../db/pack-ledger'
import { findRoundOfVersion } from '../../db/rounds'
import type { Db, VersionsTable } from '../../db/tables'
import { momentText } from '../domain/date-words'
import type { AcknowledgementRow, ApprovalRecord, DecisionRow } from '../evidence/pack-rows'
import type { Packing } from './pack-version'

/** Acts that the ledger told of when the version was packed: what came later stays out of the pack. */
export type KnownActs = Set<string>

/** Reads the policy's entries once. About a hundred bytes for each record. */
export async function knownActs(db: Db, packing: Packing, fingerprint: string): Promise<KnownActs> {
  const acts: KnownActs = new Set()
  const asked = { policyId: packing.policyId, until: packing.head.sequence, fingerprint }
  for await (const { entry } of policyEntries(db, asked))
    if (/^(version|policy|exception)\./.test(entry.action))
      acts.add(actOf(entry.action, entry.at, entry.actor_kind === 'person' ? entry.actor_id : null))
  return acts
}

export function isKnown(acts: KnownActs, action: string, at: string, actor: string): boolean {
  return acts.has(actOf(action, at, actor)) || acts.has(actOf(action, at, null))
}

function actOf(action: string, at: string, actor: string | null): string {
  return `${action} ${at} ${actor ?? '*'}`
}

/** approval-record.json. */
export async function approvalRecord(
  db: Db,
  { packing, version, acts }: { packing: Packing; version: VersionsTable; acts: KnownActs },
): Promise<ApprovalRecord> {
  const editors = JSON.parse(version.editors) as string[]
  const round = await findRoundOfVersion(db, version.id)
  const rows = round ? await decisionsOfRound(db, round.roundId) : []
  const told = rows.filter((row) => isKnown(acts, `version.${row.outcome}`, row.decided_at, row.person_id))
  const wasOpen = told.length < rows.length || (round?.closedAt != null && round.closedAt > packing.at)
  const names = await namesOfPeople(db, editors)
  return {
    version: {
      ...{ id: version.id, ordinal: version.ordinal, title: version.title, language: version.language },
      ...{ fingerprint: version.fingerprint, submittedBy: version.submitted_by },
      ...{ submittedByName: version.submitted_by_name, submittedAt: version.submitted_at },
      editors: editors.map((id) => ({ id, name: names.get(id) ?? '' })),
    },
    round: round
      ? {
          ...{ id: round.roundId, pathName: round.pathName, note: round.note, changeNote: round.changeNote },
          ...{ proposedClass: round.proposedClass, proposedGrounds: round.proposedGrounds },
          ...{ openedBy: round.openedBy, openedAt: round.openedAt, dueOn: round.dueOn },
          outcome: wasOpen ? null : round.outcome,
          closedAt: wasOpen ? null : round.closedAt,
          closedBecause: wasOpen ? null : round.closedBecause,
        }
      : null,
    steps: (round?.steps ?? []).map((step) => ({
      ...{ id: step.id, position: step.position, title: step.title, rule: step.rule, asks: step.asks },
      ...{ dueOn: step.dueOn, approvers: step.approvers },
      asked: (round?.asked ?? [])
        .filter(({ stepId }) => stepId === step.id)
        .map(({ personId, name, jobTitle, askedAt }) => ({ personId, name, title: jobTitle, askedAt })),
    })),
    decisions: told.map((row) => decisionRow(row, packing.timeZone)),
    timeZone: packing.timeZone,
  }
}

function decisionRow(row: Awaited<ReturnType<typeof decisionsOfRound>>[number], zone: string): DecisionRow {
  return {
    ...{ id: row.id, stepId: row.step_id, personId: row.person_id, personName: row.person_name },
    ...{ personTitle: row.person_title, outcome: row.outcome, comment: row.comment, meaning: row.meaning },
    ...{ fingerprint: row.fingerprint, decidedAt: row.decided_at, changeClass: row.change_class },
    decidedAtLocal: momentText(row.decided_at, zone),
    forPerson:
      row.for_person === null
        ? null
        : {
            ...{ id: row.for_person, name: row.for_person_name ?? '', title: row.for_person_title ?? '' },
            delegationId: row.delegation_id,
          },
    ...{ provenAt: row.proven_at, provenBy: row.proven_by },
  }
}

/** publication.json: the life of the policy until then, and the campaigns that ask about this version. */
export async function publicationRecord(
  db: Db,
  { packing, acts }: { packing: Packing; acts: KnownActs },
): Promise<object> {
  const life = await lifeOfPolicy(db, packing.policyId, packing.versionId)
  const until = <Row>(rows: Row[], at: (row: Row) => string) => rows.filter((row) => at(row) <= packing.at)
  const campaigns = until(await campaignsOfVersion(db, packing.versionId), (row) => row.launched_at)
  const asked = await Promise.all(campaigns.map(({ id }) => peopleAsked(db, id)))
  const exempted = await Promise.all(campaigns.map(({ id }) => exemptionsOf(db, id)))
  return {
    publications: life.publications
      .filter((row) =>
        isKnown(
          acts,
          row.emergency_reason === null ? 'version.published' : 'version.published-in-emergency',
          row.published_at,
          row.published_by,
        ),
      )
      .map((row) => ({
        ...{
          id: row.id,
          versionId: row.version_id,
          ordinal: row.ordinal,
          number: `${row.major}.${row.minor}`,
        },
        ...{ fingerprint: row.fingerprint, changeClass: row.change_class, changeNote: row.change_note },
        ...{
          publishedBy: row.published_by,
          publishedByName: row.published_by_name,
          publishedAt: row.published_at,
        },
        ...{ effectiveAt: row.effective_at, validTo: row.valid_to },
        ...{ emergencyReason: row.emergency_reason, approveBy: row.approve_by },
      })),
    withdrawals: life.withdrawals
      .filter((row) => isKnown(acts, 'version.withdrawn', row.withdrawn_at, row.withdrawn_by))
      .map((row) => ({
        ...{
          id: row.id,
          versionId: row.version_id,
          publicationId: row.publication_id,
          fingerprint: row.fingerprint,
        },
        reason: row.reason,
        ...{
          withdrawnBy: row.withdrawn_by,
          withdrawnByName: row.withdrawn_by_name,
          withdrawnAt: row.withdrawn_at,
        },
      })),
    retirements: life.retirements
      .filter((row) => isKnown(acts, 'policy.retired', row.retired_at, row.retired_by))
      .map((row) => ({
        ...{ id: row.id, reason: row.reason, retiredBy: row.retired_by, retiredByName: row.retired_by_name },
        retiredAt: row.retired_at,
      })),
    affirmations: life.affirmations
      .filter((row) => isKnown(acts, 'version.reaffirmed', row.affirmed_at, row.affirmed_by))
      .map((row) => ({
        ...{ id: row.id, versionId: row.version_id, fingerprint: row.fingerprint, note: row.note },
        ...{ reviewDue: row.review_due, affirmedBy: row.affirmed_by, affirmedByName: row.affirmed_by_name },
        ...{ affirmedByTitle: row.affirmed_by_title, affirmedAt: row.affirmed_at },
      })),
    plans: until(life.plans, (row) => row.planned_at).map((row) => ({
      ...{ id: row.id, versionId: row.version_id, publishAt: row.publish_at, plannedBy: row.planned_by },
      ...{ plannedByName: row.planned_by_name, plannedAt: row.planned_at, doneAt: row.done_at },
      ...{ outcome: row.outcome, because: row.because },
    })),
    campaigns: campaigns.map((row, index) => ({
      ...{ id: row.id, title: row.title, statement: row.statement, dueOn: row.due_on },
      ...{
        audience: JSON.parse(row.audience) as unknown,
        language: row.language,
        launchedBy: row.launched_by,
      },
      ...{ launchedByName: row.launched_by_name, launchedAt: row.launched_at, asked: asked[index] ?? 0 },
      exemptions: until(exempted[index] ?? [], (one) => one.granted_at).map((one) => ({
        ...{ personId: one.person_id, personName: one.person_name, reason: one.reason },
        ...{ grantedBy: one.granted_by, grantedByName: one.granted_by_name, grantedAt: one.granted_at },
        endedAt: one.ended_at !== null && one.ended_at <= packing.at ? one.ended_at : null,
      })),
    })),
  }
}

/** The rows of acknowledgements.json, campaign by campaign, in the order they were written. */
export async function* acknowledgementRows(
  db: Db,
  { packing, acts }: { packing: Packing; acts: KnownActs },
): AsyncGenerator<AcknowledgementRow> {
  for (const campaign of await campaignsOfVersion(db, packing.versionId)) {
    for await (const row of acknowledgementsOf(db, campaign.id, packing.versionId)) {
      const action = row.method === 'proxy' ? 'version.acknowledged-for' : 'version.acknowledged'
      if (!isKnown(acts, action, row.acknowledged_at, row.recorded_by)) continue
      yield {
        ...{ id: row.id, campaignId: row.campaign_id, personId: row.person_id, personName: row.person_name },
        ...{ department: row.department_name, statement: row.statement, versionNumber: row.version_number },
        ...{ language: row.language, fingerprint: row.fingerprint, method: row.method },
        ...{ recordedBy: row.recorded_by, acknowledgedAt: row.acknowledged_at },
        ...{ reason: row.reason, givenOn: row.given_on ?? '' },
      }
    }
  }
}
