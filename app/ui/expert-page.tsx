// What an outside expert sees: the door, the draft, and the page of a link that does not work.
import type { Clause, PolicyDocument } from '../domain/policy-document'
import { ClauseText, PolicyContents } from '../render/web'
import { momentText } from '../domain/date-words'
import { OnceKey } from './field'
import { PageHead } from './page-head'

export type ExpertFacts = {
  title: string
  name: string
  invitedBy: string
  organisation: string
  expiresAt: string
  zone: string
}

/** Shown before a visit, so that opening the draft is something a person does, and not the reading of a mail by a machine. */
export function ExpertDoor({ facts, once }: { facts: ExpertFacts; once: string }) {
  return (
    <form method="post" className="stack narrow">
      <PageHead title={`Welcome, ${facts.name}`}>
        <p className="lead">
          {facts.invitedBy} of {facts.organisation} asks for your view on a draft:{' '}
          <b dir="auto">{facts.title}</b>.
        </p>
      </PageHead>
      <ul className="door-facts">
        <li>You read the draft with everything said about it, comment on its sections, and suggest words.</li>
        <li>What you write stands there with your name. Those who work on the draft see it.</li>
        <li>
          That you were here is written into the ledger of {facts.organisation}: each visit, and each comment.
        </li>
        <li>The link is for you alone. It works until {momentText(facts.expiresAt, facts.zone)}.</li>
      </ul>
      <OnceKey value={once} />
      <div>
        <button className="button primary" name="intent" value="open">
          Open the draft
        </button>
      </div>
    </form>
  )
}

export type ExpertView = 'draft' | 'comments' | 'section'

export function ExpertHead({
  facts,
  path,
  here,
  open,
}: {
  facts: ExpertFacts
  path: string
  here: ExpertView
  /** How many threads are open. */
  open: number
}) {
  return (
    <>
      <p className="print-mark" aria-hidden>
        DRAFT
      </p>
      <PageHead title={<span dir="auto">{facts.title}</span>}>
        <p className="row">
          <span className="draft-mark">DRAFT</span>
          <span className="muted">{facts.organisation}. Not approved, not in force.</span>
        </p>
        <p className="muted no-print">
          You are here as <b dir="auto">{facts.name}</b>, outside expert, invited by {facts.invitedBy}. Your
          link works until {momentText(facts.expiresAt, facts.zone)}.
        </p>
      </PageHead>
      <nav className="views no-print" aria-label="This draft">
        <a href={path} aria-current={here === 'draft' ? 'page' : undefined}>
          Read the draft
        </a>
        <a href={`${path}?show=comments`} aria-current={here === 'comments' ? 'page' : undefined}>
          Comments{open > 0 && ` (${open})`}
        </a>
      </nav>
    </>
  )
}

/** The text, each section with the way to speak about it. */
export function ExpertDraft({
  document,
  openBySection,
  hrefOf,
}: {
  document: PolicyDocument
  openBySection: Record<string, number>
  hrefOf: (clauseId: string) => string
}) {
  const openIn = (clause: Clause): number =>
    (openBySection[clause.id] ?? 0) + clause.clauses.reduce((sum, part) => sum + openIn(part), 0)
  return (
    <div className="aside">
      <PolicyContents document={document} />
      <div className="policy" lang={document.language || undefined}>
        {document.clauses.map((clause) => (
          <div key={clause.id}>
            <ClauseText clause={clause} />
            <p className="section-comment no-print">
              <a href={hrefOf(clause.id)}>
                Comment on section {clause.number}
                {openIn(clause) > 0 && ` (${openIn(clause)} open)`}
              </a>
            </p>
          </div>
        ))}
      </div>
    </div>
  )
}

/** Says the same of every link that does not work, and of a flood of forms to wait. Whatever was typed is given back: nothing is lost. */
export function ExpertLinkOver({
  over,
  typed,
}: {
  over: { title: string; sentence: string }
  typed: string[]
}) {
  return (
    <div className="stack narrow">
      <PageHead title={over.title} />
      <p>{over.sentence}</p>
      {typed.length > 0 && (
        <section className="stack" aria-labelledby="kept-words">
          <h2 id="kept-words">What you wrote</h2>
          <p>It was not sent. Copy it, so that it is not lost.</p>
          {typed.map((text, index) => (
            <textarea
              key={index}
              className="input"
              readOnly
              rows={8}
              aria-label={`What you wrote, part ${index + 1}`}
              defaultValue={text}
            />
          ))}
        </section>
      )}
    </div>
  )
}
