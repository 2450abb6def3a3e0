// A policy as a web page: sections with numbered headings, and the list of contents that leads to them.
import { memo, type ReactNode } from 'react'
import type { Clause, Fact, PolicyDocument } from '../domain/policy-document'
import { audienceMark, headingWords } from './clause-heading'
import { printable } from './printable'
import { BlocksText, type ContactPeople } from './web-blocks'
import { RunsText } from './web-runs'

export type { ContactPeople } from './web-blocks'
export { BlocksText } from './web-blocks'

export type PolicyTextProps = {
  document: PolicyDocument
  /** Level of the first clauses' headings: 2 unless told. Deeper clauses follow, down to h6. */
  headingLevel?: number
  /** Who answers for the roles of contacts; roles that are not in it show no name. */
  contacts?: ContactPeople
  /** For those who work on the text: where each clause says what its sentences come from. */
  origins?: OriginLinks
  /** What stands under the words of each clause, before its sub-clauses. */
  after?: AfterClause
}

export type AfterClause = (clause: Clause) => ReactNode

/** An address for each clause: `under` it, with the clause's id and the `query` behind. */
export type OriginLinks = { under: string; query?: string }

/** The facts and clauses of a policy. The page around it owns the title. */
export function PolicyText({ document, headingLevel = 2, contacts, origins, after }: PolicyTextProps) {
  return (
    <div className="policy" lang={document.language || undefined}>
      <FactsText facts={document.facts} />
      {document.clauses.map((clause) => (
        <ClauseText
          key={clause.id}
          clause={clause}
          headingLevel={headingLevel}
          contacts={contacts}
          origins={origins}
          after={after}
        />
      ))}
    </div>
  )
}

/** The facts above the clauses: label and value. */
export function FactsText({ facts }: { facts: Fact[] }) {
  if (facts.length === 0) return null
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt dir="auto">{printable(fact.label)}</dt>
          <dd dir="auto">
            <RunsText runs={fact.value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export type ClauseTextProps = {
  clause: Clause
  headingLevel?: number
  contacts?: ContactPeople | undefined
  origins?: OriginLinks | undefined
  after?: AfterClause | undefined
}

/** One clause with its sub-clauses. Drawn again only when the clause itself is another object. */
export const ClauseText = memo(function ClauseText({
  clause,
  headingLevel = 2,
  contacts,
  origins,
  after,
}: ClauseTextProps) {
  return (
    <section id={clauseAnchor(clause.id)}>
      <ClauseHeading clause={clause} level={headingLevel} />
      <BlocksText blocks={clause.blocks} contacts={contacts} />
      {origins && <OriginLink clause={clause} origins={origins} />}
      {after?.(clause)}
      {clause.clauses.map((child) => (
        <ClauseText
          key={child.id}
          clause={child}
          headingLevel={headingLevel + 1}
          contacts={contacts}
          origins={origins}
          after={after}
        />
      ))}
    </section>
  )
})

function OriginLink({ clause, origins }: { clause: Clause; origins: OriginLinks }) {
  return (
    <p className="origin-link no-print">
      <a href={`${origins.under}/${encodeURIComponent(clause.id)}${origins.query ?? ''}`}>
        Where this comes from<span className="visually-hidden">: {clause.number}</span>
      </a>
    </p>
  )
}

/** The contents list: every clause with its number, linked. */
export function PolicyContents({ document }: { document: PolicyDocument }) {
  if (document.clauses.length === 0) return null
  return (
    <details className="contents">
      <summary>Contents</summary>
      <nav aria-label="Contents">
        <ContentsList clauses={document.clauses} />
      </nav>
    </details>
  )
}

/** The id of a clause's section on the page; put "#" before it for a link. */
export function clauseAnchor(id: string): string {
  return `clause-${id}`
}

function ContentsList({ clauses }: { clauses: Clause[] }) {
  return (
    <ol>
      {clauses.map((clause) => (
        <li key={clause.id}>
          <a href={`#${encodeURIComponent(clauseAnchor(clause.id))}`} dir="auto">
            <span className="num">{clause.number}</span> {headingWords(clause)}
          </a>
          {clause.clauses.length > 0 && <ContentsList clauses={clause.clauses} />}
        </li>
      ))}
    </ol>
  )
}

function ClauseHeading({ clause, level }: { clause: Clause; level: number }) {
  const content = (
    <>
      <span className="num">{clause.number}</span> {printable(clause.heading)}
      <AudienceMark clause={clause} />
    </>
  )
  const Heading = headings[Math.min(Math.max(level, 1), 6) - 1] ?? 'h6'
  return <Heading dir="auto">{content}</Heading>
}

function AudienceMark({ clause }: { clause: Clause }) {
  const mark = audienceMark(clause)
  if (mark === '') return null
  return (
    <>
      {' '}
      <span className="audience-mark">{mark}</span>
    </>
  )
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const
