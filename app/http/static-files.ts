// Files that never change under their name: styles, fonts, scripts. Squeezed copies made by the build are sent where they can be read.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import sirv from 'sirv'

/** Sends the file and says true, or leaves the request alone. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

/** The files of one folder, listed once at the start. */
export function openStaticFiles(directory: string | null): StaticFiles {
  if (directory === null || !existsSync(directory)) return () => false
  const serve = sirv(directory, { etag: true, gzip: true, brotli: true, dotfiles: false, setHeaders })
  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    if (!path.startsWith('/assets/') && !/^\/[\w-]+\.(svg|png|ico|txt|webmanifest)$/.test(path)) return false
    let found = true
    serve(request, response, () => {
      found = false
    })
    return found
  }
}

function setHeaders(response: ServerResponse, path: string): void {
  const hashed = path.startsWith('/assets/')
  response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
}
