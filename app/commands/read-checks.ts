// The check questions of a policy as its authors see them: which of them are asked of readers of the text in force.
import { listCheckQuestions, type KeptQuestion } from '../../db/check-questions'
import type { PolicyRecord } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findVersion } from '../../db/versions'
import type { Candor } from '../context'
import { checkPlace, clausesForEveryone, type CheckPlace, type CheckQuestion } from '../domain/check-question'
import { allClauses, type PolicyDocument } from '../domain/policy-document'
import { livePublication } from '../governance/version'
import { openDraft } from './open-draft'
import { findTemplate } from './templates'

export type ChecksOfPolicy = {
  questions: (KeptQuestion & { standing: CheckPlace; section: string })[]
  /** Of the template, not taken yet, about sections that the policy has. */
  offered: (CheckQuestion & { section: string })[]
  /** What a question can be about: sections that everybody reads. */
  clauses: { id: string; label: string }[]
  /** Nothing is in force yet, so the sections are those of the draft. */
  isDraft: boolean
}

/** The questions of a policy, each held against the text in force; against the draft while nothing is. */
export async function readChecks(
  { db, library, now }: Candor,
  policy: PolicyRecord,
): Promise<ChecksOfPolicy> {
  const live = livePublication(await listPublications(db, policy.id), now())
  const version = live && (await findVersion(db, live.versionId))
  const draft = version ? undefined : await openDraft(db, library, { policyId: policy.id })
  const document: PolicyDocument | null = version?.document ?? (draft?.ok ? draft.value.document : null)
  const questions = await listCheckQuestions(db, policy.id)
  const template = await findTemplate(db, library, policy.templateId)
  const label = (clauseId: string) => {
    const clause = document && allClauses(document.clauses).find(({ id }) => id === clauseId)
    return clause ? `${clause.number} ${clause.heading}` : ''
  }
  return {
    questions: questions.map((one) => ({
      ...one,
      standing: checkPlace(document, one.clauseId),
      section: label(one.clauseId),
    })),
    offered: (template?.checks ?? [])
      .filter(({ id }) => !questions.some(({ source }) => source === `template:${id}`))
      .filter(({ clauseId }) => checkPlace(document, clauseId) === 'asked')
      .map((one) => ({ ...one, section: label(one.clauseId) })),
    clauses: document
      ? clausesForEveryone(document).map(({ id, number, heading }) => ({ id, label: `${number} ${heading}` }))
      : [],
    isDraft: !version,
  }
}
