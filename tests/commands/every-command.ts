// Every command once: what must be there before, and the call itself. Proofs that hold for all commands walk this table.
import { acceptInvitation } from '../../app/commands/accept-invitation'
import { acknowledge } from '../../app/commands/acknowledge'
import { addLogLine } from '../../app/commands/add-log-line'
import { changePassword } from '../../app/commands/change-password'
import { changePerson } from '../../app/commands/change-person'
import { changeRoles } from '../../app/commands/change-roles'
import { changeSettings } from '../../app/commands/change-settings'
import { changeSeverity } from '../../app/commands/change-severity'
import { closeIncident } from '../../app/commands/close-incident'
import { createOrganisation } from '../../app/commands/create-organisation'
import { createPolicy } from '../../app/commands/create-policy'
import { decideVersion } from '../../app/commands/decide-version'
import { editClause } from '../../app/commands/edit-clause'
import { signOut, signOutEverywhere } from '../../app/commands/end-sessions'
import { inviteAgain, invitePerson } from '../../app/commands/invite-person'
import { markLeaver } from '../../app/commands/mark-leaver'
import { publishVersion } from '../../app/commands/publish-version'
import { renamePolicy } from '../../app/commands/rename-policy'
import { requestReset, sendReset } from '../../app/commands/request-reset'
import { resetPassword } from '../../app/commands/reset-password'
import { restoreClause } from '../../app/commands/restore-clause'
import { saveAnswers, skipQuestions } from '../../app/commands/save-answers'
import { signIn, signInAsSample } from '../../app/commands/sign-in'
import { startIncident } from '../../app/commands/start-incident'
import { submitVersion } from '../../app/commands/submit-version'
import { tickStep } from '../../app/commands/tick-step'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/domain/campaign'
import { editMark } from '../../app/domain/draft'
import { markOf } from '../../app/domain/mark'
import { accepted, type Outcome } from '../../app/domain/outcome'
import { hashPassword } from '../../app/identity/password-hash'
import { identify, startSession } from '../../app/identity/session'
import { openSetupLink } from '../../app/identity/setup-link'
import { getOrganisation } from '../../db/organisation'
import { updatePasswordHash } from '../../db/people'
import { transact } from '../../db/transaction'
import { deskOf, noon, valueOf } from '../instance'
import { aScenario } from '../mistake-desk'
import { amara, ben, joel, maria, nadia, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, publish, submit, versionOf } from '../policies'
import { openDraft } from '../../app/commands/open-draft'

/** Gives the command; `once` is the key of the form, the same each time it is sent. */
export type Call = (candor: Candor, once: string) => Promise<Outcome<unknown>>

export type CommandRow = {
  command: string
  /** Brings about what the command needs, and gives the call. */
  arrange: (candor: Candor) => Promise<Call>
  /** On a database that nobody has set up. */
  empty?: true
  /** Hashes a password, which costs a tenth of a second each time. */
  hashes?: true
  /** Tables that a try may touch although it fails, and why. */
  counts?: readonly 'sign_in_attempts'[]
}

/** Counted before the password is looked at, on purpose: a failure must not give a free guess. */
const tries = ['sign_in_attempts'] as const
const oldPassword = 'a harbour full of lanterns'
const newPassword = 'eleven quiet lighthouses'
const token = (path: string | null) => path?.split('/').at(-1) ?? ''
const everyone = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn: '2026-12-04' } as const

