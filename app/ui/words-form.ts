// The state of the form for a section's own words: what it started from, what came back, and whether something is unsaved.
import { useRef, useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import type { ClauseWords } from '../compare/clause-merge'
import { useLeaveGuard } from './autosave'
import type { WordsForm, WordsResult } from './words-facts'

export type WordsWires = {
  /** Sends the form; never throws. */
  send: (form: FormData) => Promise<WordsResult>
  /** Goes to another page. */
  go: (href: string) => void
}

/**
 * Without script it is only the first state: the saved words, or after a refusal what was typed. With it the form stays
 * on the page until its words are saved, and leaving with unsaved ones asks first.
 */
export function useWordsForm(saved: WordsForm, result: WordsResult | undefined, { send, go }: WordsWires) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [latest, setLatest] = useState(result)
  const [start, setStart] = useState({ form: formOf(saved, result), turn: 0 })
  // What the next save stands on: the words that the author has seen last.
  const [ground, setGround] = useState<Ground>(start.form)
  const [unsaved, setUnsaved] = useState(result !== undefined)
  const [sending, setSending] = useState(false)
  const leave = useLeaveGuard(unsaved)

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (!form.current || sending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(form.current)
    data.set('intent', submitter instanceof HTMLButtonElement ? submitter.value : 'keep')
    setSending(true)
    const answer = await send(data)
    if (answer.kind === 'next') {
      leave()
      return go(answer.href)
    }
    // Drawn before it gets the focus: while it is empty it is not shown, and cannot take it.
    flushSync(() => {
      setLatest(answer)
      if (answer.kind === 'refused') setGround(answer.form)
      setSending(false)
    })
    summary.current?.focus()
  }

  /** Puts other words into the form, on top of what the others saved. */
  function take(words: ClauseWords & { markdown: string }): void {
    const form = { ...words, started: ground.started, base: ground.base }
    flushSync(() => {
      setStart(({ turn }) => ({ form, turn: turn + 1 }))
      setLatest({ kind: 'shown', form })
      setUnsaved(true)
    })
    summary.current?.focus()
  }

  return {
    form,
    summary,
    /** What the fields begin with; a new turn begins them anew. */
    start,
    started: ground.started,
    base: ground.base,
    latest,
    take,
    leave,
    onChange: () => setUnsaved(true),
    onSubmit: (event: FormEvent<HTMLFormElement>) => void onSubmit(event),
  }
}

type Ground = Pick<WordsForm, 'started' | 'base'>

function formOf(form: WordsForm, result: WordsResult | undefined): WordsForm {
  return result?.kind === 'refused' || result?.kind === 'shown' ? result.form : form
}
