// Policies on their way: drafted by Amara, in review with Ben and Ruth, approved, published.
import type { Candor } from '../app/context'
import { createPolicy } from '../app/commands/create-policy'
import { decideVersion, type VersionWord } from '../app/commands/decide-version'
import { openDraft } from '../app/commands/open-draft'
import { publishVersion, type PublishRequest } from '../app/commands/publish-version'
import { saveAnswers } from '../app/commands/save-answers'
import { submitVersion, type Submission } from '../app/commands/submit-version'
import { stepOfPeople, type PathStep } from '../app/governance/approval-path'
import type { Outcome } from '../app/domain/outcome'
import type { Person } from '../app/domain/person'
import { markOf } from '../app/domain/mark'
import { findVersionByOrdinal, type Version } from '../db/versions'
import { deskOf, valueOf } from './instance'
import { amara, ben, ruth } from './people'

export type PolicyAddress = { policyId: string; slug: string }

export async function aPolicy(candor: Candor, title = 'Social media policy'): Promise<PolicyAddress> {
  return valueOf(await createPolicy(deskOf(candor, amara), { templateId: 'small', title }))
}

/** Changes the answer to "reach", so that the text is another one. */
export async function anAnswer(
  candor: Candor,
  policyId: string,
  reach: string,
  person: Person = amara,
): Promise<void> {
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const started = markOf(draft.answers.reach)
  const entries = [{ question: 'reach', typed: [reach], started }]
  valueOf(await saveAnswers(deskOf(candor, person), { policyId, revision: draft.revision, entries }))
}

export async function submit(
  candor: Candor,
  policyId: string,
  change: Partial<Submission> & { approvers?: string[]; steps?: PathStep[] } = {},
): Promise<Outcome<{ ordinal: number }>> {
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const { approvers = [ben.id, ruth.id], steps = [stepOfPeople(approvers)], ...rest } = change
  return submitVersion(deskOf(candor, amara), {
    policyId,
    revision: draft.revision,
    path: { kind: 'steps', steps },
    note: 'Please look at section 2.',
    changeNote: 'The first one.',
    dueOn: null,
    acceptsGaps: true,
    ...rest,
  })
}

export async function versionOf(candor: Candor, policyId: string, ordinal: number): Promise<Version> {
  const version = await findVersionByOrdinal(candor.db, policyId, ordinal)
  if (!version) throw new Error(`There is no version ${ordinal}.`)
  return version
}

/** An approver's word on this text; an approval unless `change` says otherwise. */
export function aWord(
  version: { id: string; fingerprint: string },
  change: Partial<VersionWord> = {},
): VersionWord {
  return {
    versionId: version.id,
    outcome: 'approved',
    comment: '',
    fingerprint: version.fingerprint,
    changeClass: 'material',
    inPlaceOf: null,
    identity: null,
    ...change,
  }
}

export async function approve(candor: Candor, version: Version, person: Person) {
  return decideVersion(deskOf(candor, person), aWord(version))
}

/** A version that Ben and Ruth have approved. */
export async function anApprovedVersion(candor: Candor, policyId: string): Promise<Version> {
  const { ordinal } = valueOf(await submit(candor, policyId))
  const version = await versionOf(candor, policyId, ordinal)
  valueOf(await approve(candor, version, ben))
  valueOf(await approve(candor, version, ruth))
  return version
}

export async function publish(candor: Candor, version: Version, change: Partial<PublishRequest> = {}) {
  return publishVersion(deskOf(candor, amara), {
    versionId: version.id,
    changeClass: 'material',
    changeNote: 'The first one.',
    effectiveAt: null,
    campaign: null,
    ...change,
  })
}
