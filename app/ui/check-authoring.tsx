// What authors see of check questions: those of the policy, those the template offers, and the form for one.
import type { CheckPlace, CheckQuestion } from '../domain/check-question'
import { clauseAnchor } from '../render/web'
import { OnceKey, SelectField, TextArea, TextField, type FieldErrors } from './field'
import { Status } from './status'

type Kept = CheckQuestion & { source: string; standing: CheckPlace; section: string; writtenByName: string }

export function KeptChecks({ questions, slug, once }: { questions: Kept[]; slug: string; once: string }) {
  return (
    <ol className="plain stack" aria-label="Questions">
      {questions.map((one, index) => (
        <li key={one.id} className="card stack tight">
          <h2>
            {index + 1}. {one.question}
          </h2>
          <p className="muted">
            {one.section ? (
              <>
                Section{' '}
                <a href={`/policies/${slug}#${encodeURIComponent(clauseAnchor(one.clauseId))}`}>
                  {one.section}
                </a>
                .
              </>
            ) : (
              'Its section is not in the text any more.'
            )}{' '}
            {one.source === 'author' ? `Written by ${one.writtenByName}.` : 'From the template.'}
          </p>
          {one.standing !== 'asked' && (
            <p>
              <Status tone="review">Not asked</Status>{' '}
              {one.standing === 'gone'
                ? 'The section is gone, so nobody could look it up. Choose another section, or remove the question.'
                : 'The section is for some people only, and questions go to everybody. Choose another section, or remove the question.'}
            </p>
          )}
          <ul className="check-options">
            {one.options.map((option, place) => (
              <li key={option}>
                {option} {place === one.correct && <Status tone="live">Right</Status>}
              </li>
            ))}
          </ul>
          <p>{one.why}</p>
          <div className="row">
            <a className="button small" href={`?edit=${one.id}`}>
              Change<span className="visually-hidden"> question {index + 1}</span>
            </a>
            {index > 0 && <Press what="up" label="Move up" id={one.id} number={index + 1} once={once} />}
            <Press what="end" label="Remove" id={one.id} number={index + 1} once={once} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Press(press: { what: string; label: string; id: string; number: number; once: string }) {
  const { what, label, id, number, once } = press
  return (
    <form method="post">
      <OnceKey value={`${once}-${id}`.slice(0, 80)} />
      <input type="hidden" name="id" value={id} />
      <button className="button small" name="do" value={what}>
        {label}
        <span className="visually-hidden"> question {number}</span>
      </button>
    </form>
  )
}

export function OfferedChecks({
  offered,
  once,
}: {
  offered: (CheckQuestion & { section: string })[]
  once: string
}) {
  return (
    <form method="post" className="stack" aria-labelledby="offered">
      <h2 id="offered">From the template</h2>
      <OnceKey value={once} />
      <div className="choices">
        {offered.map((one) => (
          <label className="choice" key={one.id}>
            <input type="checkbox" name="take" value={one.id} defaultChecked />
            <span>{one.question}</span>
            <small>Section {one.section}</small>
          </label>
        ))}
      </div>
      <div className="row">
        <button className="button" name="do" value="take">
          Take these questions
        </button>
      </div>
    </form>
  )
}

export function CheckFieldsForAuthors({
  page,
  question,
  refusal,
}: {
  page: { clauses: { id: string; label: string }[]; once: string }
  /** The question that is changed; null for a new one. */
  question: Kept | null
  refusal: { typed: Record<string, string>; fields: FieldErrors | undefined } | undefined
}) {
  const errors = refusal?.fields
  const does = question ? 'edit' : 'write'
  const typed = refusal?.typed['do'] === does ? refusal.typed : undefined
  const value = (name: string, otherwise: string | undefined) => typed?.[name] ?? otherwise
  return (
    <form method="post" className="card stack" aria-labelledby="own-question">
      <h2 id="own-question">{question ? 'Change the question' : 'Write a question'}</h2>
      <OnceKey value={page.once} />
      {question && <input type="hidden" name="id" value={question.id} />}
      <SelectField
        name="clause"
        label="Which section answers it?"
        options={page.clauses.map(({ id, label }) => ({ value: id, label }))}
        defaultValue={value('clause', question?.clauseId) ?? ''}
        error={errors?.['clause']}
      />
      <TextArea
        name="question"
        label="The situation, as a question"
        rows={2}
        maxLength={300}
        defaultValue={value('question', question?.question)}
        error={errors?.['question']}
      />
      <fieldset className={errors?.['correct'] ? 'field wrong' : 'field'} id="correct" tabIndex={-1}>
        <legend>Answers to choose from, and which is right</legend>
        {errors?.['correct'] && <p className="error">{errors['correct']}</p>}
        {[0, 1, 2, 3, 4].map((place) => (
          <div className="answer-row" key={place}>
            <TextField
              name={`option${place}`}
              label={`Answer ${place + 1}${place > 1 ? ', if you need it' : ''}`}
              maxLength={200}
              defaultValue={value(`option${place}`, question?.options[place])}
              error={errors?.[`option${place}`]}
            />
            <label className="row tight">
              <input
                type="radio"
                name="correct"
                value={place}
                defaultChecked={value('correct', question ? String(question.correct) : '') === String(place)}
              />
              <span>
                Right<span className="visually-hidden">: answer {place + 1}</span>
              </span>
            </label>
          </div>
        ))}
      </fieldset>
      <TextArea
        name="why"
        label="Why is it right?"
        hint="Everybody reads this after they have answered."
        rows={2}
        maxLength={500}
        defaultValue={value('why', question?.why)}
        error={errors?.['why']}
      />
      <div className="row">
        <button className="button primary" name="do" value={does}>
          {question ? 'Change the question' : 'Add the question'}
        </button>
        {question && (
          <a className="button quiet" href="?">
            Leave it as it is
          </a>
        )}
      </div>
    </form>
  )
}
