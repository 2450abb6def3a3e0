// Makes a question and its answer public next to the section, or takes them off again.
import { OnceKey, SelectField, TextArea, type FieldErrors } from './field'
import type { QuestionPageFacts } from './question-page'

export type PublicAnswerFacts = { clauseId: string; question: string; answer: string }

export function PublishForm({
  page,
  typed,
  fields,
}: {
  page: QuestionPageFacts
  typed: Record<string, string>
  fields: FieldErrors | undefined
}) {
  const { shown, sections, once, question, answers, mayAnswer, section } = page
  if (shown) {
    const label = sections.find(({ value }) => value === shown.clauseId)?.label ?? 'a section that is gone'
    return (
      <section className="stack" aria-labelledby="public">
        <h2 id="public">Everybody can read this</h2>
        <p>It stands next to “{label}” in these words:</p>
        <dl className="public-answers">
          <dt dir="auto">{shown.question}</dt>
          <dd className="said" dir="auto">
            {shown.answer}
          </dd>
        </dl>
        {mayAnswer && (
          <form method="post" className="row">
            <OnceKey value={once} />
            <button className="button" name="intent" value="withdraw">
              Take it off the policy’s page
            </button>
          </form>
        )}
      </section>
    )
  }
  return (
    <details className="stack" open={typed['intent'] === 'publish'}>
      <summary className="button">Make it public</summary>
      <form method="post" className="stack">
        <p>
          Others have the same question. Write it and the answer in words that name nobody: it stands next to
          the section, for everybody who reads the policy.
        </p>
        <OnceKey value={once} />
        <SelectField
          name="clause"
          label="Next to which section?"
          options={section ? sections : [{ value: '', label: 'Choose' }, ...sections]}
          defaultValue={typed['clause'] || section?.id || ''}
          error={fields?.['clause']}
        />
        <TextArea
          name="question"
          label="The question"
          defaultValue={typed['question'] ?? question.words}
          error={fields?.['question']}
          maxLength={2_000}
        />
        <TextArea
          name="publicAnswer"
          label="The answer"
          defaultValue={typed['publicAnswer'] ?? answers.at(-1)?.answer ?? ''}
          error={fields?.['publicAnswer']}
          maxLength={2_000}
        />
        {fields?.['names'] && (
          <label className="choice" id="names">
            <input type="checkbox" name="names" value="meant" />
            <span>The names are meant to be there</span>
            <small>For example because people should ask that person.</small>
          </label>
        )}
        <div className="row">
          <button className="button" name="intent" value="publish">
            Make it public
          </button>
        </div>
      </form>
    </details>
  )
}
