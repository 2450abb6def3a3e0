// The kind of change proposed for a text that is sent for approval: from its redline against what readers have.
import { listPublications } from '../../db/publications'
import type { Db } from '../../db/tables'
import { findVersion } from '../../db/versions'
import { firstVersionProposal } from '../governance/change-class'
import { neverTookEffect } from '../governance/standing'
import { proposeChangeClass, type ChangeClassProposal } from '../compare/change-class-proposal'
import { diffDocuments } from '../compare/document-diff'
import type { PolicyDocument } from '../domain/policy-document'

/**
 * Compares with the version published last, in force or not yet. One that was withdrawn before its day was never anybody's text:
 * against it, what it changed would look old. Where nothing was published, all of it is new.
 */
export async function proposedFor(
  db: Db,
  policyId: string,
  document: PolicyDocument,
): Promise<ChangeClassProposal> {
  const publications = await listPublications(db, policyId)
  const [last] = publications
    .filter((publication) => !neverTookEffect(publication))
    .sort((one, other) => other.effectiveAt.localeCompare(one.effectiveAt))
  const before = last && (await findVersion(db, last.versionId))
  if (!before) return firstVersionProposal
  return proposeChangeClass(diffDocuments(before.document, document))
}
