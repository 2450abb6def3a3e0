// What somebody is drafting, with how far each policy is. A plain read.
import { listPoliciesOf } from '../../db/policy-list'
import type { Db } from '../../db/tables'
import { draftProgress, draftSections } from '../domain/draft-sections'
import type { Person } from '../domain/person'
import { policyLine, type PolicyLine } from '../governance/policy-line'
import type { Library } from '../templates/library'
import { openDraft } from './open-draft'

export type OwnDraft = PolicyLine & { done: number; of: number; changedAt: string }

/** The policies with something pending that this person owns or changed last, six at most. */
export async function ownDrafts(
  db: Db,
  own: { library: Library; person: Person; at: Date },
): Promise<OwnDraft[]> {
  const rows = await listPoliciesOf(db, own.person.id, 6)
  const pending = rows.filter((row) => policyLine(row, own.at).pending !== null)
  return Promise.all(
    pending.map(async (row) => {
      const open = await openDraft(db, own.library, { policyId: row.id })
      const sections = open.ok ? draftSections(open.value.template, open.value.states) : []
      const gaps = open.ok ? open.value.gaps.length : 0
      return {
        ...policyLine({ ...row, gaps }, own.at),
        ...draftProgress(sections),
        changedAt: row.draftChangedAt,
      }
    }),
  )
}
