// Mail: every message Candor wrote, and what became of it. Without a mail server, the place to read them.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { listMessages } from '../../db/outbox'
import { tryMailAgain } from '../commands/try-mail-again'
import { may } from '../domain/permission'
import { mailShown, type MailShown } from '../governance/mail-rules'
import { readForm } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { withoutOneTimeLinks, withoutSignInLinks } from '../mail/one-time-links'
import { ErrorSummary } from '../ui/field'
import { MessageCard } from '../ui/message-card'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'

export const meta: MetaFunction = () => [{ title: 'Mail · Candor' }]
export const headers = () => ({ 'cache-control': 'no-store' })

const onePage = 30

export async function loader({ context, request }: LoaderFunctionArgs) {
  const reader = allowed(context, request, 'read-mail')
  const { searchParams } = new URL(request.url)
  const before = searchParams.get('before')?.slice(0, 60) ?? undefined
  const show = mailShown.find((one) => one === searchParams.get('show')) ?? 'all'
  const found = await listMessages(context.candor.db, { before, limit: onePage + 1, show })
  const messages = found.slice(0, onePage)
  // Whoever may not manage people must not take somebody's place with their link; and nobody at all signs in for others.
  const shown = may(reader, 'manage-people') ? withoutSignInLinks : withoutOneTimeLinks
  return {
    messages: messages.map((message) => ({
      id: message.id,
      address: message.address,
      subject: message.subject,
      body: shown(message.body),
      createdAt: message.created_at,
      attempts: message.attempts,
      lastError: message.last_error,
      unsureSince: message.unsure_since,
      outcome: message.outcome ?? 'waiting',
    })),
    show,
    next:
      found.length > onePage
        ? `${addressOf(show)}${show === 'all' ? '?' : '&'}before=${messages.at(-1)?.id}`
        : null,
    isFirst: before === undefined,
    hasMailServer: context.candor.settings.smtpUrl !== null,
    isSample: context.organisation?.sample ?? false,
    zone: context.organisation?.timeZone ?? 'UTC',
    mayTryAgain: may(reader, 'change-settings'),
    again: searchParams.get('done') === 'again',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'change-settings')
  const form = await readForm(request)
  const message = form.get('message')
  const id = typeof message === 'string' ? message.slice(0, 60) : ''
  const outcome = await tryMailAgain(deskFor(context, form), id)
  if (!outcome.ok) return refusedForm(outcome, {})
  return redirect('/mail?show=waiting&done=again', 303)
}

function addressOf(show: MailShown): string {
  return show === 'all' ? '/mail' : `/mail?show=${show}`
}

const shownWords: Record<MailShown, string> = {
  all: 'All',
  waiting: 'Waiting',
  failed: 'Not delivered',
  unsure: 'May have gone out twice',
}

const nothing: Record<MailShown, string> = {
  all: 'Invitations, reset links and reminders appear here as they are written.',
  waiting: 'Every message was settled.',
  failed: 'Every message that was settled was taken.',
  unsure: 'Of every message it is known what became of it.',
}

export default function Mail() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { messages, show } = page
  return (
    <>
      <PageHead title="Mail">
        <p className="muted">What Candor wrote to people, the newest first.</p>
      </PageHead>
      {page.again && !refusal && <Notice tone="good">The message is tried again.</Notice>}
      <ErrorSummary sentence={refusal?.sentence} />
      {page.isSample ? (
        <Notice>The sample organisation never sends mail. Its messages are kept here.</Notice>
      ) : (
        !page.hasMailServer && (
          <Notice tone="wait" title="No mail server is set.">
            Messages are kept here: pass them on yourself. To send them, start Candor with SMTP_URL.
          </Notice>
        )
      )}
      <nav className="filter row" aria-label="Which messages">
        {mailShown.map((one) => (
          <a
            key={one}
            className="button small"
            href={addressOf(one)}
            aria-current={one === show ? 'page' : undefined}
          >
            {shownWords[one]}
          </a>
        ))}
      </nav>
      {messages.length === 0 && (
        <Empty title={show === 'all' ? 'No mail yet' : 'Nothing here'}>{nothing[show]}</Empty>
      )}
      <ul className="plain stack">
        {messages.map((message) => (
          <MessageCard
            key={message.id}
            message={message}
            zone={page.zone}
            once={page.mayTryAgain ? page.once : null}
          />
        ))}
      </ul>
      <Pager next={page.next} isFirst={page.isFirst} firstHref={addressOf(show)} />
    </>
  )
}
