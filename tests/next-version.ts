// A policy's next version: the words of one section are others, two approvers agree, and it takes effect.
import { decideVersion } from '../app/commands/decide-version'
import { editClause } from '../app/commands/edit-clause'
import { openDraft } from '../app/commands/open-draft'
import { publishVersion, type PublishRequest } from '../app/commands/publish-version'
import { submitVersion } from '../app/commands/submit-version'
import type { Candor } from '../app/context'
import { stepOfPeople } from '../app/governance/approval-path'
import { editMark } from '../app/domain/draft'
import type { Version } from '../db/versions'
import { deskOf, minutesLater, valueOf } from './instance'
import { amara, ben, ruth } from './people'
import { aWord, versionOf } from './policies'

export type NextVersion = {
  clauseId: string
  /** Markdown of the section from now on. */
  words: string
  changeNote?: string
  /** Minutes after noon at which all of it happens. */
  minute: number
  publish: Partial<PublishRequest> & Pick<PublishRequest, 'changeClass'>
}

/** Edits, submits, approves and publishes. */
export async function aNextVersion(candor: Candor, policyId: string, next: NextVersion): Promise<Version> {
  const at = minutesLater(next.minute)
  const changeNote = next.changeNote ?? 'Other words in one section.'
  const { draft, document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const heading = document.clauses.find((clause) => clause.id === next.clauseId)?.heading ?? ''
  valueOf(
    await editClause(deskOf(candor, amara, { at }), {
      ...{ policyId, clauseId: next.clauseId, started: editMark(draft, next.clauseId), heading },
      ...{ markdown: next.words, losses: '' },
    }),
  )
  const { draft: edited } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const { ordinal } = valueOf(
    await submitVersion(deskOf(candor, amara, { at }), {
      ...{ policyId, revision: edited.revision, note: 'Please look.', changeNote, acceptsGaps: true },
      ...{ path: { kind: 'steps', steps: [stepOfPeople([ben.id, ruth.id])] }, dueOn: null },
    }),
  )
  const version = await versionOf(candor, policyId, ordinal)
  const word = aWord(version, { changeClass: next.publish.changeClass, comment: 'Weighed.' })
  for (const person of [ben, ruth]) valueOf(await decideVersion(deskOf(candor, person, { at }), word))
  const request = { changeNote, effectiveAt: null, campaign: null, ...next.publish }
  valueOf(await publishVersion(deskOf(candor, amara, { at }), { versionId: version.id, ...request }))
  return version
}
