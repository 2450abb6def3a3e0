// The state of a drafting form: what is typed, what it started from, what is saved, and what came back.
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Answers } from '../domain/answer'
import { markOf } from '../domain/mark'
import type { QuestionId } from '../domain/template'
import { useAutosave, useLeaveGuard, type SaveAnswer } from './autosave'
import { readLiveForm } from './live-answers'
import type { ScreenPage, ScreenResult } from './screen-facts'

export type Wires = {
  /** Sends the form; never throws. */
  send: (form: FormData) => Promise<ScreenResult>
  /** Goes to the next page. */
  go: (href: string) => void
}

/**
 * Follows the form while one types and saves it after a pause. Without script it is only the first state: the answers,
 * or after a refusal what was typed. Nothing is taken out of the fields, whatever a save says.
 */
export function useDraftForm(page: ScreenPage, result: ScreenResult | undefined, { send, go }: Wires) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [answers, setAnswers] = useState<Answers>(page.answers)
  const [typed, setTyped] = useState(() => (result?.kind === 'refused' ? result.typed : {}))
  const [mistakes, setMistakes] = useState<Record<QuestionId, string>>({})
  const [base, setBase] = useState(() => startOf(page, result))
  const [latest, setLatest] = useState(result)
  const scripted = useScripted()
  const start = useRef(base)
  const sending = useRef(false)
  const questions = useMemo(
    () => page.template.questions.filter((question) => page.questionIds.includes(question.id)),
    [page.template, page.questionIds],
  )
  const refused = latest?.kind === 'refused' ? latest : undefined
  // Two answers to one question wait for a choice, and a round for a decision to end it: neither is made by a pause.
  const undecided = Object.keys(refused?.others ?? {}).length > 0
  const saving = useAutosave(page.inReview || undecided ? null : autosave)
  const leave = useLeaveGuard(saving.state !== 'saved')

  // Words typed before this script came are words all the same; what a refusal gave back waits for the person.
  const follow = useRef(onInput)
  follow.current = onInput
  const opened = useRef({ answers: page.answers, refused: result !== undefined })
  useEffect(() => {
    if (!form.current || opened.current.refused) return
    const live = readLiveForm(form.current, questions, opened.current.answers)
    const typedBefore = markOf(live.answers) !== markOf(opened.current.answers)
    if (typedBefore || Object.keys(live.mistakes).length > 0) follow.current()
  }, [questions])

  async function autosave(): Promise<SaveAnswer> {
    if (!form.current) return 'failed'
    const { mistakes: unreadable } = readLiveForm(form.current, questions, answers)
    const answer = await send(readableForm(startingFrom(new FormData(form.current)), unreadable))
    take(answer)
    return savedOr(answer)
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (!form.current || sending.current) return
    sending.current = true
    const { submitter } = event.nativeEvent as SubmitEvent
    await saving.stop()
    const data = startingFrom(new FormData(form.current))
    data.set('intent', submitter instanceof HTMLButtonElement ? submitter.value : 'save')
    const answer = await send(data)
    if (answer.kind === 'next') {
      leave()
      return go(answer.href)
    }
    // Drawn before it gets the focus: while it is empty it is not shown, and cannot take it.
    flushSync(() => take(answer))
    saving.report(savedOr(answer))
    summary.current?.focus()
    sending.current = false
  }

  /** Takes over what a save said: where the next one starts, and what to show. */
  function take(answer: ScreenResult): void {
    setLatest(answer)
    start.current = movedOn(start.current, answer)
    setBase(start.current)
  }

  /** The form as it stands, starting from the last save, also when the page is not drawn anew yet. */
  function startingFrom(data: FormData): FormData {
    data.set('revision', String(start.current.revision))
    for (const [id, mark] of Object.entries(start.current.marks)) data.set(`started-${id}`, mark)
    return data
  }

  function onInput(): void {
    if (!form.current) return
    const live = readLiveForm(form.current, questions, answers)
    setAnswers(live.answers)
    setTyped((known) => ({ ...known, ...live.typed }))
    setMistakes((known) => Object.fromEntries(Object.entries(known).filter(([id]) => live.mistakes[id])))
    saving.changed()
  }

  /** A mistake is shown when one leaves the field, not while one is still typing in it. */
  function onBlur(): void {
    if (form.current) setMistakes(readLiveForm(form.current, questions, answers).mistakes)
  }

  return {
    form,
    summary,
    questions,
    answers,
    typed,
    base,
    scripted,
    refused,
    errors: { ...refused?.fields, ...mistakes },
    trouble: latest?.kind === 'unreachable' ? latest.sentence : undefined,
    saveState: saving.state,
    onInput,
    onBlur,
    onSubmit: (event: FormEvent<HTMLFormElement>) => void onSubmit(event),
  }
}

type Base = Pick<ScreenPage, 'revision' | 'marks' | 'savedAt' | 'savedBy'>

function startOf(page: ScreenPage, result: ScreenResult | undefined): Base {
  const { revision, marks, savedAt, savedBy } = page
  const start: Base = { revision, marks, savedAt, savedBy }
  return result ? movedOn(start, result) : start
}

function movedOn(base: Base, answer: ScreenResult): Base {
  switch (answer.kind) {
    case 'saved':
      return {
        revision: answer.revision,
        marks: { ...base.marks, ...answer.marks },
        savedAt: answer.at,
        savedBy: null,
      }
    case 'refused':
      return { ...base, revision: answer.revision, marks: { ...base.marks, ...answer.marks } }
    case 'next':
    case 'unreachable':
      return base
    default:
      return answer satisfies never
  }
}

/** False in the page as it was sent, true once the script runs. */
function useScripted(): boolean {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return scripted
}

function savedOr(answer: ScreenResult): SaveAnswer {
  if (answer.kind === 'saved' || answer.kind === 'next') return 'saved'
  return answer.kind === 'refused' ? 'refused' : 'failed'
}

/** The form without the questions whose answers cannot be read yet: the others are saved all the same. */
function readableForm(data: FormData, mistakes: Record<QuestionId, string>): FormData {
  const asked = data.getAll('asked').filter((id) => typeof id === 'string' && !Object.hasOwn(mistakes, id))
  data.delete('asked')
  for (const id of asked) data.append('asked', id)
  data.set('intent', 'autosave')
  return data
}
