// The standing of a policy: its next review, its owner, a plan to publish, and how a version or the whole policy ends.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findRetirement } from '../../db/endings'
import { newId } from '../../db/identifier'
import { listPeopleWithRole } from '../../db/people'
import { listQuestionsAbout } from '../../db/questions'
import { findPolicyBySlug, type PolicyRecord } from '../../db/policies'
import { findOpenPlan } from '../../db/publication-plans'
import { listPublications } from '../../db/publications'
import { listReadCounts } from '../../db/reads'
import type { Db } from '../../db/tables'
import { findVersion } from '../../db/versions'
import { changeOwner } from '../commands/change-owner'
import { changeReview } from '../commands/change-review'
import { cancelPlan } from '../commands/plan-publication'
import { reaffirmVersion } from '../commands/reaffirm-version'
import { retirePolicy } from '../commands/retire-policy'
import { withdrawVersion } from '../commands/withdraw-version'
import type { Desk } from '../context'
import { localDay } from '../domain/local-day'
import { refused, type Outcome } from '../domain/outcome'
import { may, permissions } from '../domain/permission'
import type { Person } from '../domain/person'
import { allClauses } from '../domain/policy-document'
import { monthsLater, usualCycle } from '../governance/review-cycle'
import { standingAmong } from '../governance/standing'
import { maySeeQuestion, questionState, questionYear } from '../governance/question'
import { looksAfter } from '../governance/stewardship'
import { livePublication, numberText, versionStateWords } from '../governance/version'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { ReadWeeks } from '../ui/read-weeks'
import { QuestionsOfTheYear, type YearOfQuestions } from '../ui/questions-of-the-year'
import { OwnerForm, PlanForm, ReaffirmForm, RetireForm, ReviewForm, WithdrawForm } from '../ui/standing-forms'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Dates and endings: ${data?.title ?? 'policy'} · Candor` },
]

const weeksShown = 13

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-drafts')
  const { db, now } = context.candor
  const at = now()
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  if (!policy) notFound('policy')
  const zone = context.organisation?.timeZone ?? 'UTC'
  const [publications, plan, retirement, readCounts] = await Promise.all([
    listPublications(db, policy.id),
    findOpenPlan(db, policy.id),
    findRetirement(db, policy.id),
    listReadCounts(db, policy.id, weeksShown),
  ])
  const live = livePublication(publications, at)
  const mayChangeOwner = policy.ownerId === person.id || may(person, 'manage-people')
  const every = policy.reviewEvery ?? usualCycle
  return {
    slug: policy.slug,
    title: policy.title,
    ownerName: policy.ownerName,
    ownerId: policy.ownerId,
    owners: mayChangeOwner ? await possibleOwners(db) : null,
    reviewDue: policy.reviewDue,
    every,
    nextReview: monthsLater(localDay(at, zone), every),
    live: live ? { number: numberText(live), fingerprint: live.fingerprint, validTo: live.validTo } : null,
    open: publications.flatMap((one) => {
      const { kind } = standingAmong(one, publications, at)
      if (kind !== 'in-force' && kind !== 'scheduled') return []
      const word = versionStateWords[kind === 'in-force' ? 'published' : 'scheduled'].toLowerCase()
      return [{ id: one.versionId, label: `${numberText(one)} (${word})` }]
    }),
    plan: plan ? { ordinal: plan.ordinal, publishAt: plan.publishAt, by: plan.plannedByName } : null,
    isRetired: retirement !== undefined,
    readCounts,
    asked: await questionsOf(db, { policy, person, at, versionId: live?.versionId ?? '' }),
    now: at.toISOString(),
    mayChange: looksAfter(person, policy),
    done: new URL(request.url).searchParams.get('done'),
    today: localDay(at, zone),
    zone,
    once: newId(),
  }
}

/** The last twelve months; the questions themselves only for those who may see them. */
async function questionsOf(
  db: Db,
  of: { policy: PolicyRecord; person: Person; at: Date; versionId: string },
): Promise<YearOfQuestions> {
  const { policy, person, at, versionId } = of
  const questions = await listQuestionsAbout(db, policy.id, new Date(at.getTime() - 365 * 86_400_000))
  const version = questions.length > 0 ? await findVersion(db, versionId) : undefined
  const clauses = version ? allClauses(version.document.clauses) : []
  return {
    year: questionYear(questions),
    sections: Object.fromEntries(clauses.map(({ id, number, heading }) => [id, `${number} ${heading}`])),
    questions: questions
      .filter((question) => maySeeQuestion(person, question))
      .map((question) => ({ ...question, state: questionState(question, at) }))
      .reverse(),
  }
}

/** Whoever sees drafts and changes something here; auditors change nothing. */
async function possibleOwners(db: Db): Promise<{ id: string; name: string }[]> {
  const roles = permissions['read-drafts'].filter((role) => role !== 'auditor')
  const found = await Promise.all(roles.map((role) => listPeopleWithRole(db, role)))
  const byId = new Map(found.flat().map((person) => [person.id, person.name]))
  return [...byId]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'read-drafts')
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  if (!policy) notFound('policy')
  const form = await readForm(request)
  const fields = readFields(form, {
    do: { label: 'The button', max: 20 },
    version: { label: 'The version', max: 60 },
    fingerprint: { label: 'The version', max: 80 },
    reason: { label: 'The reason', max: 1_000 },
    note: { label: 'The note', max: 1_000 },
    due: { label: 'The review day', max: 10 },
    every: { label: 'The months', max: 4 },
    owner: { label: 'The owner', max: 60 },
  })
  const typed = typedAgain(form, ['do', 'version', 'reason', 'note', 'due', 'every', 'owner'])
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await perform(deskFor(context, form), policy, fields.value)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/policies/${policy.slug}/standing?done=${fields.value.do}`, 303)
}

