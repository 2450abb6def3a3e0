// A newer template for this draft: what changed and why, section by section, with a choice for each. Nothing changes by looking.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { getProfile } from '../../db/profile'
import { findOpenRound } from '../../db/rounds'
import { digestOf } from '../commands/templates'
import { findUpgrade, upgradeTemplate } from '../commands/upgrade-template'
import { draftPage } from '../drafting/draft-page'
import {
  firstChoices,
  readTypedChoices,
  upgradeFacts,
  wishesOf,
  withShownLosses,
} from '../drafting/upgrade-page'
import { upgradeOf, type Upgrade } from '../domain/template-upgrade'
import { readForm, wholeNumber } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { ClauseUpgradeCard, type TypedChoice } from '../ui/clause-upgrade'
import { UpgradeQuestions, WhatChanged } from '../ui/upgrade-summary'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `New template: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const open = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template: then } = open
  const { db, library } = context.candor
  const now = await findUpgrade(db, library, open)
  const head = { slug: policy.slug, title: draft.title, once: newId() }
  if (!now) return { ...head, upgrade: null }
  const { answers: profile } = await getProfile(db)
  const upgrade = upgradeOf(draft, { then, now, profile })
  return {
    ...head,
    upgrade: {
      ...summaryOf(upgrade),
      from: then.version,
      to: now.version,
      template: now.title,
      revision: draft.revision,
      digest: digestOf(now),
      clauses: upgrade.clauses.map(upgradeFacts),
      choices: firstChoices(upgrade.clauses),
      inReview: (await findOpenRound(db, policy.id)) !== undefined,
    },
  }
}

function summaryOf({ changes, facts, elsewhere, newQuestions, goneQuestions, answerAgain }: Upgrade) {
  const labels = (questions: Upgrade['newQuestions']) => questions.map((question) => question.label)
  return {
    changes,
    facts: facts.map((fact) => fact.label),
    elsewhere,
    newQuestions: labels(newQuestions),
    goneQuestions: labels(goneQuestions),
    answerAgain: labels(answerAgain),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const open = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template: then } = open
  const { db, library } = context.candor
  const form = await readForm(request)
  const now = await findUpgrade(db, library, open)
  const { answers: profile } = await getProfile(db)
  const clauses = now ? upgradeOf(draft, { then, now, profile }).clauses : []
  const inOneStep = form.get('intent') === 'untouched'
  const ids = clauses.map((clause) => clause.id)
  const typed = readTypedChoices(form, ids)
  const outcome = await upgradeTemplate(deskFor(context, form), {
    policyId: policy.id,
    revision: wholeNumber(form.get('revision')),
    to: String(form.get('to') ?? ''),
    choices: wishesOf(inOneStep ? firstChoices(clauses) : typed),
  })
  if (outcome.ok) {
    const { taken, kept, merged, questions } = outcome.value
    const counts = { taken, kept, merged, questions }
    const query = new URLSearchParams(
      Object.entries(counts).map(([name, count]): [string, string] => [name, String(count)]),
    )
    return redirect(`/policies/${policy.slug}/plan?done=upgraded&${query}`, 303)
  }
  const { sentence, fields = {} } = outcome
  return data({ sentence, fields, typed: withShownLosses(typed) }, { status: 422 })
}

export default function UpgradePage() {
  const { slug, title, upgrade, once } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const plan = `/policies/${slug}/plan`
  const crumbs = [
    { label: 'Policies', href: '/policies' },
    { label: title, href: plan },
  ]
  if (!upgrade)
    return (
      <>
        <PageHead title="The template has not moved on" crumbs={crumbs} />
        {refused && <ErrorSummary sentence={refused.sentence} />}
        <Empty title="Nothing to decide">
          This draft is on the newest version of its template. When there is a newer one, the plan says so.
        </Empty>
      </>
    )
  return (
    <>
      <PageHead title={`${upgrade.template}: from ${upgrade.from} to ${upgrade.to}`} crumbs={crumbs}>
        <p className="lead">
          The template of this policy has a newer version. Nothing has changed in your draft.{' '}
          {upgrade.clauses.length === 0
            ? 'With your answers its words stay the same, so there is nothing to decide.'
            : 'Decide for each section, or leave it for another day.'}
        </p>
      </PageHead>
      {refused && (
        <ErrorSummary
          sentence={refused.sentence}
          fields={Object.fromEntries(
            Object.entries(refused.fields).map(([id, sentence]) => [`choice-${id}`, sentence]),
          )}
        />
      )}
      {upgrade.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If the text changes, that approval round ends, and they are told.
        </Notice>
      )}
      <WhatChanged upgrade={upgrade} />
      <form method="post" className="stack loose">
        <OnceKey value={once} />
        <input type="hidden" name="revision" value={upgrade.revision} />
        <input type="hidden" name="to" value={upgrade.digest} />
        <OneStep clauses={upgrade.clauses} />
        {upgrade.clauses.length > 0 && (
          <section className="stack" aria-labelledby="section-by-section">
            <h2 id="section-by-section">Section by section</h2>
            {upgrade.clauses.map((clause) => (
              <ClauseUpgradeCard
                key={clause.id}
                clause={clause}
                typed={typedFor(clause.id, refused?.typed, upgrade.choices)}
                error={refused?.fields[clause.id]}
              />
            ))}
          </section>
        )}
        <UpgradeQuestions upgrade={upgrade} />
        <div className="row go-on">
          <button className="button primary" name="intent" value="chosen">
            {upgrade.clauses.length === 0 ? `Move to version ${upgrade.to}` : 'Change the draft as chosen'}
          </button>
          <a className="button quiet" href={plan}>
            Not now
          </a>
        </div>
      </form>
    </>
  )
}

function typedFor(
  id: string,
  typed: Record<string, TypedChoice> | undefined,
  first: Record<string, TypedChoice>,
): TypedChoice | undefined {
  return typed ? typed[id] : first[id]
}

type Clauses = NonNullable<Awaited<ReturnType<typeof loader>>['upgrade']>['clauses']

/** For a draft of which little was written by hand, most of this is one decision. */
function OneStep({ clauses }: { clauses: Clauses }) {
  const untouched = clauses.filter((clause) => clause.kind === 'new' || !clause.edited).length
  if (clauses.length < 2 || untouched === 0) return null
  const own = clauses.length - untouched
  return (
    <div className="row between one-step">
      <p>
        {own === 0
          ? 'You have written none of these sections by hand, so you can follow the template in one step.'
          : `${untouched} of ${clauses.length} sections are as the template made them. You can follow it there in one step; the words you wrote by hand stay as they are.`}
      </p>
      <button className="button" name="intent" value="untouched">
        Take all untouched sections
      </button>
    </div>
  )
}
