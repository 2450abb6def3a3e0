// Who may read the playbook: everyone, or only people who are signed in, as the organisation chose.
import type { Context } from '../context'
import { signedIn } from './guard'

/** Lets through everyone where the playbook is open. @throws a redirect to the sign-in page where it is not. */
export function mayReadPlaybook(context: Context, request: Request): void {
  if (context.organisation?.playbookAccess === 'signed-in') signedIn(context, request)
}
