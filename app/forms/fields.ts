// Reading forms: what people type is untrusted, and nothing of it may be lost.
import { accepted, refused, type Outcome } from '../domain/outcome'

export type FieldRule = {
  /** The field's name on the screen, for the sentences. */
  label: string
  /** Characters at most. */
  max: number
  /** Keeps line breaks; else they become spaces. */
  lines?: true
  /** Keeps every character as typed, for passwords. */
  exact?: true
  /** The sentence when it is empty. Left out, the field may be empty. */
  missing?: string
}

/** The form of a request. @throws a 400 Response with a sentence when it was cut off or is no form. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response('The form did not arrive whole. Go back, check what you typed, and send it again.', {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}

/**
 * Reads the named fields. Line ends become "\n", ends are trimmed, and text that could not be stored or shown
 * (NUL and other control signs, halves of characters), is too long, a file, or sent twice is refused with a sentence.
 */
export function readFields<Name extends string>(
  form: FormData,
  rules: Record<Name, FieldRule>,
): Outcome<Record<Name, string>> {
  const values: Record<string, string> = {}
  const mistakes: Record<string, string> = {}
  for (const [name, rule] of Object.entries<FieldRule>(rules)) {
    const value = readField(form, name, rule)
    if (value.ok) values[name] = value.value
    else mistakes[name] = value.sentence
  }
  const first = Object.values(mistakes)[0]
  if (first !== undefined) return refused('form-incomplete', 'Check what you typed.', mistakes)
  return accepted(values as Record<Name, string>)
}

/** A whole number that a form carries, for example a revision; 0, which nothing has, when it is none. */
export function wholeNumber(value: FormDataEntryValue | null | undefined): number {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0
}

/** The chosen values of radios or checkboxes that are among those offered, each once. */
export function formChoices<Value extends string>(
  form: FormData,
  name: string,
  offered: readonly Value[],
): Value[] {
  const sent = new Set(form.getAll(name))
  return offered.filter((value) => sent.has(value))
}

/** What was typed, safe to show again in the form that comes back. Never use it for passwords. */
export function typedAgain(form: FormData, names: readonly string[]): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const name of names) {
    const value = form.get(name)
    typed[name] = typeof value === 'string' ? showable(value) : ''
  }
  return typed
}

/** Typed text as a page can show it again: bounded, no NUL, no half characters. */
export function showable(value: string): string {
  return value.slice(0, 200_000).replace(/[\p{Cs}\0]/gu, '')
}

function readField(form: FormData, name: string, rule: FieldRule): Outcome<string> {
  const sent = form.getAll(name)
  const first = sent[0]
  if (sent.length > 1) return no(`${rule.label} was sent more than once. Type it once.`)
  if (first !== undefined && typeof first !== 'string')
    return no(`${rule.label} must be text. Remove the file and type it.`)
  const typed = first ?? ''
  if (/\p{Cs}/u.test(typed))
    return no(`${rule.label} holds half of a character. Delete the odd sign and type it again.`)
  // Control signs other than tab and line breaks cannot be shown, printed or put into Word.
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/.test(typed))
    return no(`${rule.label} holds a sign that cannot be shown. Type it again instead of pasting it.`)
  const text = rule.exact ? typed : tidy(typed, rule.lines === true)
  if ([...text].length > rule.max)
    return no(`${rule.label} is longer than ${rule.max} characters. Shorten it.`)
  if (text === '' && rule.missing) return no(rule.missing)
  return accepted(text)
}

function tidy(typed: string, lines: boolean): string {
  const text = typed.replace(/\r\n?/g, '\n').trim()
  if (lines) return text
  // Not one pattern for white space on both sides of a line end: that takes minutes where spaces never end.
  const kept = text.split('\n').map((line) => line.trim())
  return kept.filter((line) => line !== '').join(' ')
}

function no(sentence: string): Outcome<string> {
  return refused('field', sentence)
}
