// Ask for a new password: the answer is the same whether the address is known or not.
import { newToken, tokenHash } from '../../db/identifier'
import { hasOpenLink, insertLink, voidLinks } from '../../db/links'
import { getOrganisation } from '../../db/organisation'
import { findPerson, findPersonByEmail } from '../../db/people'
import type { Candor, Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { takeTurn } from '../identity/tries'
import { actingPerson } from './acting-person'
import { change } from './change'
import { resetLetter } from './letters'

const validFor = 3_600_000
/** The form sent twice, or a second click while the first letter is on its way, sends no second letter. */
const oneLetterFor = 60_000

/**
 * Sends a reset link when the address belongs to somebody who has joined. Says nothing about whether it did.
 * Few letters for one address, and few from one caller, so that nobody's mailbox is filled.
 */
export async function requestReset(candor: Candor, form: { email: string; address: string }): Promise<void> {
  const at = candor.now()
  const email = form.email.trim().toLowerCase()
  const tooMany =
    (await takeTurn(candor.db, `reset\n${form.address}`, { free: 20, memory: 3_600 }, at)) ??
    (await takeTurn(candor.db, `reset\n${email}`, { free: 3, memory: 3_600 }, at))
  if (tooMany) return
  const person = await findPersonByEmail(candor.db, email)
  if (!person?.passwordHash || person.leftAt) return
  const notAfter = new Date(at.getTime() - oneLetterFor)
  await sendResetTo({ candor, actor: { kind: 'person', person }, at }, person.id, notAfter)
}

/** An administrator sends somebody a reset link. Refuses: not-allowed, has-not-joined. */
export async function sendReset(desk: Desk, personId: string): Promise<Outcome<{ personId: string }>> {
  if (!may(actingPerson(desk), 'manage-people'))
    return refused('not-allowed', 'Only administrators send reset links. Ask one of them.')
  const person = await findPerson(desk.candor.db, personId)
  if (!person?.passwordHash || person.leftAt || person.email === '')
    return refused('has-not-joined', 'This person has no password to reset. Invite them again instead.')
  await sendResetTo(desk, personId)
  return accepted({ personId })
}

/** With `unlessAfter`, only when no link that still works was made after that moment. */
async function sendResetTo(desk: Desk, personId: string, unlessAfter?: Date): Promise<void> {
  const token = newToken()
  await change(desk, async ({ trx, at, tell }) => {
    const person = await findPerson(trx, personId)
    if (!person) return accepted(null)
    if (unlessAfter && (await hasOpenLink(trx, 'reset', personId, unlessAfter))) return accepted(null)
    await voidLinks(trx, 'reset', personId, at)
    await insertLink(trx, {
      kind: 'reset',
      tokenHash: tokenHash(token),
      personId,
      at,
      expiresAt: new Date(at.getTime() + validFor),
    })
    const organisation = await getOrganisation(trx)
    const letter = resetLetter({
      name: person.name,
      organisation: organisation.name,
      url: `${desk.candor.settings.url}/reset/${token}`,
    })
    await tell({ personId, address: person.email, ...letter })
    return accepted(null)
  })
}
