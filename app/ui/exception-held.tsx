// An exception on a certificate: from which section, for which days, what for, and who approved it.
import { momentText } from '../domain/date-words'
import type { ExceptionRecord } from '../governance/exception-record'
import { exceptionDays } from '../governance/exception-words'

export function ExceptionHeld({ exception, zone }: { exception: ExceptionRecord; zone: string }) {
  const { clauseHeading, versionNumber, what, decidedByName, decidedByTitle, decidedAt } = exception
  return (
    <>
      <dt>Exception</dt>
      <dd dir="auto">
        From “{clauseHeading}” of {versionNumber}, {exceptionDays(exception)}: {what} Approved by{' '}
        {decidedByName}
        {decidedByTitle && `, ${decidedByTitle}`}
        {decidedAt && `, ${momentText(decidedAt, zone)}`}.
      </dd>
    </>
  )
}
