// One question of a template as a field, whatever its type, with its help, an example and why we ask.
import type { Answers } from '../domain/answer'
import { profileNote } from '../domain/profile-note'
import type { Question } from '../domain/template'
import { Choices, TextArea, TextField } from './field'

/** Somebody else's answer to the same question, saved while this form was open. */
export type OtherAnswer = { words: string; who: string; when: string }

export type QuestionFieldProps = {
  question: Question
  /** What stands in the fields: the saved answer, or what was typed before a refusal. */
  typed: string[]
  /** Mark of the answer this form starts from. */
  started: string
  error?: string | undefined
  other?: OtherAnswer | undefined
  /** What the organisation's profile says to such questions, and the language to say it in. */
  profile?: { answers: Answers; language: string } | undefined
  /** Id of the list of people to choose from. */
  peopleList?: string
}

/** The name of a question's fields; also the id an error links to. */
export function fieldName(questionId: string): string {
  return `q-${questionId}`
}

/** The id of a question's line among the answers. */
export function anchorOf(questionId: string): string {
  return `answer-${questionId}`
}

export function QuestionField(props: QuestionFieldProps) {
  const { question, started, other } = props
  return (
    <div className="question">
      <input type="hidden" name="asked" value={question.id} />
      <input type="hidden" name={`started-${question.id}`} value={started} />
      <AnswerField {...props} />
      <ProfileLine {...props} />
      {other && <OtherAnswerChoice question={question} other={other} />}
      <details>
        <summary>
          Why we ask<span className="visually-hidden">: {question.label}</span>
        </summary>
        <p className="note">{question.why}</p>
      </details>
    </div>
  )
}

function AnswerField({ question, typed, error, peopleList }: QuestionFieldProps) {
  const common = { name: fieldName(question.id), label: question.label, error }
  const hint = <Hint question={question} />
  const value = typed[0] ?? ''
  switch (question.type) {
    case 'text':
      return <TextField {...common} hint={hint} defaultValue={value} autoComplete="off" />
    case 'person':
      return <TextField {...common} hint={hint} defaultValue={value} list={peopleList} autoComplete="off" />
    case 'number':
      return (
        <TextField
          {...common}
          hint={hint}
          className="input short"
          defaultValue={value}
          inputMode="decimal"
          autoComplete="off"
        />
      )
    case 'date':
      return isDay(value) || value === '' ? (
        <TextField {...common} hint={hint} className="input short" type="date" defaultValue={value} />
      ) : (
        <TextField {...common} hint={hint} className="input short" defaultValue={value} />
      )
    case 'long-text':
      return <TextArea {...common} hint={hint} defaultValue={value} rows={6} />
    case 'list':
      return (
        <TextArea
          {...common}
          hint={
            <>
              {hint}
              {!saysEachLine.test(question.help) && <p>One on each line.</p>}
            </>
          }
          defaultValue={typed.join('\n')}
          rows={4}
        />
      )
    case 'yes-no':
      return <Choices {...common} hint={hint} kind="single" options={yesAndNo} chosen={typed} clear={clear} />
    case 'single':
      return (
        <Choices
          {...common}
          hint={hint}
          kind="single"
          options={question.options}
          chosen={typed}
          clear={clear}
        />
      )
    case 'multiple':
      return (
        <Choices
          {...common}
          hint={
            <>
              {hint}
              {!saysSeveral.test(question.help) && <p>Choose all that apply.</p>}
            </>
          }
          kind="multiple"
          options={question.options}
          chosen={typed}
        />
      )
    default:
      return question.type satisfies never
  }
}

const yesAndNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const clear = 'Not answered yet'

// The help of a question often says how to fill it in; then the field does not say it again.
const saysEachLine = /\bon each line\b/i
const saysSeveral = /\bchoose (all|every)/i

/** Where the answer to a question of the profile comes from, also while one types another one. */
function ProfileLine({ question, typed, profile }: QuestionFieldProps) {
  const note = profile && profileNote(question, typed, profile)
  if (!note) return null
  const link = <a href="/profile">your organisation’s profile</a>
  switch (note.kind) {
    case 'same':
      return <p className="from-profile same">From {link}.</p>
    case 'other':
      return (
        <p className="from-profile">
          Only for this policy; {link} says: <q dir="auto">{note.says}</q>
        </p>
      )
    case 'unanswered':
      return (
        <p className="from-profile">
          Not answered in this policy; {link} says: <q dir="auto">{note.says}</q>
        </p>
      )
    default:
      return note satisfies never
  }
}

/** An example helps who types; who chooses sees every answer anyway. */
function Hint({ question }: { question: Question }) {
  const chooses = ['yes-no', 'single', 'multiple'].includes(question.type)
  return (
    <>
      <p>{question.help}</p>
      {question.example && !chooses && <p className="example">For example: {question.example}</p>}
    </>
  )
}

/** Both answers side by side; whichever is chosen, the other was seen first. */
function OtherAnswerChoice({ question, other }: { question: Question; other: OtherAnswer }) {
  const name = `keep-${question.id}`
  return (
    <fieldset className="field other-answer">
      <legend>
        {other.who} answered this too, {other.when}
      </legend>
      <blockquote className="policy" dir="auto">
        {other.words || 'No answer: they took it away.'}
      </blockquote>
      <div className="choices">
        <label className="choice">
          <input type="radio" name={name} value="mine" defaultChecked />
          <span>Keep mine, as it stands above</span>
        </label>
        <label className="choice">
          <input type="radio" name={name} value="theirs" />
          <span>Take theirs</span>
        </label>
      </div>
    </fieldset>
  )
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value)
}
