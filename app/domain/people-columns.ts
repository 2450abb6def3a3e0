// The columns of a list of people: which words stand over them in files, and which attribute each one is.

export const listColumns = [
  'name',
  'firstName',
  'lastName',
  'email',
  'staffNumber',
  'jobTitle',
  'phone',
  'department',
  'location',
  'kind',
  'manager',
  'language',
  'timeZone',
] as const
export type ListColumn = (typeof listColumns)[number]

export const columnLabels: Record<ListColumn, string> = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail address',
  staffNumber: 'Staff number',
  jobTitle: 'Job title',
  phone: 'Phone',
  department: 'Department',
  location: 'Location',
  kind: 'Kind',
  manager: 'Manager',
  language: 'Language',
  timeZone: 'Time zone',
}

/** Attribute → column, from 0. */
export type ColumnMapping = Partial<Record<ListColumn, number>>

/** Header words in small letters without marks, in the languages that files mostly come in. */
const words: Record<ListColumn, string> = {
  name: 'name|full name|display name|employee|person|mitarbeiter|vollstandiger name|nom complet|nombre completo|nome completo|naam|volledige naam|imie i nazwisko|namn|navn|nimi',
  firstName:
    'first name|firstname|given name|forename|vorname|rufname|prenom|nombre|nome|voornaam|imie|fornamn|fornavn|etunimi',
  lastName:
    'last name|lastname|surname|family name|nachname|familienname|nom|nom de famille|apellido|apellidos|cognome|achternaam|nazwisko|efternamn|etternavn|efternavn|sobrenome|apelido|sukunimi',
  email:
    'e mail|email|mail|e mail address|email address|work email|e mail adresse|mailadresse|adresse e mail|courriel|correo|correo electronico|adres e mail|e post|epost|e mailadres|endereco de email|sahkoposti',
  staffNumber:
    'staff number|staff no|staff id|employee number|employee no|employee id|personnel number|person id|personalnummer|personalnr|personal nr|mitarbeiternummer|mitarbeiternr|mitarbeiter nr|matricule|numero de empleado|matricola|personeelsnummer|numer pracownika|anstallningsnummer|ansattnummer|medarbejdernummer|id',
  jobTitle:
    'job title|title|position|role title|job|funktion|position|stelle|stellenbezeichnung|poste|fonction|puesto|cargo|mansione|qualifica|functie|stanowisko|befattning|stilling|titel',
  phone:
    'phone|telephone|phone number|mobile|telefon|telefonnummer|handy|mobil|telefono|telefoon|telephone portable|telemovel',
  department:
    'department|dept|team|unit|division|abteilung|bereich|departement|service|departamento|area|reparto|dipartimento|afdeling|dzial|avdelning|avdeling',
  location:
    'location|site|office|place of work|city|standort|ort|arbeitsort|buro|lieu|site de travail|ubicacion|lugar|ciudad|sede|locatie|vestiging|lokalizacja|plats|ort|sted|localizacao',
  kind: 'kind|type|employment type|employee type|art|beschaftigungsart|mitarbeiterart|type de contrat|tipo|tipo de contrato|soort|dienstverband|rodzaj|typ|anstallningsform',
  manager:
    'manager|line manager|manager email|manager e mail|manager id|supervisor|reports to|vorgesetzte|vorgesetzter|fuhrungskraft|responsable|superieur|jefe|responsabile|leidinggevende|przelozony|chef|leder|gestor',
  language: 'language|preferred language|locale|sprache|langue|idioma|lingua|taal|jezyk|sprak|sprog|lingua',
  timeZone:
    'time zone|timezone|zeitzone|fuseau horaire|zona horaria|fuso orario|tijdzone|strefa czasowa|tidszon',
}

const columnOf: ReadonlyMap<string, ListColumn> = new Map(
  listColumns.flatMap((column) =>
    words[column].split('|').map((word): [string, ListColumn] => [word, column]),
  ),
)

/** The mapping that the words of a header suggest: the first column of each attribute counts. */
export function guessColumns(header: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {}
  header.forEach((cell, place) => {
    const column = columnOf.get(plainWords(cell))
    if (column !== undefined && mapping[column] === undefined) mapping[column] = place
  })
  // "Nom" and "Nombre" stand for the whole name where nothing else does.
  const alone = mapping.lastName ?? mapping.firstName
  const hasBoth = mapping.firstName !== undefined && mapping.lastName !== undefined
  if (mapping.name === undefined && !hasBoth && alone !== undefined) {
    delete mapping.firstName
    delete mapping.lastName
    mapping.name = alone
  }
  return mapping
}

/** A header as it is recognised again: the same words in any case, with any marks. */
export function headerKey(header: readonly string[]): string {
  return header.map(plainWords).join('\u001f')
}

/** What a mapping lacks, as a sentence; null when people can be read with it. */
export function lackingColumns(mapping: ColumnMapping): { field: ListColumn; sentence: string } | null {
  const { name, firstName, lastName, email, staffNumber } = mapping
  if (name === undefined && (firstName === undefined || lastName === undefined))
    return {
      field: 'name',
      sentence: 'Choose the column of the name, or those of the first and the last name.',
    }
  if (email === undefined && staffNumber === undefined)
    return {
      field: 'email',
      sentence:
        'Choose the column of the e-mail address or of the staff number: people are found again by it.',
    }
  const taken = new Map<number, ListColumn>()
  for (const column of listColumns) {
    const place = mapping[column]
    if (place === undefined) continue
    const other = taken.get(place)
    if (other !== undefined)
      return {
        field: column,
        sentence: `“${columnLabels[other]}” and “${columnLabels[column]}” are the same column. Choose another one.`,
      }
    taken.set(place, column)
  }
  return null
}

function plainWords(cell: string): string {
  return cell
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
