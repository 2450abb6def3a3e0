// Forms that need no page around them, answered before Remix: matching its routes costs more than keeping what was sent.
import type { Context } from '../context'

/** A form of a signed-in browser, after host, origin and size were checked. */
export type SentForm = {
  /** Path without the query, still percent-encoded. */
  path: string
  form: FormData
  context: Context
}

/** Answers a form, or gives null when the address is not its own, or when a page has to say why not. */
export type PlainForm = (sent: SentForm) => Promise<Response | null>

/** Asks each in turn for its answer. Null when nobody had one: the pages answer. */
export async function plainFormAnswer(
  forms: readonly PlainForm[],
  { path, context }: Omit<SentForm, 'form'>,
  sent: { body: Buffer | null; kind: string | undefined },
): Promise<Response | null> {
  if (forms.length === 0 || !sent.body || !sent.kind?.startsWith('application/x-www-form-urlencoded'))
    return null
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(sent.body.toString('utf8'))) form.append(name, value)
  for (const answer of forms) {
    const response = await answer({ path, form, context })
    if (response) return response
  }
  return null
}
