// The barest servers that could do the same, each in a process of its own: bytes from memory, or a Remix action that stores nothing.
// Called with "bytes <file>" or "remix"; prints its port.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'

const [kind, file] = process.argv.slice(2)
const handler = kind === 'bytes' ? bytes(readFileSync(file)) : await remix()
const server = createServer(handler)
server.listen(0, '127.0.0.1', () => console.log(server.address().port))

function bytes(body) {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': body.length,
  }
  return (_request, response) => {
    response.writeHead(200, headers)
    response.end(body)
  }
}

/** One Remix route with an action that reads its form and redirects. */
async function remix() {
  const { createRequestHandler, redirect } = await import('@remix-run/node')
  const post = {
    async action({ request }) {
      const form = await request.formData()
      return redirect(`/done?${String(form.get('version')).length}`, 303)
    },
  }
  const build = {
    entry: { module: { default: () => new Response('') } },
    routes: {
      root: { id: 'root', path: '', module: { default: () => null } },
      post: { id: 'post', parentId: 'root', path: 'post', module: post },
    },
    assets: { version: '1', url: '', entry: { module: '', imports: [] }, routes: {} },
    assetsBuildDirectory: '',
    basename: '/',
    publicPath: '/',
    mode: 'production',
    isSpaMode: false,
    future: {
      v3_singleFetch: true,
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
    },
  }
  const handle = createRequestHandler(build, 'production')
  return async (incoming, outgoing) => {
    const chunks = []
    for await (const chunk of incoming) chunks.push(chunk)
    const answer = await handle(
      new Request(`http://localhost${incoming.url}`, {
        method: incoming.method,
        headers: { 'content-type': incoming.headers['content-type'] ?? '' },
        body: incoming.method === 'POST' ? Buffer.concat(chunks) : undefined,
      }),
    )
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  }
}
