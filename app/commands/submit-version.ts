// Submit: the draft becomes an immutable version, and named approvers are asked.
import { endEditing, listDraftEditors } from '../../db/draft-editors'
import { listPeopleById } from '../../db/people'
import { lockPolicy } from '../../db/policies'
import { findOpenRound, findRoundOfVersion, openRound } from '../../db/rounds'
import { insertVersion, listVersions } from '../../db/versions'
import type { Desk } from '../context'
import { fingerprint } from '../domain/fingerprint'
import { isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { chooseApprovers } from '../domain/review'
import { actingPerson } from './acting-person'
import { change } from './change'
import { openDraft } from './open-draft'

export type Submission = {
  policyId: string
  /** The draft revision the author has read. */
  revision: number
  approvers: string[]
  note: string
  dueOn: string | null
  /** The author has seen that questions are unanswered and submits all the same. */
  acceptsGaps: boolean
}

/**
 * Makes the next version of the policy and opens its approval round.
 * Refuses: no permission, a draft that changed meanwhile, a round already open, a text equal to the last
 * version that was decided on, gaps not accepted, no approver, an approver who wrote or edited the text.
 */
export async function submitVersion(
  desk: Desk,
  submission: Submission,
): Promise<Outcome<{ ordinal: number }>> {
  const author = actingPerson(desk)
  if (!may(author, 'write-drafts'))
    return refused('not-an-author', 'Only an author can send a draft for approval.')
  return change(desk, async ({ trx, at, record, tell }) => {
    await lockPolicy(trx, submission.policyId)
    const open = await openDraft(trx, desk.candor.library, { policyId: submission.policyId })
    if (!open.ok) return open
    const { policy, draft, document, gaps } = open.value
    if (draft.revision !== submission.revision) {
      return refused(
        'draft-changed',
        'The draft changed while you were here. Read it again before you send it.',
      )
    }
    if (await findOpenRound(trx, policy.id)) {
      return refused(
        'round-open',
        'A version is in review already. Wait for the answer, or change the draft to void that round.',
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
    const print = fingerprint(document)
    const [latest] = await listVersions(trx, policy.id)
    // A voided round decided nothing, so the same text may be sent again.
    const decided = latest && (await findRoundOfVersion(trx, latest.id))?.outcome !== 'voided'
    if (latest && decided && latest.fingerprint === print) {
      return refused(
        'nothing-changed',
        'Nothing changed since the last version that approvers decided on. Change the text first.',
      )
    }
    const editors = [...new Set([author.id, ...(await listDraftEditors(trx, policy.id))])]
    const chosen = chooseApprovers(await listPeopleById(trx, submission.approvers), editors)
    if (!chosen.ok) return chosen

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
    await openRound(trx, {
      policyId: policy.id,
      versionId: version.id,
      note: submission.note,
      dueOn: submission.dueOn,
      openedBy: author.id,
      at,
      pathName: '',
      proposedClass: 'material',
      proposedGrounds: [],
      changeNote: '',
      steps: [
        {
          title: 'Approval',
          rule: { kind: 'all' },
          asks: { kind: 'people' },
          dueOn: null,
          approvers: chosen.value.map((person) => person.id),
        },
      ],
    })
    await record({
      action: 'version.submitted',
      subject: { kind: 'version', id: version.id },
      policyId: policy.id,
      detail: {
        title: document.title,
        version: version.ordinal,
        fingerprint: print,
        approvers: chosen.value.length,
      },
      names: chosen.value.map((person) => ({ personId: person.id, name: person.name })),
    })
    for (const approver of chosen.value) {
      await tell({
        personId: approver.id,
        address: approver.email,
        subject: `For your approval: ${document.title}`,
        body: [
          `Dear ${approver.name},`,
          `${author.name} asks you to read and approve "${document.title}".`,
          submission.note,
          `Read it and decide: ${desk.candor.settings.url}/policies/${policy.slug}/versions/${version.ordinal}/decision`,
        ]
          .filter((line) => line !== '')
          .join('\n\n'),
      })
    }
    return accepted({ ordinal: version.ordinal })
  })
}
