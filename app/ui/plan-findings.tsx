// What is worth a second look in a draft's words: each with the sentence it is about, the reason, and the way to its fix.
import { dayText } from '../domain/date-words'
import type { PlacedFinding } from '../lint/finding'
import type { LegalSource } from '../lint/legal-rule'

export type FindingsProps = { slug: string; findings: PlacedFinding[]; mayWrite: boolean }

/** Sentences that a law may not allow. Hints with reasons and sources, and never more than that. */
export function LegalFindings(props: FindingsProps) {
  const findings = props.findings.filter((finding) => finding.kind === 'legal')
  if (findings.length === 0) return null
  return (
    <section className="stack" aria-labelledby="plan-legal">
      <h2 id="plan-legal">Sentences to show a lawyer</h2>
      <p className="muted">
        These are hints by rules that look at words. They are not legal advice, and a text without hints can
        still be unlawful.
      </p>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={finding.rule + finding.clauseId + finding.quote} className="card finding">
            <FindingHead {...props} finding={finding} />
            <p>{finding.law?.reason}</p>
            <p>
              <b>{finding.advice}</b>
            </p>
            {finding.law && (
              <>
                <p className="muted">Safe words, for example:</p>
                <blockquote className="policy">{finding.law.better}</blockquote>
                <Sources sources={finding.law.sources} rule={finding.rule} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Contradictions and thin sections. */
export function TextFindings(props: FindingsProps) {
  const findings = props.findings.filter(({ kind }) => kind === 'contradictory' || kind === 'thin')
  if (findings.length === 0) return null
  return (
    <section className="stack" aria-labelledby="plan-text">
      <h2 id="plan-text">Thin or contradictory</h2>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={finding.rule + finding.clauseId + finding.quote} className="card finding">
            <FindingHead {...props} finding={finding} />
            {finding.other && (
              <blockquote className="policy" dir="auto">
                {finding.other.quote}
                {finding.other.clauseId !== finding.clauseId && (
                  <footer className="muted">in “{finding.otherHeading}”</footer>
                )}
              </blockquote>
            )}
            <p>{finding.advice}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is hard to read, section by section, folded away: it can wait, and there may be much of it. */
export function ClarityFindings(props: FindingsProps) {
  const findings = props.findings.filter((finding) => finding.kind === 'clarity')
  if (findings.length === 0) return null
  const clauses = [...new Set(findings.map((finding) => finding.clauseId))]
  return (
    <section className="stack tight" aria-labelledby="plan-clarity">
      <h2 id="plan-clarity">Easier to read</h2>
      {clauses.map((clauseId) => {
        const here = findings.filter((finding) => finding.clauseId === clauseId)
        return (
          <details key={clauseId} className="findings-of">
            <summary>
              <span dir="auto">{here[0]?.heading}</span> <small>{here.length}</small>
            </summary>
            <ul className="findings">
              {here.map((finding) => (
                <li key={finding.rule + finding.quote + finding.what} className="finding">
                  <FindingHead {...props} finding={finding} plain />
                  <p>{finding.advice}</p>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </section>
  )
}

function FindingHead({
  slug,
  finding,
  mayWrite,
  plain = false,
}: FindingsProps & { finding: PlacedFinding; plain?: boolean }) {
  return (
    <>
      <div className="row between">
        <p>
          {!plain && <span className={`status ${tones[finding.weight]}`}>{weights[finding.weight]}</span>}{' '}
          {finding.what}
        </p>
        {mayWrite && (
          <a href={`/policies/${slug}/draft/${finding.clauseId}/text`}>
            Change the words<span className="visually-hidden">: {finding.heading}</span>
          </a>
        )}
      </div>
      {finding.quote !== '' && (
        <blockquote className="policy" dir="auto">
          {finding.quote}
          {!plain && <footer className="muted">in “{finding.heading}”</footer>}
        </blockquote>
      )}
    </>
  )
}

const weights = { 'must-fix': 'Fix this', risky: 'Look at this', advice: 'Advice' } as const
const tones = { 'must-fix': 'overdue', risky: 'review', advice: 'past' } as const

const places: Record<LegalSource['place'], string> = {
  us: 'United States',
  uk: 'United Kingdom',
  eu: 'European Union',
  au: 'Australia',
  ca: 'Canada',
}

function Sources({ sources, rule }: { sources: LegalSource[]; rule: string }) {
  return (
    <details>
      <summary>
        {sources.length === 0
          ? 'No law that we know binds you here'
          : `The law: ${sources.map((source) => places[source.place]).join(', ')}`}
      </summary>
      {sources.length === 0 ? (
        <p>Where your people work, no law that is listed here forbids it. Ask a lawyer all the same.</p>
      ) : (
        <dl className="facts">
          {sources.map((source) => (
            <div key={source.law}>
              <dt>{places[source.place]}</dt>
              <dd>
                {source.law}. {source.status} {checkedWords(source.checked)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="muted">Rule {rule}. Not legal advice.</p>
    </details>
  )
}

function checkedWords(checked: string): string {
  return checked === 'known' ? '' : `Checked ${dayText(checked)}.`
}
