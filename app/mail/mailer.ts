// Sending mail: one type, and SMTP behind it. Text only; nothing typed can become a header.
import type { Settings } from '../settings'

/** `id` makes the Message-ID: the same message sent again has the same, so that a mail server or reader can tell. */
export type Mail = { id: string; to: string; subject: string; text: string }

export type Mailer = {
  /** @throws MailRefused, MailUnsure or MailAway; see there. */
  send: (mail: Mail) => Promise<void>
  close: () => void
}

/** The mail server will never take this message. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

/** The whole message was handed over, and no answer came: it may have gone out. */
export class MailUnsure extends Error {
  override readonly name = 'MailUnsure'
}

/** The mail server said "not now" to this message. */
export class MailLater extends Error {
  override readonly name = 'MailLater'
}

/** The mail server cannot be reached or does not answer: others need not be tried now. */
export class MailAway extends Error {
  override readonly name = 'MailAway'
}

/** What a server may take its time for, in milliseconds. Tests are less patient. */
export type Patience = { connect: number; silence: number; whole: number }

const usualPatience: Patience = { connect: 10_000, silence: 20_000, whole: 120_000 }

/** The mailer of the settings, or null when no mail server is set: messages are then kept for an administrator. */
export function openMailer(settings: Pick<Settings, 'smtpUrl' | 'mailFrom'>): Mailer | null {
  return settings.smtpUrl ? smtpMailer(settings.smtpUrl, settings.mailFrom) : null
}

/**
 * Sends over SMTP, for example smtp://user:password@mail.example.org:587, with a connection for each message: nothing of one
 * message can reach another, and a server that hangs holds up only its own.
 */
export function smtpMailer(url: string, from: string, patience: Patience = usualPatience): Mailer {
  const closing = new AbortController()
  return {
    async send(mail) {
      const { id, to, subject, text } = checked(mail)
      const exchange = { handedOver: false }
      const signal = AbortSignal.any([AbortSignal.timeout(patience.whole), closing.signal])
      try {
        // The library is loaded with the first message: most starts send none.
        const { createTransport } = await import('nodemailer')
        const transport = createTransport(
          {
            url,
            connectionTimeout: patience.connect,
            greetingTimeout: patience.connect,
            socketTimeout: patience.silence,
            disableFileAccess: true,
            disableUrlAccess: true,
            logger: noticing(exchange),
          },
          { from: { name: 'Candor', address: from } },
        )
        await transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${from.split('@').at(-1)}>`,
          signal,
          // Out-of-office answers to these help nobody (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw kindOf(error, exchange.handedOver)
      }
    },
    close: () => closing.abort(),
  }
}

/** Notices when the last byte of the message was written: from then on the server may have it, whatever comes. */
function noticing(exchange: { handedOver: boolean }) {
  const info = (facts: unknown) => {
    if (typeof facts === 'object' && facts !== null && 'tnx' in facts && facts.tnx === 'message')
      exchange.handedOver = true
  }
  const nothing = () => undefined
  return { info, debug: nothing, warn: nothing, error: nothing }
}

function checked({ id, to, subject, text }: Mail): Mail {
  if (!/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(to))
    throw new MailRefused('The address is not one plain e-mail address.')
  return { id, to, subject: subject.replace(/[\u0000-\u001F\u007F\u2028\u2029]+/g, ' ').slice(0, 250), text }
}

/**
 * What an error means. 5xx answers are final (RFC 5321, 4.2.1), except 530 to 539: there the sign-in to the mail server is
 * wrong, and gets mended. 421 closes the service.
 */
function kindOf(error: unknown, handedOver: boolean): Error {
  if (error instanceof MailRefused) return error
  const code = codeOf(error)
  const options = { cause: error }
  if (code === undefined)
    return handedOver
      ? new MailUnsure('The mail server took the message and did not say what became of it.', options)
      : new MailAway('The mail server did not answer.', options)
  if (code === 421 || (code >= 530 && code < 540))
    return new MailAway('The mail server takes no messages now.', options)
  return code >= 500
    ? new MailRefused('The mail server refused the message.', options)
    : new MailLater('The mail server asked to try again later.', options)
}

/** The server's answer of three digits, when it gave one. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return undefined
  const code = Number(error.responseCode)
  return code >= 400 && code < 600 ? code : undefined
}
