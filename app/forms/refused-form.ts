// A form that comes back: 422, the sentence, the field errors, and everything that was typed.
import { data } from '@remix-run/node'
import type { Refusal } from '../domain/outcome'

export type RefusedForm = {
  rule: string
  sentence: string
  fields: Record<string, string> | undefined
  typed: Record<string, string>
}

/** The answer of an action that was refused; the page shows `typed` in the form again. */
export function refusedForm(refusal: Refusal, typed: Record<string, string>) {
  const form: RefusedForm = {
    rule: refusal.rule,
    sentence: refusal.sentence,
    fields: refusal.fields,
    typed,
  }
  return data(form, { status: 422 })
}

/** The answer to a button that only changes the form, for example "Add a step": nothing is wrong, and nothing was saved. */
export function unfinishedForm(typed: Record<string, string>) {
  const form: RefusedForm = { rule: '', sentence: '', fields: undefined, typed }
  return data(form, { status: 200 })
}
