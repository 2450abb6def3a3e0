// Which policies a change of the profile touches, and bringing it into those that somebody ticks.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { applyProfile, mostPoliciesAtOnce } from '../commands/apply-profile'
import { policiesBehind, profileState } from '../commands/profile-effects'
import { behindFacts, readProfileChoices, sinceOf } from '../drafting/profile-pages'
import { readForm, wholeNumber } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { PolicyBehindCard } from '../ui/profile-effects'

export const meta: MetaFunction = () => [{ title: 'Policies and the profile · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const asked = new URL(request.url).searchParams
  const since = sinceOf(request)
  const page = Math.min(wholeNumber(asked.get('page')), 10_000)
  const profile = await profileState(db, since)
  const { count, policies } = await policiesBehind(db, library, { profile, page, size: mostPoliciesAtOnce })
  const addressOf = (number: number): string => {
    const query = new URLSearchParams({
      ...(since !== undefined && { since: String(since) }),
      ...(number > 0 && { page: String(number) }),
    }).toString()
    return query === '' ? '/profile/effects' : `/profile/effects?${query}`
  }
  return {
    policies: policies.map(behindFacts),
    count,
    since: since ?? null,
    revision: profile.revision,
    isFirst: page === 0,
    firstHref: addressOf(0),
    next: count > (page + 1) * mostPoliciesAtOnce ? addressOf(page + 1) : null,
    done: asked.get('done'),
    changed: wholeNumber(asked.get('changed')),
    ended: wholeNumber(asked.get('ended')),
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const form = await readForm(request)
  const choices = readProfileChoices(form)
  const outcome = await applyProfile(deskFor(context, form), {
    revision: wholeNumber(form.get('revision')),
    choices,
  })
  if (outcome.ok) {
    const since = sinceOf(request)
    const query = new URLSearchParams({
      ...(since !== undefined && { since: String(since) }),
      done: 'brought',
      changed: String(outcome.value.policies),
      ended: String(outcome.value.voidedRounds),
    })
    return redirect(`/profile/effects?${query}`, 303)
  }
  const ticked = choices.map((choice) => `${choice.policyId} ${choice.question}`)
  return data({ sentence: outcome.sentence, ticked }, { status: 422 })
}

export default function ProfileEffects() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title="Policies and the profile"
        crumbs={[{ label: 'Organisation profile', href: '/profile' }]}
      >
        <p className="lead">
          These drafts say something else than the profile. Nothing changes by itself: tick what you want to
          bring in. Published versions stay as they are until a new one is approved.
        </p>
      </PageHead>
      {refused ? <ErrorSummary sentence={refused.sentence} /> : <Done page={page} />}
      {page.count === 0 ? (
        <Empty title="Every policy agrees with the profile">
          When you change an answer of the profile, the policies it touches stand here, each with what would
          change in its text.
        </Empty>
      ) : (
        <form method="post" className="stack narrow">
          <OnceKey value={page.once} />
          <input type="hidden" name="revision" value={page.revision} />
          <div className="row between">
            <p>
              {page.count === 1 ? '1 policy' : `${page.count} policies`}
              {page.since !== null && (
                <>
                  {' '}
                  touched by this change. <a href="/profile/effects">Show every difference</a>
                </>
              )}
            </p>
            <button className="button primary">
              {page.policies.length === 1
                ? 'Bring the ticked answers in'
                : `Bring the ticked answers into these ${page.policies.length} policies`}
            </button>
          </div>
          {page.policies.map((policy) => (
            <PolicyBehindCard
              key={policy.policyId}
              policy={policy}
              since={page.since}
              ticked={refused?.ticked ?? null}
            />
          ))}
          <Pager next={page.next} isFirst={page.isFirst} firstHref={page.firstHref} />
        </form>
      )}
    </>
  )
}

function Done({ page }: { page: { done: string | null; changed: number; ended: number } }) {
  if (page.done === 'saved')
    return <Notice tone="good">The profile is saved. No policy has changed yet.</Notice>
  if (page.done !== 'brought') return null
  return (
    <Notice tone="good">
      {page.changed === 1 ? 'One draft was changed.' : `${page.changed} drafts were changed.`}
      {page.ended === 1 && ' One approval round ended, and its approvers are told.'}
      {page.ended > 1 && ` ${page.ended} approval rounds ended, and their approvers are told.`}
    </Notice>
  )
}
