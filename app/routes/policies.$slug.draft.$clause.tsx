// One section of a draft: its questions, and the text they give beside them. Saves while one writes; works without script.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useFetcher, useLoaderData } from '@remix-run/react'
import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { readAnswersForm } from '../answers-form'
import { otherAnswers } from '../commands/other-answers'
import { openDraft } from '../commands/open-draft'
import { saveAnswers, skipQuestions } from '../commands/save-answers'
import { draftPage } from '../draft-page'
import { answerTo, isAsked } from '../domain/answer'
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
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { DraftScreen, type ScreenFormProps } from '../ui/draft-screen'
import type { ScreenResult } from '../ui/screen-facts'
import { findOpenRound } from '../../db/rounds'
import { listPeople } from '../../db/people-list'

export const handle = { script: true }

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.section.heading}: ${page.policyTitle}` : 'Candor' },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template, states, person, zone } = page
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
    skipped: draft.skipped,
    edits: editsForScreen(draft.edits, template, screen),
    movedOn: templateMovedOn(draft, template, screen),
    marks: Object.fromEntries(questions.map(({ id }) => [id, markOf(answerTo(draft.answers, id))])),
    revision: draft.revision,
    savedAt: draft.changedAt,
    savedBy: draft.changedBy === person.id ? null : draft.changedByName,
    zone,
    why: clause ? { why: clause.why, source: clause.source, checked: clause.checked } : null,
    notes: clause?.notes ?? [],
    inReview: round !== undefined,
    more: new URL(request.url).searchParams.get('done') === 'more',
    people: asksPeople ? await peopleNames(context.candor.db) : [],
  }
}

async function peopleNames(db: Parameters<typeof listPeople>[0]): Promise<string[]> {
  const { people } = await listPeople(db, { standing: 'active', limit: 200 })
  return people.map((person) => (person.jobTitle ? `${person.name}, ${person.jobTitle}` : person.name))
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, template } = page
  const screen = screenOf(template, params.clause ?? '') ?? notFound('section')
  const questions = screenQuestions(template, screen)
  const form = await request.formData()
  const sent = readAnswersForm(form, questions)
  const desk = deskFor(context, form)
  const answersForm = { policyId: policy.id, revision: sent.revision, entries: sent.entries }
  const intent = form.get('intent')
  const outcome =
    intent === 'skip'
      ? await skipQuestions(desk, { ...answersForm, skip: sent.asked })
      : await saveAnswers(desk, answersForm)
  const open = await openDraft(context.candor.db, context.candor.library, { policyId: policy.id })
  const now = open.ok ? open.value : page
  if (!outcome.ok) {
    const contested = outcome.rule === 'answer-changed-meanwhile' ? Object.keys(outcome.fields ?? {}) : []
    const result: ScreenResult = {
      kind: 'refused',
      sentence: outcome.sentence,
      fields: outcome.fields ?? {},
      typed: sent.typed,
      revision: now.draft.revision,
      marks: Object.fromEntries(contested.map((id) => [id, markOf(answerTo(now.draft.answers, id))])),
      others: await otherAnswers(context.candor.db, { ...now, questions: contested }),
    }
    return data(result, { status: 422 })
  }
  if (intent === 'autosave') {
    const { revision, at, marks } = outcome.value
    const result: ScreenResult = { kind: 'saved', revision, at, marks }
    return data(result)
  }
  const followUp = questions.some(
    ({ id, when }) =>
      !sent.asked.includes(id) &&
      isAsked({ when }, now.draft.answers) &&
      answerTo(now.draft.answers, id) === undefined,
  )
  if (followUp) return redirect(`/policies/${policy.slug}/draft/${screen}?done=more`, 303)
  const next = sectionAfter(draftSections(template, now.states), screen)
  return redirect(
    next ? `/policies/${policy.slug}/draft/${next.clauseId}` : `/policies/${policy.slug}/answers`,
    303,
  )
}

/** A save that does not get through comes back as a sentence instead of an error page, so that nothing typed is lost. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    const answer = await serverAction<typeof action>()
    return signsIn(answer) ? signedOut : answer
  } catch (error) {
    if (signsIn(error)) return signedOut
    if (error instanceof Response && error.status < 400) throw error
    return unreachable
  }
}

const signedOut: ScreenResult = {
  kind: 'unreachable',
  sentence:
    'Not saved: you were signed out. Sign in again in another tab, then save here. What you typed stays.',
}

const unreachable: ScreenResult = {
  kind: 'unreachable',
  sentence: 'Not saved: the server did not answer. What you typed stays here, and Candor tries again.',
}

function signsIn(answer: unknown): boolean {
  return answer instanceof Response && (answer.headers.get('location') ?? '').startsWith('/sign-in')
}

/** What is saved while one writes is known here already; and after a save that did not get through nothing is asked. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.formData?.get('intent') !== 'autosave' &&
  change.actionResult?.kind !== 'unreachable' &&
  change.defaultShouldRevalidate

export default function DraftSectionPage() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const fetcher = useFetcher<typeof action>()
  useFocusOnNextSection(page.screen)
  return (
    <DraftScreen
      key={page.screen}
      page={page}
      result={result}
      form={ScreenForm}
      autosave={{
        data: fetcher.data,
        idle: fetcher.state === 'idle',
        send: (form) => fetcher.submit(form, { method: 'post' }),
      }}
    />
  )
}

/** Going on without loading a page anew: reading and tabbing start at the top of the next section. */
function useFocusOnNextSection(screen: string): void {
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus()
  }, [screen])
}

function ScreenForm({ formRef, ...form }: ScreenFormProps) {
  return <Form method="post" noValidate ref={formRef} {...form} />
}
