// Reading what was sent: bounded in size and kind, and whole before any page sees it.
import type { IncomingMessage } from 'node:http'
import type { PlainPage } from './plain-page'

/** 1.5 MB: a Word file with pictures fits, a flood does not. */
const bodyLimit = 1_500_000

/** How long a form may take to arrive. */
const patience = 30_000

/** The body, or the page that says why it was not read. Null when the sender went away. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ body: Buffer } | { page: PlainPage } | null> {
  const kind = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!['application/x-www-form-urlencoded', 'multipart/form-data'].includes(kind)) return { page: wrongKind }
  if (request.headers['content-encoding'] !== undefined) return { page: wrongKind }
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return { page: tooLarge }
  const body = await collected(request)
  if (body === 'too-large') return { page: tooLarge }
  if (body === 'too-slow') return { page: tooSlow }
  if (body === 'cut') return null
  if (kind === 'multipart/form-data' && !(await isForm(body, request.headers['content-type'] ?? '')))
    return { page: brokenForm }
  return { body }
}

function collected(request: IncomingMessage): Promise<Buffer | 'too-large' | 'too-slow' | 'cut'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('too-slow'), patience).unref()
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimit) {
        chunks.length = 0
        request.pause()
        resolve('too-large')
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks))
    })
    request.on('error', () => resolve('cut'))
    request.on('close', () => resolve('cut'))
  })
}

/** A form cut short would surprise every action; so it is read once here. */
async function isForm(body: Buffer, contentType: string): Promise<boolean> {
  try {
    await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    return true
  } catch {
    return false
  }
}

const tooLarge: PlainPage = {
  status: 413,
  title: 'That was too large to send',
  sentences: [
    'Candor takes up to 1.5 MB at once. Nothing was changed.',
    'Go back with your browser: what you typed is still there. Shorten it, or send a smaller file.',
  ],
}

const tooSlow: PlainPage = {
  status: 408,
  title: 'The form did not arrive in time',
  sentences: ['Nothing was changed.', 'Go back with your browser and send it again.'],
}

const wrongKind: PlainPage = {
  status: 415,
  title: 'Candor cannot read what was sent',
  sentences: ['It takes forms only. Nothing was changed.', 'Go back and send the form again.'],
}

/** For a body that is not the form it says it is. */
export const brokenForm: PlainPage = {
  status: 400,
  title: 'The form arrived in pieces',
  sentences: ['Nothing was changed.', 'Go back with your browser and send it again.'],
}
