// The form that sends a question to a person, with the time in which they answer.
import type { Situation } from '../domain/situation'
import { OnceKey, TextArea, type FieldErrors } from './field'

export type AskPlace = { situation: Situation } | { slug: string; clauseId: string }

export function AskSomebody({
  title,
  ask,
  place,
  words,
  fields,
  once,
}: {
  title: string
  ask: { name: string; within: string }
  place: AskPlace
  words: string
  fields?: FieldErrors | undefined
  once: string
}) {
  return (
    <section className="stack card" aria-labelledby="ask-somebody">
      <h2 id="ask-somebody">{title}</h2>
      <p>
        <b>{ask.name}</b> answers, with a reason, within {ask.within}. Only the two of you and the people who
        look after the policies see the question.
      </p>
      <form method="post" action="/ask" className="stack">
        <OnceKey value={once} />
        {'situation' in place ? (
          <>
            <input type="hidden" name="profile" value={place.situation.profile} />
            <input type="hidden" name="about" value={place.situation.about} />
          </>
        ) : (
          <>
            <input type="hidden" name="policy" value={place.slug} />
            <input type="hidden" name="clause" value={place.clauseId} />
          </>
        )}
        <TextArea
          name="words"
          label="Your question"
          hint="What do you want to post, and what makes you unsure? Leave out names of other people."
          defaultValue={words}
          error={fields?.['words']}
          maxLength={2_000}
        />
        <div className="row">
          <button className="button primary" name="intent" value="ask">
            Send the question
          </button>
        </div>
      </form>
    </section>
  )
}
