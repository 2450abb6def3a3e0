// Finished pages, kept ready by everything that decides what is on them. Permission is checked before anybody looks here.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { KeptResponse, RequestFacts } from '../http/kept-pages'

const squeeze = promisify(gzip)

type KeptHtml = { etag: string; html: Buffer; gzip: Buffer }

/** 32 MiB of finished pages: some thousand readers of the same policy. */
const finished = new LRUCache<string, KeptHtml>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (page) => page.html.length + page.gzip.length + 500,
})

/**
 * Answers with the page of this key, drawing it when it is not there yet.
 * `key` must name everything the page shows: the text's fingerprint, the reader, their own state, the day.
 */
export async function keptAnswer(
  facts: Pick<RequestFacts, 'ifNoneMatch' | 'acceptEncoding'>,
  key: readonly string[],
  draw: () => string | Promise<string>,
): Promise<KeptResponse> {
  const name = JSON.stringify(key)
  const page = finished.get(name) ?? (await keep(name, await draw()))
  const headers: Record<string, string> = { etag: page.etag, vary: 'Cookie, Accept-Encoding' }
  if (facts.ifNoneMatch === page.etag) return { status: 304, headers, body: null }
  headers['content-type'] = 'text/html; charset=utf-8'
  if (!/\bgzip\b/.test(facts.acceptEncoding ?? '')) return { status: 200, headers, body: page.html }
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: page.gzip }
}

async function keep(name: string, text: string): Promise<KeptHtml> {
  const html = Buffer.from(text, 'utf8')
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`
  const page = { etag, html, gzip: await squeeze(html, { level: 9 }) }
  finished.set(name, page)
  return page
}
