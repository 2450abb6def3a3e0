// Form fields: every one has a label; an error stands at the field and names the fix.
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'

export type FieldErrors = Record<string, string>

type Common = { name: string; label: string; hint?: ReactNode; error?: string | undefined }

export function TextField({
  name,
  id = name,
  label,
  hint,
  error,
  ...input
}: Common & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <HintAndError name={id} hint={hint} error={error} />
      <input
        className="input"
        type="text"
        dir="auto"
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...input}
      />
    </div>
  )
}

export function TextArea({
  name,
  id = name,
  label,
  hint,
  error,
  ...textarea
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <HintAndError name={id} hint={hint} error={error} />
      <textarea
        className="input"
        dir="auto"
        id={id}
        name={name}
        rows={4}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...textarea}
      />
    </div>
  )
}

export function SelectField({
  name,
  id = name,
  label,
  hint,
  error,
  options,
  defaultValue,
}: Common & { id?: string; options: { value: string; label: string }[]; defaultValue?: string }) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <HintAndError name={id} hint={hint} error={error} />
      <select
        className="input"
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Radios (`single`) or checkboxes (`multiple`), each a large target with an optional second line. */
export function Choices({
  name,
  label,
  hint,
  error,
  kind,
  options,
  chosen = [],
  clear,
}: Common & {
  kind: 'single' | 'multiple'
  options: { value: string; label: string; hint?: string }[]
  chosen?: string[]
  /** The way back to no choice at all, which radios lack; offered once something is chosen. */
  clear?: string
}) {
  return (
    <fieldset
      className={error ? 'field wrong' : 'field'}
      aria-describedby={describedBy(name, hint, error)}
      id={name}
      tabIndex={-1}
    >
      <legend>{label}</legend>
      <HintAndError name={name} hint={hint} error={error} />
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type={kind === 'single' ? 'radio' : 'checkbox'}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <span>{option.label}</span>
            {option.hint && <small>{option.hint}</small>}
          </label>
        ))}
      </div>
      {clear !== undefined && kind === 'single' && chosen.length > 0 && (
        <label className="choice clear">
          <input type="radio" name={name} value="" defaultChecked={chosen.includes('')} />
          <span>{clear}</span>
        </label>
      )}
    </fieldset>
  )
}

function HintAndError({ name, hint, error }: { name: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {hint && (
        <div className="hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

function describedBy(name: string, hint: ReactNode, error: string | undefined): string | undefined {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** On top of a form that came back: what is wrong, each line a link to its field. Takes the focus when the page comes. */
export function ErrorSummary({
  sentence,
  fields,
}: {
  sentence?: string | undefined
  fields?: FieldErrors | undefined
}) {
  const entries = Object.entries(fields ?? {})
  if (!sentence && entries.length === 0) return null
  const [only] = entries
  const says =
    only?.[1] === sentence && entries.length === 1 ? <a href={`#${only?.[0]}`}>{sentence}</a> : null
  return (
    // Whoever sent the form by keyboard goes on here, and not at the top of the page.
    // eslint-disable-next-line jsx-a11y/no-autofocus
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{says ?? sentence ?? 'This could not be saved yet'}</h2>
      {!says && entries.length > 0 && (
        <ul>
          {entries.map(([name, error]) => (
            <li key={name}>
              <a href={`#${name}`}>{error}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The one-time key of a form: sent twice, it has one effect. */
export function OnceKey({ value }: { value: string }) {
  return <input type="hidden" name="once" value={value} />
}
