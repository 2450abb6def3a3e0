// The commands about people and the organisation, each once: what must be there before, and the call itself.
import { acceptInvitation } from '../../app/commands/accept-invitation'
import { changeAnchoring } from '../../app/commands/change-anchoring'
import { changePassword } from '../../app/commands/change-password'
import { changePerson } from '../../app/commands/change-person'
import { changeRoles } from '../../app/commands/change-roles'
import { changeSettings } from '../../app/commands/change-settings'
import { createOrganisation } from '../../app/commands/create-organisation'
import { signOut, signOutEverywhere } from '../../app/commands/end-sessions'
import { inviteAgain, invitePerson } from '../../app/commands/invite-person'
import { mailHead } from '../../app/commands/mail-head'
import { beginApplying, discardPeopleList, mapPeopleList } from '../../app/commands/map-people-list'
import { markLeaver } from '../../app/commands/mark-leaver'
import { mergePeople } from '../../app/commands/merge-people'
import { requestReset, sendReset } from '../../app/commands/request-reset'
import { resetPassword } from '../../app/commands/reset-password'
import { signIn, signInAsSample } from '../../app/commands/sign-in'
import { uploadPeopleList } from '../../app/commands/upload-people-list'
import { finishLists } from '../../app/jobs/people-lists'
import type { Candor } from '../../app/context'
import { accepted } from '../../app/domain/outcome'
import { hashPassword } from '../../app/identity/password-hash'
import { identify, startSession } from '../../app/identity/session'
import { openSetupLink } from '../../app/identity/setup-link'
import { getOrganisation } from '../../db/organisation'
import { updatePasswordHash } from '../../db/people'
import { transact } from '../../db/transaction'
import { deskOf, noon, valueOf } from '../instance'
import { joel, maria, nadia } from '../people'
import type { CommandRow } from './command-row'

/** Counted before the password is looked at, on purpose: a failure must not give a free guess. */
const tries = ['sign_in_attempts'] as const
const oldPassword = 'a harbour full of lanterns'
const newPassword = 'eleven quiet lighthouses'
const anchoring = { addresses: 'records@example.net', timestampUrl: '', revision: 0 }
const token = (path: string | null) => path?.split('/').at(-1) ?? ''

export const peopleCommands: readonly CommandRow[] = [
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
    command: 'mergePeople',
    async arrange(candor) {
      await startSession(candor.db, { personId: joel.id, before: null, at: noon })
      const wish = { keptId: maria.id, mergedId: joel.id, reason: 'They are one person.' }
      return (now, once) => mergePeople(deskOf(now, nadia, { once }), wish)
    },
  },
  {
    command: 'mapPeopleList',
    async arrange(candor) {
      const id = await aList(candor)
      const wish = { id, mapping: { name: 0, email: 1 }, leavers: 'leave' } as const
      return (now, once) => mapPeopleList(deskOf(now, nadia, { once }), wish)
    },
  },
  {
    command: 'beginApplying',
    async arrange(candor) {
      const id = await aComparedList(candor)
      return (now, once) => beginApplying(deskOf(now, nadia, { once }), id)
    },
  },
  {
    command: 'discardPeopleList',
    async arrange(candor) {
      const id = await aList(candor)
      return (now, once) => discardPeopleList(deskOf(now, nadia, { once }), id)
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
    command: 'changeAnchoring',
    arrange: async () => (now, once) => changeAnchoring(deskOf(now, nadia, { once }), anchoring),
  },
  {
    command: 'mailHead',
    async arrange(candor) {
      valueOf(await changeAnchoring(deskOf(candor, nadia), anchoring))
      return (now) => mailHead({ candor: now, actor: { kind: 'clock' }, at: noon })
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

/** A list of one who joins and one who changes; everybody else leaves. */
async function aList(candor: Candor): Promise<string> {
  const bytes = Buffer.from(`Name;Mail\nTove Lind;tove@example.org\nJoel B.;${joel.email}\n`)
  const file = { name: 'staff.csv', bytes, encoding: '' }
  return valueOf(await uploadPeopleList(deskOf(candor, nadia), file)).id
}

async function aComparedList(candor: Candor): Promise<string> {
  const id = await aList(candor)
  const wish = { id, mapping: { name: 0, email: 1 }, leavers: 'leave' } as const
  valueOf(await mapPeopleList(deskOf(candor, nadia), wish))
  await finishLists(candor)
  return id
}

const tove = {
  name: 'Tove Lind',
  email: 'tove@example.org',
  jobTitle: 'Intern',
  department: 'Harbour',
  roles: ['staff', 'author'] as ('staff' | 'author')[],
}

/** Joel has a password and is signed in: the id of his session. */
async function session(candor: Candor): Promise<string> {
  const hash = await (hashOfOld ??= hashPassword(oldPassword))
  await transact(candor.db, (trx) => updatePasswordHash(trx, joel.id, hash))
  const cookie = await startSession(candor.db, { personId: joel.id, before: null, at: noon })
  return (await identify(candor.db, `candor=${cookie}`, noon))?.sessionId ?? ''
}

let hashOfOld: Promise<string> | undefined
