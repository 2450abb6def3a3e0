// "Can I post this?": as whom, about what, and a few words. Large targets, for one thumb, without script.
import { profileChoices, subjects, subjectWords, type SubjectKey } from '../domain/situation'
import { Choices, TextArea, type FieldErrors } from './field'
import { Notice } from './notice'

export type AskTyped = { profile?: string; about?: string; words?: string }

export function AskForm({
  typed,
  fields,
  suggested,
}: {
  typed: AskTyped
  fields?: FieldErrors | undefined
  /** Subjects that the words speak of; they stand first. */
  suggested: readonly SubjectKey[]
}) {
  const [only] = suggested.length === 1 ? suggested : []
  const first = subjects.filter(({ value }) => suggested.includes(value))
  const rest = subjects.filter(({ value }) => !suggested.includes(value))
  return (
    <form method="post" action="/ask" className="ask stack loose">
      <Choices
        name="profile"
        label="Where would you post it?"
        kind="single"
        options={[...profileChoices]}
        chosen={[typed.profile ?? '']}
        error={fields?.['profile']}
      />
      {first.length > 0 && (
        <Notice>
          {`Your words speak of ${listed(first.map(({ value }) => subjectWords(value)))}. Choose what fits best.`}
        </Notice>
      )}
      <Choices
        name="about"
        label="What is it mostly about?"
        hint="One choice. The answer says what else to look at."
        kind="single"
        options={[...first, ...rest].map(({ value, label, hint }) => ({ value, label, hint }))}
        chosen={[typed.about || only || '']}
        error={fields?.['about']}
      />
      <TextArea
        name="words"
        label="In your own words, if you like"
        hint="Nobody reads this unless you send it to somebody on the next page. Without a choice above, we look in your words for what fits."
        defaultValue={typed.words ?? ''}
        error={fields?.['words']}
        maxLength={2_000}
        rows={3}
      />
      <div className="row">
        <button className="button primary" name="intent" value="look">
          Show what holds
        </button>
      </div>
    </form>
  )
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
