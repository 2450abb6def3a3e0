// The message to the approvers of a step, when it is their turn: at submission, or when the step before is complete.
import { listDelegationsFrom } from '../../db/delegations'
import { listPeopleById } from '../../db/people'
import type { Candor } from '../context'
import { isInside } from '../governance/delegation'
import type { Change } from './change'

export type Question = {
  /** Ids of those who are asked. */
  approvers: string[]
  author: string
  title: string
  slug: string
  ordinal: number
  note: string
  /** ISO date, or null. */
  dueOn: string | null
}

/** Tells each approver, and whoever decides in their place today, that their word is waited for. */
export async function askApprovers(work: Change, candor: Candor, question: Question): Promise<void> {
  const { trx, at } = work
  const people = await listPeopleById(trx, question.approvers)
  const given = (await listDelegationsFrom(trx, question.approvers, at)).filter((one) => isInside(one, at))
  const delegates = await listPeopleById(
    trx,
    given.map(({ to }) => to.id),
  )
  for (const person of people) await ask(work, candor, { question, person, inPlaceOf: null })
  for (const { from, to } of given) {
    const person = delegates.find((delegate) => delegate.id === to.id)
    if (person && !question.approvers.includes(person.id))
      await ask(work, candor, { question, person, inPlaceOf: from.name })
  }
}

async function ask(
  { tell }: Change,
  candor: Candor,
  asked: {
    question: Question
    person: { id: string; name: string; email: string }
    inPlaceOf: string | null
  },
): Promise<void> {
  const { question, person, inPlaceOf } = asked
  if (person.email === '') return
  const whose = inPlaceOf === null ? '' : ` in place of ${inPlaceOf}`
  await tell({
    personId: person.id,
    address: person.email,
    subject: `For your approval: ${question.title}`,
    body: [
      `Dear ${person.name},`,
      `${question.author} asks you to read "${question.title}" and decide${whose}.`,
      question.note,
      question.dueOn === null ? '' : `An answer is wanted by ${question.dueOn}.`,
      `Read it and decide: ${candor.settings.url}/policies/${question.slug}/versions/${question.ordinal}/decision`,
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
  })
}
