// The coverage map: the 24 things a policy covers, which of them a text has, and what a template offers for the gaps.
import type { Coverage, TemplateOffer } from '../domain/coverage'
import { Status } from './status'

const states = {
  there: { tone: 'done', label: 'There' },
  thin: { tone: 'review', label: 'Thin' },
  missing: { tone: 'past', label: 'Missing' },
} as const

export function CoverageMap({
  coverage,
  headings,
}: {
  coverage: Coverage[]
  /** Headings of the text's clauses by id. */
  headings: Record<string, string>
}) {
  const count = (state: Coverage['state']) => coverage.filter((one) => one.state === state).length
  return (
    <section className="stack" aria-labelledby="coverage">
      <h2 id="coverage">What your text covers</h2>
      <p className="muted">
        {count('there')} of {coverage.length} are there, {count('thin')} thin, {count('missing')} missing. Not
        every policy needs all of them.
      </p>
      <ol className="coverage plain">
        {coverage.map((one) => (
          <li key={one.section} className={one.state}>
            <b>{one.title}</b>
            <Status tone={states[one.state].tone}>{states[one.state].label}</Status>
            <small>
              <Where one={one} headings={headings} />
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Where({ one, headings }: { one: Coverage; headings: Record<string, string> }) {
  const ids = one.clauses.length > 0 ? one.clauses : one.mentionedIn
  if (ids.length === 0) return <Offered one={one} />
  return (
    <>
      {one.clauses.length === 0 && 'Only mentioned in '}
      {ids.slice(0, 3).map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={`#${id}`} dir="auto">
            {headings[id] ?? id}
          </a>
        </span>
      ))}
      {ids.length > 3 && ` and ${ids.length - 3} more`}
      {one.clauses.length > 0 && `, ${one.words} words`}
    </>
  )
}

function Offered({ one }: { one: Coverage }) {
  if (one.template.length > 0) return <>The template has it.</>
  if (one.insideOf.length === 0) return <>The template has nothing on it.</>
  return (
    <>
      The template has it inside{' '}
      {one.insideOf.map((heading, index) => (
        <span key={heading} dir="auto">
          {index > 0 && ', '}“{heading}”
        </span>
      ))}
      .
    </>
  )
}

export function GapOffers({
  coverage,
  joining,
  template,
}: {
  coverage: Coverage[]
  /** Ids of the template's clauses that join as things stand. */
  joining: string[]
  template: string
}) {
  const gaps = coverage.filter((one) => one.state !== 'there' && one.template.length > 0)
  return (
    <section className="stack" aria-labelledby="gaps">
      <h2 id="gaps">Fill the gaps</h2>
      {gaps.length === 0 ? (
        <p>Your text has everything that “{template}” covers.</p>
      ) : (
        <p className="muted">
          What you tick joins your draft from “{template}”, and its questions are asked. Missing sections are
          ticked; thin ones are yours to decide.
        </p>
      )}
      <div className="gap-offers">
        {gaps.map((one) => (
          <fieldset className="field gap-offer" key={one.section}>
            <legend>
              {one.title} <Status tone={states[one.state].tone}>{states[one.state].label}</Status>
            </legend>
            <div className="choices">
              {one.template.map((offer) => (
                <Offer key={offer.id} offer={offer} isChosen={joining.includes(offer.id)} />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </section>
  )
}

function Offer({ offer, isChosen }: { offer: TemplateOffer; isChosen: boolean }) {
  const { questions } = offer
  return (
    <div className="offer">
      <label className="choice">
        <input type="checkbox" name="join" value={offer.id} defaultChecked={isChosen} />
        <span>{offer.heading}</span>
        {offer.why !== '' && <small>{offer.why}</small>}
      </label>
      <input type="hidden" name="offered" value={offer.id} />
      {questions.length === 0 ? (
        <small className="muted">It asks nothing.</small>
      ) : (
        <details>
          <summary>
            It asks {questions.length} {questions.length === 1 ? 'question' : 'questions'}
          </summary>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
