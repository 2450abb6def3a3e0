// Mail: every message Candor wrote, and what became of it. Without a mail server, the place to read them.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listMessages } from '../../db/outbox'
import { may } from '../domain/permission'
import { allowed } from '../identity/guard'
import { withoutOneTimeLinks } from '../mail/one-time-links'
import { DateText } from '../ui/date-text'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { Status, type StatusTone } from '../ui/status'

export const meta: MetaFunction = () => [{ title: 'Mail · Candor' }]
export const headers = () => ({ 'cache-control': 'no-store' })

const onePage = 30

export async function loader({ context, request }: LoaderFunctionArgs) {
  const reader = allowed(context, request, 'read-mail')
  const before = new URL(request.url).searchParams.get('before')?.slice(0, 60) ?? undefined
  const found = await listMessages(context.candor.db, { before, limit: onePage + 1 })
  const messages = found.slice(0, onePage)
  // Whoever may not manage people must not take somebody's place with their link.
  const mayUseLinks = may(reader, 'manage-people')
  return {
    messages: messages.map((message) => ({
      id: message.id,
      address: message.address,
      subject: message.subject,
      body: mayUseLinks ? message.body : withoutOneTimeLinks(message.body),
      createdAt: message.created_at,
      attempts: message.attempts,
      lastError: message.last_error,
      outcome: message.outcome ?? 'waiting',
    })),
    next: found.length > onePage ? `/mail?before=${messages.at(-1)?.id}` : null,
    isFirst: before === undefined,
    hasMailServer: context.candor.settings.smtpUrl !== null,
    isSample: context.organisation?.sample ?? false,
    zone: context.organisation?.timeZone ?? 'UTC',
  }
}

const outcomes: Record<string, { tone: StatusTone; word: string }> = {
  sent: { tone: 'live', word: 'Sent' },
  kept: { tone: 'plain', word: 'Kept here' },
  failed: { tone: 'overdue', word: 'Not delivered' },
  waiting: { tone: 'review', word: 'Waiting' },
}

export default function Mail() {
  const { messages, next, isFirst, hasMailServer, isSample, zone } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Mail">
        <p className="muted">What Candor wrote to people, the newest first.</p>
      </PageHead>
      {isSample ? (
        <Notice>The sample organisation never sends mail. Its messages are kept here.</Notice>
      ) : (
        !hasMailServer && (
          <Notice tone="wait" title="No mail server is set.">
            Messages are kept here: pass them on yourself. To send them, start Candor with SMTP_URL.
          </Notice>
        )
      )}
      {messages.length === 0 && (
        <Empty title="No mail yet">
          Invitations, reset links and reminders appear here as they are written.
        </Empty>
      )}
      <ul className="plain stack">
        {messages.map((message) => (
          <li key={message.id} className="card stack tight">
            <div className="row between">
              <b dir="auto">{message.subject}</b>
              <Status tone={outcomes[message.outcome]?.tone ?? 'plain'}>
                {outcomes[message.outcome]?.word ?? message.outcome}
              </Status>
            </div>
            <p className="muted">
              To {message.address || 'nobody'}, <DateText at={message.createdAt} zone={zone} time />
            </p>
            {message.lastError && (
              <p>
                Tried {message.attempts === 1 ? 'once' : `${message.attempts} times`}. The mail server said:{' '}
                {message.lastError}
              </p>
            )}
            <details>
              <summary>Read it</summary>
              <pre className="letter" dir="auto">
                {message.body}
              </pre>
            </details>
          </li>
        ))}
      </ul>
      <Pager next={next} isFirst={isFirst} firstHref="/mail" />
    </>
  )
}
