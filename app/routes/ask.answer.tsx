// The answer to a situation at an address of its own: what was chosen stands in it, and nothing that was typed.
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { answerSituation } from '../commands/answer-situation'
import { readAnswerAddress } from '../forms/situation-address'
import { allowed } from '../identity/guard'
import { AskAnswer } from '../ui/ask-answer'

export const meta: MetaFunction = () => [{ title: 'Can I post this? · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'ask')
  const asked = readAnswerAddress(request)
  if (!asked) throw redirect('/ask', 303)
  const { db, now } = context.candor
  const answer = await answerSituation(db, { ...asked, personId: person.id, at: now() })
  return { answer, once: newId() }
}

export default function Answer() {
  const { answer, once } = useLoaderData<typeof loader>()
  return <AskAnswer answer={answer} words="" once={once} />
}
