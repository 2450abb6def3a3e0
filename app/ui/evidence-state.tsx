// How the weekly mail, the time-stamps and the mirror stand: a word, the last time, and what went wrong.
import { momentText } from '../domain/date-words'
import { shortHead } from '../governance/ledger-head'
import { Status } from './status'

type Errand = { failures: number; problem: string; retryAt: string | null; doneAt: string | null }
type Head = { sequence: number; hash: string; at: string }

export function MailState({
  wanted,
  canSend,
  last,
  zone,
}: {
  wanted: boolean
  canSend: boolean
  last: Head | null
  zone: string
}) {
  return (
    <div className="stack tight">
      <p>
        {!wanted && <Status tone="plain">Off</Status>}
        {wanted &&
          (canSend ? <Status tone="live">On</Status> : <Status tone="review">Kept, not sent</Status>)}
      </p>
      {wanted && !canSend && (
        <p>
          No mail server is set, so each week’s message is kept under Mail. Hand it over yourself, or set one.
        </p>
      )}
      {last && (
        <p>
          Last {momentText(last.at, zone)}: <span className="mono">{shortHead(last)}</span>
        </p>
      )}
    </div>
  )
}

export function StampState({
  wanted,
  last,
  errand,
  zone,
}: {
  wanted: boolean
  last: (Head & { signer: string; chainEnd: string; stampedAt: string; service: string }) | null
  errand: Errand
  zone: string
}) {
  const failed = wanted && errand.problem !== ''
  return (
    <div className="stack tight">
      <p>
        {!wanted && <Status tone="plain">Off</Status>}
        {wanted && (failed ? <Status tone="overdue">Failing</Status> : <Status tone="live">On</Status>)}
      </p>
      {failed && <Problem errand={errand} zone={zone} />}
      {last && (
        <>
          <p>
            Last {momentText(last.stampedAt, zone)}, signed by <bdi>{last.signer}</bdi>:{' '}
            <span className="mono">{shortHead(last)}</span>
          </p>
          <p className="muted">
            The chain of its certificate ends at <span className="mono">{last.chainEnd.slice(0, 16)}…</span>{' '}
            (SHA-256). Whether you trust that one is yours to decide.
          </p>
        </>
      )}
    </div>
  )
}

export function MirrorState({
  folder,
  commits,
  errand,
  zone,
}: {
  folder: string | null
  commits: number
  errand: Errand
  zone: string
}) {
  if (!folder)
    return (
      <div className="stack tight">
        <p>
          <Status tone="plain">Off</Status>
        </p>
        <p className="muted">
          Set <span className="mono">CANDOR_MIRROR</span> to a folder, and each approved version becomes a
          commit of the git repository in it.
        </p>
      </div>
    )
  return (
    <div className="stack tight">
      <p>
        {errand.problem === '' ? (
          <Status tone="live">On</Status>
        ) : (
          <Status tone="overdue">Standing still</Status>
        )}
      </p>
      {errand.problem !== '' && <Problem errand={errand} zone={zone} />}
      <p>
        {commits === 1 ? '1 version' : `${commits} versions`} in <span className="mono">{folder}</span>
        {errand.doneAt && `, up to date on ${momentText(errand.doneAt, zone)}`}.
      </p>
    </div>
  )
}

function Problem({ errand, zone }: { errand: Errand; zone: string }) {
  return (
    <p className="note wait" dir="auto">
      {errand.problem} {errand.retryAt && `Next try: ${momentText(errand.retryAt, zone)}.`}
    </p>
  )
}
