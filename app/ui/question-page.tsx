// One question on a page: the words, the promise, the answers, and the forms of whoever has something to do with it.
import type { RefusedForm } from '../forms/refused-form'
import { profileWords, subjectWords } from '../domain/situation'
import { clauseAnchor } from '../render/web'
import { DateText } from './date-text'
import { ErrorSummary, OnceKey, TextArea } from './field'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { PublishForm, type PublicAnswerFacts } from './publish-answer-form'
import { QuestionStatus, type QuestionRow } from './question-rows'

export type QuestionPageFacts = {
  question: QuestionRow
  answers: { id: string; answer: string; answeredByName: string; answeredAt: string }[]
  policy: { slug: string; title: string; version: string } | null
  section: { id: string; number: string; heading: string } | null
  isMine: boolean
  mayAnswer: boolean
  mayList: boolean
  shown: PublicAnswerFacts | null
  sections: { value: string; label: string }[]
  done: string | null
  zone: string
  now: string
  once: string
}

const doneWords: Record<string, string> = {
  asked: 'Your question is on its way. You get a message when it is answered, and you find it here.',
  answer: 'The answer is sent. Whoever asked gets a message.',
  publish: 'Everybody who reads the policy sees it now, next to the section.',
  withdraw: 'It is off the policy’s page.',
  'take-back': 'Taken back. Nobody needs to answer it any more.',
}

export function QuestionPage({
  page,
  refusal,
}: {
  page: QuestionPageFacts
  refusal: RefusedForm | undefined
}) {
  const { question, answers, done, zone, now, once } = page
  const said = done !== null && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  const typed = refusal?.typed ?? {}
  return (
    <div className="stack loose narrow">
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <PageHead
        title={page.isMine ? 'Your question' : `A question from ${question.askedBy.name}`}
        crumbs={[
          page.mayList
            ? { label: 'Questions', href: '/questions' }
            : { label: 'Can I post this?', href: '/ask' },
        ]}
      >
        <p className="row">
          <QuestionStatus state={question.state} />
          <Promise question={question} zone={zone} now={now} />
        </p>
      </PageHead>
      <section className="stack card" aria-label="The question">
        <p className="said" dir="auto">
          {question.words}
        </p>
        <p className="muted">
          {question.askedBy.name} asked {question.askedOf.name},{' '}
          <DateText at={question.askedAt} zone={zone} time />
          {question.situation &&
            `, about ${subjectWords(question.situation.about)}, ${profileWords(question.situation.profile)}`}
          .
        </p>
        <Section page={page} />
      </section>
      {answers.map((one, index) => (
        <section key={one.id} className="stack" aria-label={index === 0 ? 'Answer' : 'Corrected answer'}>
          <h2>{index === 0 ? 'Answer' : 'Corrected answer'}</h2>
          <p className="said" dir="auto">
            {one.answer}
          </p>
          <p className="muted">
            {one.answeredByName}, <DateText at={one.answeredAt} zone={zone} time />
          </p>
        </section>
      ))}
      {page.mayAnswer && (
        <form method="post" className="stack">
          <OnceKey value={once} />
          <TextArea
            name="answer"
            label={answers.length === 0 ? 'Your answer' : 'Correct the answer'}
            hint={
              answers.length === 0
                ? 'A yes, a no, or a way to do it, and the reason.'
                : 'What was said stays. This stands below it, and whoever asked gets a message.'
            }
            defaultValue={typed['answer'] ?? ''}
            error={refusal?.fields?.['answer']}
            maxLength={2_000}
          />
          <div className="row">
            <button
              className={answers.length === 0 ? 'button primary' : 'button'}
              name="intent"
              value="answer"
            >
              {answers.length === 0 ? 'Send the answer' : 'Send the correction'}
            </button>
          </div>
        </form>
      )}
      {(page.mayAnswer || page.shown) && answers.length > 0 && page.policy && (
        <PublishForm page={page} typed={typed} fields={refusal?.fields} />
      )}
      {page.isMine && (question.state === 'waiting' || question.state === 'overdue') && (
        <form method="post" className="row">
          <OnceKey value={once} />
          <button className="button quiet" name="intent" value="take-back">
            Take the question back
          </button>
        </form>
      )}
    </div>
  )
}

function Promise({ question, zone, now }: Pick<QuestionPageFacts, 'question' | 'zone' | 'now'>) {
  switch (question.state) {
    case 'waiting':
      return (
        <span>
          {question.askedOf.name} answers by <DateText at={question.promisedBy} zone={zone} time />.
        </span>
      )
    case 'overdue':
      return (
        <span>
          The answer was promised by <DateText at={question.promisedBy} zone={zone} time />.
        </span>
      )
    case 'answered':
      return <span>{question.answeredAt && <DateText at={question.answeredAt} now={now} zone={zone} />}</span>
    case 'taken-back':
      return <span>Nobody needs to answer it any more.</span>
    default:
      return question.state satisfies never
  }
}

function Section({ page: { policy, section } }: { page: QuestionPageFacts }) {
  if (!policy) return null
  if (!section) return <p className="muted">For those who look after {policy.title}.</p>
  return (
    <p>
      <a href={`/policies/${policy.slug}#${encodeURIComponent(clauseAnchor(section.id))}`}>
        Section {section.number} {section.heading}, {policy.title} {policy.version}
      </a>
    </p>
  )
}
