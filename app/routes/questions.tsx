// Questions of staff: what waits, with the promised time; what is overdue; and everything that was asked.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isAskedOf, listQuestions } from '../../db/questions'
import { may } from '../domain/permission'
import { questionFilters, questionState, type QuestionFilter } from '../governance/question'
import { readPlace, writePlace } from '../forms/address'
import { notFound, signedIn } from '../identity/guard'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { QuestionRows } from '../ui/question-rows'

const pageLength = 25

export const meta: MetaFunction = () => [{ title: 'Questions · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const { db, now } = context.candor
  const seesAll = may(person, 'read-questions')
  if (!seesAll && !(await isAskedOf(db, person.id))) notFound('page')
  const asked = new URL(request.url).searchParams
  const show = questionFilters.find((filter) => filter === asked.get('show')) ?? 'waiting'
  const mine = !seesAll || asked.get('of') === 'me'
  const after = readPlace(asked.get('after'))
  const at = now()
  const found = await listQuestions(db, {
    ...{ show, after, at, limit: pageLength + 1 },
    askedOf: mine ? person.id : null,
  })
  const questions = found.slice(0, pageLength)
  const last = questions.at(-1)
  return {
    questions: questions.map((question) => ({ ...question, state: questionState(question, at) })),
    next: found.length > pageLength && last ? writePlace({ label: last.promisedBy, id: last.id }) : null,
    isFirst: after === undefined,
    show,
    mine,
    seesAll,
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
  }
}

const filters: Record<QuestionFilter, string> = { waiting: 'Waiting', overdue: 'Overdue', all: 'All' }

export default function Questions() {
  const { questions, next, isFirst, show, mine, seesAll, zone, now } = useLoaderData<typeof loader>()
  const address = (filter: QuestionFilter, onlyMine: boolean) =>
    `/questions?show=${filter}${onlyMine && seesAll ? '&of=me' : ''}`
  return (
    <>
      <PageHead title="Questions">
        <p className="muted">
          {seesAll
            ? 'What people asked about the policies. Each has a promised time.'
            : 'What people asked you. Each has a promised time.'}
        </p>
      </PageHead>
      <nav className="filter row" aria-label="Which questions">
        {questionFilters.map((filter) => (
          <a
            key={filter}
            className="button small"
            href={address(filter, mine)}
            aria-current={filter === show ? 'true' : undefined}
          >
            {filters[filter]}
          </a>
        ))}
        {seesAll && (
          <a className="button small" href={address(show, !mine)} aria-current={mine ? 'true' : undefined}>
            Asked of me
          </a>
        )}
      </nav>
      {questions.length === 0 && (
        <Empty title={show === 'all' ? 'No question yet' : 'Nothing waits'}>
          {show === 'all'
            ? 'What people ask under “Can I post this?”, or about a section, stands here.'
            : 'Every question here has its answer. Those from before stand under “All”.'}
        </Empty>
      )}
      {questions.length > 0 && (
        <QuestionRows caption="Questions" questions={questions} zone={zone} now={now} people />
      )}
      <Pager
        next={next && `${address(show, mine)}&after=${encodeURIComponent(next)}`}
        isFirst={isFirst}
        firstHref={address(show, mine)}
      />
    </>
  )
}
