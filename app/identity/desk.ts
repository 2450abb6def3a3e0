// A form arrives: who sent it, when, and its one-time key.
import type { Context, Desk } from '../context'
import { markOf } from '../domain/mark'
import type { Person } from '../domain/person'

/** The desk of the signed-in person who sent the form. @throws when nobody is signed in: guard first. */
export function deskFor(context: Context, form: FormData): Desk {
  if (!context.person) throw new Error('deskFor needs a signed-in person. Call signedIn or allowed first.')
  return deskOf(context, context.person, form)
}

/** The desk of somebody who is not signed in yet, for example on an invitation. */
export function deskOf(context: Context, person: Person, form: FormData): Desk {
  const desk: Desk = { candor: context.candor, actor: { kind: 'person', person }, at: context.candor.now() }
  const once = onceOf(form)
  return once === undefined ? desk : { ...desk, once }
}

/**
 * The one-time key of a form, or undefined. Forms are told apart by their fields and the button pressed: a key that comes
 * again with another form is another key, and does not get the answer of the first.
 */
export function onceOf(form: FormData): string | undefined {
  const once = form.get('once')
  if (typeof once !== 'string' || !/^[\w-]{8,80}$/.test(once)) return undefined
  return `${once}.${formMark(form)}`
}

function formMark(form: FormData): string {
  return markOf([[...new Set(form.keys())].sort(), ...buttons.map((name) => String(form.get(name) ?? ''))])
}

const buttons = ['intent', 'press', 'do', 'word']

/** The desk of whoever sets Candor up: there is no person yet. */
export function setupDesk(context: Context): Desk {
  return { candor: context.candor, actor: { kind: 'setup' }, at: context.candor.now() }
}
