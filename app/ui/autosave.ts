// Saving while somebody writes: after a pause, one save at a time, again after a failure, and never silently lost.
import { useCallback, useEffect, useRef, useState } from 'react'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'refused'

const pause = 1_200
const again = 10_000

/**
 * `save` is called 1.2 s after the last change, and never while another save is under way.
 * Its answer decides: "saved" ends it unless more was typed meanwhile; "failed" tries again; "refused" waits for the person.
 */
export function useAutosave(save: (() => Promise<'saved' | 'failed' | 'refused'>) | null): {
  state: SaveState
  /** Tell it that something was typed. */
  changed: () => void
  /** Stop: the form is being sent. */
  stop: () => void
  /** Tell it what came of sending the form, when it came back. */
  report: (answer: 'failed' | 'refused') => void
} {
  const [state, setState] = useState<SaveState>('saved')
  const latest = useRef(save)
  latest.current = save
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const typed = useRef(0)
  const running = useRef(false)

  const run = useCallback(async () => {
    if (running.current || !latest.current) return
    running.current = true
    const started = typed.current
    setState('saving')
    const answer = await latest.current().catch(() => 'failed' as const)
    running.current = false
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

  const stop = useCallback(() => {
    clearTimeout(timer.current)
    setState('saved')
  }, [])

  const report = useCallback(
    (answer: 'failed' | 'refused') => {
      setState(answer)
      clearTimeout(timer.current)
      if (answer === 'failed') timer.current = setTimeout(() => void run(), again)
    },
    [run],
  )

  useEffect(() => () => clearTimeout(timer.current), [])
  return { state, changed, stop, report }
}

/** Asks before the page is left while something is not saved. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined
    const guard = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [unsaved])
}
