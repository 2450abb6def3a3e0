// The state of a drafting form: what is typed, what it started from, what is saved, and what came back.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Answers } from '../domain/answer'
import type { QuestionId } from '../domain/template'
import { useAutosave, useLeaveGuard, type SaveState } from './autosave'
import { readLiveForm } from './live-answers'
import type { ScreenPage, ScreenResult } from './screen-facts'

export type Autosave = {
  data?: ScreenResult | undefined
  idle: boolean
  send: (form: FormData) => void
}

/**
 * Follows the form while one types and saves it after a pause. Without script it is only the first state: the answers,
 * or after a refusal what was typed. Nothing is taken out of the fields, whatever a save says.
 */
export function useDraftForm(
  page: ScreenPage,
  { result, autosave }: { result: ScreenResult | undefined; autosave: Autosave },
) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [answers, setAnswers] = useState<Answers>(page.answers)
  const [typed, setTyped] = useState(() => (result?.kind === 'refused' ? result.typed : {}))
  const [mistakes, setMistakes] = useState<Record<QuestionId, string>>({})
  const [base, setBase] = useState(() => startOf(page, result))
  const [latest, setLatest] = useState(result)
  const scripted = useScripted()
  const questions = useMemo(
    () => page.template.questions.filter((question) => page.questionIds.includes(question.id)),
    [page.template, page.questionIds],
  )
  const { save, waits } = useSaveThrough(autosave, () =>
    form.current
      ? readableForm(form.current, readLiveForm(form.current, questions, answers).mistakes)
      : undefined,
  )
  const saving = useAutosave(page.inReview ? null : save)
  const { report } = saving
  useLeaveGuard(saving.state !== 'saved')

  /** Takes over what a save said: where the next one starts, and what to show. */
  const take = useCallback((answer: ScreenResult) => {
    setLatest(answer)
    if (answer.kind !== 'unreachable') setBase((now) => movedOn(now, answer))
  }, [])

  useEffect(() => {
    if (!result || result.kind === 'saved') return
    take(result)
    report(result.kind === 'refused' ? 'refused' : 'failed')
    summary.current?.focus()
  }, [result, take, report])

  useEffect(() => {
    if (!autosave.idle || !waits.current) return
    if (autosave.data) take(autosave.data)
    waits.current(savedOr(autosave.data))
    waits.current = undefined
  }, [autosave.data, autosave.idle, take, waits])

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

  const refused = latest?.kind === 'refused' ? latest : undefined
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
    saveState: saving.state satisfies SaveState,
    onInput,
    onBlur,
    onSubmit: saving.stop,
  }
}

type Base = Pick<ScreenPage, 'revision' | 'marks' | 'savedAt' | 'savedBy'>

function startOf(page: ScreenPage, result: ScreenResult | undefined): Base {
  const { revision, marks, savedAt, savedBy } = page
  const start: Base = { revision, marks, savedAt, savedBy }
  return result?.kind === 'refused' ? movedOn(start, result) : start
}

function movedOn(base: Base, answer: Exclude<ScreenResult, { kind: 'unreachable' }>): Base {
  const marks = { ...base.marks, ...answer.marks }
  if (answer.kind === 'refused') return { ...base, revision: answer.revision, marks }
  return { revision: answer.revision, marks, savedAt: answer.at, savedBy: null }
}

/** False in the page as it was sent, true once the script runs. */
function useScripted(): boolean {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return scripted
}

/** A save as a promise, kept by whoever sends the form and hears the answer. */
function useSaveThrough(autosave: Autosave, read: () => FormData | undefined) {
  const waits = useRef<(answer: 'saved' | 'failed' | 'refused') => void>()
  const save = () =>
    new Promise<'saved' | 'failed' | 'refused'>((resolve) => {
      const data = read()
      if (!data) return resolve('failed')
      waits.current = resolve
      autosave.send(data)
    })
  return { save, waits }
}

function savedOr(answer: ScreenResult | undefined): 'saved' | 'failed' | 'refused' {
  if (answer?.kind === 'saved') return 'saved'
  return answer?.kind === 'refused' ? 'refused' : 'failed'
}

/** The form without the questions whose answers cannot be read yet: the others are saved all the same. */
function readableForm(form: HTMLFormElement, mistakes: Record<QuestionId, string>): FormData {
  const data = new FormData(form)
  const asked = data.getAll('asked').filter((id) => typeof id === 'string' && !Object.hasOwn(mistakes, id))
  data.delete('asked')
  for (const id of asked) data.append('asked', id)
  data.set('intent', 'autosave')
  return data
}
