// Questions in a table: what was asked, where it stands, and by when an answer is promised.
import { firstWords } from '../domain/first-words'
import type { Situation } from '../domain/situation'
import { subjectWords } from '../domain/situation'
import type { QuestionState } from '../governance/question'
import { DateText } from './date-text'
import { Status, type StatusTone } from './status'

export type QuestionRow = {
  id: string
  words: string
  situation: Situation | null
  askedBy: { name: string }
  askedOf: { name: string }
  askedAt: string
  promisedBy: string
  answeredAt: string | null
  state: QuestionState
}

const states: Record<QuestionState, { tone: StatusTone; word: string }> = {
  waiting: { tone: 'review', word: 'Waiting' },
  overdue: { tone: 'overdue', word: 'Overdue' },
  answered: { tone: 'live', word: 'Answered' },
  'taken-back': { tone: 'past', word: 'Taken back' },
}

export function QuestionStatus({ state }: { state: QuestionState }) {
  const { tone, word } = states[state]
  return <Status tone={tone}>{word}</Status>
}

export function QuestionRows({
  caption,
  questions,
  zone,
  now,
  people = false,
}: {
  caption: string
  questions: readonly QuestionRow[]
  zone: string
  now: string
  /** Shows who asked whom: for those who answer. */
  people?: boolean
}) {
  return (
    <table className="records questions">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          {people && <th scope="col">From and to</th>}
          <th scope="col">State</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => (
          <tr key={question.id}>
            <th scope="row">
              <a href={`/ask/${question.id}`} dir="auto">
                {firstWords(question.words)}
              </a>
              {question.situation && <small>About {subjectWords(question.situation.about)}</small>}
            </th>
            {people && (
              <td data-label="From and to">
                {question.askedBy.name} asks {question.askedOf.name}
              </td>
            )}
            <td data-label="State">
              <QuestionStatus state={question.state} />
            </td>
            <td data-label="Answer">
              {question.answeredAt === null ? (
                <>
                  promised by <DateText at={question.promisedBy} zone={zone} time />
                </>
              ) : (
                <DateText at={question.answeredAt} now={now} zone={zone} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
