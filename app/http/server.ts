// The HTTP server: limits on how slow and how large a request may be, and a stop that lets people finish.
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** Made but not yet listening. */
export function openHttpServer(handle: RequestListener): Server {
  const server = createHttpServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      // For a large file on a slow line; a usual form has 30 seconds, which body.ts counts.
      requestTimeout: 120_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
      noDelay: true,
    },
    handle,
  )
  server.maxConnections = 4_000
  server.on('clientError', refuseClient)
  return server
}

/** Listens and says on which port. @throws when the port is taken or not allowed. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      // A socket server would have a text here; listening on a port always gives an object.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Takes no new requests, waits for those under way, and cuts what is left after `patience` milliseconds. */
export async function stop(server: Server, patience: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(cut)
}

function refuseClient(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
