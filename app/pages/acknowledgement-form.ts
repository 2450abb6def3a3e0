// The reader's statement arrives: one effect however often it is sent, then back to the policy.
import { acknowledge } from '../commands/acknowledge'
import type { Context } from '../context'
import { may } from '../domain/permission'
import type { PlainForm } from '../http/plain-forms'
import { deskFor } from '../identity/desk'
import { orProblemPage } from './problem-response'

/** Answers `POST /policies/<slug>/acknowledgement` of somebody who may acknowledge; null otherwise. */
export const acknowledgementForm: PlainForm = async ({ path, form, context }) => {
  const slug = /^\/policies\/([a-z0-9-]+)\/acknowledgement$/.exec(path)?.[1]
  if (!slug || !context.person || !may(context.person, 'acknowledge')) return null
  return orProblemPage({ context, request: { url: `${context.candor.settings.url}${path}` } }, () =>
    acknowledgedBy(context, slug, form),
  )
}

/** The way back after the statement was kept. @throws a 422 Response with the sentence of a refusal */
export async function acknowledgedBy(
  context: Context,
  policySlug: string,
  form: FormData,
): Promise<Response> {
  const outcome = await acknowledge(deskFor(context, form), {
    policySlug,
    campaignId: String(form.get('campaign') ?? ''),
    versionId: String(form.get('version') ?? ''),
    fingerprint: String(form.get('fingerprint') ?? ''),
  })
  if (!outcome.ok) throw new Response(outcome.sentence, { status: 422 })
  const { ordinal, inForce } = outcome.value
  const page = `/policies/${encodeURIComponent(policySlug)}${inForce ? '' : `/versions/${ordinal}`}`
  return new Response(null, { status: 303, headers: { location: `${page}?done=acknowledged` } })
}
