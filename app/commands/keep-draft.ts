// Keep a draft: the one place where a changed draft is saved, its approval round voided, and its editor noted.
import { noteEditor } from '../../db/draft-editors'
import { updateDraft } from '../../db/drafts'
import { listPeopleById } from '../../db/people'
import type { PolicyRecord } from '../../db/policies'
import { findPublicationOf } from '../../db/publications'
import { voidOpenRound } from '../../db/open-round'
import { findOpenRound } from '../../db/rounds'
import { keepTemplateCopy } from '../../db/template-copies'
import { findVersion } from '../../db/versions'
import { draftedPolicy, type Draft, type DraftText } from '../domain/draft'
import { fingerprint } from '../domain/fingerprint'
import type { LedgerAction, LedgerEntry } from '../governance/ledger'
import type { LedgerDetail } from '../governance/timeline-entry'
import { markOf } from '../domain/mark'
import type { Person } from '../domain/person'
import type { Template } from '../domain/template'
import type { Change } from './change'
import { digestOf } from './templates'

export type KeptDraft = { revision: number; changed: boolean; voidedRound: boolean }

/**
 * Saves `after` over `before` in this change's transaction. Equal texts from the same template save nothing.
 * An open approval round is voided when the document is no longer the one under review.
 */
export async function keepDraft(
  change: Change,
  person: Person,
  kept: {
    policy: PolicyRecord
    before: Draft
    after: DraftText
    template: Template
    action: LedgerAction
    detail: LedgerDetail
    /** Other people whose names the entry says. */
    names?: LedgerEntry['names']
  },
): Promise<KeptDraft> {
  const { policy, before, after, template } = kept
  const sameTemplate = before.templateDigest === '' || before.templateDigest === digestOf(template)
  if (sameTemplate && markOf(textOf(before)) === markOf(textOf(after)))
    return { revision: before.revision, changed: false, voidedRound: false }
  const print = fingerprint(draftedPolicy(after, template).document)
  const saved = await updateDraft(
    change.trx,
    {
      ...before,
      ...textOf(after),
      templateVersion: template.version,
      templateDigest: await keepTemplateCopy(change.trx, template, change.at),
      changedBy: person.id,
      fingerprint: print,
    },
    change.at,
  )
  // Writers take turns, so a draft read in this transaction is still the same one.
  if (!saved) throw new Error(`The draft of policy ${policy.id} moved on inside a transaction.`)
  await noteEditor(change.trx, { policyId: policy.id, personId: person.id, at: change.at })
  await change.record({
    action: kept.action,
    subject: { kind: 'policy', id: policy.id },
    policyId: policy.id,
    detail: { ...kept.detail, revision: before.revision + 1 },
    ...(kept.names && { names: kept.names }),
  })
  const voidedRound = await voidRoundUnlessSame(change, person, { policy, print })
  return { revision: before.revision + 1, changed: true, voidedRound }
}

async function voidRoundUnlessSame(
  change: Change,
  person: Person,
  saved: { policy: PolicyRecord; print: string },
): Promise<boolean> {
  const { policy, print } = saved
  const round = await findOpenRound(change.trx, policy.id)
  if (!round || round.fingerprint === print) return false
  // Published in an emergency: its approval is about the text that applies, whatever the draft says next.
  if (await findPublicationOf(change.trx, round.versionId)) return false
  const because = `${person.name} changed the draft`
  const ended = await voidOpenRound(change.trx, { policyId: policy.id, because, at: change.at })
  if (!ended) return false
  const version = await findVersion(change.trx, ended.versionId)
  await change.record({
    action: 'round.voided',
    subject: { kind: 'round', id: ended.roundId },
    policyId: policy.id,
    detail: { version: version?.ordinal ?? null, because: 'the draft was changed' },
  })
  const asked = await listPeopleById(change.trx, [...new Set(round.asked.map((one) => one.personId))])
  for (const approver of asked) {
    if (!approver.email) continue
    await change.tell({
      personId: approver.id,
      address: approver.email,
      subject: `No longer for your approval: ${version?.title ?? policy.title}`,
      body: `Dear ${approver.name},\n\n${because} of “${policy.title}”, so the version you were asked to approve is not the current text any more. You need not do anything. You will be asked again when the new text is ready.`,
    })
  }
  return true
}

function textOf(draft: DraftText): DraftText {
  const { title, answers, skipped, edits, arrangement } = draft
  return { title, answers, skipped, edits, arrangement }
}
