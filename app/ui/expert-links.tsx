// Links for outside experts: the one just made, shown once, and all of them with how they stand.
import { DateText } from './date-text'
import { OnceKey } from './field'
import { Notice } from './notice'
import { Status } from './status'

/** The link is shown only on this page: it is kept nowhere in words. */
export function ExpertHanded({
  name,
  link,
  mailed,
}: {
  name: string
  link: string | null
  /** Where a message went: on its way, or kept here because no mail server is set. */
  mailed: 'sent' | 'kept' | null
}) {
  if (!link)
    return (
      <Notice tone="wait" title={`The link for ${name} was made before.`}>
        It is not shown again. If it is lost, revoke it below and make a new one.
      </Notice>
    )
  return (
    <Notice tone="good" title={`The link for ${name} is ready.`}>
      <div className="stack tight">
        <p>
          {mailed === 'sent' && 'A message with it is on its way. '}
          {mailed === 'kept' && 'The message with it waits under Mail, because no mail server is set. '}
          You can hand it over yourself: it is shown only now.
        </p>
        <input className="input" readOnly value={link} aria-label={`Link for ${name}`} />
      </div>
    </Notice>
  )
}

export type ExpertRow = {
  id: string
  name: string
  email: string
  by: string
  madeAt: string
  expiresAt: string
  state: 'active' | 'expired' | 'revoked'
  revoked: { at: string; by: string } | null
  lastUsedAt: string | null
}

export function ExpertTable({
  experts,
  now,
  zone,
  once,
}: {
  experts: ExpertRow[]
  now: string
  zone: string
  once: string
}) {
  return (
    <table className="records">
      <caption>Links to this draft</caption>
      <thead>
        <tr>
          <th scope="col">Expert</th>
          <th scope="col">Standing</th>
          <th scope="col">Invited by</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="visually-hidden">Revoke</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {experts.map((expert) => (
          <tr key={expert.id}>
            <th scope="row">
              <span dir="auto">{expert.name}</span>
              {expert.email !== '' && (
                <>
                  <br />
                  <small>{expert.email}</small>
                </>
              )}
            </th>
            <td data-label="Standing">
              <Standing expert={expert} now={now} zone={zone} />
            </td>
            <td data-label="Invited by">
              {expert.by}, <DateText at={expert.madeAt} zone={zone} />
            </td>
            <td data-label="Last used">
              {expert.lastUsedAt ? <DateText at={expert.lastUsedAt} now={now} zone={zone} /> : 'never'}
            </td>
            <td>
              {expert.state === 'active' && (
                <form method="post">
                  <OnceKey value={`${once}-${expert.id.slice(-12)}`} />
                  <input type="hidden" name="link" value={expert.id} />
                  <button className="button small" name="intent" value="revoke">
                    Revoke<span className="visually-hidden"> the link of {expert.name}</span>
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Standing({ expert, now, zone }: { expert: ExpertRow; now: string; zone: string }) {
  switch (expert.state) {
    case 'active':
      return (
        <>
          <Status tone="live">Works</Status>
          <br />
          <small>
            until <DateText at={expert.expiresAt} now={now} zone={zone} />
          </small>
        </>
      )
    case 'expired':
      return (
        <>
          <Status tone="past">Ended</Status>
          <br />
          <small>
            <DateText at={expert.expiresAt} zone={zone} />
          </small>
        </>
      )
    case 'revoked':
      return (
        <>
          <Status tone="past">Revoked</Status>
          <br />
          <small>
            by {expert.revoked?.by}
            {expert.revoked && (
              <>
                , <DateText at={expert.revoked.at} zone={zone} />
              </>
            )}
          </small>
        </>
      )
    default:
      return expert.state satisfies never
  }
}
