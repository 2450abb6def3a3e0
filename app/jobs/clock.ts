// What the clock does while the server runs: each job by its own rhythm, one run at a time, and never in the way of a stop.
import type { Candor } from '../context'
import type { Mailer } from '../mail/mailer'
import { giveOutHeads } from './anchors'
import { mirrorApproved } from './mirror'
import { noteEffects } from './note-effects'
import { sendWaiting } from './outbox'
import { publishDue } from './publish-due'
import { remind } from './reminders'
import { tidy } from './tidy'

/** The part of the log that jobs use. */
type JobLog = { error: (facts: object, sentence: string) => void }

export type Job = {
  name: string
  /** Milliseconds between the end of one run and the next. */
  every: number
  /** Must be safe to repeat and to run in two processes at once. */
  run: (candor: Candor, log: JobLog) => Promise<unknown>
}

export type Jobs = {
  begin: () => void
  /** Runs the outbox soon, because a commit queued mail. */
  wakeOutbox: () => void
  /** Starts nothing new and waits for what runs. */
  stop: () => Promise<void>
}

const minute = 60_000

const ours: readonly Job[] = [
  { name: 'tidy', every: 60 * minute, run: tidy },
  { name: 'publish due', every: minute / 2, run: publishDue },
  { name: 'note effects', every: minute / 2, run: noteEffects },
  { name: 'reminders', every: 10 * minute, run: remind },
  { name: 'anchors', every: minute, run: giveOutHeads },
  { name: 'mirror', every: minute, run: mirrorApproved },
]

/** The jobs of an instance; `more` are added to those of this folder. Nothing runs before `begin`. */
export function startJobs(
  candor: Candor,
  mailer: Mailer | null,
  log: JobLog,
  more: readonly Job[] = [],
): Jobs {
  const outbox = repeating(
    { name: 'outbox', every: 30_000, run: () => sendWaiting(candor, mailer) },
    candor,
    log,
  )
  const others = [...ours, ...more].map((job) => repeating(job, candor, log))
  return {
    begin: () => [outbox, ...others].forEach((job) => job.soon(1_000)),
    wakeOutbox: () => outbox.soon(10),
    async stop() {
      await Promise.all([outbox, ...others].map((job) => job.stop()))
      mailer?.close()
    },
  }
}

type Repeating = { soon: (milliseconds: number) => void; stop: () => Promise<void> }

function repeating(job: Job, candor: Candor, log: JobLog): Repeating {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  function soon(milliseconds: number): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => (running = round()), milliseconds)
    timer.unref()
  }

  async function round(): Promise<void> {
    try {
      await job.run(candor, log)
    } catch (error) {
      const message = error instanceof Error ? error.name : typeof error
      log.error({ job: job.name, error: message }, 'A job failed and runs again later.')
    }
    running = undefined
    soon(again ? 10 : job.every)
    again = false
  }

  return {
    soon,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
