// Who may read the playbook, and who sees the names and numbers in it.
import { findOrganisation } from '../../db/organisation'
import type { Context } from '../context'
import { signedIn } from './guard'

/** Role key of a playbook contact → the person to call. */
export type PlaybookPeople = Record<string, { name: string; phone: string }>

/** Lets through everyone where the playbook is open. @throws a redirect to the sign-in page where it is not. */
export function mayReadPlaybook(context: Context, request: Request): void {
  if (context.organisation?.playbookAccess === 'signed-in') signedIn(context, request)
}

/** Names and numbers by role, or null when this reader may not see them: signed out, and the organisation hides them. */
export async function playbookPeople(context: Context): Promise<PlaybookPeople | null> {
  if (!context.person && context.organisation?.playbookContacts !== 'shown') return null
  const organisation = await findOrganisation(context.candor.db)
  const contacts = Object.entries(organisation?.contacts ?? {})
  return Object.fromEntries(contacts.map(([role, { name, number }]) => [role, { name, phone: number }]))
}
