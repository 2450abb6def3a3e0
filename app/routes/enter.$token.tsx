// A link in a mail that signs somebody in. Opening the page uses nothing up, whatever scanners do: the button does.
import { setTimeout as pause } from 'node:timers/promises'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requestFreshLink, sendsMail, takeSignInLink } from '../commands/sign-in-link'
import { firstName } from '../domain/sign-in-link'
import { readForm } from '../forms/fields'
import { enterByLink } from '../identity/enter'
import { localPath } from '../identity/local-path'
import { openSignInLink, tokenPageHeaders } from '../identity/one-time-link'
import { ErrorSummary } from '../ui/field'
import { LinkSent } from '../ui/link-sent'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Open Candor' }]
export const headers = () => tokenPageHeaders

/** Every answer takes this long, so that its speed does not tell which links ever existed. */
const answerAfter = 300

export async function loader({ context, params }: LoaderFunctionArgs) {
  const link = await openSignInLink(context.candor, params.token ?? '')
  if (link && context.person?.id === link.person.id) throw redirect(localPath(link.path), 303)
  return data(
    {
      name: link && firstName(link.person.name),
      organisation: context.organisation?.name ?? '',
      canAsk: await sendsMail(context.candor),
    },
    { status: link ? 200 : 410, headers: tokenPageHeaders },
  )
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { candor, address } = context
  const token = params.token ?? ''
  const form = await readForm(request)
  if (form.get('intent') === 'again') {
    await Promise.all([requestFreshLink(candor, { token, address }), pause(answerAfter)])
    return data({ sent: true as const }, { headers: tokenPageHeaders })
  }
  const outcome = await takeSignInLink(candor, token)
  if (outcome.ok) return enterByLink(context, outcome.value.personId, localPath(outcome.value.path))
  return data({ sent: false as const, ...outcome }, { status: 422, headers: tokenPageHeaders })
}

export default function Enter() {
  const { name, organisation, canAsk } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.sent) return <LinkSent />
  if (name === null) return <Over refused={answer?.sentence} canAsk={canAsk} />
  return (
    <form method="post" className="stack narrow">
      <PageHead title={`Welcome, ${name}`}>
        <p className="muted">This is where {organisation} keeps its social media policies.</p>
      </PageHead>
      <ErrorSummary sentence={answer?.sentence} />
      <div className="row">
        <button className="button primary">Open what I was asked to read</button>
      </div>
      <p className="muted">You need no password. Are you not {name}? Close this page: the link is theirs.</p>
    </form>
  )
}

function Over({ refused, canAsk }: { refused: string | undefined; canAsk: boolean }) {
  return (
    <div className="stack narrow">
      <PageHead title="This link does not work any more" />
      <ErrorSummary sentence={refused} />
      <p>
        It works once, and for three days, or for one hour where you asked for it; a newer link, a new
        password and leaving end it too. Nothing is lost: what you were asked to read is still there.
      </p>
      <form method="post" className="row">
        {canAsk && (
          <button className="button primary" name="intent" value="again">
            Send me a new one
          </button>
        )}
        <a className={canAsk ? 'button' : 'button primary'} href="/sign-in">
          Sign in
        </a>
      </form>
    </div>
  )
}
