// Links in mail that sign somebody in: made, asked for again, and used up by the button on their page, never by opening it.
import { findLink, hasOpenLink, insertLink, useLink, voidLinks } from '../../db/links'
import { findOrganisation } from '../../db/organisation'
import { findPerson, findPersonByEmail, type PersonRecord } from '../../db/people'
import { newToken, tokenHash } from '../../db/identifier'
import type { Db, Trx } from '../../db/tables'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { mayEnterByLink, signInLinkFor } from '../domain/sign-in-link'
import { takeTurn } from '../identity/tries'
import { change } from './change'
import { passwordHintLetter, signInLetter } from './letters'

/** A second click while the first letter is on its way sends no second one. */
const oneLetterFor = 60_000

/** True when mail really leaves: without that a link would only lie in the list of messages. */
export async function sendsMail(candor: Candor): Promise<boolean> {
  if (!candor.settings.smtpUrl) return false
  const organisation = await findOrganisation(candor.db)
  return organisation !== undefined && organisation !== null && !organisation.sampleSince
}

/** Makes a link in the caller's transaction, voids those before it, and gives its path: "/enter/…". */
export async function makeSignInLink(
  trx: Trx,
  link: { personId: string; path: string; at: Date; because: keyof typeof signInLinkFor },
): Promise<string> {
  const { personId, path, at, because } = link
  const token = newToken()
  await voidLinks(trx, 'sign-in', personId, at)
  await insertLink(trx, {
    kind: 'sign-in',
    tokenHash: tokenHash(token),
    personId,
    path,
    at,
    expiresAt: new Date(at.getTime() + signInLinkFor[because]),
  })
  return `/enter/${token}`
}

/**
 * Somebody pressed the button on the page of their link: it is used up, by exactly one caller. Out: who it is, and the path it
 * leads to. Refuses: link-used.
 */
export async function takeSignInLink(
  candor: Candor,
  token: string,
): Promise<Outcome<{ personId: string; path: string }>> {
  const link = await findLink(candor.db, 'sign-in', tokenHash(token))
  if (!link?.personId) return linkUsed
  const { id, personId, path } = link
  const isTheirs = await transact(candor.db, async (trx) => {
    const person = await findPerson(trx, personId)
    if (!person || person.leftAt || !mayEnterByLink(person)) return false
    return useLink(trx, id, candor.now())
  })
  return isTheirs ? accepted({ personId, path }) : linkUsed
}

const linkUsed = refused('link-used', 'This link was used before, or has run out. Ask for a new one below.')

/** Sends a new link to the person that an old one was made for. Says nothing about whether it did. */
export async function requestFreshLink(
  candor: Candor,
  asked: { token: string; address: string },
): Promise<void> {
  const link = await findLink(candor.db, 'sign-in', tokenHash(asked.token))
  if (await isTooMany(candor, asked.address, link?.personId ?? asked.token)) return
  const person = link?.personId ? await findPerson(candor.db, link.personId) : undefined
  if (person && link) await send(candor, person, link.path)
}

/** Sends a link to whom the address belongs to. Says nothing about whether it did. */
export async function requestSignInLink(
  candor: Candor,
  asked: { email: string; address: string },
): Promise<void> {
  const person = await findPersonByEmail(candor.db, asked.email)
  if (await isTooMany(candor, asked.address, person?.id ?? asked.email.trim().toLowerCase())) return
  if (person) await send(candor, person, '/')
}

/** Few letters for one person, and few from one caller, so that nobody's mailbox is filled. */
async function isTooMany(candor: Candor, address: string, whom: string): Promise<boolean> {
  const at = candor.now()
  const until =
    (await takeTurn(candor.db, `enter\n${address}`, { free: 20, memory: 3_600 }, at)) ??
    (await takeTurn(candor.db, `enter\n${whom}`, { free: 3, memory: 3_600 }, at))
  return until !== null
}

/** Whoever holds another role than staff gets a hint instead of a link. */
async function send(candor: Candor, asker: PersonRecord, path: string): Promise<void> {
  if (!(await sendsMail(candor))) return
  const at = candor.now()
  const notAfter = new Date(at.getTime() - oneLetterFor)
  await change({ candor, actor: { kind: 'person', person: asker }, at }, async ({ trx, tell }) => {
    const person = await findPerson(trx, asker.id)
    if (!person || person.leftAt || person.email === '') return accepted(null)
    if (await hasOpenLink(trx, 'sign-in', person.id, notAfter)) return accepted(null)
    const facts = { name: person.name, organisation: await nameOf(trx), url: candor.settings.url }
    const letter = mayEnterByLink(person)
      ? signInLetter({
          ...facts,
          link: await makeSignInLink(trx, { personId: person.id, path, at, because: 'asked' }),
        })
      : passwordHintLetter(facts)
    await tell({ personId: person.id, address: person.email, ...letter })
    return accepted(null)
  })
}

async function nameOf(db: Db): Promise<string> {
  return (await findOrganisation(db))?.name ?? ''
}
