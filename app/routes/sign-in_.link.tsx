// Ask for a link instead of a password. The page says the same whether the address is known or not.
import { setTimeout as pause } from 'node:timers/promises'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requestSignInLink, sendsMail } from '../commands/sign-in-link'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { AskForLink } from '../ui/ask-for-link'
import { LinkSent } from '../ui/link-sent'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Sign in by a link · Candor' }]

/** Every answer takes this long, so that its speed does not tell who is known. */
const answerAfter = 300

export async function loader({ context }: LoaderFunctionArgs) {
  return { sendsMail: await sendsMail(context.candor) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const fields = readFields(form, {
    email: { label: 'The e-mail address', max: 254, missing: 'Type your e-mail address.' },
  })
  if (!fields.ok)
    return data({ sent: false as const, ...fields, typed: typedAgain(form, ['email']) }, { status: 422 })
  const { address, candor } = context
  const { email } = fields.value
  await Promise.all([requestSignInLink(candor, { email, address }), pause(answerAfter)])
  return data({ sent: true as const })
}

export default function SignInByLink() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.sent) return <LinkSent />
  if (!page.sendsMail) return <NoMail />
  return (
    <AskForLink
      title="Sign in by a link"
      hint="Type your address. You get a message with a link that opens your place here, without a password. It works once, and for one hour."
      refused={answer}
    />
  )
}

/** No form where no message would come. */
function NoMail() {
  return (
    <div className="stack narrow">
      <PageHead title="Sign in by a link" />
      <Notice tone="wait" title="This Candor sends no mail.">
        Sign in with your password, or ask your administrator.
      </Notice>
      <div className="row">
        <a className="button primary" href="/sign-in">
          Back to signing in
        </a>
      </div>
    </div>
  )
}
