// The instance's key as others must see it: its public half and fingerprint, and the keys before it.
import { DateText } from './date-text'

export type KeyFacts = {
  id: string
  publicKey: string
  /** In groups of four. */
  fingerprint: string
  createdAt: string
  retiredAt: string | null
}

export function SigningKeys({ keys, zone }: { keys: KeyFacts[]; zone: string }) {
  const [current] = keys.filter((key) => key.retiredAt === null)
  const earlier = keys.filter((key) => key.retiredAt !== null)
  return (
    <>
      {current ? (
        <dl className="facts">
          <dt>Fingerprint</dt>
          <dd className="mono">{current.fingerprint}</dd>
          <dt>Public key</dt>
          <dd className="mono">{current.publicKey}</dd>
          <dt>In use since</dt>
          <dd>
            <DateText at={current.createdAt} zone={zone} />
          </dd>
        </dl>
      ) : (
        <p className="narrow">
          There is no key yet. The first pack makes it; then its fingerprint stands here, for those who will
          check your packs.
        </p>
      )}
      {earlier.length > 0 && (
        <table className="records">
          <caption>Keys that sign no more</caption>
          <thead>
            <tr>
              <th scope="col">Fingerprint</th>
              <th scope="col">In use</th>
            </tr>
          </thead>
          <tbody>
            {earlier.map((key) => (
              <tr key={key.id}>
                <th scope="row">
                  <span className="mono">{key.fingerprint}</span>
                </th>
                <td data-label="In use">
                  <DateText at={key.createdAt} zone={zone} /> to{' '}
                  <DateText at={key.retiredAt ?? ''} zone={zone} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
