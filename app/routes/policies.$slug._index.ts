// Reading a policy: the kept page, or the way to what there is where nothing is in force yet.
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { may } from '../domain/permission'
import { allowed, notFound } from '../identity/guard'
import { keptResponse } from '../pages/kept-response'
import { policyPage } from '../pages/policy-page'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => readingOf(args))
}

async function readingOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const person = allowed(context, request, 'read-policies')
  const page = await keptResponse(policyPage, context, request)
  if (page) return page
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  if (!policy) notFound('policy')
  if (!may(person, 'read-drafts')) {
    const [scheduled] = await listPublications(context.candor.db, policy.id)
    if (!scheduled) notFound('policy')
    return redirect(`/policies/${policy.slug}/versions/${scheduled.ordinal}`, 303)
  }
  return redirect(`/policies/${policy.slug}/${may(person, 'write-drafts') ? 'plan' : 'history'}`, 303)
}
