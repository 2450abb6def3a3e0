// Change the settings of the organisation: its name, its time zone, and the playbook's door and numbers.
import { getOrganisation, updateOrganisation, type Organisation } from '../../db/organisation'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { isTimeZone } from '../domain/time-zone'
import { actingPerson } from './acting-person'
import { change } from './change'

export type OrganisationSettings = Pick<
  Organisation,
  'name' | 'playbookAccess' | 'playbookContacts' | 'contacts' | 'timeZone' | 'revision'
>

/** Saves the settings. Refuses: not-allowed, no-such-zone, changed-meanwhile. */
export async function changeSettings(desk: Desk, settings: OrganisationSettings): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'change-settings'))
    return refused('not-allowed', 'Only administrators change settings. Ask one of them.')
  if (!isTimeZone(settings.timeZone)) {
    const sentence = 'There is no such time zone. Choose one from the list.'
    return refused('no-such-zone', sentence, { timeZone: sentence })
  }
  return change(desk, async ({ trx, record }) => {
    const before = await getOrganisation(trx)
    if (!(await updateOrganisation(trx, settings)))
      return refused(
        'changed-meanwhile',
        'Somebody else has just changed the settings. What you typed is below; open the page again to see theirs.',
      )
    await record({
      action: 'organisation.changed',
      subject: { kind: 'organisation', id: 'organisation' },
      detail: {
        renamed: before.name !== settings.name,
        playbookAccess: settings.playbookAccess,
        playbookContacts: settings.playbookContacts,
        timeZone: settings.timeZone,
      },
    })
    return accepted(null)
  })
}
