// A real mail server in this process that counts what arrives by Message-ID.
import { SMTPServer } from 'smtp-server'

export type CountingMailServer = {
  url: string
  /** Id of the message → how often it arrived whole. */
  received: ReadonlyMap<string, number>
  close: () => Promise<void>
}

/** Listens on a free port until `close`. */
export async function openCountingMailServer(): Promise<CountingMailServer> {
  const received = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const id = /^message-id: <([^@>]+)@/im.exec(Buffer.concat(chunks).toString())?.[1]
        if (id) received.set(id, (received.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  // Connections of a server that was killed break off, on purpose.
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
