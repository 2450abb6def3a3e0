// One line of a list of people: its cells become a person, or the reason why they cannot.
import type { PersonKind } from '../governance/audience'
import { accepted, refused, type Outcome } from './outcome'
import { acceptEmail } from './people'
import { columnLabels, listColumns, type ColumnMapping, type ListColumn } from './people-columns'
import { acceptKind, acceptLanguage, shortened } from './person-words'
import { isTimeZone } from './time-zone'

/** What a line says about a person. A field that is left out says nothing: what is there stays. */
export type ListedPerson = {
  name: string
  email?: string
  staffNumber?: string
  jobTitle?: string
  phone?: string
  department?: string
  location?: string
  kind?: PersonKind
  language?: string
  timeZone?: string
  /** A staff number or an e-mail address. */
  manager?: string
}

/** Characters at most. */
const longest: Record<ListColumn, number> = {
  name: 120,
  firstName: 60,
  lastName: 60,
  email: 254,
  staffNumber: 40,
  jobTitle: 120,
  phone: 40,
  department: 80,
  location: 80,
  kind: 60,
  manager: 254,
  language: 60,
  timeZone: 60,
}

/**
 * Reads a line. `columns` is the number of columns in the header. Refuses, each with a sentence: too many cells, a cell that
 * is too long or cannot be shown, a missing name, an address that is none, neither number nor address, and words that are no
 * kind, language or time zone.
 */
export function readPersonLine(
  cells: readonly string[],
  mapping: ColumnMapping,
  columns: number,
): Outcome<ListedPerson> {
  if (cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== ''))
    return refused(
      'too-many-cells',
      `The line has more cells than the header, which has ${columns}. A separator inside a cell needs quotation marks around the cell.`,
    )
  const texts: Partial<Record<ListColumn, string>> = {}
  for (const column of listColumns) {
    const place = mapping[column]
    if (place === undefined) continue
    const text = tidyCell(cells[place] ?? '')
    const wrong = wrongText(text, column)
    if (wrong !== null) return refused('bad-cell', wrong)
    if (text !== '') texts[column] = text
  }
  return personOf(texts)
}

function personOf(texts: Partial<Record<ListColumn, string>>): Outcome<ListedPerson> {
  const name = texts.name ?? [texts.firstName, texts.lastName].filter(Boolean).join(' ')
  if (name === '') return refused('no-name', 'There is no name in this line.')
  const person: ListedPerson = { name }
  if (texts.email !== undefined) {
    const email = acceptEmail(texts.email)
    if (!email.ok) return refused('not-an-address', `“${shortened(texts.email)}” is not an e-mail address.`)
    person.email = email.value
  }
  if (texts.staffNumber !== undefined) person.staffNumber = texts.staffNumber
  if (person.email === undefined && person.staffNumber === undefined)
    return refused(
      'no-key',
      'There is neither an e-mail address nor a staff number, so this person could not be found again.',
    )
  if (texts.kind !== undefined) {
    const kind = acceptKind(texts.kind)
    if (!kind.ok) return kind
    person.kind = kind.value
  }
  if (texts.language !== undefined) {
    const language = acceptLanguage(texts.language)
    if (!language.ok) return language
    person.language = language.value
  }
  if (texts.timeZone !== undefined) {
    const zone = texts.timeZone.replaceAll(' ', '_')
    if (!isTimeZone(zone))
      return refused(
        'no-such-zone',
        `“${shortened(texts.timeZone)}” is no time zone. Write it like Europe/London.`,
      )
    person.timeZone = zone
  }
  for (const column of ['jobTitle', 'phone', 'department', 'location', 'manager'] as const)
    if (texts[column] !== undefined) person[column] = texts[column]
  return accepted(person)
}

/** What somebody is found by: the staff number, else the address. Numbers and addresses never meet. */
export function matchKey(person: Pick<ListedPerson, 'email' | 'staffNumber'>): string {
  return person.staffNumber !== undefined ? numberKey(person.staffNumber) : addressKey(person.email ?? '')
}

/** The key of a staff number. */
export function numberKey(staffNumber: string): string {
  return `number:${staffNumber}`
}

/** The key of an e-mail address. */
export function addressKey(email: string): string {
  return `mail:${email.toLowerCase()}`
}

/** The key of a manager as a cell names them: an address has an @, all else is a number. */
export function managerKey(cell: string): string {
  return cell.includes('@') ? addressKey(cell) : numberKey(cell)
}

function wrongText(text: string, column: ListColumn): string | null {
  const label = columnLabels[column]
  if (/\uFFFD/.test(text))
    return `${label}: “${shortened(text)}” holds a letter that could not be read. Upload the file again with another encoding.`
  if (/[\u0000-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/u.test(text))
    return `${label} holds a sign that cannot be shown.`
  if ([...text].length > longest[column]) return `${label} is longer than ${longest[column]} characters.`
  return null
}

/** Line ends and tabs inside a cell become spaces, ends are trimmed. */
function tidyCell(cell: string): string {
  // A cell holds at most what the reader of the file lets through, so this stays quick.
  return cell
    .split(/[\r\n\t\u00a0]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}
