// The reader's statement arrives: a plain form, one effect however often it is sent.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { acknowledge } from '../commands/acknowledge'
import { deskFor } from '../identity/desk'
import { readForm } from '../forms/fields'
import { allowed } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

/** Going back or reloading leads to the policy. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/policies/${encodeURIComponent(params.slug ?? '')}`, 303)
}

export function action(args: ActionFunctionArgs) {
  return orProblemPage(args, () => acknowledgedBy(args))
}

async function acknowledgedBy({ context, params, request }: ActionFunctionArgs): Promise<Response> {
  allowed(context, request, 'acknowledge')
  const policySlug = params.slug ?? ''
  const form = await readForm(request)
  const outcome = await acknowledge(deskFor(context, form), {
    policySlug,
    campaignId: String(form.get('campaign') ?? ''),
    versionId: String(form.get('version') ?? ''),
    fingerprint: String(form.get('fingerprint') ?? ''),
  })
  if (!outcome.ok) throw new Response(outcome.sentence, { status: 422 })
  const { ordinal, inForce } = outcome.value
  const page = `/policies/${encodeURIComponent(policySlug)}${inForce ? '' : `/versions/${ordinal}`}`
  return redirect(`${page}?done=acknowledged`, 303)
}
