// The thread that makes long Word files: gets jobs, gives bytes. It knows neither store nor requests.
import { parentPort } from 'node:worker_threads'
import { wordOfJob, type WordJob } from './word-job'

export type WorkerAnswer =
  { kind: 'ready' } | { kind: 'made'; bytes: Uint8Array } | { kind: 'broke'; error: unknown }

const port = parentPort

port?.on('message', (job: WordJob) => {
  wordOfJob(job).then(
    (bytes) =>
      port.postMessage({ kind: 'made', bytes } satisfies WorkerAnswer, [bytes.buffer as ArrayBuffer]),
    (error: unknown) => port.postMessage({ kind: 'broke', error } satisfies WorkerAnswer),
  )
})
port?.postMessage({ kind: 'ready' } satisfies WorkerAnswer)
