// The certificate as people read and print it: who, when, each policy with its answer, and what all of it proves.
import type { Answer, PolicyThen } from '../governance/certificate'
import type { ExceptionRecord } from '../governance/exception-record'
import { dayText, momentText } from '../domain/date-words'
import { methodWords } from '../governance/proxy'
import { CertificateSections } from './certificate-sections'
import { ExceptionHeld } from './exception-held'
import { Status, type StatusTone } from './status'

type Moment = { day: string; at: string; isToday: boolean; zone: string }

export type CertificateProps = {
  certificate: {
    name: string
    nameNow: string | null
    nameIsOfToday: boolean
    department: string | null
    groups: string[]
    absence: string | null
    policies: PolicyThen[]
    exceptions: ExceptionRecord[]
    more: boolean
    head: string
  }
  moment: Moment
  made: { at: string; by: string }
  organisation: string
  url: string
}

export function CertificatePage({ certificate, moment, made, organisation, url }: CertificateProps) {
  const { absence, policies } = certificate
  return (
    <>
      <dl className="facts">
        <dt>Organisation</dt>
        <dd dir="auto">{organisation}</dd>
        <dt>Person</dt>
        <dd>
          <PersonName {...certificate} />
        </dd>
        <dt>Department</dt>
        <dd dir="auto">{certificate.department ?? 'none on that day'}</dd>
        <dt>Groups</dt>
        <dd dir="auto">{certificate.groups.join(', ') || 'none on that day'}</dd>
        <dt>Moment</dt>
        <dd>
          {moment.isToday ? 'Now: ' : 'The end of the day: '}
          {momentText(moment.at, moment.zone)}
        </dd>
      </dl>
      {absence && <p className="note wait">{absence}</p>}
      {!absence && policies.length === 0 && (
        <p className="note">No policy was in force at that moment, so none applied.</p>
      )}
      {policies.map((policy) => (
        <PolicyEntry
          key={policy.slug}
          policy={policy}
          exceptions={certificate.exceptions.filter((one) => one.policySlug === policy.slug)}
          zone={moment.zone}
        />
      ))}
      {certificate.more && (
        <p className="note wait">
          There were more policies than this page holds. Choose them one by one above.
        </p>
      )}
      <Limits head={certificate.head} made={made} zone={moment.zone} url={url} />
    </>
  )
}

function PersonName({ name, nameNow, nameIsOfToday }: CertificateProps['certificate']) {
  return (
    <>
      <b dir="auto">{name}</b>
      {nameNow && (
        <>
          , as recorded then. Today: <bdi>{nameNow}</bdi>
        </>
      )}
      {nameIsOfToday && ' (today’s name: nothing had recorded one by then)'}
    </>
  )
}

const marks: Record<Answer['kind'], { tone: StatusTone; word: string }> = {
  acknowledged: { tone: 'done', word: 'Acknowledged' },
  earlier: { tone: 'done', word: 'Acknowledged earlier' },
  kept: { tone: 'done', word: 'Still valid' },
  open: { tone: 'review', word: 'Not acknowledged' },
  declined: { tone: 'past', word: 'Declined' },
  exempt: { tone: 'past', word: 'Exempt' },
  'not-asked': { tone: 'plain', word: 'Not asked' },
  'not-in-force': { tone: 'past', word: 'Not in force' },
}