export const everyCommand: readonly CommandRow[] = [
  {
    command: 'createOrganisation',
    empty: true,
    hashes: true,
    async arrange(candor) {
      const link = token(await openSetupLink(candor.db, noon))
      const names = { organisation: 'Harbour Trust', timeZone: 'UTC', name: 'Nadia', email: 'n@example.org' }
      return (now) =>
        createOrganisation(
          { candor: now, actor: { kind: 'setup' }, at: noon },
          { ...names, token: link, password: newPassword },
        )
    },
  },
  {
    command: 'createPolicy',
    arrange: async () => (candor, once) =>
      createPolicy(deskOf(candor, amara, { once }), { templateId: 'small', title: 'Social media' }),
  },
  { command: 'saveAnswers', arrange: (candor) => savingAnswers(candor, saveAnswers) },
  {
    command: 'skipQuestions',
    arrange: (candor) =>
      savingAnswers(candor, (desk, form) => skipQuestions(desk, { ...form, skip: ['story'] })),
  },
  {
    command: 'editClause',
    async arrange(candor) {
      // A round is open, so that it is voided and its approvers are told.
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId))
      const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
      const form = { policyId, clauseId: 'law', started: editMark(draft, 'law'), heading: 'The law' }
      return (now, once) =>
        editClause(deskOf(now, amara, { once }), { ...form, markdown: 'Ask *first*.', losses: '' })
    },
  },
  {
    command: 'restoreClause',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const started = async () => {
        const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
        return editMark(draft, 'law')
      }
      const edit = { policyId, clauseId: 'law', heading: 'The law', markdown: 'Ask.', losses: '' }
      valueOf(await editClause(deskOf(candor, amara), { ...edit, started: await started() }))
      const form = { policyId, clauseId: 'law', started: await started() }
      return (now, once) => restoreClause(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'renamePolicy',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor, 'Old title')
      const wish = { policyId, title: 'New title', started: 'Old title' }
      return (now, once) => renamePolicy(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'submitVersion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
      const approvers = [ben.id, ruth.id]
      const form = { policyId, revision: draft.revision, approvers, note: 'Please.', dueOn: null }
      return (now, once) => submitVersion(deskOf(now, amara, { once }), { ...form, acceptsGaps: true })
    },
  },
  { command: 'decideVersion', arrange: (candor) => deciding(candor, 'approved', '') },
  { command: 'decideVersion', arrange: (candor) => deciding(candor, 'sent-back', 'Say who answers.') },
  {
    command: 'publishVersion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id: versionId } = await anApprovedVersion(candor, policyId)
      const request = { versionId, changeNote: 'The first one.', effectiveAt: null }
      return (now, once) =>
        publishVersion(deskOf(now, amara, { once }), {
          ...request,
          changeClass: 'material',
          campaign: everyone,
        })
    },
  },
  {
    command: 'acknowledge',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id: versionId, fingerprint } = await anApprovedVersion(candor, policyId)
      const { campaignId } = valueOf(
        await publish(
          candor,
          { ...(await versionOf(candor, policyId, 1)), id: versionId },
          { campaign: everyone },
        ),
      )
      const statement = { policyId, campaignId: String(campaignId), versionId, fingerprint }
      return (now, once) => acknowledge(deskOf(now, joel, { once }), statement)
    },
  },
  {
    command: 'startIncident',
    arrange: async () => (candor, once) => startIncident(deskOf(candor, joel, { once }), report),
  },
  {
    command: 'tickStep',
    async arrange(candor) {
      const number = await incident(candor)
      return (now, once) => tickStep(deskOf(now, maria, { once }), { number, stepId: 'capture' })
    },
  },
  {
    command: 'addLogLine',
    async arrange(candor) {
      const number = await incident(candor)
      return (now, once) => addLogLine(deskOf(now, maria, { once }), { number, line: 'Called the editor.' })
    },
  },
  {
    command: 'changeSeverity',
    async arrange(candor) {
      const wish = { number: await incident(candor), from: '4', to: '2', reason: 'The press called.' }
      return (now, once) => changeSeverity(deskOf(now, maria, { once }), wish)
    },
  },
  {
    command: 'closeIncident',
    async arrange(candor) {
      const number = await incident(candor)
      return (now, once) =>
        closeIncident(deskOf(now, maria, { once }), { number, lesson: 'Use separate apps.' })
    },
  },
  {
    command: 'invitePerson',
    arrange: async () => (candor, once) => invitePerson(deskOf(candor, nadia, { once }), tove),
  },
  {
    command: 'inviteAgain',
    async arrange(candor) {
      const { personId } = valueOf(await invitePerson(deskOf(candor, nadia), tove))
      return (now, once) => inviteAgain(deskOf(now, nadia, { once }), personId)
    },
  },
  {
    command: 'acceptInvitation',
    hashes: true,
    async arrange(candor) {
      const { link } = valueOf(await invitePerson(deskOf(candor, nadia), tove))
      return (now) => acceptInvitation(now, { token: token(link), password: newPassword })
    },
  },
  {
    command: 'changePerson',
    async arrange() {
      const details = { personId: joel.id, name: 'Joel B.', jobTitle: 'Lead', phone: '1', department: 'New' }
      return (candor, once) => changePerson(deskOf(candor, nadia, { once }), { ...details, revision: 1 })
    },
  },
  {
    command: 'changeRoles',
    async arrange(candor) {
      await startSession(candor.db, { personId: joel.id, before: null, at: noon })
      return (now, once) =>
        changeRoles(deskOf(now, nadia, { once }), { personId: joel.id, roles: ['author', 'approver'] })
    },
  },
  {
    command: 'markLeaver',
    async arrange(candor) {
      await startSession(candor.db, { personId: joel.id, before: null, at: noon })
      return (now, once) => markLeaver(deskOf(now, nadia, { once }), joel.id)
    },
  },
  {
    command: 'changeSettings',
    async arrange(candor) {
      const settings = { ...(await getOrganisation(candor.db)), name: 'Port Trust' }
      return (now, once) => changeSettings(deskOf(now, nadia, { once }), settings)
    },
  },
  {
    command: 'changePassword',
    hashes: true,
    counts: tries,
    async arrange(candor) {
      const sessionId = await session(candor)
      const form = { current: oldPassword, password: newPassword, sessionId, address: '10.0.0.1' }
      return (now, once) => changePassword(deskOf(now, joel, { once }), form)
    },
  },
  {
    command: 'sendReset',
    async arrange(candor) {
      await session(candor)
      return (now, once) => sendReset(deskOf(now, nadia, { once }), joel.id)
    },
  },
  {
    command: 'requestReset',
    counts: tries,
    async arrange(candor) {
      await session(candor)
      return async (now) => {
        await requestReset(now, { email: joel.email, address: '10.0.0.1' })
        return accepted(null)
      }
    },
  },
  {
    command: 'resetPassword',
    hashes: true,
    async arrange(candor) {
      await session(candor)
      valueOf(await sendReset(deskOf(candor, nadia), joel.id))
      const letter = await candor.db
        .selectFrom('outbox')
        .select('body')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const sent = /\/reset\/([\w-]+)/.exec(letter.body)?.[1] ?? ''
      return (now) => resetPassword(now, { token: sent, password: newPassword })
    },
  },
  {
    command: 'signIn',
    hashes: true,
    counts: tries,
    async arrange(candor) {
      await session(candor)
      return (now) => signIn(now, { email: joel.email, password: oldPassword, address: '10.0.0.1' })
    },
  },
  {
    command: 'signInAsSample',
    async arrange(candor) {
      await candor.db.updateTable('organisation').set({ sample_since: noon.toISOString() }).execute()
      return (now) => signInAsSample({ ...now, settings: { ...now.settings, loopback: true } }, joel.id)
    },
  },
  {
    command: 'signOut',
    async arrange(candor) {
      const sessionId = await session(candor)
      return async (now) => accepted(await signOut(now, sessionId))
    },
  },
  {
    command: 'signOutEverywhere',
    async arrange(candor) {
      await session(candor)
      return async (now) => {
        await signOutEverywhere(now, joel.id)
        return accepted(null)
      }
    },
  },
]

