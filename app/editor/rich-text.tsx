// The editor: a text that looks as people will read it, with buttons for what a policy can hold. Loaded only where one writes.
import { useEffect, useRef, useState } from 'react'
import type { Command, EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { EditorProps } from '../ui/words-facts'
import { buttons, showsTableButtons, tableButtons, type Button } from './buttons'
import { fitIntoCell, pasteParser, withInertStyles } from './clipboard'
import { captionAt, runIn, setCaption } from './commands'
import { editorState } from './editor-state'
import { LineQuestion } from './line-question'
import { linkAt, readAddress, removeLink, setLink } from './links'
import { blocksOf } from './to-blocks'
import { Toolbar } from './toolbar'

export function RichText(props: EditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>()
  const [state, setState] = useState<EditorState>()
  const [question, setQuestion] = useState<'link' | 'caption'>()
  const [losses, setLosses] = useState<string[]>([])
  const first = useRef(props)
  const changed = useRef(props.onChange)
  changed.current = props.onChange

  useEffect(() => {
    const { blocks, id, labelledBy, describedBy, language } = first.current
    const start = editorState(blocks, {
      toButtons: () => bar.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus(),
      askForLink: () => setQuestion('link'),
    })
    const made = new EditorView(place.current, {
      state: start,
      clipboardParser: pasteParser(setLosses),
      transformPastedHTML: withInertStyles,
      transformPasted: fitIntoCell,
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        'aria-describedby': describedBy,
        class: 'policy',
        lang: language,
        spellcheck: 'true',
      },
      dispatchTransaction(transaction) {
        const next = made.state.apply(transaction)
        made.updateState(next)
        setState(next)
        if (transaction.docChanged) changed.current(blocksOf(next.doc))
      },
    })
    view.current = made
    setState(start)
    return () => made.destroy()
  }, [])

  function run(command: Command): void {
    if (view.current) runIn(view.current, command)
  }

  function press(button: Button): void {
    if (button.does === 'asks-for-link') setQuestion('link')
    else if (button.does === 'asks-for-caption') setQuestion('caption')
    else run(button.does)
  }

  function answered(command: Command): undefined {
    setQuestion(undefined)
    run(command)
  }

  const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform)
  const common = {
    controls: props.id,
    isMac,
    onPress: press,
    onLeave: () => view.current?.focus(),
  }
  return (
    <div className={props.invalid ? 'rich-text wrong' : 'rich-text'}>
      <div className="tools">
        {state && <Toolbar {...common} ref={bar} label="Form of the text" buttons={buttons} state={state} />}
        {state && showsTableButtons(state) && (
          <Toolbar {...common} label="Table" buttons={tableButtons} state={state} />
        )}
        {state && question === 'link' && (
          <LineQuestion
            label="Address of the link"
            hint="A web page such as https://example.org/help, or an e-mail address."
            start={linkAt(state) ?? ''}
            confirm="Set the link"
            onConfirm={(typed) => {
              const href = readAddress(typed)
              return href === undefined
                ? 'This is no address that a policy can carry. Type a web address or an e-mail address.'
                : answered(setLink(href))
            }}
            remove={
              linkAt(state) === undefined
                ? undefined
                : { label: 'Remove the link', onRemove: () => answered(removeLink) }
            }
            onCancel={() => answered(() => true)}
          />
        )}
        {state && question === 'caption' && (
          <LineQuestion
            label="Caption of the table"
            hint="One line that says what the table shows. It may be empty."
            start={captionAt(state) ?? ''}
            confirm="Set the caption"
            onConfirm={(typed) =>
              typed.trim().length > 300
                ? 'The caption is longer than 300 characters. Shorten it.'
                : answered(setCaption(typed.trim()))
            }
            onCancel={() => answered(() => true)}
          />
        )}
      </div>
      <div ref={place} className="text-place" />
      <div role="status">
        {losses.length > 0 && (
          <div className="note">
            <p>
              <b>What you pasted was cleaned:</b>
            </p>
            <ul>
              {losses.map((loss) => (
                <li key={loss}>{loss}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}
