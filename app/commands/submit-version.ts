// Submit: the draft becomes an immutable version, and the approvers of its path are asked.
import { endEditing } from '../../db/draft-editors'
import { openRound } from '../../db/open-round'
import { findRetirement } from '../../db/endings'
import { getOrganisation } from '../../db/organisation'
import { findPublicationOf } from '../../db/publications'
import { lockPolicy } from '../../db/policies'
import { findOpenRound, findRoundOfVersion } from '../../db/rounds'
import type { Trx } from '../../db/tables'
import { insertVersion, listVersions } from '../../db/versions'
import type { Desk } from '../context'
import { fingerprint } from '../domain/fingerprint'
import { daysLater, isDay, localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { policyRetired } from '../governance/publishing'
import { actingPerson } from './acting-person'
import { askApprovers } from './ask-approvers'
import { change } from './change'
import { openDraft, type OpenDraft } from './open-draft'
import { proposedFor } from './propose-class'
import { settlePath, type PathChoice } from './settle-path'
import { listTextEditors } from './text-editors'

export type Submission = {
  policyId: string
  /** The draft revision the author has read. */
  revision: number
  path: PathChoice
  /** For the approvers. */
  note: string
  /** For readers: what changed, or why the policy is new. */
  changeNote: string
  dueOn: string | null
  /** The author has seen that questions are unanswered and submits all the same. */
  acceptsGaps: boolean
}

/**
 * Makes the next version of the policy and opens its approval round, with the kind of change that the redline suggests.
 * Refuses: no permission, a draft that changed meanwhile, a round already open, a text equal to the last version that was
 * decided on, gaps not accepted, no note for readers, and what `settlePath` refuses.
 */
export async function submitVersion(
  desk: Desk,
  submission: Submission,
): Promise<Outcome<{ ordinal: number }>> {
  const author = actingPerson(desk)
  if (!may(author, 'write-drafts'))
    return refused('not-an-author', 'Only an author can send a draft for approval.')
  return change(desk, async (work) => {
    const { trx, at, record } = work
    await lockPolicy(trx, submission.policyId)
    const open = await openDraft(trx, desk.candor.library, { policyId: submission.policyId })
    if (!open.ok) return open
    const { policy, draft, document } = open.value
    const print = fingerprint(document)
    const ready = await isReady(trx, open.value, { submission, print })
    if (!ready.ok) return ready
    const editors = await listTextEditors(trx, { policyId: policy.id, authorId: author.id })
    const path = await settlePath(trx, submission.path, editors)
    if (!path.ok) return path
    const proposal = await proposedFor(trx, policy.id, document)

    const version = await insertVersion(trx, {
      policyId: policy.id,
      document,
      fingerprint: print,
      templateId: draft.templateId,
      templateVersion: draft.templateVersion,
      answers: draft.answers,
      skipped: draft.skipped,
      edits: draft.edits,
      arrangement: draft.arrangement,
      templateDigest: draft.templateDigest,
      editors,
      submittedBy: author,
      at,
    })
    await endEditing(trx, policy.id, version.id)
    const today = localDay(at, (await getOrganisation(trx)).timeZone)
    const steps = path.value.steps.map((step) => ({
      ...step,
      dueOn: step.dueInDays === null ? null : daysLater(today, step.dueInDays),
      approvers: step.approvers.map((person) => person.id),
    }))
    await openRound(trx, {
      policyId: policy.id,
      versionId: version.id,
      note: submission.note,
      dueOn: submission.dueOn,
      openedBy: author.id,
      at,
      pathName: path.value.name,
      proposedClass: proposal.changeClass,
      proposedGrounds: proposal.grounds,
      changeNote: submission.changeNote.trim(),
      steps,
    })
    const asked = new Map(
      path.value.steps.flatMap((step) => step.approvers.map((person) => [person.id, person])),
    )
    await record({
      action: 'version.submitted',
      subject: { kind: 'version', id: version.id },
      policyId: policy.id,
      detail: {
        title: document.title,
        version: version.ordinal,
        fingerprint: print,
        approvers: asked.size,
        steps: steps.length,
        proposedClass: proposal.changeClass,
      },
      names: [...asked.values()].map((person) => ({ personId: person.id, name: person.name })),
    })
    const [first] = steps
    if (first) {
      await askApprovers(work, desk.candor, {
        approvers: first.approvers,
        author: author.name,
        title: document.title,
        slug: policy.slug,
        ordinal: version.ordinal,
        note: submission.note,
        dueOn: first.dueOn ?? submission.dueOn,
      })
    }
    return accepted({ ordinal: version.ordinal })
  })
}

/** Whether this draft may be sent as it is. */
async function isReady(
  trx: Trx,
  { policy, draft, gaps }: OpenDraft,
  { submission, print }: { submission: Submission; print: string },
): Promise<Outcome<null>> {
  if (draft.revision !== submission.revision) {
    return refused(
      'draft-changed',
      'The draft changed while you were here. Read it again before you send it.',
    )
  }
  if (await findRetirement(trx, policy.id)) return policyRetired
  const open = await findOpenRound(trx, policy.id)
  if (open && (await findPublicationOf(trx, open.versionId))) {
    return refused(
      'emergency-open',
      'The last version was published in an emergency and waits for its approval. Wait for that answer, or withdraw that version; then send this one.',
    )
  }
  if (open) {
    return refused(
      'round-open',
      'A version is in review already. Wait for the answer, take it back, or change the draft to void that round.',
    )
  }
  if (submission.dueOn !== null && !isDay(submission.dueOn)) {
    return refused('due-day', 'Give the day as a date, for example 2027-03-14.', {
      dueOn: 'Give the day as a date, for example 2027-03-14.',
    })
  }
  if (gaps.length > 0 && !submission.acceptsGaps) {
    return refused(
      'gaps',
      `${gaps.length} questions are not answered. Answer them, or say that you send it as it is.`,
      {
        acceptsGaps: 'Tick this to send it with open questions.',
      },
    )
  }
  if (submission.changeNote.trim() === '') {
    return refused(
      'change-note-required',
      'Tell readers in a sentence what changed, or why this policy is new.',
      { changeNote: 'Write a sentence for readers.' },
    )
  }
  const [latest] = await listVersions(trx, policy.id)
  // A voided round decided nothing, so the same text may be sent again.
  const decided = latest && (await findRoundOfVersion(trx, latest.id))?.outcome !== 'voided'
  const last = latest && (await findPublicationOf(trx, latest.id))
  // A text whose time ends is published anew to go on: its last day never changes.
  if (last?.validTo) return accepted(null)
  if (latest && decided && latest.fingerprint === print) {
    return refused(
      'nothing-changed',
      'Nothing changed since the last version that approvers decided on. Change the text first.',
    )
  }
  return accepted(null)
}
