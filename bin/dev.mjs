// npm run dev: the same server, with pages built by Vite as they are asked for. For this machine only.
import { createServer as createHttpServer } from 'node:http'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/node'
import { tsImport } from 'tsx/esm/api'
import { createServer as createVite } from 'vite'
import { home } from './sources.mjs'

process.env.NODE_ENV = 'development'
const vite = await createVite({ root: home, server: { middlewareMode: true } })
const { createServer, prepareTemplates } = await tsImport('../server.ts', import.meta.url)
const { readSettings } = await tsImport('../app/settings.ts', import.meta.url)

const settings = readSettings({ ...process.env, HOST: '127.0.0.1' })
const pages = createRequestHandler(() => vite.ssrLoadModule('virtual:remix/server-build'), 'development')
const library = await prepareTemplates({ home, buildDirectory: join(home, 'build') })
const candor = await createServer({ settings, library, pages })

const outer = createHttpServer((request, response) => {
  vite.middlewares(request, response, () => {
    allowVite(response)
    candor.handle(request, response)
  })
})
outer.listen(settings.port, settings.host, () => {
  console.log(`Candor for development is running at ${settings.url}`)
  if (candor.setupPath) console.log(`Set it up: ${settings.url}${candor.setupPath}`)
})

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    outer.closeAllConnections()
    await Promise.all([vite.close(), candor.close()])
    process.exit(0)
  })

/** Vite writes styles and scripts into the page, which the product's own policy forbids. */
function allowVite(response) {
  const { setHeader, writeHead } = response
  response.setHeader = (name, value) =>
    name === 'content-security-policy' ? response : setHeader.call(response, name, value)
  response.writeHead = (status, headers) => {
    const allowed = Object.entries(headers ?? {}).filter(([name]) => name !== 'content-security-policy')
    return writeHead.call(response, status, Object.fromEntries(allowed))
  }
}