type Typed = Record<'do' | 'version' | 'fingerprint' | 'reason' | 'note' | 'due' | 'every' | 'owner', string>

function perform(desk: Desk, policy: PolicyRecord, typed: Typed): Promise<Outcome<unknown>> {
  const policyId = policy.id
  const { reason, note, due, every, fingerprint } = typed
  switch (typed.do) {
    case 'reaffirm':
      return reaffirmVersion(desk, { policyId, fingerprint, note, due })
    case 'review':
      return changeReview(desk, { policyId, due, every })
    case 'owner':
      return changeOwner(desk, { policyId, ownerId: typed.owner })
    case 'cancel-plan':
      return cancelPlan(desk, { policyId, reason })
    case 'withdraw':
      return withdrawVersion(desk, { versionId: typed.version, reason })
    case 'retire':
      return retirePolicy(desk, { policyId, reason })
    default:
      return Promise.resolve(
        refused('no-such-button', 'Choose what to do: press one of the buttons on this page.'),
      )
  }
}

const doneWords: Record<string, string> = {
  reaffirm: 'Recorded. Readers see when it was last looked at; nobody is asked again.',
  review: 'The next review is set.',
  owner: 'The owner is changed.',
  'cancel-plan': 'The plan is cancelled. The version stays approved.',
  withdraw: 'Withdrawn. Whoever opens its address reads why.',
  retire: 'Retired. Everything stays readable, and nothing of it applies.',
}

export default function StandingPage() {
  const policy = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { done, mayChange, isRetired, live } = policy
  const said = done !== null && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  const errorsOf = (which: string) => (refusal?.typed['do'] === which ? refusal : undefined)
  return (
    <div className="stack loose narrow">
      <PageHead
        title="Dates, owner and endings"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: policy.title, href: `/policies/${policy.slug}/history` },
        ]}
      />
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {isRetired && (
        <Notice tone="wait" title="This policy was retired.">
          It does not apply any more, so there is nothing to review, plan or withdraw.
        </Notice>
      )}
      {!mayChange && <Notice>Only the owner, authors and administrators change something here.</Notice>}
      {mayChange && policy.plan && <PlanForm policy={policy} refusal={errorsOf('cancel-plan')} />}
      {mayChange && live && <ReaffirmForm policy={policy} live={live} refusal={errorsOf('reaffirm')} />}
      {mayChange && !isRetired && <ReviewForm policy={policy} refusal={errorsOf('review')} />}
      <QuestionsOfTheYear asked={policy.asked} zone={policy.zone} now={policy.now} />
      <OwnerForm policy={policy} refusal={errorsOf('owner')} />
      <ReadWeeks weeks={policy.readCounts} />
      {mayChange && policy.open.length > 0 && <WithdrawForm policy={policy} refusal={errorsOf('withdraw')} />}
      {mayChange && !isRetired && <RetireForm policy={policy} refusal={errorsOf('retire')} />}
    </div>
  )
}
