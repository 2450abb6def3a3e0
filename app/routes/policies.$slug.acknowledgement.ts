// The reader's statement arrives. A signed-in reader's is answered before Remix; here are the others, and reloading.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { readForm } from '../forms/fields'
import { allowed } from '../identity/guard'
import { acknowledgedBy } from '../pages/acknowledgement-form'
import { orProblemPage } from '../pages/problem-response'

/** Going back or reloading leads to the policy. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/policies/${encodeURIComponent(params.slug ?? '')}`, 303)
}

export function action(args: ActionFunctionArgs) {
  const { context, params, request } = args
  return orProblemPage(args, async () => {
    allowed(context, request, 'acknowledge')
    return acknowledgedBy(context, params.slug ?? '', await readForm(request))
  })
}
