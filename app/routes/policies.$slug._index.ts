// Reading a policy: the kept page, or the way to the draft where nothing is in force yet.
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { findPolicyBySlug } from '../../db/policies'
import { may } from '../domain/permission'
import { allowed, notFound } from '../identity/guard'
import { keptResponse } from '../pages/kept-response'
import { policyPage } from '../pages/policy-page'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-policies')
  const page = await keptResponse(policyPage, context, request)
  if (page) return page
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  if (!policy || !may(person, 'read-drafts')) notFound('policy')
  return redirect(`/policies/${policy.slug}/${may(person, 'write-drafts') ? 'plan' : 'history'}`, 303)
}
