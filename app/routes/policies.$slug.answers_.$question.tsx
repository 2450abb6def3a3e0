// One answer to change: its question, then what the change does to the text, then keep it. Works without script.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findLastChange } from '../../db/drafts'
import { newId } from '../../db/identifier'
import { listPeople } from '../../db/people-list'
import { getProfile } from '../../db/profile'
import { findOpenRound } from '../../db/rounds'
import { answerWords, changeAnswer } from '../drafting/change-answer'
import { draftPage } from '../drafting/draft-page'
import { answerTo, isAsked } from '../domain/answer'
import { momentText } from '../domain/date-words'
import { typedOf } from '../domain/draft'
import { screenOf } from '../domain/draft-sections'
import { markOf } from '../domain/mark'
import { answersFromProfile } from '../domain/profile'
import { allTemplateClauses, findQuestion } from '../domain/template'
import { notFound } from '../identity/guard'
import { AnswerBeforeAndAfter, AnswerEffectText } from '../ui/answer-effect'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { anchorOf, fieldName, QuestionField } from '../ui/question'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Change an answer: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { policy, draft, template, zone } = page
  const { db } = context.candor
  const question = findQuestion(template, params.question ?? '') ?? notFound('question')
  const answer = answerTo(draft.answers, question.id)
  const last = await findLastChange(db, policy.id, { question: question.id })
  const clause = allTemplateClauses(template.clauses).find((one) => one.id === question.clauseId)
  return {
    slug: policy.slug,
    title: draft.title,
    question,
    heading: clause?.heading ?? '',
    screen: screenOf(template, question.clauseId) ?? question.clauseId,
    asked: isAsked(question, draft.answers),
    waitsFor: question.when
      .map((condition) => findQuestion(template, condition.question))
      .flatMap((one) => (one ? [{ id: one.id, label: one.label }] : [])),
    typed: typedOf(answer, question.type),
    before: answerWords(question, draft, template),
    started: markOf(answer),
    revision: draft.revision,
    last: last ? { name: last.name, at: momentText(last.at, zone) } : null,
    profile: answersFromProfile((await getProfile(db)).answers, { questions: [question] }),
    language: template.language,
    people: question.type === 'person' ? await peopleNames(db) : [],
    inReview: (await findOpenRound(db, policy.id)) !== undefined,
    zone,
    once: newId(),
  }
}

async function peopleNames(db: Parameters<typeof listPeople>[0]): Promise<string[]> {
  const { people } = await listPeople(db, { standing: 'active', limit: 200 })
  return people.map((person) => (person.jobTitle ? `${person.name}, ${person.jobTitle}` : person.name))
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const change = await changeAnswer(context, request, { slug: params.slug, question: params.question })
  if (change.kind === 'next') return redirect(change.href, 303)
  return data(change, { status: change.kind === 'refused' ? 422 : 200 })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Change = NonNullable<ReturnType<typeof useActionData<typeof action>>>

export default function ChangeAnswer() {
  const page = useLoaderData<typeof loader>()
  const change = useActionData<typeof action>()
  const answers = `/policies/${page.slug}/answers`
  return (
    <>
      <PageHead
        title={change?.kind === 'seen' ? 'See what changes' : 'Change an answer'}
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}/plan` },
          { label: 'Check your answers', href: `${answers}#${anchorOf(page.question.id)}` },
        ]}
      >
        <p className="muted" dir="auto">
          {page.heading}
        </p>
      </PageHead>
      {page.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If you keep a change of the text, that approval round ends, and they are told.
        </Notice>
      )}
      {change?.kind === 'seen' ? <Seen page={page} change={change} /> : <Ask page={page} change={change} />}
    </>
  )
}

function Ask({ page, change }: { page: Page; change: Exclude<Change, { kind: 'seen' }> | undefined }) {
  const { question } = page
  const refused = change?.kind === 'refused' ? change : undefined
  const error = refused?.error ?? undefined
  return (
    <form method="post" noValidate className="stack loose narrow">
      {refused && (
        <ErrorSummary sentence={refused.sentence} fields={error ? { [fieldName(question.id)]: error } : {}} />
      )}
      {!page.asked && (
        <Notice title="This question is not asked now">
          <p>
            Another answer makes it unnecessary, so its answer does not stand in the text. See{' '}
            {page.waitsFor.map((other, index) => (
              <span key={other.id}>
                {index > 0 && ' and '}
                <a href={`/policies/${page.slug}/answers/${other.id}`}>{other.label}</a>
              </span>
            ))}
          </p>
        </Notice>
      )}
      <OnceKey value={page.once} />
      <input type="hidden" name="revision" value={change?.revision ?? page.revision} />
      <QuestionField
        question={question}
        typed={change?.typed ?? page.typed}
        started={change?.started ?? page.started}
        error={error}
        other={
          refused?.other ? { ...refused.other, when: momentText(refused.other.at, page.zone) } : undefined
        }
        profile={{ answers: page.profile, language: page.language }}
        peopleList="people"
      />
      <datalist id="people">
        {page.people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {page.last && (
        <p className="muted">
          Answered by {page.last.name}, {page.last.at}
        </p>
      )}
      <div className="row go-on">
        <button className="button primary" name="intent" value="look">
          See what changes
        </button>
        <a className="button quiet" href={`/policies/${page.slug}/answers#${anchorOf(question.id)}`}>
          Leave it as it is
        </a>
      </div>
    </form>
  )
}

function Seen({ page, change }: { page: Page; change: Extract<Change, { kind: 'seen' }> }) {
  const { question, slug } = page
  return (
    <div className="stack loose narrow">
      {change.moved && (
        <Notice tone="wait" title="The text has moved on since you looked">
          Somebody changed something else meanwhile. This is what your answer does now.
        </Notice>
      )}
      <section className="stack tight" aria-labelledby="the-answer">
        <h2 id="the-answer">{question.label}</h2>
        <AnswerBeforeAndAfter before={page.before} now={change.now} />
      </section>
      <AnswerEffectText effect={change.effect} slug={slug} />
      <form method="post" className="row go-on">
        <OnceKey value={page.once} />
        <input type="hidden" name="asked" value={question.id} />
        <input type="hidden" name="revision" value={change.revision} />
        <input type="hidden" name={`started-${question.id}`} value={change.started} />
        <input type="hidden" name="seen" value={change.seen} />
        {change.typed.map((value, index) => (
          <input key={index} type="hidden" name={fieldName(question.id)} value={value} />
        ))}
        <button className="button primary" name="intent" value="keep">
          Keep this answer
        </button>
        <button className="button" name="intent" value="again">
          Change it again
        </button>
        <a className="button quiet" href={`/policies/${slug}/answers#${anchorOf(question.id)}`}>
          Leave it as it was
        </a>
      </form>
    </div>
  )
}
