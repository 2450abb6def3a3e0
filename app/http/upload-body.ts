// Large files for the few addresses that take them: few at a time, bounded, and never copied on the way to the page.
import type { IncomingMessage } from 'node:http'
import type { Permission } from '../domain/permission'
import { brokenForm } from './body'
import { readMultipart, type SentForm } from './multipart'
import type { PlainPage } from './plain-page'

declare module '@remix-run/node' {
  // Remix's own way of typing the load context.
  interface AppLoadContext {
    /** The form that was sent, when it came to the address for files. */
    sent?: SentForm
  }
}

/** Who may send a file to an address, and how large it may be. */
export type UploadDoor = { permission: Permission; megabytes: number }

/** The addresses that take more than 1.5 MB. */
const doors: { address: RegExp; door: UploadDoor }[] = [
  { address: /^\/policies\/import$/, door: { permission: 'write-drafts', megabytes: 50 } },
  { address: /^\/policies\/[a-z0-9-]+\/return$/, door: { permission: 'comment-on-drafts', megabytes: 50 } },
  { address: /^\/settings\/word$/, door: { permission: 'change-settings', megabytes: 10 } },
  { address: /^\/people\/lists$/, door: { permission: 'manage-people', megabytes: 64 } },
  { address: /^\/evidence$/, door: { permission: 'manage-evidence', megabytes: 50 } },
]

/** The door of an address; undefined for one that takes forms of the usual size only. */
export function uploadDoor(path: string): UploadDoor | undefined {
  return doors.find(({ address }) => address.test(path))?.door
}

/** A pasted text of two million characters, and what a form adds to its file. */
const besideTheFile = 8_500_000

/** Bodies held in memory at the same moment, and people who wait for their turn. */
const mostAtOnce = 2
const mostWaiting = 10

/** A line of 8 Mbit/s sends 50 MB in less. */
const patience = 90_000

/** People whose file is being read or waits: each has one at a time, so that nobody holds all the places. */
const senders = new Set<string>()

let held = 0
const waiting: (() => void)[] = []

export type ReadUpload =
  { form: SentForm; release: () => void } | { page: PlainPage; release: () => void } | null

/**
 * Reads a form with a file from this sender (a person's id). Whoever calls must call `release` when the answer is sent:
 * until then the memory is held. Null when the sender went away.
 */
export async function readUploadBody(
  request: IncomingMessage,
  sender: string,
  megabytes = 50,
): Promise<ReadUpload> {
  const type = request.headers['content-type'] ?? ''
  if (request.headers['content-encoding'] !== undefined) return { page: wrongForm, release: () => undefined }
  const length = Number(request.headers['content-length'] ?? NaN)
  if (Number.isNaN(length)) return { page: withoutLength, release: () => undefined }
  if (length > megabytes * 1024 * 1024 + besideTheFile)
    return { page: tooLarge(megabytes), release: () => undefined }
  if (waiting.length >= mostWaiting) return { page: busy, release: () => undefined }
  if (senders.has(sender)) return { page: oneAtATime, release: () => undefined }
  senders.add(sender)
  const release = await turn(() => senders.delete(sender))
  const body = await collected(request, length)
  if (body === 'cut') {
    release()
    return null
  }
  if (body === 'too-slow') return { page: tooSlow, release }
  const form = readMultipart(body, type)
  return form ? { form, release } : { page: brokenForm, release }
}

async function turn(atEnd: () => void): Promise<() => void> {
  if (held >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else held += 1
  let released = false
  return () => {
    if (released) return
    released = true
    atEnd()
    const next = waiting.shift()
    if (next) next()
    else held -= 1
  }
}

/** The bytes go into one place as they come. */
function collected(request: IncomingMessage, length: number): Promise<Buffer | 'too-slow' | 'cut'> {
  return new Promise((resolve) => {
    const body = Buffer.allocUnsafe(length)
    let size = 0
    const end = (outcome: Buffer | 'too-slow' | 'cut') => {
      clearTimeout(timer)
      resolve(outcome)
    }
    const timer = setTimeout(() => {
      request.pause()
      end('too-slow')
    }, patience)
    if (request.destroyed) return end('cut')
    request.on('data', (chunk: Buffer) => {
      size += chunk.copy(body, size)
    })
    request.on('end', () => end(size === length ? body : 'cut'))
    request.on('error', () => end('cut'))
    request.on('close', () => end('cut'))
  })
}

function tooLarge(megabytes: number): PlainPage {
  return {
    status: 413,
    title: 'That was too large to send',
    sentences: [
      `A file may have up to ${megabytes} MB. Nothing was changed.`,
      'Split a list of people in two. In a Word file pictures are what is large, and they are not carried over: take them out, save it under another name, and choose that one.',
    ],
  }
}

const tooSlow: PlainPage = {
  status: 408,
  title: 'The file did not arrive in time',
  sentences: [
    'Candor waits a minute and a half for it. Nothing was changed.',
    'Send it again from a faster line, or paste its text.',
  ],
}

const busy: PlainPage = {
  status: 503,
  title: 'Many people are bringing in files',
  sentences: ['Nothing was changed.', 'Wait a minute, go back with your browser, and send it again.'],
}

const oneAtATime: PlainPage = {
  status: 429,
  title: 'Your file before this one is still being read',
  sentences: [
    'Candor reads one file of yours at a time. Nothing was changed.',
    'Wait until the other one is there, go back with your browser, and send this one again.',
  ],
}

const withoutLength: PlainPage = {
  status: 411,
  title: 'The file did not say how large it is',
  sentences: ['Nothing was changed.', 'Send it with a browser, from the page itself.'],
}

const wrongForm: PlainPage = {
  status: 415,
  title: 'Candor cannot read what was sent',
  sentences: [
    'It takes the form of its own page only. Nothing was changed.',
    'Go back and send the form again.',
  ],
}
