// One exception: what was asked, the section as it stood then, what became of both, and the decision.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findException, type ExceptionRecord } from '../../db/exceptions'
import { newId } from '../../db/identifier'
import { listPublications } from '../../db/publications'
import type { Db } from '../../db/tables'
import { findVersion } from '../../db/versions'
import { takeBackException } from '../commands/ask-exception'
import { decideException, revokeException } from '../commands/decide-exception'
import type { Context, Desk } from '../context'
import { localDay } from '../domain/local-day'
import { refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { findClause } from '../domain/policy-document'
import { clauseSince, exceptionState, isRunning } from '../governance/exception'
import { sinceSentence } from '../governance/exception-words'
import { livePublication, numberText } from '../governance/version'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { notFound, signedIn } from '../identity/guard'
import { ClauseText } from '../render/web'
import { ExceptionFacts } from '../ui/exception-facts'
import { ExceptionDecisionForm, RevokeForm, TakeBackForm } from '../ui/exception-forms'
import { ExceptionStatus } from '../ui/exception-table'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Exception: ${data?.exception.clauseHeading ?? 'section'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, exception } = await visible(context, request, params.id)
  const { db, now } = context.candor
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(now(), zone)
  const state = exceptionState(exception, today)
  const isOwn = exception.personId === person.id
  const decides = may(person, 'decide-exceptions')
  return {
    exception,
    state,
    runs: isRunning(exception, today),
    ...(await sectionOf(db, exception, now())),
    mayDecide: decides && !isOwn && state === 'requested',
    mayRevoke: decides && state === 'approved',
    mayTakeBack: isOwn && state === 'requested',
    waitsForAnother: decides && isOwn && state === 'requested',
    zone,
    today,
    done: new URL(request.url).searchParams.get('done'),
    once: newId(),
  }
}

/** @throws 404 also for one that is there but not theirs to see: whose it is stays between them and those who decide. */
async function visible(
  context: Context,
  request: Request,
  id: string | undefined,
): Promise<{ person: Person; exception: ExceptionRecord }> {
  const person = signedIn(context, request)
  const exception = await findException(context.candor.db, id ?? '')
  if (!exception || !(exception.personId === person.id || may(person, 'read-exceptions')))
    notFound('exception')
  return { person, exception }
}

async function sectionOf(db: Db, exception: ExceptionRecord, at: Date) {
  const [version, publications] = await Promise.all([
    findVersion(db, exception.versionId),
    listPublications(db, exception.policyId),
  ])
  const clause = version && findClause(version.document, exception.clauseId)
  if (!version || !clause) throw new Error(`The text of exception ${exception.id} is not stored.`)
  const live = livePublication(publications, at)
  const number = live ? numberText(live) : null
  const own = publications.find((one) => one.versionId === exception.versionId)
  const between = publications.filter(
    (one) => live && own && one.effectiveAt > own.effectiveAt && one.effectiveAt <= live.effectiveAt,
  )
  const now = live && (await findVersion(db, live.versionId))
  const since = clauseSince(
    clause,
    now && findClause(now.document, clause.id),
    between.map((one) => one.changeClass),
  )
  return {
    clause,
    ordinal: version.ordinal,
    language: version.document.language,
    since: sinceSentence(since, number),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { exception } = await visible(context, request, params.id)
  const form = await readForm(request)
  const typed = typedAgain(form, ['do', 'outcome', 'until', 'comment', 'reason'])
  const fields = readFields(form, {
    do: { label: 'The button', max: 20 },
    outcome: { label: 'The decision', max: 20 },
    until: { label: 'The last day', max: 10 },
    comment: { label: 'The comment', max: 2_000, lines: true },
    reason: { label: 'The reason', max: 2_000, lines: true },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await perform(deskFor(context, form), exception.id, fields.value)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/exceptions/${exception.id}?done=${fields.value.do}`, 303)
}

type Typed = Record<'do' | 'outcome' | 'until' | 'comment' | 'reason', string>

function perform(desk: Desk, id: string, typed: Typed): Promise<Outcome<null>> {
  const { outcome, until: untilOn, comment, reason } = typed
  switch (typed.do) {
    case 'decide':
      return outcome === 'approved' || outcome === 'refused'
        ? decideException(desk, { id, outcome, untilOn, comment })
        : Promise.resolve(
            refused('no-outcome', 'Choose whether you approve or refuse it.', {
              outcome: 'Choose whether you approve or refuse it.',
            }),
          )
    case 'revoke':
      return revokeException(desk, { id, reason })
    case 'take-back':
      return takeBackException(desk, id)
    default:
      return Promise.resolve(
        refused('no-such-button', 'Choose what to do: press one of the buttons on this page.'),
      )
  }
}

const doneWords: Record<string, string> = {
  requested: 'Your request is written down. You have a message as soon as somebody has decided.',
  decide: 'Your decision is recorded. The person who asked has a message.',
  revoke: 'The exception has ended. The person has a message.',
  'take-back': 'The request is taken back. The section applies to you as it stands.',
}

export default function ExceptionPage() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { exception, clause, done } = page
  const said = done !== null && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return (
    <div className="stack loose">
      <PageHead
        title={<span dir="auto">Exception: {exception.clauseHeading}</span>}
        crumbs={[{ label: 'Exceptions', href: '/exceptions' }]}
      >
        <p>
          <ExceptionStatus state={page.state} runs={page.runs} />
        </p>
      </PageHead>
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.since && <Notice tone="wait">{page.since}</Notice>}
      {page.waitsForAnother && (
        <Notice>You asked for this exception yourself, so somebody else must decide.</Notice>
      )}
      <ExceptionFacts exception={exception} state={page.state} zone={page.zone} today={page.today} />
      <section className="card stack tight" aria-labelledby="section-title">
        <h2 id="section-title">The section, as it stood</h2>
        <p className="muted" dir="auto">
          <a href={`/policies/${exception.policySlug}/versions/${page.ordinal}`}>
            {exception.policyTitle} {exception.versionNumber}
          </a>
          , fingerprint <span className="mono">{exception.fingerprint.slice(0, 16)}</span>
        </p>
        <div className="policy" lang={page.language || undefined}>
          <ClauseText clause={clause} headingLevel={3} />
        </div>
      </section>
      {page.mayDecide && (
        <ExceptionDecisionForm
          once={page.once}
          refusal={refusal}
          fromOn={exception.fromOn}
          untilOn={exception.untilOn}
        />
      )}
      {page.mayRevoke && <RevokeForm once={page.once} refusal={refusal} />}
      {page.mayTakeBack && <TakeBackForm once={page.once} />}
    </div>
  )
}
