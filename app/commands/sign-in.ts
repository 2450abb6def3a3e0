// Sign in: the password is right, or the answer says nothing about what was wrong.
import { findOrganisation } from '../../db/organisation'
import { findPerson, findPersonByEmail } from '../../db/people'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { normalPassword } from '../domain/password'
import { verifyPassword } from '../identity/password-hash'
import { forgiveTry, takeTry } from '../identity/tries'
import { waitSentence } from '../identity/wait'

/**
 * Checks name and password. Counts the try before it looks at the password, and takes as long for unknown names.
 * Refuses: wait, wrong-name-or-password.
 * @throws HashingBusy when too many passwords are being hashed
 */
export async function signIn(
  candor: Candor,
  form: { email: string; password: string; address: string },
): Promise<Outcome<{ personId: string }>> {
  const at = candor.now()
  const who = { account: form.email, address: form.address }
  const until = await takeTry(candor.db, who, at)
  if (until) return refused('wait', waitSentence(until, at))
  const person = await findPersonByEmail(candor.db, form.email)
  const hash = person && !person.leftAt ? person.passwordHash : null
  const isRight = await verifyPassword(hash, normalPassword(form.password))
  if (!person || !isRight) return wrong
  await transact(candor.db, (trx) => forgiveTry(trx, who, at))
  return accepted({ personId: person.id })
}

/** Sign in as one of the sample people, without a password. Refuses: not-a-sample, no-such-person. */
export async function signInAsSample(
  candor: Candor,
  personId: string,
): Promise<Outcome<{ personId: string }>> {
  const { settings, db } = candor
  const organisation = await findOrganisation(db)
  if (!organisation?.sampleSince || !(settings.loopback || settings.samplePublic))
    return refused('not-a-sample', 'Only the sample organisation lets you in without a password. Sign in.')
  const person = await findPerson(db, personId)
  if (!person || person.leftAt)
    return refused('no-such-person', 'This person is not in the sample any more. Choose another.')
  return accepted({ personId: person.id })
}

const wrong = refused(
  'wrong-name-or-password',
  'Address and password do not belong together. Check both, or ask for a new password.',
)
