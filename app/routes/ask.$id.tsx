// One question: what was asked, by when an answer is promised, what was answered, and whether everybody can read it.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPublicAnswer } from '../../db/public-answers'
import { findAskedQuestion, listQuestionAnswers, type Question } from '../../db/questions'
import { answerQuestion } from '../commands/answer-question'
import { questionLimit, takeQuestionBack } from '../commands/ask-question'
import { livePolicies } from '../commands/live-rules'
import { publishAnswer, withdrawAnswer } from '../commands/publish-answer'
import type { Context, Desk } from '../context'
import { refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { allClauses } from '../domain/policy-document'
import { maySeeQuestion, mayAnswer, questionState } from '../governance/question'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { notFound, signedIn } from '../identity/guard'
import { QuestionPage } from '../ui/question-page'

export const meta: MetaFunction = () => [{ title: 'A question · Candor' }]

/** The question, for those who may see it. @throws 404 for everybody else, who must not learn that it exists. */
async function visible(context: Context, request: Request, id: string | undefined) {
  const person = signedIn(context, request)
  const question = await findAskedQuestion(context.candor.db, (id ?? '').slice(0, 80).replaceAll('\0', ''))
  if (!question || !maySeeQuestion(person, question)) notFound('question')
  return { person, question }
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, question } = await visible(context, request, params.id)
  const { db, now } = context.candor
  const at = now()
  const { policyId } = question
  const [answers, [policy], shown] = await Promise.all([
    listQuestionAnswers(db, question.id),
    policyId === null ? [] : livePolicies(db, { at, policyId }),
    policyId === null ? undefined : findPublicAnswer(db, { policyId, questionId: question.id }),
  ])
  const isMine = question.askedBy.id === person.id
  const clauses = policy ? allClauses(policy.document.clauses) : []
  const about = clauses.find((clause) => clause.id === question.clauseId)
  return {
    question: { ...question, state: questionState(question, at) },
    answers,
    policy: policy ? { slug: policy.slug, title: policy.title, version: policy.number } : null,
    section: about ? { id: about.id, number: about.number, heading: about.heading } : null,
    isMine,
    mayAnswer: mayAnswer(person, question) && question.closedAt === null,
    mayList: seesList(person, question),
    shown: shown ?? null,
    sections: clauses.map(({ id, number, heading }) => ({ value: id, label: `${number} ${heading}` })),
    done: new URL(request.url).searchParams.get('done'),
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
    once: newId(),
  }
}

function seesList(person: Person, question: Question): boolean {
  return may(person, 'read-questions') || question.askedOf.id === person.id
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { question } = await visible(context, request, params.id)
  const form = await readForm(request)
  const typed = typedAgain(form, ['intent', 'answer', 'clause', 'question', 'publicAnswer', 'names'])
  const fields = readFields(form, {
    intent: { label: 'The button', max: 20 },
    answer: { label: 'The answer', max: questionLimit, lines: true },
    clause: { label: 'The section', max: 100 },
    question: { label: 'The question', max: questionLimit, lines: true },
    publicAnswer: { label: 'The answer', max: questionLimit, lines: true },
    names: { label: 'The tick', max: 10 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await perform(deskFor(context, form), question, fields.value)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/ask/${question.id}?done=${fields.value.intent}`, 303)
}

type Sent = Record<'intent' | 'answer' | 'clause' | 'question' | 'publicAnswer' | 'names', string>

function perform(desk: Desk, { id }: Question, sent: Sent): Promise<Outcome<unknown>> {
  switch (sent.intent) {
    case 'answer':
      return answerQuestion(desk, { questionId: id, answer: sent.answer })
    case 'publish':
      return publishAnswer(desk, {
        questionId: id,
        clauseId: sent.clause,
        question: sent.question,
        answer: sent.publicAnswer,
        acceptsNames: sent.names === 'meant',
      })
    case 'withdraw':
      return withdrawAnswer(desk, id)
    case 'take-back':
      return takeQuestionBack(desk, id)
    default:
      return Promise.resolve(refused('no-such-button', 'Press one of the buttons on this page.'))
  }
}

export default function AskedQuestion() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return <QuestionPage page={page} refusal={refusal} />
}
