// Saving while somebody writes: after a pause, one save at a time, again after a failure, and never silently lost.
import { useCallback, useEffect, useRef, useState } from 'react'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'refused'

const pause = 1_200
const again = 10_000

export type SaveAnswer = 'saved' | 'failed' | 'refused'

export type Autosave = {
  state: SaveState
  /** Tell it that something was typed. */
  changed: () => void
  /** Stops the clock and waits for a save that is under way, so that the form can be sent. */
  stop: () => Promise<void>
  /** Tell it what came of sending the form. */
  report: (answer: SaveAnswer) => void
}

/**
 * `save` is called 1.2 s after the last change, and never while another save is under way.
 * Its answer decides: "saved" ends it unless more was typed meanwhile; "failed" tries again; "refused" waits for the person.
 */
export function useAutosave(save: (() => Promise<SaveAnswer>) | null): Autosave {
  const [state, setState] = useState<SaveState>('saved')
  const latest = useRef(save)
  latest.current = save
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const typed = useRef(0)
  const running = useRef<Promise<SaveAnswer>>()

  const run = useCallback(async () => {
    if (running.current || !latest.current) return
    const started = typed.current
    setState('saving')
    running.current = latest.current()
    const answer = await running.current
    running.current = undefined
    if (answer === 'saved' && typed.current !== started) {
      setState('waiting')
      timer.current = setTimeout(() => void run(), pause)
      return
    }
    setState(answer)
    if (answer === 'failed') timer.current = setTimeout(() => void run(), again)
  }, [])

  const changed = useCallback(() => {
    typed.current += 1
    setState((now) => (now === 'saving' ? now : 'waiting'))
    clearTimeout(timer.current)
    if (latest.current && !running.current) timer.current = setTimeout(() => void run(), pause)
  }, [run])

  const stop = useCallback(async () => {
    clearTimeout(timer.current)
    setState('saving')
    await running.current
    clearTimeout(timer.current)
  }, [])

  const report = useCallback(
    (answer: SaveAnswer) => {
      setState(answer)
      clearTimeout(timer.current)
      if (answer === 'failed') timer.current = setTimeout(() => void run(), again)
    },
    [run],
  )

  useEffect(() => () => clearTimeout(timer.current), [])
  return { state, changed, stop, report }
}

/** Asks before the page is left while something is not saved. Call what it returns when leaving is meant. */
export function useLeaveGuard(unsaved: boolean): () => void {
  const guarded = useRef(unsaved)
  guarded.current = unsaved
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (guarded.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [])
  return useCallback(() => {
    guarded.current = false
  }, [])
}
