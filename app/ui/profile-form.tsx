// The organisation's profile as one form: its questions in groups, saved together.
import type { Question } from '../domain/template'
import { ErrorSummary, OnceKey } from './field'
import { fieldName, QuestionField, type OtherAnswer } from './question'

export type ProfileGroupFacts = {
  key: string
  title: string
  fields: { question: Question; typed: string[]; started: string }[]
}

/** What came back: everything typed, the sentences, and what somebody else answered meanwhile. */
export type ProfileRefusal = {
  sentence: string
  fields: Record<string, string>
  typed: Record<string, string[]>
  started: Record<string, string>
  others: Record<string, OtherAnswer>
}

export function ProfileForm({
  groups,
  revision,
  people,
  once,
  refused,
}: {
  groups: ProfileGroupFacts[]
  revision: number
  people: string[]
  once: string
  refused: ProfileRefusal | undefined
}) {
  return (
    <form method="post" className="stack loose narrow" noValidate>
      <OnceKey value={once} />
      <input type="hidden" name="revision" value={revision} />
      {refused && (
        <ErrorSummary
          sentence={refused.sentence}
          fields={Object.fromEntries(
            Object.entries(refused.fields).map(([id, sentence]) => [fieldName(id), sentence]),
          )}
        />
      )}
      {groups.map((group) => (
        <section key={group.key} className="stack loose profile-group" aria-labelledby={`group-${group.key}`}>
          <h2 id={`group-${group.key}`}>{group.title}</h2>
          {group.fields.map(({ question, typed, started }) => (
            <QuestionField
              key={question.id}
              question={question}
              typed={refused?.typed[question.id] ?? typed}
              started={refused?.started[question.id] ?? started}
              error={refused?.fields[question.id]}
              other={refused?.others[question.id]}
              peopleList="people"
            />
          ))}
        </section>
      ))}
      <datalist id="people">
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="foot-bar">
        <button className="button primary">Save the profile</button>
      </div>
    </form>
  )
}
