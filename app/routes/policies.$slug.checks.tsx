// Check questions of a policy: its authors take the template's, write their own, change, order and remove them.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPolicyBySlug, type PolicyRecord } from '../../db/policies'
import { editCheck, endCheck, moveCheckUp, takeTemplateChecks, writeCheck } from '../commands/change-checks'
import { readChecks } from '../commands/read-checks'
import { findTemplate } from '../commands/templates'
import type { Desk } from '../context'
import { checkLimits } from '../domain/check-question'
import { refused, type Outcome } from '../domain/outcome'
import { addressKey } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { CheckFieldsForAuthors, KeptChecks, OfferedChecks } from '../ui/check-authoring'
import { ErrorSummary } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check questions: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  if (!policy) notFound('policy')
  const checks = await readChecks(context.candor, policy)
  const edited = addressKey(request, 'edit')
  return {
    slug: policy.slug,
    title: policy.title,
    ...checks,
    editing: checks.questions.find(({ id }) => id === edited) ?? null,
    done: new URL(request.url).searchParams.get('done'),
    once: newId(),
  }
}

const optionNames = ['option0', 'option1', 'option2', 'option3', 'option4'] as const
const names = ['do', 'id', 'clause', 'question', ...optionNames, 'correct', 'why'] as const

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  if (!policy) notFound('policy')
  const form = await readForm(request)
  const typed = typedAgain(form, names)
  const option = { label: 'An answer', max: checkLimits.option }
  const fields = readFields(form, {
    do: { label: 'The button', max: 20 },
    id: { label: 'The question', max: 60 },
    clause: { label: 'The section', max: 80 },
    question: { label: 'The question', max: checkLimits.question },
    ...{ option0: option, option1: option, option2: option, option3: option, option4: option },
    correct: { label: 'The right answer', max: 1 },
    why: { label: 'The reason', max: checkLimits.why },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { clauses } = await readChecks(context.candor, policy)
  const template = await findTemplate(db, library, policy.templateId)
  const outcome = await perform(deskFor(context, form), policy, {
    ...fields.value,
    clauses: clauses.map(({ id }) => id),
    ids: form.getAll('take').filter((id) => typeof id === 'string'),
    template,
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/policies/${policy.slug}/checks?done=${fields.value.do}`, 303)
}

type Sent = Record<(typeof names)[number], string> & {
  clauses: string[]
  ids: string[]
  template: Awaited<ReturnType<typeof findTemplate>>
}

function perform(desk: Desk, policy: PolicyRecord, sent: Sent): Promise<Outcome<unknown>> {
  const policyId = policy.id
  const { id, clauses } = sent
  const typed = {
    clauseId: sent.clause,
    question: sent.question,
    options: optionNames.map((name) => sent[name]),
    correct: /^[0-4]$/.test(sent.correct) ? Number(sent.correct) : -1,
    why: sent.why,
  }
  switch (sent.do) {
    case 'take':
      return sent.template
        ? takeTemplateChecks(desk, { policyId, template: sent.template, ids: sent.ids, clauses })
        : Promise.resolve(
            refused('no-template', 'The template is not here any more. Write your own question.'),
          )
    case 'write':
      return writeCheck(desk, { policyId, typed, clauses })
    case 'edit':
      return editCheck(desk, { policyId, id, typed, clauses })
    case 'up':
      return moveCheckUp(desk, { policyId, id })
    case 'end':
      return endCheck(desk, { policyId, id })
    default:
      return Promise.resolve(
        refused('no-such-button', 'Choose what to do: press one of the buttons on this page.'),
      )
  }
}

const doneWords: Record<string, string> = {
  take: 'Taken over. Campaigns launched from now on can ask these questions.',
  write: 'The question is there. Campaigns launched from now on can ask it.',
  edit: 'Changed. Campaigns that run already ask the question as it was.',
  up: 'Moved up.',
  end: 'Removed. Campaigns that run already go on asking it.',
}

export default function Checks() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { slug, editing, done } = page
  const said = done !== null && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return (
    <div className="stack loose narrow">
      <PageHead
        title="Check questions"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${slug}` },
        ]}
      >
        <p className="muted">
          A few everyday situations show whether the policy is clear. A campaign can ask them before people
          acknowledge; questions that many get wrong point at a section to rewrite.
        </p>
      </PageHead>
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.isDraft && <Notice>Nothing is in force yet, so the sections here are those of the draft.</Notice>}
      {editing ? (
        <CheckFieldsForAuthors page={page} question={editing} refusal={refusal} />
      ) : (
        <>
          {page.questions.length === 0 ? (
            <Empty title="No questions yet">
              Take some from the template, or write your own: one situation, one right answer, no traps.
            </Empty>
          ) : (
            <KeptChecks questions={page.questions} slug={slug} once={page.once} />
          )}
          {page.offered.length > 0 && <OfferedChecks offered={page.offered} once={page.once} />}
          {page.questions.length < checkLimits.questions && (
            <CheckFieldsForAuthors page={page} question={null} refusal={refusal} />
          )}
        </>
      )}
    </div>
  )
}
