// An outside expert reads one draft by their link, comments and suggests words. No sign-in, and nothing else is reachable.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { countOpenBySection, countThreads } from '../../db/threads'
import { openExpertVisit } from '../commands/invite-expert'
import { openDraft } from '../commands/open-draft'
import { readSection, readThreads } from '../commands/read-threads'
import type { Context } from '../context'
import { isVisiting, linkIsOver, type ExpertLink } from '../domain/expert-link'
import { allClauses } from '../domain/policy-document'
import { answerThreadForm, placeAfter } from '../drafting/thread-form'
import { readForm, typedAgain } from '../forms/fields'
import { readThreadAddress, threadAddress } from '../forms/thread-address'
import { expertDesk, openExpertLink, tooManyForms } from '../identity/expert-visit'
import { tokenPageHeaders } from '../identity/one-time-link'
import { ExpertDoor, ExpertDraft, ExpertHead, ExpertLinkOver } from '../ui/expert-page'
import { Notice } from '../ui/notice'
import { Pager } from '../ui/pager'
import { SectionPicker } from '../ui/section-picker'
import { SectionThreads } from '../ui/section-threads'
import { doneSentence, NoThreads, StandingTabs, ThreadErrors, ThreadGroups } from '../ui/thread-list'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.kind === 'draft' ? `DRAFT: ${page.facts.title} · Candor` : 'A draft · Candor' },
]
export const headers = () => tokenPageHeaders

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const link = await openExpertLink(context.candor, params.token ?? '')
  const page = link && (await pageFor(context, request, link))
  if (page) return data(page, { headers: tokenPageHeaders })
  return data({ kind: 'over' as const }, { status: 410, headers: tokenPageHeaders })
}

async function pageFor(context: Context, request: Request, link: ExpertLink) {
  const { db, library, now } = context.candor
  const open = await openDraft(db, library, { policyId: link.policyId })
  if (!open.ok) return null
  const { draft, document, template } = open.value
  const facts = {
    title: draft.title,
    name: link.name,
    invitedBy: link.createdBy.name,
    organisation: context.organisation?.name ?? '',
    expiresAt: link.expiresAt,
    zone: context.organisation?.timeZone ?? 'UTC',
  }
  if (!isVisiting(link, now())) return { kind: 'door' as const, facts, once: newId() }
  const asked = readThreadAddress(request)
  const { clause, standing } = asked
  const { policyId } = link
  const isListed = new URL(request.url).searchParams.get('show') === 'comments'
  const bySection = await countOpenBySection(db, policyId)
  const threads = await readThreads(db, {
    ...{ policyId, document, standing, page: asked.page },
    reader: { kind: 'expert', id: link.id, name: link.name },
    ...(clause !== undefined && { clauseId: clause }),
  })
  const here = clause !== undefined ? 'section' : isListed ? 'comments' : 'draft'
  return {
    kind: 'draft' as const,
    facts,
    here: here as 'section' | 'comments' | 'draft',
    document: here === 'draft' ? document : null,
    section: clause === undefined ? null : (readSection(document, clause) ?? null),
    clause,
    standing,
    done: asked.done,
    ...threads,
    counts: await countThreads(db, { policyId, clauseId: clause }),
    bySection,
    open: Object.values(bySection).reduce((sum, count) => sum + count, 0),
    sections: allClauses(document.clauses).map(({ id, number, heading }) => ({
      ...{ id, number, heading },
      open: bySection[id] ?? 0,
    })),
    language: template.language,
    now: now().toISOString(),
    path: new URL(request.url).pathname.replace(/\.data$/, ''),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const typed = Object.values(typedAgain(form, ['heading', 'markdown', 'text'])).filter(
    (text) => text.trim() !== '',
  )
  const link = await openExpertLink(context.candor, params.token ?? '')
  if (await tooManyForms(context, link)) return data({ over: tooMany, typed }, { status: 429 })
  if (!link) return data({ over: linkOver, typed }, { status: 410 })
  const desk = expertDesk(context, link, form)
  if (form.get('intent') === 'open') {
    const opened = await openExpertVisit(desk)
    if (opened.ok) return redirect(placeOf(request), 303)
    return data({ over: linkOver, typed }, { status: 410 })
  }
  const answer = await answerThreadForm(desk, link.policyId, form)
  if (answer.ok) return redirect(placeAfter(request, answer.did), 303)
  if (answer.rule === linkIsOver.rule) return data({ over: linkOver, typed }, { status: 410 })
  return data({ refused: answer.form }, { status: 422 })
}

/** The same for every reason, so that nobody learns which by trying. */
const linkOver = { title: 'This link does not work', sentence: linkIsOver.sentence }
const tooMany = {
  title: 'Too many forms at once',
  sentence:
    'Many forms came from here in a short time. Wait a few minutes, then open the link and send it again.',
}

function placeOf(request: Request): string {
  const url = new URL(request.url)
  return `${url.pathname.replace(/\.data$/, '')}${url.search}`
}

export default function Expert() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'over' in answer) return <ExpertLinkOver over={answer.over} typed={answer.typed} />
  if (page.kind === 'over') return <ExpertLinkOver over={linkOver} typed={[]} />
  if (page.kind === 'door') return <ExpertDoor facts={page.facts} once={page.once} />
  return <ExpertPages page={page} refused={answer && 'refused' in answer ? answer.refused : undefined} />
}

