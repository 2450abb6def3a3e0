// The whole draft as people will read it, marked DRAFT on screen and paper, with its exports.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftPage } from '../drafting/draft-page'
import { may } from '../domain/permission'
import type { Clause } from '../domain/policy-document'
import { drawPolicy } from '../render/draw-policy'
import { DrawnPolicyText } from '../render/drawn-policy'
import { PolicyContents } from '../render/web'
import { DraftHead } from '../ui/draft-head'
import { Notice } from '../ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `DRAFT: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, draft, document, gaps, person, zone } = page
  return {
    slug: policy.slug,
    title: draft.title,
    changedBy: draft.changedByName,
    changedAt: draft.changedAt,
    fingerprint: draft.fingerprint,
    now: context.candor.now().toISOString(),
    zone,
    document: { ...document, clauses: document.clauses.map(outlineOf) },
    drawn: drawPolicy(document, { under: `/policies/${policy.slug}/origins` }),
    missing: gaps.length,
    mayWrite: may(person, 'write-drafts'),
  }
}

/** A clause as the list of contents needs it; its text is drawn apart. */
function outlineOf(clause: Clause): Clause {
  return { ...clause, blocks: [], clauses: clause.clauses.map(outlineOf) }
}

const formats = [
  { format: 'docx', label: 'Word' },
  { format: 'md', label: 'Markdown' },
] as const

export default function Preview() {
  const page = useLoaderData<typeof loader>()
  const { slug, document, missing, mayWrite } = page
  return (
    <>
      <p className="print-mark" aria-hidden>
        DRAFT
      </p>
      <DraftHead page={page} here="preview" />
      <div className="row between no-print">
        <p className="row">
          <span className="draft-mark">DRAFT</span>
          <span className="muted">Not approved, not in force.</span>
        </p>
        <div className="row">
          {formats.map(({ format, label }) => (
            <a
              key={format}
              className="button small"
              href={`/policies/${slug}/export?version=draft&format=${format}`}
            >
              {label}
            </a>
          ))}
          {mayWrite && (
            <a className="button primary" href={`/policies/${slug}/submission`}>
              Send for approval
            </a>
          )}
        </div>
      </div>
      {missing > 0 && (
        <Notice tone="wait">
          <p>
            {missing} {missing === 1 ? 'gap stands' : 'gaps stand'} in the text, marked like{' '}
            <mark className="gap">[this]</mark>. <a href={`/policies/${slug}/plan`}>See what is missing</a>
          </p>
        </Notice>
      )}
      <div className="aside">
        <PolicyContents document={document} />
        <DrawnPolicyText policy={page.drawn} />
      </div>
      <p className="mono muted">Fingerprint {page.fingerprint.slice(0, 16)}</p>
    </>
  )
}
