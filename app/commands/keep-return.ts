// Keep what was read of a returned Word file until its owner has looked at it. No draft and no thread is touched.
import { newId } from '../../db/identifier'
import { listPolicyComments } from '../../db/comments'
import { findVersionByFingerprint } from '../../db/versions'
import { forgetReturns, insertReturn } from '../../db/word-returns'
import type { Desk } from '../context'
import { fingerprint } from '../domain/fingerprint'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { allClauses, type PolicyDocument } from '../domain/policy-document'
import { readReturn, type ReturnedFile } from '../import/read-return'
import { actingPerson } from './acting-person'
import { change } from './change'
import { openDraft, type OpenDraft } from './open-draft'

const day = 86_400_000

/**
 * Reads a returned file against the text it was made from, and keeps the reading for one day. Out: the id under which
 * its owner finds it. Refuses what `readReturn` refuses, a file of another policy (`another-policy`), and people who may
 * not comment on drafts.
 */
export async function keepReturn(
  desk: Desk,
  wish: { policyId: string; name: string; bytes: Uint8Array },
): Promise<Outcome<{ id: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'comment-on-drafts')) return notACommenter
  const open = await openDraft(desk.candor.db, desk.candor.library, { policyId: wish.policyId })
  if (!open.ok) return open
  const read = await readReturnFor(desk, open.value, wish.bytes)
  if (!read.ok) return read
  const { sha256, fingerprint: baseFingerprint, reading } = read.value
  return change(desk, async ({ trx, at }) => {
    const id = newId()
    await forgetReturns(trx, at)
    await insertReturn(trx, {
      ...{ id, policyId: wish.policyId, fileName: baseName(wish.name), sha256, baseFingerprint, reading },
      choices: { without: [], strays: {} },
      personId: person.id,
      at,
      expiresAt: new Date(at.getTime() + day),
    })
    return accepted({ id })
  })
}

async function readReturnFor(desk: Desk, open: OpenDraft, bytes: Uint8Array): Promise<Outcome<ReturnedFile>> {
  const { policy, document } = open
  const { db } = desk.candor
  const read = await readReturn(bytes, {
    textOf: async (print) =>
      print === fingerprint(document)
        ? document
        : (await findVersionByFingerprint(db, { policyId: policy.id, fingerprint: print }))?.document,
    comments: await listPolicyComments(db, policy.id),
  })
  if (!read.ok) return read
  const isOther =
    read.value.policy === ''
      ? !sharesSections(read.value.document, document)
      : read.value.policy !== policy.slug
  return isOther ? anotherPolicy : read
}

/** A file that was made without a store names no policy; then its sections must be ours. */
function sharesSections(document: PolicyDocument, draft: PolicyDocument): boolean {
  const ours = new Set(allClauses(draft.clauses).map((clause) => clause.id))
  return allClauses(document.clauses).some((clause) => ours.has(clause.id))
}

/** The name without folders, line ends and signs that turn its direction. */
function baseName(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}]/gu, '').trim()
  return base === '' ? 'file without a name' : base.slice(0, 120)
}

const anotherPolicy = refused(
  'another-policy',
  'This file was exported from another policy. Open that policy and bring the file back there, or bring it in as a policy of its own.',
)

const notACommenter = refused(
  'not-a-commenter',
  'Authors, approvers and administrators bring Word files back. Ask an administrator if you should be one of them.',
)
