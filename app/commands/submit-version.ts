// Submit: the draft becomes an immutable version, and named approvers are asked.
import { findDraft } from '../../db/drafts'
import { endEditing, listDraftEditors } from '../../db/draft-editors'
import { listPeopleById } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { lockPolicy } from '../../db/policies'
import { findOpenRound, openRound } from '../../db/rounds'
import { insertVersion, listVersions } from '../../db/versions'
import type { Desk } from '../context'
import { draftPolicy } from '../domain/drafting'
import { fingerprint } from '../domain/fingerprint'
import { isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { chooseApprovers } from '../domain/review'
import { change } from './change'
import { actingPerson } from './acting-person'

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
 * Refuses: no permission, a draft that changed meanwhile, a round already open, a text equal to the last version still
 * waiting or approved, gaps not accepted, no approver, an approver who wrote or edited the text.
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
    const policy = await findPolicy(trx, submission.policyId)
    const draft = await findDraft(trx, submission.policyId)
    if (!policy || !draft)
      return refused('no-draft', 'This policy has no draft. Open it again from the list of policies.')
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
    const template = desk.candor.library.templates.find((candidate) => candidate.id === draft.templateId)
    if (!template)
      return refused('no-template', 'The template of this draft is not installed. Ask your administrator.')
    const { document, gaps } = draftPolicy({ template, ...draft })
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
    if (latest?.fingerprint === print) {
      return refused(
        'nothing-changed',
        `Nothing changed since version ${latest.ordinal}. There is nothing to approve.`,
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
      steps: [
        { title: 'Approval', rule: { kind: 'all' }, approvers: chosen.value.map((person) => person.id) },
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
