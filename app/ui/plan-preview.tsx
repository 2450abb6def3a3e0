// What one person would meet when a plan is launched: chosen by name, and shown before anybody is asked.
import { TextField } from './field'
import { DateText } from './date-text'
import { Notice } from './notice'
import { Status } from './status'

/** The same as `PlanPreview` of app/commands/preview-plan. */
export type PlanPreviewFacts = {
  person: { id: string; name: string }
  isInAudience: boolean
  texts: {
    title: string
    number: string
    versionId: string
    sections: string[]
    others: number
    isKept: boolean
  }[]
  dueOn: string
  statement: string
  letter: { subject: string; body: string } | null
  hasAddress: boolean
}

export type PreviewWish = {
  typed: string
  /** Several people, or nobody, have the name that was typed. */
  people: { id: string; name: string; jobTitle: string }[] | null
}

/** The form that chooses the person; a plain link's worth of a GET. */
export function PreviewChoice({ path, wish }: { path: string; wish: PreviewWish }) {
  const { typed, people } = wish
  const error =
    people === null
      ? undefined
      : people.length === 0
        ? 'Nobody fits. Type less of the name.'
        : 'More than one person fits. Choose one below, or type more of the name.'
  return (
    <form className="stack narrow" aria-label="Preview as a person" id="preview">
      <TextField
        name="person"
        label="Look at it as"
        hint="Part of a name, an address or a job title."
        maxLength={100}
        defaultValue={typed}
        error={error}
      />
      {people !== null && people.length > 0 && (
        <ul className="audience-list">
          {people.map((person) => (
            <li key={person.id}>
              <a href={`${path}?as=${person.id}#preview`} dir="auto">
                {person.name}
              </a>
              <small dir="auto">{person.jobTitle}</small>
            </li>
          ))}
        </ul>
      )}
      <div>
        <button className="button">Show what they would see</button>
      </div>
    </form>
  )
}

export function PreviewAsPerson({ preview, now }: { preview: PlanPreviewFacts; now: string }) {
  const { person, texts, letter, hasAddress } = preview
  const asked = texts.filter(({ isKept }) => !isKept)
  if (!preview.isInAudience)
    return (
      <Notice tone="wait" title={`${person.name} is not in the audience, so nothing is asked of them.`} />
    )
  return (
    <div className="stack">
      <h3 dir="auto">{person.name} would see</h3>
      {asked.length === 0 && (
        <Notice title="Nothing is asked of them.">
          What they acknowledged before still holds for every policy of this campaign.
        </Notice>
      )}
      {texts.map((text) => (
        <article key={text.versionId} className="card stack tight">
          <h4 dir="auto">
            {text.title} {text.number}
          </h4>
          <p>
            {text.isKept ? (
              <Status tone="done">Still valid: nothing changed for them</Status>
            ) : (
              <Status tone="review">They are asked to acknowledge it</Status>
            )}
          </p>
          <details>
            <summary>
              {text.sections.length === 1 ? '1 section applies' : `${text.sections.length} sections apply`} to
              them
              {text.others > 0 && `, ${text.others} ${text.others === 1 ? 'is' : 'are'} for others`}
            </summary>
            <ul>
              {text.sections.map((section) => (
                <li key={section} dir="auto">
                  {section}
                </li>
              ))}
            </ul>
          </details>
        </article>
      ))}
      {asked.length > 0 && (
        <dl className="facts">
          <dt>Due</dt>
          <dd>
            <DateText at={preview.dueOn} now={now} />, if it is launched today
          </dd>
          <dt>They sign</dt>
          <dd dir="auto">“{preview.statement}”</dd>
          <dt>Message</dt>
          <dd>
            {letter
              ? 'In the next message they get:'
              : hasAddress
                ? 'None at the launch. The plan says so.'
                : 'None: they have no e-mail address. Give them a code instead.'}
          </dd>
        </dl>
      )}
      {letter && (
        <figure className="card stack tight">
          <figcaption dir="auto">
            <b>{letter.subject}</b>
          </figcaption>
          <p className="letter-text" dir="auto">
            {letter.body}
          </p>
        </figure>
      )}
    </div>
  )
}
