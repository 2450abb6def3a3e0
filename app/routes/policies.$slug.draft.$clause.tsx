// One section of a draft: its questions, and the text they give beside them. Saves while one writes; works without script.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { draftPage } from '../drafting/draft-page'
import { saveSection } from '../drafting/save-section'
import { answerTo } from '../domain/answer'
import { findOwnClause } from '../domain/arrangement'
import { templateMovedOn } from '../domain/draft'
import {
  draftSections,
  editsForScreen,
  screenOf,
  screenQuestions,
  sectionAfter,
  sectionBefore,
  templateForScreen,
} from '../domain/draft-sections'
import { markOf } from '../domain/mark'
import { answersFromProfile } from '../domain/profile'
import { allTemplateClauses, type TemplateClause } from '../domain/template'
import { notFound } from '../identity/guard'
import { DraftScreen } from '../ui/draft-screen'
import { sendForm } from '../ui/send-form'
import { getProfile } from '../../db/profile'
import { findOpenRound } from '../../db/rounds'
import { listPeople } from '../../db/people-list'
import { countOpenBySection } from '../../db/threads'

export const handle = { script: true }

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.section.heading}: ${page.policyTitle}` : 'Candor' },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template, states, person, zone } = page
  const own = findOwnClause(draft.arrangement, params.clause ?? '')
  if (own) throw redirect(`/policies/${policy.slug}/draft/${params.clause}/text`, 303)
  const screen = screenOf(template, params.clause ?? '')
  if (!screen) notFound('section')
  if (screen !== params.clause) throw redirect(`/policies/${policy.slug}/draft/${screen}`, 303)
  const sections = draftSections(template, states)
  const section = sections.find((one) => one.clauseId === screen) ?? notFound('section')
  const questions = screenQuestions(template, screen)
  const clause = template.clauses.find((one) => one.id === screen)
  const round = await findOpenRound(context.candor.db, policy.id)
  const asksPeople = questions.some((question) => question.type === 'person')
  return {
    slug: policy.slug,
    policyTitle: draft.title,
    section,
    screen,
    before: sectionBefore(sections, screen)?.clauseId ?? null,
    after: sectionAfter(sections, screen)?.heading ?? null,
    template: templateForScreen(template, screen),
    questionIds: questions.map((question) => question.id),
    answers: draft.answers,
    profile: answersFromProfile((await getProfile(context.candor.db)).answers, { questions }),
    skipped: draft.skipped,
    edits: editsForScreen(draft.edits, template, screen),
    arrangement: draft.arrangement,
    movedOn: templateMovedOn(draft, template, screen),
    marks: Object.fromEntries(questions.map(({ id }) => [id, markOf(answerTo(draft.answers, id))])),
    revision: draft.revision,
    savedAt: draft.changedAt,
    savedBy: draft.changedBy === person.id ? null : draft.changedByName,
    zone,
    why: clause ? { why: clause.why, source: clause.source, checked: clause.checked } : null,
    notes: clause?.notes ?? [],
    inReview: round !== undefined,
    openThreads: await openOn(context.candor.db, policy.id, clause),
    more: new URL(request.url).searchParams.get('done') === 'more',
    people: asksPeople ? await peopleNames(context.candor.db) : [],
  }
}

/** Open comments on a section and its parts. */
async function openOn(
  db: Parameters<typeof listPeople>[0],
  policyId: string,
  clause: TemplateClause | undefined,
): Promise<number> {
  const open = await countOpenBySection(db, policyId)
  return allTemplateClauses(clause ? [clause] : []).reduce((sum, { id }) => sum + (open[id] ?? 0), 0)
}

async function peopleNames(db: Parameters<typeof listPeople>[0]): Promise<string[]> {
  const { people } = await listPeople(db, { standing: 'active', limit: 200 })
  return people.map((person) => (person.jobTitle ? `${person.name}, ${person.jobTitle}` : person.name))
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const result = await saveSection(context, request, { slug: params.slug, clause: params.clause })
  return result.kind === 'next'
    ? redirect(result.href, 303)
    : data(result, { status: result.kind === 'refused' ? 422 : 200 })
}

export default function DraftSectionPage() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <DraftScreen
      key={page.screen}
      page={page}
      result={result}
      wires={{
        send: (form) => sendForm(`/policies/${page.slug}/draft/${page.screen}/save`, form),
        go: (href) => window.location.assign(href),
      }}
    />
  )
}
