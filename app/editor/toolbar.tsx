// The row of buttons above the text: one stop for Tab, arrow keys between the buttons, Escape back to the text.
import { forwardRef, useState, type KeyboardEvent } from 'react'
import type { EditorState } from 'prosemirror-state'
import { canPress, titleOf, type Button } from './buttons'

export type ToolbarProps = {
  label: string
  /** Id of the text that the buttons work on. */
  controls: string
  buttons: Button[]
  state: EditorState
  isMac: boolean
  onPress: (button: Button) => void
  onLeave: () => void
}

/** A toolbar after the pattern of the ARIA Authoring Practices Guide. */
export const Toolbar = forwardRef<HTMLDivElement, ToolbarProps>(function Toolbar(props, ref) {
  const { label, controls, state, isMac, onPress, onLeave } = props
  const shown = props.buttons.filter((button) => button.isShown?.(state) ?? true)
  const [stop, setStop] = useState('')
  const current = shown.some((button) => button.name === stop) ? stop : shown[0]?.name

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      return onLeave()
    }
    const all = [...event.currentTarget.querySelectorAll('button')]
    const next =
      all[
        placeAfter(
          event,
          all.findIndex((one) => one === document.activeElement),
          all.length,
        )
      ]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      aria-controls={controls}
      className="toolbar"
      ref={ref}
      onKeyDown={onKeyDown}
    >
      {shown.map((button) => (
        <button
          key={button.name}
          type="button"
          className={button.sign ? `tool sign-${button.sign.toLowerCase()}` : 'tool'}
          title={titleOf(button, isMac)}
          aria-label={button.sign ? button.name : undefined}
          aria-pressed={button.isOn ? button.isOn(state) : undefined}
          aria-disabled={canPress(button, state) ? undefined : true}
          tabIndex={button.name === current ? 0 : -1}
          onFocus={() => setStop(button.name)}
          // The text keeps its selection when a button is pressed with a mouse.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => canPress(button, state) && onPress(button)}
        >
          {button.sign ?? button.name}
        </button>
      ))}
    </div>
  )
})

function placeAfter(event: KeyboardEvent, at: number, count: number): number {
  const forth = document.dir === 'rtl' ? -1 : 1
  switch (event.key) {
    case 'ArrowRight':
      return (at + forth + count) % count
    case 'ArrowLeft':
      return (at - forth + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}
