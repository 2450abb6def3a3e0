// The page the server shows by itself, when no other page can be made: what happened, what to do, the way back.
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { sealedPolicy } from './headers'

export type PlainPage = {
  status: number
  title: string
  /** What happened, then what to do. */
  sentences: string[]
  /** Stands in the log too. */
  reference?: string
}

const style = `:root{color-scheme:light dark}body{margin:0;font:1.0625rem/1.55 system-ui,sans-serif;background:light-dark(#faf8f4,#11161b);color:light-dark(#1b2430,#e9e6df)}main{max-width:34rem;margin:12vh auto;padding:0 1.25rem}h1{font:600 1.75rem/1.2 Georgia,serif;margin:0 0 1rem}a{color:light-dark(#0f5257,#76cdc7)}a:focus-visible{outline:3px solid;outline-offset:2px}small{color:light-dark(#566170,#a3adb8)}nav{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin-top:1.5rem}nav a{display:inline-block;padding:.6rem 0;font-weight:600}`
const policy = sealedPolicy(createHash('sha256').update(style).digest('base64'))

/** Sends the page. `close` ends the connection after it, for requests that were not read to the end. */
export function sendPlainPage(response: ServerResponse, page: PlainPage, close = false): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const body = Buffer.from(drawn(page))
  const headers: Record<string, string | number> = {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'content-security-policy': policy,
  }
  if (page.status === 503 || page.status === 429) headers['retry-after'] = '10'
  if (close) headers['connection'] = 'close'
  response.writeHead(page.status, headers)
  response.end(body)
}

/** What the log and the person share when something broke. */
export function brokenPage(reference: string): PlainPage {
  return {
    status: 500,
    title: 'Something broke on our side',
    sentences: [
      'Nothing you confirmed is lost. Go back and try again.',
      'If it happens twice, give your administrator the reference below: it stands in the log.',
    ],
    reference,
  }
}

/** The store cannot be written or read. */
export function unavailablePage(reference: string): PlainPage {
  return {
    status: 503,
    title: 'Candor cannot write to its disk right now',
    sentences: [
      'Nothing you confirmed is lost. What you just sent was not saved.',
      'Go back, keep the page open, and try again in a minute. Tell your administrator if it stays like this: the disk may be full.',
    ],
    reference,
  }
}

function drawn(page: PlainPage): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(page.title)} – Candor</title><style>${style}</style></head><body><main><h1>${escaped(page.title)}</h1>${page.sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('')}${page.reference ? `<p><small>Reference: ${escaped(page.reference)}</small></p>` : ''}<nav aria-label="Ways on"><a href="/">Go to the front page</a><a href="/playbook">A post went wrong</a></nav></main></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
