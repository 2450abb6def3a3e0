// What the clock does while the server runs: each job by its own rhythm, one run at a time, and never in the way of a stop.
import type { Candor } from '../context'
import type { Mailer } from '../mail/mailer'
import { giveOutHeads } from './anchors'
import { closeCampaigns } from './close-campaigns'
import { enrolWaiting } from './enrol'
import { followPeople } from './follow-people'
import { launchDue } from './launch-due'
import { mirrorApproved } from './mirror'
import { expireExceptions } from './expire-exceptions'
import { noteEffects } from './note-effects'
import { sendWaiting } from './outbox'
import { goOnWithLists } from './people-lists'
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

/** What a run gives when it ended before it was done, so as not to hold up others: then the next one comes soon. */
export const unfinished = Symbol('unfinished')

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
  { name: 'people lists', every: 1_000, run: goOnWithLists },
  { name: 'launch due', every: minute / 2, run: launchDue },
  { name: 'enrol', every: 2_000, run: enrolWaiting },
  { name: 'follow people', every: minute / 2, run: followPeople },
  { name: 'close campaigns', every: minute / 2, run: closeCampaigns },
  { name: 'note effects', every: minute / 2, run: noteEffects },
  { name: 'expire exceptions', every: 10 * minute, run: expireExceptions },
  { name: 'reminders', every: 5 * minute, run: remindForNow },
  { name: 'anchors', every: minute, run: giveOutHeads },
  { name: 'mirror', every: minute, run: mirrorApproved },
]

/** Until its bounds are reached; a big organisation takes several runs, one after the other. */
async function remindForNow(candor: Candor): Promise<unknown> {
  const { finished } = await remind(candor)
  return finished ? null : unfinished
}

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
      const stopped = Promise.all([outbox, ...others].map((job) => job.stop()))
      // Mail under way has a moment; a server that hangs does not hold up the stop, and what it got is noted.
      const enough = setTimeout(() => mailer?.close(), 4_000)
      await stopped
      clearTimeout(enough)
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
    let next = job.every
    try {
      if ((await job.run(candor, log)) === unfinished) next = Math.min(next, 1_000)
    } catch (error) {
      const message = error instanceof Error ? error.name : typeof error
      log.error({ job: job.name, error: message }, 'A job failed and runs again later.')
    }
    running = undefined
    soon(again ? 10 : next)
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