type DraftPages = Extract<NonNullable<Awaited<ReturnType<typeof pageFor>>>, { kind: 'draft' }>
type Refused = Parameters<typeof ThreadErrors>[0]['refused']

function ExpertPages({ page, refused }: { page: DraftPages; refused: Refused }) {
  const { path, clause, standing } = page
  const place = {
    now: page.now,
    zone: page.facts.zone,
    language: page.language,
    once: page.once,
    writeBy: null,
  }
  const hrefOf = (id: string) => threadAddress(path, { clause: id })
  return (
    <>
      <ExpertHead facts={page.facts} path={path} here={page.here} open={page.open} />
      <ThreadErrors refused={refused} />
      {page.here === 'draft' && page.document && (
        <ExpertDraft document={page.document} openBySection={page.bySection} hrefOf={hrefOf} />
      )}
      {page.here === 'comments' && <AllComments page={page} place={place} refused={refused} />}
      {page.here === 'section' && (
        <SectionThreads
          section={page.section}
          groups={page.groups}
          counts={page.counts}
          standing={standing}
          next={
            page.page < page.pages ? threadAddress(path, { clause, standing, page: page.page + 1 }) : null
          }
          isFirst={page.page === 1}
          place={place}
          done={page.done}
          refused={refused}
          mayComment
          listeners={[]}
          standingHref={(one) => threadAddress(path, { clause, standing: one })}
          clauseHref={hrefOf}
        />
      )}
    </>
  )
}

function AllComments({
  page,
  place,
  refused,
}: {
  page: DraftPages
  place: Parameters<typeof ThreadGroups>[0]['place']
  refused: Refused
}) {
  const { path, standing, groups, done } = page
  const show = 'comments'
  const isShown = groups.some((group) => group.threads.some((thread) => thread.id === done?.thread))
  return (
    <>
      {done && !isShown && <Notice tone="good">{doneSentence(done)}</Notice>}
      <SectionPicker sections={page.sections} />
      <StandingTabs
        standing={standing}
        counts={page.counts}
        hrefOf={(one) => threadAddress(path, { show, standing: one })}
      />
      <div className="stack loose narrow">
        <ThreadGroups
          groups={groups}
          place={place}
          refused={refused}
          done={done}
          hrefOf={(id) => threadAddress(path, { clause: id })}
        />
        {groups.length === 0 && <NoThreads standing={standing} section={false} />}
      </div>
      <Pager
        next={page.page < page.pages ? threadAddress(path, { show, standing, page: page.page + 1 }) : null}
        isFirst={page.page === 1}
        firstHref={threadAddress(path, { show, standing })}
      />
    </>
  )
}
