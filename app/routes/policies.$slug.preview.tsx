// The draft as people will read it, all of it or as one of them would, marked DRAFT on screen and paper, with its exports.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countThreads } from '../../db/threads'
import { audienceGroups } from '../commands/choose-audience'
import { findViewer, type Viewer } from '../commands/find-viewer'
import { draftPage } from '../drafting/draft-page'
import { may } from '../domain/permission'
import type { Clause } from '../domain/policy-document'
import { exportedAudience, readerPart } from '../domain/reader-part'
import { drawPolicy } from '../render/draw-policy'
import { DrawnPolicyText } from '../render/drawn-policy'
import { PolicyContents } from '../render/web'
import { DraftHead } from '../ui/draft-head'
import { Notice } from '../ui/notice'
import { PreviewAs, PreviewBar } from '../ui/preview-as'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `DRAFT: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, draft, template, gaps, person, zone } = page
  const { db, now } = context.candor
  const { searchParams } = new URL(request.url)
  const asked = (name: string) => searchParams.get(name) ?? ''
  const groups = await audienceGroups(db, template, page.document)
  const wish = { as: asked('as').slice(0, 60), group: asked('group'), person: asked('person') }
  const viewer = await findViewer(db, wish, groups)
  const { document, part } = readerPart(page.document, seenBy(viewer))
  return {
    viewer,
    part,
    groups,
    slug: policy.slug,
    title: draft.title,
    changedBy: draft.changedByName,
    changedAt: draft.changedAt,
    fingerprint: draft.fingerprint,
    now: now().toISOString(),
    zone,
    openThreads: (await countThreads(context.candor.db, { policyId: policy.id })).open,
    document: { ...document, clauses: document.clauses.map(outlineOf) },
    drawn: drawPolicy(document, { under: `/policies/${policy.slug}/origins` }),
    missing: gaps.length,
    mayWrite: may(person, 'write-drafts'),
  }
}

/** Of which groups the viewer is; the author sees all of it. */
function seenBy(viewer: Viewer): { groups: string[]; all: boolean } {
  switch (viewer.kind) {
    case 'author':
    case 'unclear':
      return { groups: [], all: true }
    case 'person':
      return { groups: viewer.groups.map((group) => group.key), all: false }
    case 'group':
      return { groups: [viewer.group.key], all: false }
    case 'no-group':
      return { groups: [], all: false }
    default:
      return viewer satisfies never
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
  const { slug, document, part, missing, mayWrite } = page
  const audience = exportedAudience(part)
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
              href={`/policies/${slug}/export?version=draft&format=${format}${audience && `&audience=${audience}`}`}
            >
              {label}
            </a>
          ))}
          <a
            className="button small"
            href={`/policies/${slug}/export?version=draft&format=docx&comments=1${audience && `&audience=${audience}`}`}
          >
            Word with comments
          </a>
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
      <PreviewBar slug={slug} viewer={page.viewer} part={part} />
      <PreviewAs slug={slug} viewer={page.viewer} part={part} groups={page.groups} />
      {mayWrite && (
        <p className="no-print">
          <a href={`/policies/${slug}/sections`}>Choose whom each section is for</a>
        </p>
      )}
      <div className="aside">
        <PolicyContents document={document} />
        <DrawnPolicyText policy={page.drawn} />
      </div>
      <p className="mono muted">Fingerprint {page.fingerprint.slice(0, 16)}</p>
    </>
  )
}
