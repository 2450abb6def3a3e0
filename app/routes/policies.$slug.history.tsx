// The life of a policy: what is live, what is pending, every version, and the timeline of who did what.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timeline } from '../../db/ledger-timeline'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findOpenRound, roundOutcomes } from '../../db/rounds'
import { listVersions } from '../../db/versions'
import { momentText } from '../domain/date-words'
import { ledgerSentence } from '../domain/ledger'
import { may } from '../domain/permission'
import { changeClasses, livePublication, numberText, versionState } from '../domain/version'
import { addressKey } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { VersionStatus } from '../ui/version-status'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History: ${data?.title ?? 'policy'} · Candor` },
]

const pageSize = 30

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-drafts')
  const { db, now } = context.candor
  const at = now()
  const query = new URL(request.url).searchParams
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  if (!policy) notFound('policy')
  const before = addressKey(request, 'before')
  const [versions, publications, outcomes, open, entries] = await Promise.all([
    listVersions(db, policy.id),
    listPublications(db, policy.id),
    roundOutcomes(db, policy.id),
    findOpenRound(db, policy.id),
    timeline(db, { policyId: policy.id, before, limit: pageSize + 1 }),
  ])
  const live = livePublication(publications, at)
  return {
    slug: policy.slug,
    title: policy.title,
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
    mayDraft: may(person, 'write-drafts'),
    mayPublish: may(person, 'publish-versions'),
    done: query.get('done'),
    live: live && { number: numberText(live), since: live.effectiveAt },
    open: open && {
      asked: open.asked.map((one) => ({
        name: one.name,
        role: one.jobTitle,
        decision: open.decisions.find((decision) => decision.personId === one.personId)?.outcome ?? null,
      })),
      dueOn: open.dueOn,
    },
    versions: versions.map((version) => {
      const publication = publications.find((candidate) => candidate.versionId === version.id)
      return {
        ordinal: version.ordinal,
        state: versionState(
          { id: version.id, roundOutcome: outcomes.get(version.id) ?? null },
          publications,
          at,
        ),
        number: publication ? numberText(publication) : null,
        change: publication
          ? `${changeClasses[publication.changeClass].label}. ${publication.changeNote}`
          : null,
        effectiveAt: publication?.effectiveAt ?? null,
        submittedAt: version.submittedAt,
        submittedByName: version.submittedByName,
        fingerprint: version.fingerprint.slice(0, 10),
      }
    }),
    timeline: entries
      .slice(0, pageSize)
      .map((entry) => ({ id: entry.id, at: entry.at.toISOString(), sentence: ledgerSentence(entry) })),
    isFirst: before === undefined,
    next: entries.length > pageSize ? `?before=${entries[pageSize - 1]?.id}#timeline` : null,
  }
}

const doneWords: Record<string, string> = {
  submitted: 'Sent for approval. The approvers have a message.',
  published: 'Published. Readers see it from its effective date.',
  approved: 'Your approval is recorded.',
  'sent-back': 'Sent back. The author has your comment.',
}

export default function History() {
  const policy = useLoaderData<typeof loader>()
  const approved = policy.versions.find((version) => version.state === 'approved')
  const said =
    policy.done !== null && Object.hasOwn(doneWords, policy.done) ? doneWords[policy.done] : undefined
  return (
    <>
      <PageHead
        title={policy.title}
        crumbs={[{ label: 'Policies', href: '/policies' }]}
        action={
          approved && policy.mayPublish ? (
            <a
              className="button primary"
              href={`/policies/${policy.slug}/versions/${approved.ordinal}/publication`}
            >
              Publish submission {approved.ordinal}
            </a>
          ) : (
            policy.mayDraft && (
              <a className="button" href={`/policies/${policy.slug}/plan`}>
                Open the draft
              </a>
            )
          )
        }
      >
        <p className="row">
          {policy.live ? (
            <a href={`/policies/${policy.slug}`}>Read the live version, {policy.live.number}</a>
          ) : (
            <span className="muted">Nothing is live yet.</span>
          )}
        </p>
      </PageHead>
      {said && <Notice tone="good">{said}</Notice>}
      {policy.open && <OpenRound policy={policy} />}
      <table className="records">
        <caption>Versions</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">State</th>
            <th scope="col">What changed</th>
            <th scope="col">Sent by</th>
            <th scope="col">Fingerprint</th>
          </tr>
        </thead>
        <tbody>
          {policy.versions.length === 0 && (
            <tr>
              <td colSpan={5}>No version yet. Send the draft for approval to make the first.</td>
            </tr>
          )}
          {policy.versions.map((version) => (
            <tr key={version.ordinal}>
              <th scope="row">
                <a href={`/policies/${policy.slug}/versions/${version.ordinal}`}>
                  {version.number ? version.number : `Submission ${version.ordinal}`}
                </a>
              </th>
              <td data-label="State">
                <VersionStatus state={version.state} />
                {version.effectiveAt && (
                  <>
                    {' '}
                    <small>
                      from <DateText at={version.effectiveAt} zone={policy.zone} />
                    </small>
                  </>
                )}
              </td>
              <td data-label="What changed">{version.change ?? <small>said at publication</small>}</td>
              <td data-label="Sent by">
                {version.submittedByName}
                <br />
                <small>{momentText(version.submittedAt, policy.zone)}</small>
              </td>
              <td data-label="Fingerprint">
                <span className="mono short">{version.fingerprint}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="stack" id="timeline">
        <h2>Timeline</h2>
        <ol className="timeline">
          {policy.timeline.map((entry) => (
            <li key={entry.id}>
              {entry.sentence}.
              <br />
              <small>{momentText(entry.at, policy.zone)}</small>
            </li>
          ))}
        </ol>
        <Pager
          next={policy.next}
          isFirst={policy.isFirst}
          firstHref={`/policies/${policy.slug}/history#timeline`}
        />
      </section>
    </>
  )
}

type Policy = ReturnType<typeof useLoaderData<typeof loader>>

function OpenRound({ policy }: { policy: Policy }) {
  const { open } = policy
  if (!open) return null
  return (
    <section className="card stack tight">
      <h2>In review</h2>
      {open.dueOn && (
        <p className="muted">
          Answer wanted by <DateText at={open.dueOn} now={policy.now.slice(0, 10)} />.
        </p>
      )}
      <ul className="plain stack tight">
        {open.asked.map((one) => (
          <li key={one.name} className="row">
            <span className={one.decision === 'approved' ? 'status live' : 'status review'}>
              {one.decision === 'approved' ? 'Approved' : 'Asked'}
            </span>
            <span>
              {one.name}
              {one.role && <span className="muted">, {one.role}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
