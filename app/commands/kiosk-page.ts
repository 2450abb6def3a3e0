// What somebody at a kiosk reads next: the text that applies to them, what changed since, and the questions about it.
import { findLastAcknowledgement } from '../../db/acknowledgements'
import { findCampaignCheck, findCheckStanding } from '../../db/check-attempts'
import { listGroupsOf } from '../../db/groups'
import { listOwedVersions, type OwedVersion } from '../../db/owed-versions'
import type { Db } from '../../db/tables'
import { findVersion } from '../../db/versions'
import { diffDocuments, type DocumentDiff } from '../compare/document-diff'
import { redlineSummary } from '../compare/redline-summary'
import type { CheckQuestion, CheckStanding } from '../domain/check-question'
import type { PolicyDocument } from '../domain/policy-document'
import { readerPart, type ReaderPart } from '../domain/reader-part'

export type KioskReading = {
  owed: OwedVersion
  /** How many policies are still to be read, this one included. */
  left: number
  document: PolicyDocument
  part: ReaderPart | null
  /** What changed in this reader's part since the version they acknowledged before; null for a first reading. */
  since: { number: string; sentence: string; diff: DocumentDiff } | null
  questions: CheckQuestion[]
  passMark: number
  standing: CheckStanding
}

/** The next policy that somebody owes a campaign, as they read it; undefined when nothing is left. */
export async function readNextAtKiosk(
  db: Db,
  asked: { campaignId: string; personId: string; at: Date },
): Promise<KioskReading | undefined> {
  const { campaignId, personId } = asked
  const all = await listOwedVersions(db, asked)
  const [owed] = all
  if (!owed) return undefined
  const version = await findVersion(db, owed.versionId)
  if (!version) throw new Error(`Version ${owed.versionId} is published but not stored.`)
  const groups = (await listGroupsOf(db, personId)).map(({ key }) => key)
  const { document, part } = readerPart(version.document, { groups, all: false })
  const last = await findLastAcknowledgement(db, personId, owed.policyId)
  const before = last && last.versionId !== owed.versionId ? await findVersion(db, last.versionId) : undefined
  const diff = before && diffDocuments(readerPart(before.document, { groups, all: false }).document, document)
  const about = { campaignId, policyId: owed.policyId, personId }
  const check = await findCampaignCheck(db, campaignId, owed.policyId)
  return {
    ...{ owed, left: all.length, document, part },
    since:
      last && diff
        ? { number: last.versionNumber, sentence: redlineSummary(diff, last.versionNumber), diff }
        : null,
    questions: check?.questions ?? [],
    passMark: check?.passMark ?? 0,
    standing: await findCheckStanding(db, about),
  }
}
