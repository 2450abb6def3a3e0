// One section in the author's own words: the editor, or a plain text box, beside what the template says.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findOpenRound } from '../../db/rounds'
import { draftPage } from '../drafting/draft-page'
import { savedForm, saveWords } from '../drafting/save-words'
import { findOwnClause } from '../domain/arrangement'
import { editOf, templateMovedOn, templateWords } from '../domain/draft'
import { screenOf } from '../domain/draft-sections'
import { headingOf, isClauseOf } from '../domain/section-rows'
import { allTemplateClauses } from '../domain/template'
import { notFound } from '../identity/guard'
import { ClauseEditor } from '../ui/clause-editor'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { sendWords } from '../ui/send-form'
import stylesheet from '../ui/styles/rich-text.css?url'
import type { WordsPage } from '../ui/words-facts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const handle = { script: true }

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `In your own words: ${page?.form.heading ?? 'section'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<WordsPage> {
  const open = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template, zone } = open
  const clauseId = params.clause ?? ''
  if (!isClauseOf(draft, template, clauseId)) notFound('section')
  const own = findOwnClause(draft.arrangement, clauseId)
  const clause = allTemplateClauses(template.clauses).find((one) => one.id === clauseId)
  const parts = own ? (own.id === clauseId ? own.parts : []) : (clause?.clauses.map((part) => part.id) ?? [])
  return {
    slug: policy.slug,
    title: draft.title,
    clauseId,
    back: own
      ? { href: `/policies/${policy.slug}/sections`, label: 'Sections' }
      : {
          href: `/policies/${policy.slug}/draft/${screenOf(template, clauseId) ?? clauseId}`,
          label: 'Questions',
        },
    form: savedForm(open, clauseId, headingOf(draft, template, clauseId)),
    edited: editOf(draft, clauseId) !== undefined,
    movedOn: templateMovedOn(draft, template, clauseId),
    leftOut: draft.arrangement.leftOut.includes(clauseId),
    own: own?.origin ?? null,
    template: own ? null : (templateWords(draft, template, clauseId) ?? null),
    parts: parts.map((id) => ({ id, heading: headingOf(draft, template, id) })),
    inReview: (await findOpenRound(context.candor.db, policy.id)) !== undefined,
    language: template.language,
    zone,
    rich: !new URL(request.url).searchParams.has('plain'),
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const result = await saveWords(context, request, { slug: params.slug, clause: params.clause })
  return result.kind === 'next'
    ? redirect(result.href, 303)
    : data(result, { status: result.kind === 'refused' ? 422 : 200 })
}

export default function ClauseTextPage() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={
          <>
            In your own words: <span dir="auto">{page.form.heading}</span>
          </>
        }
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}/plan` },
          page.back,
        ]}
      >
        <p>
          <a href={`/policies/${page.slug}/audience/${page.clauseId}`}>Choose whom it is for</a>
        </p>
      </PageHead>
      {page.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If you change the text, that approval round ends, and they are told.
        </Notice>
      )}
      {page.leftOut && (
        <Notice tone="wait" title="This section is left out of the policy">
          <p>
            What you write is kept. <a href={`/policies/${page.slug}/sections#left-out`}>Bring it back</a> to
            have it in the text.
          </p>
        </Notice>
      )}
      <ClauseEditor
        page={page}
        result={result}
        load={() => import('../editor/rich-text').then((loaded) => loaded.RichText)}
        wires={{
          send: (form) => sendWords(`/policies/${page.slug}/draft/${page.clauseId}/text/save`, form),
          go: (href) => window.location.assign(href),
        }}
      />
    </>
  )
}
