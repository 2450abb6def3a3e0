// Understanding in one campaign: how many passed, which questions fail most, and who has run out of tries.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCampaignDocument, listCheckOutcomes, listOutOfTries } from '../../db/campaign-checks'
import { findCampaign } from '../../db/campaigns'
import { newId } from '../../db/identifier'
import { grantTries } from '../commands/grant-tries'
import { momentText } from '../domain/date-words'
import { may } from '../domain/permission'
import { findClause } from '../domain/policy-document'
import { failingFirst, fewest, shareOf, unclearFrom } from '../governance/check-figures'
import { readForm } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { clauseAnchor } from '../render/web'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Meter } from '../ui/meter'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Status } from '../ui/status'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Understanding: ${data?.title ?? 'campaign'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const reader = allowed(context, request, 'read-acknowledgements')
  const { db } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const mayGrant = may(reader, 'record-for-others')
  const outcomes = await listCheckOutcomes(db, campaign.id)
  const policies = await Promise.all(
    outcomes.map(async ({ questions, people, passed, attempts, ...policy }) => {
      const document = await findCampaignDocument(db, campaign.id, policy.policyId)
      return {
        ...policy,
        // Of fewer than five people not even a number leaves the server.
        people: people < fewest ? null : people,
        passed: shareOf(passed, people, people),
        triesEach: people < fewest ? null : Math.round((attempts * 10) / people) / 10,
        questions: failingFirst(questions, people).map(({ id, clauseId, question, share }) => {
          const clause = document ? findClause(document, clauseId) : undefined
          const section = clause ? `${clause.number} ${clause.heading}` : ''
          return { id, clauseId, question, share, section }
        }),
      }
    }),
  )
  return {
    id: campaign.id,
    title: campaign.title,
    policies,
    // Names only for whoever can help: they see who waits, not how anybody answered.
    waiting: mayGrant ? await listOutOfTries(db, campaign.id) : [],
    mayWrite: may(reader, 'write-drafts'),
    isGranted: new URL(request.url).searchParams.get('done') === 'granted',
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'record-for-others')
  const form = await readForm(request)
  const campaignId = params.campaign ?? ''
  const outcome = await grantTries(deskFor(context, form), {
    campaignId,
    policyId: textOf(form, 'policy'),
    personId: textOf(form, 'person'),
  })
  if (!outcome.ok) return refusedForm(outcome, {})
  return redirect(`/acknowledgements/${encodeURIComponent(campaignId)}/understanding?done=granted`, 303)
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 60) : ''
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function CampaignUnderstanding() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <div className="stack loose">
      <PageHead
        title="Understanding"
        crumbs={[
          { label: 'Acknowledgements', href: '/acknowledgements' },
          { label: page.title, href: `/acknowledgements/${page.id}` },
        ]}
      >
        <p className="muted narrow">
          A question that many get wrong says more about the section than about its readers. Figures are shown
          for five people or more, and nobody’s answers are.
        </p>
      </PageHead>
      {page.isGranted && !refusal && <Notice tone="good">They can try again. Tell them so.</Notice>}
      <ErrorSummary sentence={refusal?.sentence} />
      {page.policies.length === 0 && (
        <Empty title="This campaign asks no questions">
          Keep some at a policy’s check questions, and ask for right answers when you launch the next one.
        </Empty>
      )}
      {page.policies.map((policy) => (
        <PolicyFigures key={policy.policyId} policy={policy} mayWrite={page.mayWrite} />
      ))}
      {page.waiting.length > 0 && <OutOfTries page={page} />}
    </div>
  )
}

function PolicyFigures({ policy, mayWrite }: { policy: Page['policies'][number]; mayWrite: boolean }) {
  const { policySlug: slug, passMark, tries, people, passed, triesEach } = policy
  return (
    <section className="stack" aria-labelledby={`policy-${policy.policyId}`}>
      <h2 id={`policy-${policy.policyId}`}>{policy.title}</h2>
      <p>
        {passMark} of {policy.questions.length} must be right
        {tries === 0
          ? ', as many tries as people like.'
          : `, in ${tries === 1 ? 'one try' : `${tries} tries`}.`}{' '}
        {people === null ? (
          'Fewer than five people have answered, so there is nothing to show yet.'
        ) : (
          <>
            <b>{passed} %</b> of {people} people passed, in {triesEach} tries on average.
          </>
        )}
        {mayWrite && (
          <>
            {' '}
            <a href={`/policies/${slug}/checks`}>Keep the questions</a>
          </>
        )}
      </p>
      <table className="records">
        <caption>What fails most</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Wrong answers</th>
            <th scope="col">Section</th>
          </tr>
        </thead>
        <tbody>
          {policy.questions.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.question}</th>
              <td data-label="Wrong answers" className="number">
                {one.share === null ? (
                  'too few to tell'
                ) : (
                  <>
                    {one.share} %
                    <Meter value={one.share} of={100} label={`Wrong answers: ${one.question}`} />
                    {one.share >= unclearFrom && <Status tone="review">The section may be unclear</Status>}
                  </>
                )}
              </td>
              <td data-label="Section">
                {one.section && (
                  <a href={`/policies/${slug}#${encodeURIComponent(clauseAnchor(one.clauseId))}`}>
                    {one.section}
                  </a>
                )}
                {mayWrite && (
                  <>
                    <br />
                    <a href={`/policies/${slug}/draft/${encodeURIComponent(one.clauseId)}`}>
                      Rewrite it in the draft
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function OutOfTries({ page }: { page: Page }) {
  const titles = new Map(page.policies.map(({ policyId, title }) => [policyId, title]))
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">Who has no tries left</h2>
      <p className="narrow">Talk to them first. Then give them as many tries again as everybody had.</p>
      <ul className="plain stack">
        {page.waiting.map((one) => (
          <li key={`${one.policyId} ${one.personId}`}>
            <form method="post" className="row">
              <OnceKey value={`${page.once}-${one.personId}`.slice(0, 80)} />
              <input type="hidden" name="policy" value={one.policyId} />
              <input type="hidden" name="person" value={one.personId} />
              <span>
                <b>
                  <bdi>{one.name}</bdi>
                </b>
                , {titles.get(one.policyId)}: {one.attempts} tries, the last{' '}
                {momentText(one.lastAt, page.zone)}
              </span>
              <button className="button small">
                Give more tries<span className="visually-hidden"> to {one.name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
