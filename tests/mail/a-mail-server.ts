// A real mail server on this machine, for tests: it keeps what it received.
import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { smtpMailer, type Mailer, type Patience } from '../../app/mail/mailer'

export type Received = { to: string[]; text: string }

export type MailServer = {
  url: string
  received: Received[]
  /** Cuts every connection, as a crash would. */
  drop: () => void
  close: () => Promise<void>
}

/** Listens on a free port until `close`. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address)
        received.push({ to, text: Buffer.concat(chunks).toString() })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  let closing: Promise<void> | undefined
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    drop: () => sockets.forEach((socket) => socket.destroy()),
    close: () => (closing ??= new Promise<void>((resolve) => server.close(() => resolve()))),
  }
}

/** The same, closed when the test is over. */
export async function aMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = await openMailServer(options)
  onTestFinished(server.close)
  return server
}

/** A mailer for it, closed when the test is over. */
export function aMailer(url: string, patience?: Patience): Mailer {
  const mailer = smtpMailer(url, 'candor@example.org', patience)
  onTestFinished(() => mailer.close())
  return mailer
}