const tove = {
  name: 'Tove Lind',
  email: 'tove@example.org',
  jobTitle: 'Intern',
  department: 'Harbour',
  roles: ['staff', 'author'] as ('staff' | 'author')[],
}

const report = { scenario: aScenario(), what: 'Party photo on the charity account', drill: false }

async function incident(candor: Candor): Promise<number> {
  return valueOf(await startIncident(deskOf(candor, joel), report)).number
}

/** Joel has a password and is signed in: the id of his session. */
async function session(candor: Candor): Promise<string> {
  const hash = await (hashOfOld ??= hashPassword(oldPassword))
  await transact(candor.db, (trx) => updatePasswordHash(trx, joel.id, hash))
  const cookie = await startSession(candor.db, { personId: joel.id, before: null, at: noon })
  return (await identify(candor.db, `candor=${cookie}`, noon))?.sessionId ?? ''
}

let hashOfOld: Promise<string> | undefined

async function savingAnswers(candor: Candor, save: typeof saveAnswers): Promise<Call> {
  const { policyId } = await aPolicy(candor)
  await anAnswer(candor, policyId, 'parents')
  valueOf(await submit(candor, policyId))
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const started = markOf(draft.answers['reach'])
  const entries = [{ question: 'reach', typed: ['neighbours'], started }]
  return (now, once) => save(deskOf(now, amara, { once }), { policyId, revision: draft.revision, entries })
}

async function deciding(candor: Candor, outcome: 'approved' | 'sent-back', comment: string): Promise<Call> {
  const { policyId } = await aPolicy(candor)
  valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
  const { id: versionId, fingerprint } = await versionOf(candor, policyId, 1)
  return (now, once) =>
    decideVersion(deskOf(now, ben, { once }), { versionId, outcome, comment, fingerprint })
}
