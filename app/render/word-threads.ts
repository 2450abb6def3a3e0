// Long Word files are made in threads of their own, so that nobody else waits: two at once, a few that wait, then a sentence.
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { weightOf, wordOfJob, type WordJob } from './word-job'
import type { WorkerAnswer } from './word-worker'

/** Shorter than that is made at once, in the thread that answers: about 30 pages, some 40 ms. */
const long = 120_000

const mostThreads = 2
const mostWaiting = 8

/** The longest text that a policy may have takes a tenth of it. */
const patience = 60_000

/** A thread that has nothing to do gives its memory back. */
const idleTime = 15_000

/** Too many long files are being made, or one takes too long. Whoever asked should ask again. */
export class WordBusy extends Error {
  override readonly name = 'WordBusy'
}

type Waiting = { job: WordJob; resolve: (bytes: Uint8Array) => void; reject: (error: unknown) => void }
type Thread = {
  worker: Worker
  isReady: boolean
  current: Waiting | undefined
  timer: NodeJS.Timeout | undefined
}

const threads = new Set<Thread>()
const queue: Waiting[] = []
let noThreads = false
let inLine: Promise<unknown> = Promise.resolve()

/** The bytes of a Word file. @throws WordBusy when it cannot be made now */
export function makeWord(job: WordJob): Promise<Uint8Array> {
  return weightOf(job) < long ? wordOfJob(job) : wordInThread(job)
}

/** Made in another thread, whatever its length. @throws WordBusy */
export function wordInThread(job: WordJob): Promise<Uint8Array> {
  if (queue.length >= mostWaiting)
    return Promise.reject(new WordBusy('Several long Word files are being made at this moment.'))
  return new Promise((resolve, reject) => {
    queue.push({ job, resolve, reject })
    giveOut()
  })
}

function giveOut(): void {
  while (queue.length > 0) {
    if (noThreads) return void queue.splice(0).forEach(makeHere)
    const free = [...threads].find((thread) => thread.current === undefined) ?? opened()
    if (!free) return
    begin(free, queue.shift())
  }
}

/** Where no thread can be had: here, one after another. */
function makeHere({ job, resolve, reject }: Waiting): void {
  inLine = inLine.then(() => wordOfJob(job).then(resolve, reject))
}

function begin(thread: Thread, waiting: Waiting | undefined): void {
  if (!waiting) return
  clearTimeout(thread.timer)
  thread.current = waiting
  thread.worker.ref()
  thread.timer = setTimeout(() => {
    waiting.reject(new WordBusy('The Word file took too long to make.'))
    end(thread)
  }, patience)
  thread.worker.postMessage(waiting.job)
}

function opened(): Thread | undefined {
  if (threads.size >= mostThreads) return undefined
  try {
    const thread: Thread = {
      worker: new Worker(entry()),
      isReady: false,
      current: undefined,
      timer: undefined,
    }
    threads.add(thread)
    thread.worker.on('message', (answer: WorkerAnswer) => heard(thread, answer))
    thread.worker.on('error', (error) => broke(thread, error))
    thread.worker.on('exit', () => broke(thread, new Error('The thread that makes Word files ended.')))
    return thread
  } catch {
    noThreads = true
    queue.splice(0).forEach(makeHere)
    return undefined
  }
}

function heard(thread: Thread, answer: WorkerAnswer): void {
  if (answer.kind === 'ready') return void (thread.isReady = true)
  const { current } = thread
  thread.current = undefined
  if (answer.kind === 'made') current?.resolve(answer.bytes)
  else current?.reject(answer.error)
  clearTimeout(thread.timer)
  thread.worker.unref()
  thread.timer = setTimeout(() => end(thread), idleTime).unref()
  giveOut()
}

/** A thread that never began means that there are none here; one that ends in its work takes that work with it. */
function broke(thread: Thread, error: unknown): void {
  const { current } = thread
  thread.current = undefined
  if (!thread.isReady) noThreads = true
  end(thread)
  if (current && !thread.isReady) makeHere(current)
  else current?.reject(error)
  giveOut()
}

function end(thread: Thread): void {
  clearTimeout(thread.timer)
  thread.current = undefined
  if (threads.delete(thread)) void thread.worker.terminate().then(giveOut)
}

/** Beside the program where it is built, else the sources. */
function entry(): URL {
  const here = import.meta.url
  const built = ['./word-worker.js', '../word-worker.js'].map((name) => new URL(name, here))
  return built.find((url) => existsSync(url)) ?? new URL('./word-worker-source.mjs', here)
}
