// Reading a policy: the kept page, or the way to what there is where nothing is in force yet.
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications, type PublicationRecord } from '../../db/publications'
import type { Db } from '../../db/tables'
import { may } from '../domain/permission'
import { neverTookEffect } from '../governance/standing'
import { compareEffect } from '../governance/version'
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
  const latest = await lastPublished(context.candor.db, policy.id, context.candor.now())
  if (latest) return redirect(`/policies/${policy.slug}/versions/${latest.ordinal}`, 303)
  if (!may(person, 'read-drafts')) notFound('policy')
  return redirect(`/policies/${policy.slug}/${may(person, 'write-drafts') ? 'plan' : 'history'}`, 303)
}

/** Nothing is in force: the version that was last, which says what ended it, or for readers of drafts too the one to come. */
async function lastPublished(db: Db, policyId: string, at: Date): Promise<PublicationRecord | undefined> {
  const publications = await listPublications(db, policyId)
  const tookEffect = publications
    .filter((one) => one.effectiveAt <= at.toISOString() && !neverTookEffect(one))
    .sort(compareEffect)
    .at(-1)
  return tookEffect ?? publications[0]
}
