// What is written down about an exception: the request, the decision and the end, each with name, role and time.
import { dayText, momentText } from '../domain/date-words'
import type { ExceptionState } from '../governance/exception'
import type { ExceptionRecord } from '../governance/exception-record'
import { exceptionDays } from '../governance/exception-words'
import { DateText } from './date-text'

export function ExceptionFacts({
  exception,
  state,
  zone,
  today,
}: {
  exception: ExceptionRecord
  state: ExceptionState
  zone: string
  today: string
}) {
  const shortened = exception.decision === 'approved' && exception.askedUntilOn !== exception.untilOn
  return (
    <dl className="facts">
      <dt>Asked by</dt>
      <dd>
        <bdi>{exception.personName}</bdi>, {momentText(exception.requestedAt, zone)}
      </dd>
      <dt>What</dt>
      <dd dir="auto" className="typed">
        {exception.what}
      </dd>
      <dt>Why</dt>
      <dd dir="auto" className="typed">
        {exception.why}
      </dd>
      <dt>Days</dt>
      <dd>
        {exceptionDays(exception)}
        {shortened && `, shortened: asked until ${dayText(exception.askedUntilOn)}`}
        {state === 'approved' && (
          <>
            . It ends by itself after <DateText at={exception.untilOn} now={today} />.
          </>
        )}
      </dd>
      {exception.decidedAt !== null && (
        <>
          <dt>{exception.decision === 'approved' ? 'Approved by' : 'Refused by'}</dt>
          <dd>
            <bdi>{exception.decidedByName}</bdi>
            {exception.decidedByTitle && (
              <>
                , <bdi>{exception.decidedByTitle}</bdi>
              </>
            )}
            , {momentText(exception.decidedAt, zone)}
          </dd>
        </>
      )}
      {exception.comment && (
        <>
          <dt>Comment</dt>
          <dd dir="auto" className="typed">
            {exception.comment}
          </dd>
        </>
      )}
      {exception.revokedAt !== null && (
        <>
          <dt>Revoked by</dt>
          <dd>
            <bdi>{exception.revokedByName}</bdi>, {momentText(exception.revokedAt, zone)}:{' '}
            <span dir="auto">{exception.revokedBecause}</span>
          </dd>
        </>
      )}
      {exception.withdrawnAt !== null && (
        <>
          <dt>Taken back</dt>
          <dd>{momentText(exception.withdrawnAt, zone)}</dd>
        </>
      )}
    </dl>
  )
}
