// One clause written by hand, as Markdown, with the template's words beside it and a way back to them.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findLastChange } from '../../db/drafts'
import { newId } from '../../db/identifier'
import { findOpenRound } from '../../db/rounds'
import { editClause, lossesOf } from '../commands/edit-clause'
import { openDraft } from '../commands/open-draft'
import { restoreClause } from '../commands/restore-clause'
import { draftPage } from '../drafting/draft-page'
import { editMark, editOf, templateMovedOn, templateWords } from '../domain/draft'
import { screenOf } from '../domain/draft-sections'
import { allTemplateClauses } from '../domain/template'
import { readForm, showable } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { markdownOfBlocks } from '../render/markdown'
import { BlocksText } from '../render/web'
import { ClauseEditor, OtherWords } from '../ui/clause-editor'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `In your own words: ${page?.heading ?? 'section'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template, zone } = page
  const clauseId = params.clause ?? ''
  const clause = allTemplateClauses(template.clauses).find((one) => one.id === clauseId)
  const edit = editOf(draft, clauseId)
  const words = templateWords(draft, template, clauseId)
  if (!clause) notFound('section')
  const now = edit ?? words
  return {
    slug: policy.slug,
    title: draft.title,
    clauseId,
    screen: screenOf(template, clauseId) ?? clauseId,
    heading: now?.heading ?? clause.heading,
    markdown: now ? markdownOfBlocks(now.blocks).trim() : '',
    /** False when an answer leaves the section out and nobody wrote it by hand. */
    shown: now !== undefined,
    edited: edit !== undefined,
    movedOn: templateMovedOn(draft, template, clauseId),
    template: words ?? null,
    parts: clause.clauses.map((part) => ({ id: part.id, heading: part.heading })),
    started: editMark(draft, clauseId),
    inReview: (await findOpenRound(context.candor.db, policy.id)) !== undefined,
    language: template.language,
    zone,
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy, template } = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const clauseId = params.clause ?? ''
  if (!allTemplateClauses(template.clauses).some((clause) => clause.id === clauseId)) notFound('section')
  const form = await readForm(request)
  const sent = (name: string): string => String(form.get(name) ?? '')
  const desk = deskFor(context, form)
  const started = sent('started')
  const here = `/policies/${policy.slug}/draft/${screenOf(template, clauseId) ?? clauseId}`
  const restoring = sent('intent') === 'restore'
  const outcome = restoring
    ? await restoreClause(desk, { policyId: policy.id, clauseId, started })
    : await editClause(desk, {
        policyId: policy.id,
        clauseId,
        started,
        heading: sent('heading'),
        markdown: sent('markdown'),
        losses: sent('losses'),
      })
  if (outcome.ok) return redirect(here, 303)
  const open = await openDraft(context.candor.db, context.candor.library, { policyId: policy.id })
  const theirs = open.ok ? editOf(open.value.draft, clauseId) : undefined
  const contested = outcome.rule === 'clause-changed-meanwhile'
  const last = contested
    ? await findLastChange(context.candor.db, policy.id, { clause: clauseId })
    : undefined
  return data(
    {
      heading: showable(sent('heading')),
      markdown: showable(sent('markdown')),
      restoring,
      sentence: outcome.sentence,
      fields: outcome.fields ?? {},
      losses: outcome.rule === 'markdown-losses' ? lossesOf(sent('markdown')) : null,
      started: contested && open.ok ? editMark(open.value.draft, clauseId) : started,
      other: contested
        ? {
            words: theirs ? { heading: theirs.heading, blocks: theirs.blocks } : null,
            who: last?.name ?? 'Somebody',
            at: last?.at ?? null,
          }
        : null,
    },
    { status: 422 },
  )
}

export default function ClauseTextPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const back = `/policies/${page.slug}/draft/${page.screen}`
  return (
    <>
      <PageHead
        title={
          <>
            In your own words: <span dir="auto">{page.heading}</span>
          </>
        }
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}/plan` },
          { label: 'Questions', href: back },
        ]}
      />
      {page.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If you change the text, that approval round ends, and they are told.
        </Notice>
      )}
      {refused?.other && <OtherWords other={refused.other} zone={page.zone} language={page.language} />}
      <div className="split">
        <ClauseEditor page={page} refused={refused} back={back} />
        <TemplateWords page={page} />
      </div>
    </>
  )
}

function TemplateWords({ page }: { page: Awaited<ReturnType<typeof loader>> }) {
  return (
    // A long text scrolls inside its card, so the card takes the focus of a keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="card preview" aria-label="What the template says" tabIndex={0}>
      <div className="row between">
        <h2>What the template says</h2>
        <small>{page.edited ? 'not used now' : 'as answered'}</small>
      </div>
      {page.movedOn && (
        <Notice tone="wait">
          The answers have changed these words since you wrote your own. Compare them.
        </Notice>
      )}
      <div className="policy" lang={page.language}>
        {page.template ? (
          <section>
            <h2 dir="auto">{page.template.heading}</h2>
            <BlocksText blocks={page.template.blocks} />
          </section>
        ) : (
          <p>With the answers given, the template leaves this section out.</p>
        )}
      </div>
      {page.parts.length > 0 && (
        <p className="muted">
          Its parts are written separately:{' '}
          {page.parts.map((part, index) => (
            <span key={part.id}>
              {index > 0 && ', '}
              <a href={`/policies/${page.slug}/draft/${part.id}/text`}>{part.heading}</a>
            </span>
          ))}
        </p>
      )}
    </article>
  )
}
