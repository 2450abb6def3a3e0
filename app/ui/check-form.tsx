// Check questions: a page of radio groups, and what was right afterwards, with the reason and the way to the section.
import type { ReactNode } from 'react'
import type { CheckAnswers } from '../domain/check-question'
import { Choices, type FieldErrors } from './field'
import { Status } from './status'

/** A question as the browser gets it before the answer: without the right one. */
export type OpenQuestion = { id: string; question: string; options: string[] }

/** A question after a try. */
export type MarkedQuestion = OpenQuestion & {
  chosen: number
  isRight: boolean
  why: string
  /** Number and heading of its section, and where to read it; null when the text has it no more. */
  section: { label: string; href: string } | null
}

export function CheckFields({
  questions,
  answers,
  errors,
}: {
  questions: OpenQuestion[]
  answers?: CheckAnswers | undefined
  errors?: FieldErrors | undefined
}) {
  return (
    <>
      {questions.map(({ id, question, options }, index) => (
        <Choices
          key={id}
          kind="single"
          name={`check-${id}`}
          label={`${index + 1}. ${question}`}
          options={options.map((label, place) => ({ value: String(place), label }))}
          chosen={answers?.[id] === undefined ? [] : [String(answers[id])]}
          error={errors?.[`check-${id}`]}
        />
      ))}
    </>
  )
}

export function CheckResults({ marked, children }: { marked: MarkedQuestion[]; children?: ReactNode }) {
  const right = marked.filter(({ isRight }) => isRight).length
  return (
    <section className="stack" aria-label="Your answers">
      <p>
        <b>
          {right} of {marked.length} right.
        </b>
      </p>
      {children}
      <ol className="marked-answers">
        {marked.map(({ id, question, options, chosen, isRight, why, section }) => (
          <li key={id} className="stack tight">
            <p>
              <b>{question}</b>
            </p>
            <p>
              <Status tone={isRight ? 'live' : 'overdue'}>{isRight ? 'Right' : 'Not right'}</Status> Your
              answer: {options[chosen]}
            </p>
            <p>{why}</p>
            {section && (
              <p>
                <a href={section.href}>Read “{section.label}”</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
