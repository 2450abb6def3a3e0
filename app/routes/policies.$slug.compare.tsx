// What changed between two texts of a policy: in counts, in the duties it changes, and word by word.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findComparison } from '../commands/find-comparison'
import { judgedDifference } from '../commands/judged-difference'
import { redlineView, textName, type ComparedText } from '../compare/comparison'
import { countDuties } from '../compare/duty-change'
import type { PolicyDocument } from '../domain/policy-document'
import { exportedAudience } from '../domain/reader-part'
import { summariseRedline } from '../compare/redline-summary'
import { versionStateWords } from '../governance/version'
import { addressNumber } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { drawRedline } from '../render/draw-redline'
import { DrawnPolicyText } from '../render/drawn-policy'
import { AudienceLine } from '../ui/audience-line'
import { ChangeContents, RedlinePages, RedlineViews } from '../ui/change-contents'
import { CompareForm } from '../ui/compare-form'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What changed: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-policies')
  const asked = new URL(request.url).searchParams
  const outcome = await findComparison(context.candor, person, {
    slug: params.slug ?? '',
    from: asked.get('from'),
    to: asked.get('to'),
    all: asked.get('all') === '1',
  })
  if (!outcome.ok && outcome.rule === 'no-policy') notFound('policy')
  if (!outcome.ok) {
    throw new Response(outcome.sentence, {
      status: 409,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
  const { policy, versions, readsDraft, choice, texts } = outcome.value
  if (choice.kind === 'unknown') notFound('version')
  const view = redlineView(asked.get('show'))
  const nameOf = (text: ComparedText) => textName(text, versions)
  const noteOf = (text: ComparedText) => versions.find(({ ordinal }) => ordinal === text)?.changeNote ?? null
  const audience = exportedAudience(texts?.part ?? null)
  return {
    ...policy,
    view,
    kind: choice.kind,
    readsDraft,
    from: choice.kind === 'pair' ? choice.from : null,
    to: choice.kind === 'pair' || choice.kind === 'alone' ? choice.to : null,
    names: choice.kind === 'pair' ? { from: nameOf(choice.from), to: nameOf(choice.to) } : null,
    note: choice.kind === 'pair' ? noteOf(choice.to) : null,
    part: texts?.part ?? null,
    word: choice.kind === 'pair' ? wordHref({ ...policy, ...choice, audience }) : null,
    compared:
      choice.kind === 'pair' && texts && !texts.isSame
        ? compared(texts, {
            against: nameOf(choice.from),
            view,
            page: addressNumber(asked.get('page') ?? ''),
          })
        : null,
    versions: versions.map((version) => ({
      value: String(version.ordinal),
      label: `${version.number ?? `Submission ${version.ordinal}`} (${versionStateWords[version.state].toLowerCase()})`,
    })),
  }
}

function compared(
  { key, ...texts }: { key: string; from: PolicyDocument; to: PolicyDocument },
  { against, ...shown }: { against: string; view: ReturnType<typeof redlineView>; page: number },
) {
  const { diff, verdict } = judgedDifference(key, texts)
  const summary = summariseRedline(diff, { against, duties: countDuties(verdict) })
  return { summary, differs: verdict.weight !== undefined, drawn: drawRedline(diff, verdict, shown) }
}

type WordAsked = { slug: string; from: number; to: ComparedText; audience: string }

function wordHref({ slug, from, to, audience }: WordAsked): string {
  const part = audience && `&audience=${audience}`
  return `/policies/${slug}/export?format=docx&version=${to}&against=${from}${part}`
}

export default function Compare() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="What changed"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}` },
          ...(page.readsDraft ? [{ label: 'History', href: `/policies/${page.slug}/history` }] : []),
        ]}
      >
        {page.names && (
          <p>
            From <b>{page.names.from}</b> to <b>{page.names.to}</b>
          </p>
        )}
      </PageHead>
      {page.versions.length > 0 && <CompareForm {...page} withDraft={page.readsDraft} />}
      <Compared page={page} />
    </>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Compared({ page }: { page: Page }) {
  const { compared: found, names } = page
  switch (page.kind) {
    case 'nothing-live':
      return <Notice title="Nothing is in force now.">Choose a version by its number instead.</Notice>
    case 'alone':
      return (
        <Notice title="There is only one text so far.">
          A comparison needs an earlier one. When the next version is published, it shows what changed.
        </Notice>
      )
    case 'pair':
      break
    default:
      page.kind satisfies never
  }
  if (!found || !names) {
    return (
      <Notice title="These two are the same text.">They have one fingerprint: not a letter differs.</Notice>
    )
  }
  return (
    <>
      <p className="redline-summary">{found.summary.sentence}</p>
      {page.note && (
        <p className="muted" dir="auto">
          What readers were told about {names.to}: {page.note}
        </p>
      )}
      <AudienceLine part={page.part} href={hrefOf(page, { all: false })} />
      {page.word && (
        <p className="row no-print">
          <a href={page.word}>Word with tracked changes</a>
          {page.to !== 'draft' && (
            <a href={`/policies/${page.slug}/compare?from=${page.to}&to=${page.from}`}>The other way round</a>
          )}
        </p>
      )}
      {found.differs && <Redline page={page} found={found} />}
    </>
  )
}

function Redline({ page, found }: { page: Page; found: NonNullable<Page['compared']> }) {
  const { drawn, summary } = found
  const hrefOfPage = (number: number): string => `${hrefOf(page)}&page=${number}`
  return (
    <>
      <RedlineViews
        view={page.view}
        duties={summary.duties}
        hrefOfView={(view) => hrefOf({ ...page, view })}
      />
      {page.view === 'duties' && <DutyExplanation count={summary.duties} />}
      {page.view !== 'all' && (
        <ChangeContents changes={drawn.contents} page={drawn.page} hrefOfPage={hrefOfPage} />
      )}
      {drawn.html !== '' && <DrawnPolicyText policy={drawn} look="redline" />}
      {drawn.renumbered.length > 0 && (
        <details className="card stack">
          <summary>
            {drawn.renumbered.length === 1
              ? '1 section only has another number'
              : `${drawn.renumbered.length} sections only have another number`}
          </summary>
          <ul>
            {drawn.renumbered.map((one) => (
              <li key={one.number} dir="auto">
                {one.was} is now {one.number}, {one.heading}
              </li>
            ))}
          </ul>
        </details>
      )}
      <RedlinePages page={drawn.page} pages={drawn.pages} hrefOfPage={hrefOfPage} />
    </>
  )
}

function DutyExplanation({ count }: { count: number }) {
  if (count === 0) {
    return (
      <Notice title="No change was found that alters a duty or a right.">
        Words were weighed, not meanings. Read what changed before you rely on it.
      </Notice>
    )
  }
  return (
    <p className="muted narrow">
      Found by words such as must, may, not, only and unless, by numbers, dates and roles, and by whom a
      section is for. It errs towards showing too much.
    </p>
  )
}

function hrefOf(
  page: Pick<Page, 'slug' | 'from' | 'to' | 'view' | 'part'>,
  { all = page.part?.all ?? false } = {},
): string {
  const show = page.view === 'changes' ? '' : `&show=${page.view}`
  return `/policies/${page.slug}/compare?from=${page.from}&to=${page.to}${show}${all ? '&all=1' : ''}`
}
