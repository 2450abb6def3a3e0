// A fresh proof of identity at the moment of a decision: the password again, unless it was given a short while ago.
import { getGovernance } from '../../db/governance'
import { findOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import { findProof, renewProof } from '../../db/sessions'
import type { Db, Trx } from '../../db/tables'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { normalPassword } from '../domain/password'
import { verifyPassword } from '../identity/password-hash'
import { forgiveTry, takeTry } from '../identity/tries'
import { waitSentence } from '../identity/wait'
import { actingPerson } from './acting-person'

/** What a browser brings: its session, where it calls from, and the password when it was asked for. */
export type Identity = { sessionId: string; address: string; password: string }

export type Proof = {
  at: Date
  by: 'password' | 'sample' | 'session'
  /** Notes the proof in the transaction of the decision. */
  keep: (trx: Trx) => Promise<void>
}

/** Whether a decision by this person now needs the password. */
export type ProofStanding =
  | { kind: 'fresh'; at: Date }
  /** People of the sample organisation have no password: pressing the button is the proof. */
  | { kind: 'sample' }
  | { kind: 'password-needed'; minutes: number }

/** How the proof of this session stands. 0 minutes ask for the password each time. */
export async function proofStanding(
  db: Db,
  asked: { personId: string; sessionId: string; at: Date },
): Promise<ProofStanding> {
  const person = await findPerson(db, asked.personId)
  const organisation = await findOrganisation(db)
  if (organisation?.sampleSince && person?.passwordHash == null) return { kind: 'sample' }
  const { proofMinutes: minutes } = await getGovernance(db)
  const proven = await findProof(db, asked.sessionId, asked.personId)
  if (proven !== undefined && asked.at.getTime() - Date.parse(proven) < minutes * 60_000)
    return { kind: 'fresh', at: new Date(proven) }
  return { kind: 'password-needed', minutes }
}

/**
 * Proves who decides. `identity` is null only where no browser asks: the sample's story and the command line.
 * Refuses: proof-needed, wrong-password, no-password, wait.
 * @throws HashingBusy when too many passwords are being hashed
 */
export async function proveIdentity(desk: Desk, identity: Identity | null): Promise<Outcome<Proof>> {
  const { candor, at } = desk
  const { id } = actingPerson(desk)
  const nothing = async () => undefined
  if (!identity) {
    const organisation = await findOrganisation(candor.db)
    return accepted({ at, by: organisation?.sampleSince ? 'sample' : 'session', keep: nothing })
  }
  const { sessionId, password } = identity
  const standing = await proofStanding(candor.db, { personId: id, sessionId, at })
  if (standing.kind === 'sample') return accepted({ at, by: 'sample', keep: nothing })
  const person = await findPerson(candor.db, id)
  if (standing.kind === 'fresh') {
    const by = person?.passwordHash == null ? 'session' : 'password'
    return accepted({ at: standing.at, by, keep: nothing })
  }
  if (!person || person.passwordHash === null) {
    return refused(
      'no-password',
      'You have no password here, so you cannot prove that it is you. Ask for a new password on the sign-in page.',
    )
  }
  if (password === '') {
    return refused('proof-needed', 'Type your password to show that it is you. Nothing is recorded yet.', {
      password: 'Type your password.',
    })
  }
  const who = { account: person.email, address: identity.address }
  const until = await takeTry(candor.db, who, at)
  if (until) return refused('wait', waitSentence(until, at))
  if (!(await verifyPassword(person.passwordHash, normalPassword(password)))) {
    return refused('wrong-password', 'Your decision was not recorded. Type your password again.', {
      password: 'That is not your password.',
    })
  }
  return accepted({
    at,
    by: 'password',
    keep: async (trx) => {
      await forgiveTry(trx, who, at)
      await renewProof(trx, sessionId, at)
    },
  })
}
