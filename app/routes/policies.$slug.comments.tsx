// Comments on a draft: everything said about it by section, or one section's text beside what was said of it.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countActiveLinks } from '../../db/expert-links'
import { newId } from '../../db/identifier'
import { listDraftReaders } from '../../db/mentions'
import { countOpenBySection, countThreads } from '../../db/threads'
import { readSection, readThreads } from '../commands/read-threads'
import { allClauses } from '../domain/policy-document'
import { may } from '../domain/permission'
import { draftPage } from '../drafting/draft-page'
import { answerThreadForm, placeAfter } from '../drafting/thread-form'
import { readForm } from '../forms/fields'
import { readThreadAddress, threadAddress } from '../forms/thread-address'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { DraftHead } from '../ui/draft-head'
import { Notice } from '../ui/notice'
import { Pager } from '../ui/pager'
import { SectionPicker } from '../ui/section-picker'
import { SectionThreads } from '../ui/section-threads'
import { doneSentence, NoThreads, StandingTabs, ThreadErrors, ThreadGroups } from '../ui/thread-list'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Comments: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, draft, template, document, person, zone } = page
  const { db, now } = context.candor
  const asked = readThreadAddress(request)
  const { clause, standing } = asked
  const reader = { kind: 'person', person } as const
  const [threads, counts, bySection, experts] = await Promise.all([
    readThreads(db, {
      ...{ policyId: policy.id, document, reader, standing, page: asked.page },
      ...(clause !== undefined && { clauseId: clause }),
    }),
    countThreads(db, { policyId: policy.id, clauseId: clause }),
    countOpenBySection(db, policy.id),
    countActiveLinks(db, policy.id, now()),
  ])
  const mayComment = may(person, 'comment-on-drafts')
  const section = clause === undefined ? null : (readSection(document, clause) ?? null)
  return {
    slug: policy.slug,
    title: draft.title,
    changedBy: draft.changedByName,
    changedAt: draft.changedAt,
    now: now().toISOString(),
    zone,
    language: template.language,
    clause: clause ?? null,
    section,
    standing,
    done: asked.done,
    groups: threads.groups,
    page: threads.page,
    pages: threads.pages,
    counts,
    openThreads: Object.values(bySection).reduce((sum, open) => sum + open, 0),
    sections: allClauses(document.clauses).map(({ id, number, heading }) => ({
      ...{ id, number, heading },
      open: bySection[id] ?? 0,
    })),
    mayComment,
    mayWrite: may(person, 'write-drafts'),
    approves: may(person, 'approve-versions'),
    experts,
    listeners:
      section && mayComment ? (await listDraftReaders(db)).filter((one) => one.id !== person.id) : [],
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy } = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const form = await readForm(request)
  if (form.get('intent') !== 'read') allowed(context, request, 'comment-on-drafts')
  const answer = await answerThreadForm(deskFor(context, form), policy.id, form)
  if (answer.ok) return redirect(placeAfter(request, answer.did), 303)
  return data(answer.form, { status: 422 })
}

export default function Comments() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <DraftHead page={page} here="comments" />
      <ThreadErrors refused={refused} />
      {page.clause === null ? (
        <AllThreads page={page} refused={refused} />
      ) : (
        <OneSection page={page} refused={refused} />
      )}
    </>
  )
}

type PageProps = {
  page: Awaited<ReturnType<typeof loader>>
  refused: ReturnType<typeof useActionData<typeof action>>
}

function AllThreads({ page, refused }: PageProps) {
  const { slug, groups, standing, done } = page
  const path = `/policies/${slug}/comments`
  const isShown = groups.some((group) => group.threads.some((thread) => thread.id === done?.thread))
  return (
    <>
      {done && !isShown && <Notice tone="good">{doneSentence(done)}</Notice>}
      <div className="row between top">
        {page.mayComment ? <SectionPicker sections={page.sections} /> : <span />}
        <span className="row">
          {page.mayComment && (
            <a className="button" href={`/policies/${slug}/return`}>
              Bring back a Word file
            </a>
          )}
          {page.mayWrite && (
            <a className="button" href={`/policies/${slug}/experts`}>
              Outside experts{page.experts > 0 && ` (${page.experts})`}
            </a>
          )}
        </span>
      </div>
      <StandingTabs
        standing={standing}
        counts={page.counts}
        hrefOf={(one) => threadAddress(path, { standing: one })}
      />
      <div className="stack loose narrow">
        <ThreadGroups
          groups={groups}
          place={placeOf(page)}
          refused={refused}
          done={done}
          hrefOf={(clause) => threadAddress(path, { clause })}
        />
        {groups.length === 0 && <NoThreads standing={standing} section={false} />}
      </div>
      <Pager
        next={page.page < page.pages ? threadAddress(path, { standing, page: page.page + 1 }) : null}
        isFirst={page.page === 1}
        firstHref={threadAddress(path, { standing })}
      />
    </>
  )
}

function OneSection({ page, refused }: PageProps) {
  const { slug, standing } = page
  const path = `/policies/${slug}/comments`
  const clause = page.clause ?? undefined
  return (
    <>
      <p className="no-print">
        <a href={path}>All comments on this draft</a>
      </p>
      <SectionThreads
        section={page.section}
        groups={page.groups}
        counts={page.counts}
        standing={standing}
        next={page.page < page.pages ? threadAddress(path, { clause, standing, page: page.page + 1 }) : null}
        isFirst={page.page === 1}
        place={placeOf(page)}
        done={page.done}
        refused={refused}
        mayComment={page.mayComment}
        listeners={page.listeners}
        caution={
          page.approves
            ? 'If an author takes your words, you have written part of the text. Somebody else must then approve it.'
            : undefined
        }
        standingHref={(one) => threadAddress(path, { clause, standing: one })}
        clauseHref={(id) => threadAddress(path, { clause: id })}
      />
    </>
  )
}

function placeOf({ now, zone, language, once, slug, mayWrite }: PageProps['page']) {
  const writeBy = (clauseId: string) => `/policies/${slug}/draft/${clauseId}/text`
  return { now, zone, language, once, writeBy: mayWrite ? writeBy : null }
}
