// The commands about approvals, each once: what must be there before, and the call itself.
import { changeProofTime } from '../../app/commands/change-proof-time'
import { decideVersion } from '../../app/commands/decide-version'
import { endDelegationEarly, giveDelegation } from '../../app/commands/give-delegation'
import {
  archiveApprovalPath,
  changeApprovalPath,
  createApprovalPath,
} from '../../app/commands/keep-approval-path'
import { nameApprover } from '../../app/commands/name-approver'
import { submitVersion } from '../../app/commands/submit-version'
import { withdrawSubmission } from '../../app/commands/withdraw-submission'
import type { Candor } from '../../app/context'
import { openDraft } from '../../app/commands/open-draft'
import { stepOfPeople, type PathStep } from '../../app/governance/approval-path'
import { hashPassword } from '../../app/identity/password-hash'
import { findRoundOfVersion } from '../../db/rounds'
import { insertSession } from '../../db/sessions'
import { transact } from '../../db/transaction'
import { deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, nadia, ruth } from '../people'
import { aPolicy, aWord, submit, versionOf } from '../policies'
import type { CommandRow } from './command-row'

const holders: PathStep = {
  title: 'Leadership',
  rule: { kind: 'any' },
  asks: { kind: 'role', role: 'approver', departmentId: null, departmentName: '' },
  dueInDays: 7,
}
const aPath = { name: 'Legal, then leadership', steps: [stepOfPeople([ben.id]), holders] }
const leave = { fromDay: '2026-11-24', untilDay: '2026-12-01', reason: 'On leave.' }

export const approvalCommands: readonly CommandRow[] = [
  {
    command: 'createApprovalPath',
    arrange: async () => (candor, once) => createApprovalPath(deskOf(candor, nadia, { once }), aPath),
  },
  {
    command: 'changeApprovalPath',
    async arrange(candor) {
      const { id } = valueOf(await createApprovalPath(deskOf(candor, nadia), aPath))
      const wish = { ...aPath, id, revision: 1, name: 'Leadership alone', steps: [holders] }
      return (now, once) => changeApprovalPath(deskOf(now, nadia, { once }), wish)
    },
  },
  {
    command: 'archiveApprovalPath',
    async arrange(candor) {
      const { id } = valueOf(await createApprovalPath(deskOf(candor, nadia), aPath))
      return (now, once) => archiveApprovalPath(deskOf(now, nadia, { once }), { id, revision: 1 })
    },
  },
  {
    command: 'submitVersion',
    async arrange(candor) {
      const { id: pathId } = valueOf(await createApprovalPath(deskOf(candor, nadia), aPath))
      const { policyId } = await aPolicy(candor)
      const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
      const path = { kind: 'preset', pathId } as const
      const words = { note: '', changeNote: 'The first one.', dueOn: '2026-12-24', acceptsGaps: true }
      const form = { policyId, revision: draft.revision, path, ...words }
      return (now, once) => submitVersion(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'giveDelegation',
    // Written down by an administrator, so that both sides are told.
    arrange: async () => (candor, once) =>
      giveDelegation(deskOf(candor, nadia, { once }), { ...leave, fromId: ruth.id, toId: ben.id }),
  },
  {
    command: 'endDelegationEarly',
    async arrange(candor) {
      const given = { ...leave, fromId: ruth.id, toId: ben.id }
      const { id } = valueOf(await giveDelegation(deskOf(candor, ruth), given))
      return (now, once) => endDelegationEarly(deskOf(now, ben, { once }), id)
    },
  },
  {
    command: 'nameApprover',
    async arrange(candor) {
      const version = await inReview(candor)
      const aside = { outcome: 'recused', comment: 'My sister runs it.' } as const
      valueOf(await decideVersion(deskOf(candor, ben), aWord(version, aside)))
      const round = await findRoundOfVersion(candor.db, version.id)
      const stepId = round?.steps[0]?.id ?? ''
      const named = { versionId: version.id, stepId, personId: nadia.id, inPlaceOf: ben.id }
      return (now, once) => nameApprover(deskOf(now, amara, { once }), named)
    },
  },
  {
    command: 'withdrawSubmission',
    async arrange(candor) {
      const version = await inReview(candor)
      const wish = { versionId: version.id, reason: 'Too early.' }
      return (now, once) => withdrawSubmission(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'changeProofTime',
    arrange: async () => (candor, once) =>
      changeProofTime(deskOf(candor, nadia, { once }), { minutes: '30', revision: 0 }),
  },
  {
    // In somebody's place, and with the password again.
    command: 'decideVersion',
    hashes: true,
    counts: ['sign_in_attempts'],
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId, { approvers: [ruth.id] }))
      const version = await versionOf(candor, policyId, 1)
      const given = { ...leave, fromId: ruth.id, toId: ben.id }
      valueOf(await giveDelegation(deskOf(candor, ruth), given))
      const identity = { sessionId: await aSession(candor), address: '127.0.0.1', password }
      const at = minutesLater(20)
      return (now, once) =>
        decideVersion(deskOf(now, ben, { once, at }), aWord(version, { inPlaceOf: ruth.id, identity }))
    },
  },
]

const password = 'a kettle and three boats'

/** Ben has a password, and is signed in since noon. */
async function aSession(candor: Candor): Promise<string> {
  const hash = await hashPassword(password)
  await candor.db.updateTable('people').set({ password_hash: hash }).where('id', '=', ben.id).execute()
  return transact(candor.db, (trx) =>
    insertSession(trx, { tokenHash: 'hash', personId: ben.id, at: noon, expiresAt: minutesLater(600) }),
  )
}

async function inReview(candor: Candor) {
  const { policyId } = await aPolicy(candor)
  valueOf(await submit(candor, policyId))
  return versionOf(candor, policyId, 1)
}