function PolicyEntry({
  policy,
  exceptions,
  zone,
}: {
  policy: PolicyThen
  exceptions: ExceptionRecord[]
  zone: string
}) {
  const { version, answer } = policy
  const mark = marks[answer.kind]
  return (
    <section className="card stack tight" aria-label={policy.title}>
      <h2 dir="auto">
        {policy.title} {version && <span className="number">{version.number}</span>}
      </h2>
      <p>
        <Status tone={mark.tone}>{mark.word}</Status>
      </p>
      <p>{policy.sentence}</p>
      {version?.emergency && (
        <p className="note wait" dir="auto">
          {version.emergency}
        </p>
      )}
      {version && (
        <dl className="facts">
          <dt>In force since</dt>
          <dd>
            {momentText(version.effectiveAt, zone)}.{' '}
            <a className="no-print" href={`/policies/${policy.slug}/versions/${version.ordinal}`}>
              Read it
            </a>
          </dd>
          <dt>Fingerprint</dt>
          <dd className="mono">{version.fingerprint}</dd>
          <AnswerFacts answer={answer} zone={zone} />
          {exceptions.map((one) => (
            <ExceptionHeld key={one.id} exception={one} zone={zone} />
          ))}
          <dt>Sections</dt>
          <dd>
            <CertificateSections sections={policy.sections} />
          </dd>
        </dl>
      )}
    </section>
  )
}

function AnswerFacts({ answer, zone }: { answer: Answer; zone: string }) {
  switch (answer.kind) {
    case 'acknowledged':
      return (
        <>
          {answer.asked && <AskedFacts asked={answer.asked} zone={zone} />}
          <RecordFacts record={answer.record} />
        </>
      )
    case 'earlier':
    case 'kept':
      return <RecordFacts record={answer.record} />
    case 'open':
    case 'declined':
    case 'exempt':
      return <AskedFacts asked={answer.asked} zone={zone} />
    case 'not-asked':
    case 'not-in-force':
      return null
    default:
      return answer satisfies never
  }
}

function AskedFacts({ asked, zone }: { asked: Extract<Answer, { kind: 'open' }>['asked']; zone: string }) {
  return (
    <>
      <dt>Asked</dt>
      <dd dir="auto">
        {momentText(asked.assignedAt, zone)}, as {asked.personName}
        {asked.departmentName && `, ${asked.departmentName}`}; due {dayText(asked.dueOn)}
      </dd>
    </>
  )
}

function RecordFacts({ record }: { record: Extract<Answer, { kind: 'acknowledged' }>['record'] }) {
  return (
    <>
      <dt>In the words</dt>
      <dd dir="auto">
        “{record.statement}” ({record.personName}, {methodWords[record.method] ?? record.method}; record{' '}
        <code>{record.personId}</code>)
      </dd>
      {record.recordedByName !== null && (
        <>
          <dt>Recorded by</dt>
          <dd dir="auto">
            {record.recordedByName}, not by {record.personName}. {record.reason}
            {record.givenOn && ` Given on ${dayText(record.givenOn)}.`}
          </dd>
        </>
      )}
      <dt>About the text</dt>
      <dd>
        {record.versionNumber}, <span className="mono">{record.fingerprint}</span>
      </dd>
      <dt>In the ledger</dt>
      <dd>
        {record.ledger ? (
          <span className="mono">
            {record.ledger.sequence}:{record.ledger.hash}
          </span>
        ) : (
          'Its entry could not be told apart from others.'
        )}
      </dd>
    </>
  )
}

function Limits({
  head,
  made,
  zone,
  url,
}: Pick<CertificateProps, 'made' | 'url'> & { head: string; zone: string }) {
  return (
    <section className="stack tight limits" aria-labelledby="limits">
      <h2 id="limits">What this proves, and what it does not</h2>
      <p>
        Made on {momentText(made.at, zone)} by <bdi>{made.by}</bdi> at {url}, from rows that Candor never
        changes: texts by their fingerprint, the names as they were written at the time, and the ledger, which
        then ended at
      </p>
      <p className="mono">{head}</p>
      <p>
        Keep it, and check it with <span className="mono">candor verify --head</span> and this line: the
        answer shows that no entry before it was changed or removed. The department and the groups are as
        somebody recorded them for that day, also where that was late or wrong. An acknowledgement is a simple
        electronic signature, not an advanced or qualified one. It does not prove who sat at the keyboard
        beyond the sign-in, that the text was understood, or which rules applied outside of Candor.
      </p>
    </section>
  )
}
