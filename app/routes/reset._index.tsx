// Ask for a new password. The page says the same whether the address is known or not.
import { setTimeout as pause } from 'node:timers/promises'
import { data, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requestReset } from '../commands/request-reset'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { AskForLink } from '../ui/ask-for-link'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Forgot your password? · Candor' }]

/** Every answer takes this long, so that its speed does not tell who is known. */
const answerAfter = 300

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const fields = readFields(form, {
    email: { label: 'The e-mail address', max: 254, missing: 'Type your e-mail address.' },
  })
  if (!fields.ok) return data({ ...fields, typed: typedAgain(form, ['email']) }, { status: 422 })
  const { email } = fields.value
  const { address, candor } = context
  await Promise.all([requestReset(candor, { email, address }), pause(answerAfter)])
  return data({ ok: true as const, hasMail: candor.settings.smtpUrl !== null })
}

export default function Reset() {
  const answer = useActionData<typeof action>()
  if (answer?.ok) return <Sent hasMail={answer.hasMail} />
  return (
    <AskForLink
      title="Forgot your password?"
      hint="Type your address. You get a link to choose a new one; it works for one hour."
      refused={answer}
    />
  )
}

function Sent({ hasMail }: { hasMail: boolean }) {
  return (
    <div className="stack narrow">
      <PageHead title="Look at your mail" />
      <p>If this address has a place here, a message with a link is on its way.</p>
      {!hasMail && (
        <p>
          This Candor has no mail server yet: your administrator finds the message under Mail and gives you
          the link.
        </p>
      )}
      <p className="muted">
        Nothing arrives? Look in the folder for unwanted mail, or ask your administrator.
      </p>
      <div className="row">
        <a className="button" href="/sign-in">
          Back to signing in
        </a>
      </div>
    </div>
  )
}
