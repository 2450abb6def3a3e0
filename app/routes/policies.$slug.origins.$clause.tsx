// Where each sentence of a section comes from: template, answers, conditions or somebody's hand; with the way to change it.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findVersionByOrdinal, getVersionOrigin } from '../../db/versions'
import { clauseOrigins } from '../commands/clause-origins'
import type { OpenDraft } from '../commands/open-draft'
import { restoreClause } from '../commands/restore-clause'
import { templateOfDraft } from '../commands/templates'
import type { Context } from '../context'
import { draftPage } from '../drafting/draft-page'
import { deepEqual } from '../domain/deep-equal'
import { editMark, type DraftText } from '../domain/draft'
import { may } from '../domain/permission'
import { allClauses, findClause, type PolicyDocument } from '../domain/policy-document'
import type { Template } from '../domain/template'
import { addressNumber } from '../forms/address'
import { readForm } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { AboutSection, HandWritten, OriginsList } from '../ui/clause-origins'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Where it comes from: ${page?.clause.heading ?? 'section'} · Candor` },
]

/** A text and all that it was drafted from: the draft, or one version. */
type Text = { document: PolicyDocument; draft: DraftText; template: Template | undefined; until?: string }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, person, zone } = page
  const { searchParams } = new URL(request.url)
  const submission = searchParams.has('submission')
    ? addressNumber(searchParams.get('submission') ?? '')
    : null
  const text: Text = submission === null ? page : await versionText(context, page, submission)
  const clause = findClause(text.document, params.clause ?? '') ?? notFound('section')
  const { draft, template, document } = text
  const from = template && { policyId: policy.id, draft, template, until: text.until }
  const traced = from && (await clauseOrigins(context.candor.db, from, clause.id))
  const known = traced && deepEqual(traced.provenance.clause.blocks, clause.blocks) ? traced : null
  const ids = allClauses(document.clauses).map((one) => ({ id: one.id, number: one.number }))
  const at = ids.findIndex((one) => one.id === clause.id)
  return {
    slug: policy.slug,
    title: draft.title,
    submission,
    clause,
    origins: known,
    template: template ? { title: template.title, version: template.version } : null,
    parts: clause.clauses.map(({ id, number, heading }) => ({ id, number, heading })),
    before: ids[at - 1] ?? null,
    after: ids[at + 1] ?? null,
    started: editMark(draft, clause.id),
    mayChange: submission === null && may(person, 'write-drafts'),
    language: document.language,
    zone,
    done: searchParams.get('done') === 'restored',
    once: newId(),
  }
}

async function versionText(context: Context, page: OpenDraft, ordinal: number): Promise<Text> {
  const { db, library } = context.candor
  const version = (await findVersionByOrdinal(db, page.policy.id, ordinal)) ?? notFound('version')
  const origin = await getVersionOrigin(db, version.id)
  return {
    document: version.document,
    draft: { ...origin, title: version.title },
    template: await templateOfDraft(db, library, origin),
    until: version.submittedAt,
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy } = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const form = await readForm(request)
  const clauseId = params.clause ?? ''
  const started = String(form.get('started') ?? '')
  const outcome = await restoreClause(deskFor(context, form), { policyId: policy.id, clauseId, started })
  if (outcome.ok)
    return redirect(`/policies/${policy.slug}/origins/${encodeURIComponent(clauseId)}?done=restored`, 303)
  return data({ sentence: outcome.sentence }, { status: 422 })
}

export default function ClauseOriginsPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { slug, clause, origins, submission } = page
  const whole = submission === null ? `/policies/${slug}/preview` : `/policies/${slug}/versions/${submission}`
  return (
    <>
      <PageHead
        title={
          <span dir="auto">
            <span className="num">{clause.number}</span> {clause.heading}
          </span>
        }
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${slug}/plan` },
          { label: submission === null ? 'Read the draft' : `Submission ${submission}`, href: whole },
        ]}
      >
        <p className="row">
          {submission === null ? (
            <span className="draft-mark">DRAFT</span>
          ) : (
            <span className="muted">As it was sent in submission {submission}.</span>
          )}
          <span className="muted">Where each sentence comes from</span>
        </p>
      </PageHead>
      {refused && <ErrorSummary sentence={refused.sentence} />}
      {page.done && <Notice tone="good">The template’s words stand here again.</Notice>}
      {origins ? (
        <div className="stack loose">
          <AboutSection page={page} origins={origins} />
          <HandWritten page={page} origins={origins} />
          <OriginsList page={page} origins={origins} />
        </div>
      ) : (
        <Notice tone="wait" title="Not known any more">
          This text was kept whole, but the template it was made from is not the one that is installed here.
          Its words cannot be traced back one by one.
        </Notice>
      )}
      {page.parts.length > 0 && (
        <p>
          Its parts:{' '}
          {page.parts.map((part, index) => (
            <span key={part.id}>
              {index > 0 && ', '}
              <a href={addressOf(page, part.id)} dir="auto">
                {part.number} {part.heading}
              </a>
            </span>
          ))}
        </p>
      )}
      <nav className="row" aria-label="Other sections">
        {page.before && <a href={addressOf(page, page.before.id)}>Section {page.before.number}</a>}
        {page.after && <a href={addressOf(page, page.after.id)}>Section {page.after.number}</a>}
        <a href={`${whole}#clause-${clause.id}`}>The whole text</a>
      </nav>
    </>
  )
}

function addressOf(page: { slug: string; submission: number | null }, id: string): string {
  const version = page.submission === null ? '' : `?submission=${page.submission}`
  return `/policies/${page.slug}/origins/${encodeURIComponent(id)}${version}`
}
