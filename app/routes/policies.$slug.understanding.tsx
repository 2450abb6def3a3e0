// Questions about a policy before the statement: one plain page, and afterwards what was right, why, and where to read it.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCampaignCheck, findCheckStanding, listAttempts } from '../../db/check-attempts'
import { newId } from '../../db/identifier'
import { findReading } from '../../db/reading'
import { findVersion } from '../../db/versions'
import { answerChecks } from '../commands/answer-checks'
import type { Context } from '../context'
import { triesWords, type CheckStanding } from '../domain/check-question'
import type { Person } from '../domain/person'
import { addressKey } from '../forms/address'
import { checkAnswersOf } from '../forms/check-answers'
import { readForm } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { CheckFields, CheckResults } from '../ui/check-form'
import { ErrorSummary, OnceKey } from '../ui/field'
import { markedQuestions } from '../ui/marked-questions'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Questions: ${page?.title ?? 'policy'} · Candor` },
]

type Asked = Awaited<ReturnType<typeof askedOf>>

/** What this reader is asked about the policy, with the questions as they are; 404 when nothing is in force. */
async function askedOf(context: Context, person: Person, from: { slug: string; request: Request }) {
  const { db, now } = context.candor
  const { slug } = from
  const versionId = addressKey(from.request, 'version')
  const reading = await findReading(db, {
    ...{ slug, personId: person.id, at: now() },
    ...(versionId !== undefined && { versionId }),
  })
  if (!reading) notFound('policy')
  const { policyId, asked } = reading
  const about = { campaignId: asked?.campaignId ?? '', policyId, personId: person.id }
  const check = asked && (await findCampaignCheck(db, asked.campaignId, policyId))
  return { reading, about, check, page: pageOf(reading) }
}

function pageOf(reading: { slug: string; ordinal: number; standing: { kind: string } }): string {
  const { slug, ordinal, standing } = reading
  return standing.kind === 'scheduled' ? `/policies/${slug}/versions/${ordinal}` : `/policies/${slug}`
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'acknowledge')
  const { db } = context.candor
  const asked = await askedOf(context, person, { slug: params.slug ?? '', request })
  const { reading, about, check } = asked
  const standing = await findCheckStanding(db, about)
  const last = standing.kind === 'none' ? undefined : (await listAttempts(db, about)).at(-1)
  return {
    title: reading.title,
    ownerName: reading.ownerName,
    page: asked.page,
    isAcknowledged: reading.asked?.acknowledgedAt != null,
    questions: (check?.questions ?? []).map(({ id, question, options }) => ({ id, question, options })),
    passMark: check?.passMark ?? 0,
    standing,
    marked: last ? await marked(context, asked, last.answers) : null,
    once: newId(),
  }
}

async function marked(context: Context, asked: Asked, answers: Record<string, number>) {
  const version = await findVersion(context.candor.db, asked.reading.versionId)
  return version && asked.check
    ? markedQuestions(asked.check.questions, answers, version.document, asked.page)
    : null
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = allowed(context, request, 'acknowledge')
  const form = await readForm(request)
  const { about, check } = await askedOf(context, person, { slug: params.slug ?? '', request })
  const answers = checkAnswersOf(form, check?.questions ?? [])
  const { campaignId, policyId } = about
  const outcome = await answerChecks(deskFor(context, form), { campaignId, policyId, answers })
  if (outcome.ok) return data({ refusal: null, answers: {} })
  const { sentence, fields = {} } = outcome
  return data({ refusal: { sentence, fields }, answers }, { status: 422 })
}

export default function Understanding() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { standing, marked: results } = page
  return (
    <div className="stack loose narrow">
      <PageHead
        title={`Questions about ${page.title}`}
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: page.page },
        ]}
      />
      <ErrorSummary sentence={answer?.refusal?.sentence} fields={answer?.refusal?.fields} />
      <StandingNote page={page} standing={standing} tried={results !== null} />
      {results && !answer?.refusal && <CheckResults marked={results} />}
      {standing.kind === 'to-do' && (
        <form method="post" className="stack" id="questions">
          <h2>{results ? 'Try again' : 'Choose one answer each'}</h2>
          <p>
            {page.passMark} right {page.passMark === 1 ? 'answer is' : 'answers are'} enough.{' '}
            {triesWords(standing.triesLeft)} You may look things up in <a href={page.page}>the policy</a>.
          </p>
          <OnceKey value={page.once} />
          <CheckFields
            questions={page.questions}
            answers={answer?.answers}
            errors={answer?.refusal?.fields}
          />
          <div className="row">
            <button className="button primary">Send my answers</button>
          </div>
        </form>
      )}
    </div>
  )
}

function StandingNote({
  page,
  standing,
  tried,
}: {
  page: { page: string; ownerName: string; isAcknowledged: boolean }
  standing: CheckStanding
  tried: boolean
}) {
  switch (standing.kind) {
    case 'none':
      return (
        <Empty title="There are no questions for you" action={<a href={page.page}>To the policy</a>}>
          Nothing is asked before you acknowledge this policy.
        </Empty>
      )
    case 'passed':
      return (
        <>
          <Notice tone="good" title="That is enough. Thank you." />
          {!page.isAcknowledged && (
            <div className="row">
              <a className="button primary" href={`${page.page}#statement`}>
                On to the statement
              </a>
            </div>
          )}
        </>
      )
    case 'failed':
      return (
        <Notice tone="wait" title="You have no tries left, and that is no harm.">
          <p>
            The text may well be unclear. {page.ownerName} owns this policy, was told, and will help you. Talk
            to them: afterwards they can give you more tries.
          </p>
        </Notice>
      )
    case 'to-do':
      return tried ? (
        <Notice tone="wait" title="Not yet enough.">
          <p>
            Read the sections below again, then <a href="#questions">try again</a>.
          </p>
        </Notice>
      ) : (
        <p>
          A few everyday situations. They show us whether the policy is clear, and nobody is graded: after
          your answers you see which were right, and why.
        </p>
      )
    default:
      return standing satisfies never
  }
}
