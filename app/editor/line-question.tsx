// One line that a button asks for before it does its work: an address, a caption. Part of the form around, never sent.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

export type LineQuestionProps = {
  label: string
  hint: string
  start: string
  confirm: string
  /** Takes the line, or says what is wrong with it. */
  onConfirm: (line: string) => string | undefined
  /** Given when there is something to take away. */
  remove?: { label: string; onRemove: () => void } | undefined
  onCancel: () => void
}

export function LineQuestion(props: LineQuestionProps) {
  const { label, hint, start, confirm, onConfirm, remove, onCancel } = props
  const field = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState<string>()
  useEffect(() => field.current?.select(), [])

  function take(): void {
    const sentence = onConfirm(field.current?.value ?? '')
    setWrong(sentence)
    if (sentence !== undefined) field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      onCancel()
    }
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      take()
    }
  }

  return (
    // Keys bubble up to here from the field and the buttons.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="line-question" onKeyDown={onKeyDown}>
      <div className={wrong ? 'field wrong' : 'field'}>
        <label htmlFor="line-question">{label}</label>
        <div className="hint" id="line-question-hint">
          {hint}
        </div>
        {wrong && (
          <p className="error" id="line-question-error" role="alert">
            {wrong}
          </p>
        )}
        <input
          id="line-question"
          className="input"
          type="text"
          dir="auto"
          autoComplete="off"
          defaultValue={start}
          ref={field}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'line-question-hint line-question-error' : 'line-question-hint'}
        />
      </div>
      <div className="row">
        <button type="button" className="button small" onClick={take}>
          {confirm}
        </button>
        {remove && (
          <button type="button" className="button quiet small" onClick={remove.onRemove}>
            {remove.label}
          </button>
        )}
        <button type="button" className="button quiet small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  )
}
