// The organisation: there is one. Its name, its playbook and the numbers people call when a post goes wrong.
import type { Db, OrganisationTable, Trx } from './tables'

export type PlaybookAccess = 'open' | 'signed-in'
export type ContactsShown = 'shown' | 'hidden'
export type PlaybookContact = { name: string; number: string }

export type Organisation = {
  name: string
  playbookAccess: PlaybookAccess
  playbookContacts: ContactsShown
  contacts: Record<string, PlaybookContact>
  timeZone: string
  language: string
  /** ISO instant when the sample organisation was loaded, or null. */
  sampleSince: string | null
  revision: number
}

const theOne = 'organisation'

/** The organisation, or undefined while nobody has set it up. */
export async function findOrganisation(db: Db): Promise<Organisation | undefined> {
  const row = await db.selectFrom('organisation').selectAll().where('id', '=', theOne).executeTakeFirst()
  return row && readOrganisation(row)
}

/** The organisation. @throws when nobody has set it up. */
export async function getOrganisation(db: Db): Promise<Organisation> {
  const organisation = await findOrganisation(db)
  if (!organisation) throw new Error('There is no organisation yet.')
  return organisation
}

/** Creates the organisation. Returns false when there was one already. */
export async function insertOrganisation(
  trx: Trx,
  organisation: { name: string; timeZone: string; language: string; sampleSince: string | null; at: Date },
): Promise<boolean> {
  const result = await trx
    .insertInto('organisation')
    .values({
      id: theOne,
      name: organisation.name,
      playbook_access: 'open',
      playbook_contacts: 'hidden',
      contacts: '{}',
      time_zone: organisation.timeZone,
      language: organisation.language,
      sample_since: organisation.sampleSince,
      created_at: organisation.at.toISOString(),
      revision: 1,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Saves new settings. Returns false when somebody saved since `revision` was read. */
export async function updateOrganisation(
  trx: Trx,
  changed: Pick<
    Organisation,
    'name' | 'playbookAccess' | 'playbookContacts' | 'contacts' | 'timeZone' | 'revision'
  >,
): Promise<boolean> {
  const result = await trx
    .updateTable('organisation')
    .set({
      name: changed.name,
      playbook_access: changed.playbookAccess,
      playbook_contacts: changed.playbookContacts,
      contacts: JSON.stringify(changed.contacts),
      time_zone: changed.timeZone,
      revision: changed.revision + 1,
    })
    .where('id', '=', theOne)
    .where('revision', '=', changed.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Turns the row into the words of the domain. */
export function readOrganisation(row: OrganisationTable): Organisation {
  return {
    name: row.name,
    playbookAccess: row.playbook_access === 'open' ? 'open' : 'signed-in',
    playbookContacts: row.playbook_contacts === 'shown' ? 'shown' : 'hidden',
    contacts: readContacts(row.contacts),
    timeZone: row.time_zone,
    language: row.language,
    sampleSince: row.sample_since,
    revision: Number(row.revision),
  }
}

function readContacts(json: string): Record<string, PlaybookContact> {
  const contacts: Record<string, PlaybookContact> = {}
  const stored: unknown = JSON.parse(json)
  if (typeof stored !== 'object' || stored === null) return contacts
  for (const [role, contact] of Object.entries(stored)) {
    if (typeof contact !== 'object' || contact === null) continue
    contacts[role] = {
      name: 'name' in contact ? String(contact.name) : '',
      number: 'number' in contact ? String(contact.number) : '',
    }
  }
  return contacts
}
