// Files that never change under their name: styles, fonts, scripts. Read once at the start and sent from memory, so that a
// build that is swapped under a running server takes nothing away from the pages already out there.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'

/** Sends the file and says true, or leaves the request alone. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

type StaticFile = {
  headers: Record<string, string>
  plain: Buffer
  /** Squeezed copies that the build made beside the file. */
  brotli?: Buffer
  gzip?: Buffer
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** The files of one folder; a folder that is not there holds none. A few hundred kilobytes, most of them fonts. */
export function openStaticFiles(directory: string | null): StaticFiles {
  const files =
    directory !== null && existsSync(directory) ? readFiles(directory) : new Map<string, StaticFile>()
  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const file = files.get(path)
    if (!file) return false
    send(request, response, file)
    return true
  }
}

function readFiles(directory: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(directory, path).split(sep).join('/')}`
    const plain = readFileSync(path)
    files.set(address, {
      plain,
      ...squeezed(path),
      headers: {
        'content-type': type,
        'cache-control': address.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600',
        etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
        vary: 'Accept-Encoding',
      },
    })
  }
  return files
}

function squeezed(path: string): { brotli?: Buffer; gzip?: Buffer } {
  return {
    ...(existsSync(`${path}.br`) && { brotli: readFileSync(`${path}.br`) }),
    ...(existsSync(`${path}.gz`) && { gzip: readFileSync(`${path}.gz`) }),
  }
}

function send(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  if (request.headers['if-none-match'] === file.headers.etag) {
    response.writeHead(304, file.headers)
    response.end()
    return
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const [encoding, body] =
    file.brotli && /\bbr\b/.test(accepted)
      ? ['br', file.brotli]
      : file.gzip && /\bgzip\b/.test(accepted)
        ? ['gzip', file.gzip]
        : [null, file.plain]
  response.writeHead(200, {
    ...file.headers,
    ...(encoding !== null && { 'content-encoding': encoding }),
    'content-length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
