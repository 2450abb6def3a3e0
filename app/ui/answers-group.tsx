// One section's answers, each with its change link; a missing one says so.
import { AnswerWords } from './answer-words'
import { Status } from './status'

export type AnswersGroupFacts = {
  screen: string
  heading: string
  edited: boolean
  answers: { id: string; label: string; texts: string[] | null; skipped: boolean }[]
}

export function AnswersGroup({
  slug,
  group,
  mayWrite,
}: {
  slug: string
  group: AnswersGroupFacts
  mayWrite: boolean
}) {
  const screen = `/policies/${slug}/draft/${group.screen}`
  return (
    <section className="answers" aria-labelledby={`group-${group.screen}`}>
      <div className="row between">
        <h2 id={`group-${group.screen}`} dir="auto">
          {group.heading}
        </h2>
        {group.edited && (
          <span className="row">
            <Status tone="done">Written by hand</Status>
            {mayWrite && <a href={`${screen}/text`}>Change the words</a>}
          </span>
        )}
      </div>
      <dl>
        {group.answers.map((answer) => (
          <div key={answer.id} id={`answer-${answer.id}`}>
            <dt>{answer.label}</dt>
            <dd dir="auto" className={answer.texts?.length === 1 ? 'long' : undefined}>
              <AnswerWords texts={answer.texts} skipped={answer.skipped} />
            </dd>
            <dd>
              {mayWrite && (
                <a href={`/policies/${slug}/answers/${answer.id}`}>
                  {answer.texts ? 'Change' : 'Answer'}
                  <span className="visually-hidden">: {answer.label}</span>
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
