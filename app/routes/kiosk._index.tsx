// The kiosk: a shared device where people without e-mail read what applies to them and acknowledge it with a one-time code.
import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { acknowledgeAtKiosk, noSuchCode } from '../commands/acknowledge-at-kiosk'
import { answerChecks } from '../commands/answer-checks'
import { readNextAtKiosk } from '../commands/kiosk-page'
import type { Context } from '../context'
import { printedCode, readCode } from '../domain/kiosk-code'
import { refused, type Refusal } from '../domain/outcome'
import { checkAnswersOf } from '../forms/check-answers'
import { readForm, showable } from '../forms/fields'
import { kioskDesk, openKioskCode, type KioskVisit } from '../identity/kiosk-visit'
import { tokenPageHeaders } from '../identity/one-time-link'
import { markedQuestions } from '../ui/marked-questions'
import { KioskDoor, KioskName, KioskRead } from '../ui/kiosk-page'

export const meta: MetaFunction = () => [{ title: 'Read and acknowledge with a code · Candor' }]
export const headers = () => tokenPageHeaders

export const loader = () => data(null, { headers: tokenPageHeaders })

/** A page that shows a person closes by itself, so that nobody finds it open. */
const personHeaders = { ...tokenPageHeaders, refresh: '1800; url=/kiosk' }

type Known = Extract<KioskVisit, { kind: 'known' }>

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const sent = form.get('code')
  const typed = typeof sent === 'string' ? showable(sent).slice(0, 60) : ''
  const visit = await openKioskCode(context, typed)
  const at = context.candor.now()
  if (visit.kind === 'wait') return door(typed, waitRefusal(visit.until, at), 429)
  if (visit.kind === 'unknown') return door(typed, noSuchCode, 422)
  const step = form.get('intent')
  if (step === 'acknowledge') return acknowledged(context, visit, { form, typed })
  if (!visit.works) return door(typed, noSuchCode, 422)
  if (step === 'answer') return answered(context, visit, { form, typed })
  if (step === 'read') return reading(context, visit, typed)
  return data(
    {
      kind: 'name' as const,
      code: printed(typed),
      name: visit.code.personName,
      title: visit.code.campaignTitle,
    },
    { headers: personHeaders },
  )
}

async function acknowledged(context: Context, visit: Known, sent: { form: FormData; typed: string }) {
  const { form, typed } = sent
  const desk = await kioskDesk(context, visit.code, form)
  const outcome = await acknowledgeAtKiosk(desk, {
    codeHash: visit.codeHash,
    policyId: textOf(form, 'policy'),
    versionId: textOf(form, 'version'),
    fingerprint: textOf(form, 'fingerprint'),
  })
  if (outcome.ok && outcome.value.left === 0) return redirect('/kiosk/done', 303)
  if (!outcome.ok && (!visit.works || outcome.rule === 'no-such-code')) return door(typed, outcome, 422)
  return reading(context, visit, typed, outcome.ok ? { thanks: true } : { refusal: outcome })
}

async function answered(context: Context, visit: Known, { form, typed }: { form: FormData; typed: string }) {
  const { db } = context.candor
  const { campaignId, personId } = visit.code
  const before = await readNextAtKiosk(db, { campaignId, personId, at: context.candor.now() })
  if (!before || before.owed.policyId !== textOf(form, 'policy')) return reading(context, visit, typed)
  const answers = checkAnswersOf(form, before.questions)
  const desk = await kioskDesk(context, visit.code, form)
  const outcome = await answerChecks(desk, { campaignId, policyId: before.owed.policyId, answers })
  if (!outcome.ok) return reading(context, visit, typed, { refusal: outcome, answers })
  return reading(context, visit, typed, {
    marked: markedQuestions(before.questions, answers, before.document),
  })
}

type After = {
  thanks?: boolean
  refusal?: Refusal
  answers?: Record<string, number>
  marked?: ReturnType<typeof markedQuestions>
}

async function reading(context: Context, visit: Known, typed: string, after: After = {}) {
  const { campaignId, personId, personName, statement } = visit.code
  const next = await readNextAtKiosk(context.candor.db, { campaignId, personId, at: context.candor.now() })
  if (!next) return redirect('/kiosk/done', 303)
  const { questions, passMark, ...read } = next
  const { refusal, answers = {}, marked = null, thanks = false } = after
  return data(
    {
      kind: 'read' as const,
      ...{
        code: printed(typed),
        name: personName,
        statement,
        once: newId(),
        thanks,
        marked,
        passMark,
        answers,
      },
      ...read,
      // The right answers stay here until somebody has answered.
      questions: questions.map(({ id, question, options }) => ({ id, question, options })),
      refusal: refusal ? { sentence: refusal.sentence, fields: refusal.fields ?? {} } : null,
    },
    { status: refusal ? 422 : 200, headers: personHeaders },
  )
}

function door(typed: string, refusal: Refusal, status: number) {
  return data(
    { kind: 'door' as const, typed, sentence: refusal.sentence },
    { status, headers: tokenPageHeaders },
  )
}

function waitRefusal(until: Date, at: Date): Refusal {
  const minutes = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 60_000))
  return refused(
    'wait',
    `Too many codes were tried here. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then type your code again.`,
  )
}

function printed(typed: string): string {
  const code = readCode(typed)
  return code === null ? '' : printedCode(code)
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

export default function Kiosk() {
  const page = useActionData<typeof action>()
  if (page?.kind === 'name') return <KioskName {...page} />
  if (page?.kind === 'read') return <KioskRead page={page} />
  return <KioskDoor typed={page?.typed ?? ''} sentence={page?.sentence} />
}
