// Whom a section is for, as a form asks it: everyone, or the people of some groups.
import type { ClauseAudience } from '../domain/policy-document'
import type { FieldErrors } from './field'

export type AudienceChoice = { key: string; name: string; people: number }

export type AudienceFieldProps = {
  now: ClauseAudience
  groups: AudienceChoice[]
  /** What was chosen in a form that came back. */
  typed: Record<string, string> | undefined
  errors: FieldErrors | undefined
}

export function AudienceField({ now, groups, typed, errors }: AudienceFieldProps) {
  const who = typed?.['who'] ?? now.kind
  const keys = now.kind === 'groups' ? now.groups.map((group) => group.key) : []
  const chosen = typed?.['groups']?.split(' ') ?? keys
  const error = errors?.['groups']
  return (
    <fieldset
      className={error ? 'field audience-choice wrong' : 'field audience-choice'}
      id="groups"
      tabIndex={-1}
    >
      <legend>Who is this section for?</legend>
      {error && (
        <p className="error" id="groups-error">
          {error}
        </p>
      )}
      <div className="choices">
        <label className="choice">
          <input type="radio" name="who" value="everyone" defaultChecked={who === 'everyone'} />
          <span>Everyone</span>
        </label>
        <label className="choice">
          <input type="radio" name="who" value="groups" defaultChecked={who === 'groups'} />
          <span>Only some people</span>
          <small>It becomes an addendum: others do not see it among what applies to them.</small>
        </label>
        <div className="choices audience-groups">
          {groups.map((group) => (
            <label className="choice" key={group.key}>
              <input
                type="checkbox"
                name="groups"
                value={group.key}
                defaultChecked={chosen.includes(group.key)}
              />
              <span dir="auto">{group.name}</span>
              <small>{peopleToday(group.people)}</small>
            </label>
          ))}
          {groups.length === 0 && (
            <p className="hint">There is no group yet. Ask an administrator to add one under People.</p>
          )}
        </div>
      </div>
    </fieldset>
  )
}

/** "12 people today". */
export function peopleToday(people: number): string {
  if (people === 0) return 'Nobody today'
  return people === 1 ? '1 person today' : `${people} people today`
}
