// The live policies with the rules that hold in them. A version never changes, so what was worked out for it is kept.
import { LRUCache } from 'lru-cache'
import { findVersionSource, listLiveVersions, type LiveVersion } from '../../db/live-rules'
import type { Db } from '../../db/tables'
import { answerTo, type Answers } from '../domain/answer'
import type { PolicyDocument } from '../domain/policy-document'
import { rulesOf, type Rule } from '../domain/ruling'

/** What a version says, worked out once. */
type Worked = { rules: Rule[]; answers: Answers; document: PolicyDocument; helper: string }

export type LivePolicy = LiveVersion & Worked

/** A version is some 100 kB with its text; versions of other databases have other ids. */
const worked = new LRUCache<string, Worked>({ max: 200 })

/** Every live policy with its rules, the oldest policy first; or the one with this id. */
export async function livePolicies(db: Db, which: { at: Date; policyId?: string }): Promise<LivePolicy[]> {
  const live = await listLiveVersions(db, which)
  const policies: LivePolicy[] = []
  for (const version of live) {
    const known = worked.get(version.versionId) ?? (await workOut(db, version.versionId))
    if (known) policies.push({ ...version, ...known })
  }
  return policies
}

async function workOut(db: Db, versionId: string): Promise<Worked | undefined> {
  const source = await findVersionSource(db, versionId)
  if (!source) return undefined
  const { template, answers, edits, document } = source
  const helper = answerTo(answers, 'helper')
  const found: Worked = {
    rules: template ? rulesOf({ template, answers, edits, document }) : [],
    answers,
    document,
    helper: typeof helper === 'string' ? helper : '',
  }
  worked.set(versionId, found)
  return found
}

/** Whom to ask about a policy, as it says itself: its helper, else its owner. */
export function namedHelper(policy: Pick<LivePolicy, 'helper' | 'ownerName'>): string {
  return policy.helper || policy.ownerName
}
