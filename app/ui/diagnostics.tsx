// How this instance is doing, in words.

export type DiagnosticsProps = {
  facts: {
    engine: string
    node: string
    templates: number
    scenarios: number
    mail: boolean
    address: string
    addressGiven: boolean
    ledger: { sequence: number; hash: string }
    key: string | null
  }
}

export function Diagnostics({ facts }: DiagnosticsProps) {
  return (
    <section className="stack" aria-labelledby="diagnostics">
      <h2 id="diagnostics">This instance</h2>
      <dl className="facts">
        <dt>Store</dt>
        <dd>{facts.engine}</dd>
        <dt>Node</dt>
        <dd>{facts.node}</dd>
        <dt>Templates</dt>
        <dd>
          {facts.templates} for policies, {facts.scenarios} for the playbook
        </dd>
        <dt>Mail</dt>
        <dd>{facts.mail ? 'A mail server is set' : 'No mail server: messages are kept under Mail'}</dd>
        <dt>Address</dt>
        <dd>{facts.addressGiven ? facts.address : `${facts.address} (CANDOR_URL is not set)`}</dd>
        <dt>Ledger</dt>
        <dd>
          {facts.ledger.sequence === 0 ? (
            'Empty'
          ) : (
            <>
              {facts.ledger.sequence} entries; the last one ends in{' '}
              <code>{facts.ledger.hash.slice(-16)}</code>
            </>
          )}
        </dd>
        <dt>Key</dt>
        <dd>
          {facts.key === null ? (
            'None yet: the first evidence pack makes it'
          ) : (
            <a href="/evidence#key" className="mono">
              {facts.key}
            </a>
          )}
        </dd>
      </dl>
    </section>
  )
}
