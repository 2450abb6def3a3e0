// The text of a section: a plain text box, and in its place, once a script has loaded it, the editor.
import { useEffect, useRef, useState, type ComponentType } from 'react'
import { TextArea } from './field'
import { MarkdownHelp } from './markdown-help'
import type { EditorProps, WordsForm } from './words-facts'

export type LoadEditor = () => Promise<ComponentType<EditorProps>>

export function WordsText(props: {
  form: WordsForm
  error: string | undefined
  language: string
  /** Undefined where the plain text box is wanted. */
  load: LoadEditor | undefined
  /** Where the same words stand in the plain text box, or from there in the editor. */
  elsewhere: string
  onChange: () => void
}) {
  const { form, error, language, load, elsewhere, onChange } = props
  const [Editor, setEditor] = useState<ComponentType<EditorProps>>()
  const box = useRef<HTMLDivElement>(null)
  // As a value and not only as a start: a hidden field is set back to its start whenever the page is drawn anew.
  const [blocks, setBlocks] = useState(form.blocks)
  const wanted = form.blocks === null ? undefined : load

  useEffect(() => {
    let here = true
    wanted?.().then(
      (loaded) => {
        const typed = box.current?.querySelector('textarea')
        // Whoever was quicker than the script goes on in the text box.
        if (here && typed?.value === typed?.defaultValue) setEditor(() => loaded)
      },
      () => undefined,
    )
    return () => {
      here = false
    }
    // Once: a page does not change its mind.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  if (Editor && form.blocks) {
    return (
      <div className={error ? 'field wrong' : 'field'}>
        <span className="label" id="text-label">
          Text
        </span>
        <div className="hint" id="text-hint">
          Escape leads to the buttons, arrow keys from one to the next, and Tab from there to what follows. In
          the text, Tab moves between the cells of a table and the levels of a list.
        </div>
        {error && (
          <p className="error" id="text-error">
            {error}
          </p>
        )}
        <input type="hidden" name="blocks" value={JSON.stringify(blocks)} />
        <Editor
          id="markdown"
          blocks={form.blocks}
          labelledBy="text-label"
          describedBy={error ? 'text-hint text-error' : 'text-hint'}
          invalid={error !== undefined}
          language={language}
          onChange={(written) => {
            setBlocks(written)
            onChange()
          }}
        />
        <p className="no-print">
          <a href={elsewhere}>Write in a plain text box instead</a>
        </p>
      </div>
    )
  }
  return (
    <div className="stack" ref={box}>
      <TextArea
        name="markdown"
        label="Text"
        hint="Plain text works. An empty line starts a new paragraph."
        className="input markdown"
        rows={16}
        defaultValue={form.markdown}
        error={error}
      />
      <MarkdownHelp />
      {!load && form.blocks && (
        <p className="no-print">
          <a href={elsewhere}>Write in the editor with buttons instead</a>
        </p>
      )}
    </div>
  )
}
