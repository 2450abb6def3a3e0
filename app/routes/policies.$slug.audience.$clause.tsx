// Whom one section of a draft is for: everyone, or the people of some groups.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countPeopleIn, listGroups } from '../../db/groups'
import { newId } from '../../db/identifier'
import { findOpenRound } from '../../db/rounds'
import { audienceGroups, chooseAudience } from '../commands/choose-audience'
import { draftPage } from '../drafting/draft-page'
import { draftAudience } from '../domain/clause-audience'
import { audienceWords } from '../domain/group'
import { markOf } from '../domain/mark'
import { refused } from '../domain/outcome'
import type { ClauseAudience } from '../domain/policy-document'
import { headingOf } from '../domain/section-rows'
import { formChoices, readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { AudienceField, peopleToday } from '../ui/audience-field'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Who “${page?.heading ?? 'section'}” is for · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template, document } = page
  const { db } = context.candor
  const clauseId = params.clause ?? ''
  const audience = draftAudience(draft, template, clauseId)
  if (!audience) notFound('section')
  const counts = new Map((await listGroups(db)).map((group) => [group.key, group.people]))
  const groups = await audienceGroups(db, template, document)
  const parent = document.clauses.find((clause) => clause.clauses.some((part) => part.id === clauseId))
  return {
    slug: policy.slug,
    title: draft.title,
    heading: headingOf(draft, template, clauseId),
    ...audience,
    started: markOf(audience.now),
    people: await countPeopleIn(db, keysOf(audience.now)),
    groups: groups.map((group) => ({ ...group, people: counts.get(group.key) ?? 0 })),
    within:
      parent?.audience.kind === 'groups' ? { heading: parent.heading, audience: parent.audience } : null,
    inReview: (await findOpenRound(db, policy.id)) !== undefined,
    isSaved: new URL(request.url).searchParams.get('done') === 'saved',
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const form = await readForm(request)
  const known = await audienceGroups(context.candor.db, page.template, page.document)
  const chosen = formChoices(
    form,
    'groups',
    known.map((group) => group.key),
  )
  const typed = { ...typedAgain(form, ['who']), groups: chosen.join(' ') }
  const fields = readFields(form, {
    who: { label: 'The choice', max: 10 },
    started: { label: 'The mark of the form', max: 64 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { who, started } = fields.value
  if (who !== 'everyone' && who !== 'groups')
    return refusedForm(nobody('Choose whom this section is for.'), typed)
  if (who === 'groups' && chosen.length === 0)
    return refusedForm(nobody('Choose at least one group, or “Everyone”.'), typed)
  const outcome = await chooseAudience(deskFor(context, form), {
    policyId: page.policy.id,
    clauseId: params.clause ?? '',
    started,
    groups: who === 'everyone' ? [] : chosen,
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/policies/${page.policy.slug}/audience/${params.clause}?done=saved`, 303)
}

function nobody(sentence: string) {
  return refused('nobody-chosen', sentence, { groups: sentence })
}

function keysOf(audience: ClauseAudience): string[] {
  return audience.kind === 'groups' ? audience.groups.map((group) => group.key) : []
}

export default function Audience() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { slug, now } = page
  return (
    <div className="stack narrow">
      <PageHead
        title={
          <>
            Who “<span dir="auto">{page.heading}</span>” is for
          </>
        }
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${slug}/plan` },
          { label: 'Sections', href: `/policies/${slug}/sections` },
        ]}
      />
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.isSaved && !refusal && (
        <Notice tone="good">
          <p>
            Saved. <a href={`/policies/${slug}/preview${readAs(now)}`}>Read the draft as they will</a>, or go{' '}
            <a href={`/policies/${slug}/sections`}>back to the sections</a>.
          </p>
        </Notice>
      )}
      {page.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If you change this, that approval round ends, and they are told.
        </Notice>
      )}
      <p>
        {now.kind === 'everyone'
          ? 'It is for everyone now.'
          : `It is for ${audienceWords(now)} now: ${peopleToday(page.people).toLowerCase()}. Others can still open it with “Show all addenda”.`}{' '}
        {page.inTemplate.kind === 'groups' && `The template says: for ${audienceWords(page.inTemplate)}.`}
      </p>
      {page.within && (
        <p className="note">
          It stands inside “<span dir="auto">{page.within.heading}</span>”, which is for{' '}
          {audienceWords(page.within.audience)}. Nobody else gets to it, whatever you choose here.
        </p>
      )}
      <form method="post" className="stack">
        <OnceKey value={page.once} />
        <input type="hidden" name="started" value={page.started} />
        <AudienceField now={now} groups={page.groups} typed={refusal?.typed} errors={refusal?.fields} />
        <div className="row">
          <button className="button primary">Save</button>
          <a className="button quiet" href={`/policies/${slug}/sections`}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  )
}

function readAs(now: ClauseAudience): string {
  const [key] = keysOf(now)
  return key === undefined ? '' : `?group=${key}`
}
