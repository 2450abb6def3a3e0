// The questions of the year on a policy's review page: how many, about which sections, and how well the promise was kept.
import type { QuestionYear } from '../governance/question'
import { QuestionRows, type QuestionRow } from './question-rows'

export type YearOfQuestions = {
  year: QuestionYear
  /** Clause id → "5.2 Pictures". */
  sections: Record<string, string>
  /** Those that this reader may see, newest first. */
  questions: QuestionRow[]
}

export function QuestionsOfTheYear({
  asked,
  zone,
  now,
}: {
  asked: YearOfQuestions
  zone: string
  now: string
}) {
  const { year, sections, questions } = asked
  return (
    <section className="stack" aria-labelledby="asked">
      <h2 id="asked">What people asked this year</h2>
      {year.asked === 0 ? (
        <p>Nobody has asked about this policy in the last twelve months. Is it easy to find out how?</p>
      ) : (
        <>
          <p>
            {year.asked === 1 ? 'One question.' : `${year.asked} questions.`} {keptWords(year)}
            {year.waiting > 0 &&
              ` ${year.waiting === 1 ? 'One waits' : `${year.waiting} wait`} for an answer.`}{' '}
            A section that people ask about may need plainer words.
          </p>
          <table className="records">
            <caption>By section</caption>
            <thead>
              <tr>
                <th scope="col">Section</th>
                <th scope="col">Questions</th>
              </tr>
            </thead>
            <tbody>
              {year.byClause.map(({ clauseId, asked: count }) => (
                <tr key={clauseId ?? ''}>
                  <th scope="row">{sectionWords(clauseId, sections)}</th>
                  <td data-label="Questions" className="number">
                    {count}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {questions.length > 0 && (
        <details>
          <summary className="button">Read the questions</summary>
          <QuestionRows
            caption="Questions of the last twelve months"
            questions={questions}
            zone={zone}
            now={now}
            people
          />
        </details>
      )}
    </section>
  )
}

function keptWords({ answered, inTime }: QuestionYear): string {
  if (answered === 0) return ''
  if (answered === inTime) return 'Every answer came in the promised time.'
  return `${inTime} of ${answered} answers came in the promised time.`
}

function sectionWords(clauseId: string | null, sections: Record<string, string>): string {
  if (clauseId === null) return 'What no section covers'
  return Object.hasOwn(sections, clauseId) ? (sections[clauseId] ?? clauseId) : 'A section that is gone'
}
