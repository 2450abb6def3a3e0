// A form arrives: who sent it, when, and its one-time key.
import type { Context, Desk } from '../context'
import type { Person } from '../domain/person'

/** The desk of the signed-in person who sent the form. @throws when nobody is signed in: guard first. */
export function deskFor(context: Context, form: FormData): Desk {
  if (!context.person) throw new Error('deskFor needs a signed-in person. Call signedIn or allowed first.')
  return deskOf(context, context.person, form)
}

/** The desk of somebody who is not signed in yet, for example on an invitation. */
export function deskOf(context: Context, person: Person, form: FormData): Desk {
  const desk: Desk = { candor: context.candor, actor: { kind: 'person', person }, at: context.candor.now() }
  const once = form.get('once')
  return typeof once === 'string' && /^[\w-]{8,80}$/.test(once) ? { ...desk, once } : desk
}

/** The desk of whoever sets Candor up: there is no person yet. */
export function setupDesk(context: Context): Desk {
  return { candor: context.candor, actor: { kind: 'setup' }, at: context.candor.now() }
}
