// A list of people from a file: what its header means, what a line says, and what that changes.
import { describe, expect, test } from 'vitest'
import { guessColumns, headerKey, lackingColumns } from '../../app/domain/people-columns'
import { differences, type KnownPerson } from '../../app/domain/people-difference'
import { readPersonLine } from '../../app/domain/people-line'
import { acceptKind, acceptLanguage } from '../../app/domain/person-words'

describe('the header of a file', () => {
  test.each([
    ['English', 'Staff No;Full name;E-Mail;Dept', { staffNumber: 0, name: 1, email: 2, department: 3 }],
    [
      'German',
      'Personalnummer;Nachname;Vorname;E-Mail-Adresse;Abteilung;Vorgesetzter;Standort',
      { staffNumber: 0, lastName: 1, firstName: 2, email: 3, department: 4, manager: 5, location: 6 },
    ],
    ['German, shortened', 'Mitarbeiternr.;Name;Mail', { staffNumber: 0, name: 1, email: 2 }],
    ['French', 'Matricule;Nom;Prénom;Courriel', { staffNumber: 0, lastName: 1, firstName: 2, email: 3 }],
    ['Polish', 'Imię i nazwisko;Dział;Język', { name: 0, department: 1, language: 2 }],
    ['one word for the whole name', 'Nom;Email', { name: 0, email: 1 }],
    ['nothing that is known', 'x;y', {}],
  ])('is understood in %s', (_, header, mapping) => {
    expect(guessColumns(header.split(';'))).toEqual(mapping)
  })

  test('is the same in any case and with any signs', () => {
    expect(headerKey(['E-Mail', 'Name '])).toBe(headerKey(['e mail', 'NAME']))
  })

  test('must name people, and what they are found by, each in a column of its own', () => {
    expect(lackingColumns({ email: 0 })?.field).toBe('name')
    expect(lackingColumns({ name: 0 })?.field).toBe('email')
    expect(lackingColumns({ name: 0, email: 1, jobTitle: 1 })?.field).toBe('jobTitle')
    expect(lackingColumns({ firstName: 0, lastName: 2, staffNumber: 1 })).toBeNull()
  })
})

const mapping = { name: 0, email: 1, staffNumber: 2, kind: 3, language: 4, timeZone: 5 } as const
const read = (...cells: string[]) => readPersonLine(cells, mapping, 6)

describe('a line', () => {
  test('says what its cells say, and nothing where they are empty', () => {
    expect(read(' Zoë  Ort ', 'ZOE@Example.org', '', 'Freiwillige', 'Deutsch', 'Europe/Berlin')).toEqual({
      ok: true,
      value: {
        name: 'Zoë  Ort',
        email: 'zoe@example.org',
        kind: 'volunteer',
        language: 'de',
        timeZone: 'Europe/Berlin',
      },
    })
  })

  test('keeps a formula as the text it is', () => {
    expect(read('=1+1', 'a@example.org')).toMatchObject({ ok: true, value: { name: '=1+1' } })
  })

  test.each([
    ['no name', ['', 'a@example.org'], 'no-name'],
    ['an address that is none', ['A', 'not here'], 'not-an-address'],
    ['neither number nor address', ['A', '', ''], 'no-key'],
    ['a NUL', ['A\0B', 'a@example.org'], 'bad-cell'],
    ['a letter lost to a wrong encoding', ['J\uFFFDrg', 'a@example.org'], 'bad-cell'],
    ['a name of 121 characters', ['x'.repeat(121), 'a@example.org'], 'bad-cell'],
    ['a kind nobody knows', ['A', 'a@example.org', '', 'pirate'], 'no-such-kind'],
    ['no language', ['A', 'a@example.org', '', '', '???'], 'no-such-language'],
    ['no time zone', ['A', 'a@example.org', '', '', '', 'Mars/Base'], 'no-such-zone'],
    ['more cells than columns', ['A', 'a@example.org', '', '', '', '', 'more'], 'too-many-cells'],
  ])('is refused with %s', (_, cells, rule) => {
    expect(read(...cells)).toMatchObject({ ok: false, rule })
  })
})

describe('what a line changes', () => {
  const known: KnownPerson = {
    name: 'Joel Brandt',
    email: 'joel@example.org',
    staffNumber: '',
    jobTitle: 'Assistant',
    phone: '',
    department: 'Events',
    location: 'Leeds',
    kind: 'employee',
    language: '',
    timeZone: '',
    managerId: 'maria',
    managerName: 'Maria Silva',
  }

  test('is told field by field; an empty cell and another case of a department change nothing', () => {
    const listed = { name: 'Joel Brandt', department: 'EVENTS', location: 'York', staffNumber: '7' }
    expect(differences(known, listed, null)).toEqual([
      { field: 'staffNumber', from: '', to: '7' },
      { field: 'location', from: 'Leeds', to: 'York' },
    ])
  })

  test('is a new manager, also one who only joins by the same file', () => {
    const listed = { name: 'Joel Brandt' }
    expect(differences(known, listed, { id: 'maria', key: 'number:1', name: 'Maria Silva' })).toEqual([])
    expect(differences(known, listed, { id: null, key: 'number:9', name: 'Nine' })).toEqual([
      { field: 'manager', from: 'Maria Silva', to: 'Nine' },
    ])
  })
})

test('kinds and languages are understood as people write them', () => {
  expect(acceptKind('Bénévole')).toMatchObject({ value: 'volunteer' })
  expect(acceptLanguage('en_gb')).toMatchObject({ value: 'en-GB' })
  expect(acceptLanguage('Welsh')).toMatchObject({ value: 'cy' })
})
