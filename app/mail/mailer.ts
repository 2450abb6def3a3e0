// Sending mail: one type, and SMTP behind it. Text only; nothing typed can become a header.
import type { Transporter } from 'nodemailer'
import type { Settings } from '../settings'

export type Mail = { to: string; subject: string; text: string }

export type Mailer = {
  /** @throws MailRefused when sending it again would not help; any other error means "try later". */
  send: (mail: Mail) => Promise<void>
  close: () => void
}

/** The mail server will never take this message. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

/** The mailer of the settings, or null when no mail server is set: messages are then kept for an administrator. */
export function openMailer(settings: Pick<Settings, 'smtpUrl' | 'mailFrom'>): Mailer | null {
  return settings.smtpUrl ? smtpMailer(settings.smtpUrl, settings.mailFrom) : null
}

/** Sends over SMTP, for example smtp://user:password@mail.example.org:587. Connects when there is something to send. */
export function smtpMailer(url: string, from: string): Mailer {
  let transport: Promise<Transporter> | undefined
  return {
    async send(mail) {
      const { to, subject, text } = checked(mail)
      const open = await (transport ??= openTransport(url, from))
      try {
        await open.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          // Out-of-office answers to these help nobody (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw isFinal(error)
          ? new MailRefused('The mail server refused the message.', { cause: error })
          : error
      }
    },
    close: () => void transport?.then((open) => open.close()),
  }
}

/** The library is loaded with the first message: most starts send none. */
async function openTransport(url: string, from: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport(
    {
      url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: { name: 'Candor', address: from } },
  )
}

function checked({ to, subject, text }: Mail): Mail {
  if (!/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(to))
    throw new MailRefused('The address is not one plain e-mail address.')
  return { to, subject: subject.replace(/[\u0000-\u001F\u007F\u2028\u2029]+/g, ' ').slice(0, 250), text }
}

/** 5xx answers are final (RFC 5321, 4.2.1), except 530 to 539: there the sign-in to the mail server is wrong, and gets mended. */
function isFinal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return false
  const code = Number(error.responseCode)
  return code >= 500 && code < 600 && !(code >= 530 && code < 540)
}
