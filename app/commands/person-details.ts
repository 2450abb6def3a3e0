// What is asked before details of a person are kept: an address or none, a number that is free, a manager who is here.
import {
  findPerson,
  findPersonByEmail,
  type PersonDetails as StoredDetails,
  type PersonRecord,
} from '../../db/people'
import { listFoundPeople } from '../../db/people-listed'
import type { Trx } from '../../db/tables'
import type { PersonKind } from '../governance/audience'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptEmail } from '../domain/people'
import { acceptLanguage } from '../domain/person-words'
import { isTimeZone } from '../domain/time-zone'

/** The details as a form has them. What is left out stays as it is. */
export type TypedDetails = {
  name: string
  jobTitle: string
  department: string
} & Partial<{
  /** "" for people without an address. */
  email: string
  phone: string
  location: string
  kind: PersonKind
  /** An e-mail address or a staff number; "" for nobody. */
  manager: string
  language: string
  timeZone: string
  staffNumber: string
}>

const nobodyYet = {
  email: '',
  phone: '',
  location: '',
  kind: 'employee',
  language: '',
  timeZone: '',
  staffNumber: '',
  managerId: null,
} as const

/**
 * Checks details against who is here. `before` is the person they are of, or null for somebody new.
 * Refuses: not-an-address, address-taken, number-taken, no-such-manager, own-manager, no-such-language, no-such-zone.
 */
export async function acceptDetails(
  trx: Trx,
  typed: TypedDetails,
  before: PersonRecord | null,
): Promise<Outcome<StoredDetails>> {
  const personId = before?.id ?? null
  const wanted = { ...(before ?? nobodyYet), ...typed }
  const email = wanted.email === '' ? accepted('') : acceptEmail(wanted.email)
  if (!email.ok) return email
  const other = email.value === '' ? undefined : await findPersonByEmail(trx, email.value)
  if (other && other.id !== personId) return addressTaken
  if (wanted.staffNumber !== '') {
    const [holder] = await listFoundPeople(trx, { numbers: [wanted.staffNumber] })
    if (holder && holder.id !== personId) return numberTaken(holder.name)
  }
  const language = wanted.language === '' ? accepted('') : acceptLanguage(wanted.language)
  if (!language.ok) return language
  if (wanted.timeZone !== '' && !isTimeZone(wanted.timeZone)) return noSuchZone
  const managerId =
    typed.manager === undefined ? accepted(wanted.managerId) : await managerOf(trx, typed.manager, personId)
  if (!managerId.ok) return managerId
  const { name, jobTitle, phone, location, kind, timeZone, staffNumber } = wanted
  return accepted({
    ...{ name, jobTitle, phone, location, kind, timeZone, staffNumber },
    email: email.value,
    language: language.value,
    managerId: managerId.value,
  })
}

async function managerOf(trx: Trx, typed: string, personId: string | null): Promise<Outcome<string | null>> {
  if (typed === '') return accepted(null)
  const byMail = typed.includes('@') ? await findPersonByEmail(trx, typed) : undefined
  const [byNumber] = byMail ? [] : await listFoundPeople(trx, { numbers: [typed] })
  // By id come those who have neither address nor number, from the form that shows who it is.
  const found = byNumber ?? (await findPerson(trx, byMail ? (byMail.mergedInto ?? byMail.id) : typed))
  if (!found || found.leftAt !== null) return noSuchManager
  return found.id === personId ? ownManager : accepted(found.id)
}

const sentenceOfZone = 'This is no time zone. Write it like Europe/London, or leave it empty.'
const noSuchZone = refused('no-such-zone', sentenceOfZone, { timeZone: sentenceOfZone })
const sentenceOfManager =
  'Nobody who is here has this address or staff number. Type those of the manager, or leave it empty.'
const noSuchManager = refused('no-such-manager', sentenceOfManager, { manager: sentenceOfManager })
const ownManager = refused(
  'own-manager',
  'Nobody is their own manager. Type somebody else, or leave it empty.',
  {
    manager: 'Type somebody else, or leave it empty.',
  },
)

export const addressTaken = refused(
  'address-taken',
  'Somebody with this address is here already. Look for them in the list, also among those who left.',
  { email: 'Somebody with this address is here already.' },
)

function numberTaken(name: string): Outcome<never> {
  const sentence = `${name} has this staff number. Type another one, or leave it empty.`
  return refused('number-taken', sentence, { staffNumber: sentence })
}
