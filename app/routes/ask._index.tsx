// "Can I post this?": choices and words, or a question about one section of a policy. What is typed here stays here until it is sent.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listQuestions } from '../../db/questions'
import { answerSituation } from '../commands/answer-situation'
import { askQuestion, questionLimit } from '../commands/ask-question'
import { livePolicies, namedHelper } from '../commands/live-rules'
import type { Context } from '../context'
import type { Person } from '../domain/person'
import { findClause } from '../domain/policy-document'
import { hoursWords, promisedHours } from '../domain/promise'
import { readProfileKey, readSubjectKey, type SubjectKey } from '../domain/situation'
import { answerAddress, type SituationAnswer } from '../domain/situation-answer'
import { subjectsIn } from '../domain/subject-words'
import type { Refusal } from '../domain/outcome'
import { questionState } from '../governance/question'
import { readFields, readForm, typedAgain } from '../forms/fields'
import type { RefusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { AskAboutSection } from '../ui/ask-about-section'
import { AskAnswer } from '../ui/ask-answer'
import { AskForm } from '../ui/ask-form'
import { ErrorSummary } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { QuestionRows } from '../ui/question-rows'

export const meta: MetaFunction = () => [{ title: 'Can I post this? · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'ask')
  const asked = new URL(request.url).searchParams
  const { db, now } = context.candor
  const at = now()
  const mine = await listQuestions(db, { show: 'all', askedOf: null, askedBy: person.id, at, limit: 5 })
  return {
    section: await sectionOf(context, asked),
    chosen: {
      profile: readProfileKey(asked.get('profile')) ?? '',
      about: readSubjectKey(asked.get('about')) ?? '',
    },
    mine: mine.map((question) => ({ ...question, state: questionState(question, at) })),
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
    once: newId(),
  }
}

/** The section that a link from a policy names, or null without one. @throws 404 for one that is not in force */
async function sectionOf(context: Context, asked: URLSearchParams): Promise<AskedSection | null> {
  const slug = asked.get('policy')
  if (slug === null) return null
  return (await findSection(context, slug, asked.get('clause') ?? '')) ?? notFound('section')
}

type AskedSection = Parameters<typeof AskAboutSection>[0]['section']

async function findSection(context: Context, slug: string, clauseId: string): Promise<AskedSection | null> {
  const { db, now } = context.candor
  const record = slug && (await findPolicyBySlug(db, slug.slice(0, 200).replaceAll('\0', '')))
  const [policy] = record ? await livePolicies(db, { at: now(), policyId: record.id }) : []
  const clause = policy && findClause(policy.document, clauseId)
  if (!policy || !clause) return null
  return {
    slug: policy.slug,
    policy: policy.title,
    version: policy.number,
    clause: { ...clause, clauses: [] },
    ask: { name: namedHelper(policy), within: hoursWords(promisedHours(policy.answers)) },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = allowed(context, request, 'ask')
  const form = await readForm(request)
  const typed = typedAgain(form, ['intent', 'profile', 'about', 'policy', 'clause', 'words'])
  const fields = readFields(form, {
    intent: { label: 'The button', max: 20 },
    profile: { label: 'The account', max: 20 },
    about: { label: 'The subject', max: 20 },
    policy: { label: 'The policy', max: 200 },
    clause: { label: 'The section', max: 100 },
    words: { label: 'What you typed', max: questionLimit, lines: true },
  })
  const section = await findSection(context, typed['policy'] ?? '', typed['clause'] ?? '')
  if (!fields.ok) return again(fields, typed, { section })
  return fields.value.intent === 'ask'
    ? send(context, form, { sent: fields.value, typed, person, section })
    : look(context, person, { sent: fields.value, typed })
}

/** The page that comes back: a form with what was typed, for the section it is about, subjects that the words speak of, or the answer. */
type Came = RefusedForm & {
  section?: AskedSection | null
  suggested?: SubjectKey[]
  answer?: SituationAnswer
}

function again({ rule, sentence, fields }: Omit<Refusal, 'ok'>, typed: Typed, more: Partial<Came> = {}) {
  const came: Came = { rule, sentence, fields, typed, ...more }
  return data(came, { status: sentence === '' ? 200 : 422 })
}

type Sent = Record<'profile' | 'about' | 'policy' | 'clause' | 'words', string>
type Typed = Record<string, string>

/** Shows what holds. With words it answers at once, so that they are not lost; without, at the answer's address. */
async function look(context: Context, person: Person, { sent, typed }: { sent: Sent; typed: Typed }) {
  const profile = readProfileKey(sent.profile)
  const about = readSubjectKey(sent.about)
  const spoken = subjectsIn(sent.words)
  if (!profile || !about) {
    const fields: Record<string, string> = {}
    if (!profile) fields['profile'] = 'Choose where you would post it.'
    if (!about && sent.words === '')
      fields['about'] = 'Choose what it is about, or describe it in the box below.'
    else if (!about && spoken.length === 0)
      fields['about'] = 'Your words fit none of these by themselves. Choose the nearest one.'
    const isMissing = Object.keys(fields).length > 0
    const sentence = isMissing ? 'One choice is missing.' : ''
    return again({ rule: 'choose', sentence, fields }, typed, { suggested: spoken })
  }
  const situation = { profile, about }
  if (sent.words === '') return redirect(answerAddress(situation), 303)
  const { db, now } = context.candor
  const answer = await answerSituation(db, {
    ...{ situation, also: spoken.slice(0, 4) },
    ...{ personId: person.id, at: now() },
  })
  return again({ rule: '', sentence: '' }, typed, { answer })
}

async function send(
  context: Context,
  form: FormData,
  {
    sent,
    typed,
    person,
    section,
  }: { sent: Sent; typed: Typed; person: Person; section: AskedSection | null },
) {
  const { db, now } = context.candor
  const profile = readProfileKey(sent.profile)
  const about = readSubjectKey(sent.about)
  const situation = profile && about ? { profile, about } : null
  const policy = sent.policy === '' ? undefined : await findPolicyBySlug(db, sent.policy)
  const place = policy ? { policyId: policy.id, clauseId: sent.clause } : null
  const asked = await askQuestion(deskFor(context, form), { words: sent.words, situation, place })
  if (asked.ok) return redirect(`/ask/${asked.value.id}?done=asked`, 303)
  if (!situation || place) return again(asked, typed, { section })
  const answer = await answerSituation(db, { situation, also: [], personId: person.id, at: now() })
  return again(asked, typed, { answer })
}

export default function Ask() {
  const { chosen, mine, zone, now, once, ...page } = useLoaderData<typeof loader>()
  const came = useActionData<typeof action>()
  const section = came?.section ?? page.section
  const summary = <ErrorSummary sentence={came?.sentence} fields={came?.fields} />
  if (came?.answer)
    return (
      <>
        {summary}
        <AskAnswer answer={came.answer} words={came.typed['words'] ?? ''} fields={came.fields} once={once} />
      </>
    )
  if (section)
    return (
      <div className="stack loose narrow">
        {summary}
        <AskAboutSection
          section={section}
          words={came?.typed['words'] ?? ''}
          fields={came?.fields}
          once={once}
        />
      </div>
    )
  return (
    <div className="stack loose narrow">
      {summary}
      <PageHead title="Can I post this?">
        <p>
          Two choices, and the policies answer at once, with the section that decides. What they do not cover
          goes to a person.
        </p>
      </PageHead>
      <AskForm typed={came?.typed ?? chosen} fields={came?.fields} suggested={came?.suggested ?? []} />
      {mine.length > 0 && (
        <section className="stack" aria-labelledby="mine">
          <h2 id="mine">What you asked before</h2>
          <QuestionRows caption="Questions you asked" questions={mine} zone={zone} now={now} />
        </section>
      )}
    </div>
  )
}
