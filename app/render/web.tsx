// A policy as a web page: sections with numbered headings, and the list of contents that leads to them.
import { memo } from 'react'
import type { Clause, PolicyDocument } from '../domain/policy-document'
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
}

/** The facts and clauses of a policy. The page around it owns the title. */
export function PolicyText({ document, headingLevel = 2, contacts }: PolicyTextProps) {
  return (
    <div className="policy" lang={document.language || undefined}>
      {document.facts.length > 0 && (
        <dl className="facts">
          {document.facts.map((fact, index) => (
            <div key={index}>
              <dt dir="auto">{printable(fact.label)}</dt>
              <dd dir="auto">
                <RunsText runs={fact.value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {document.clauses.map((clause) => (
        <ClauseText key={clause.id} clause={clause} headingLevel={headingLevel} contacts={contacts} />
      ))}
    </div>
  )
}

export type ClauseTextProps = { clause: Clause; headingLevel?: number; contacts?: ContactPeople }

/** One clause with its sub-clauses. Drawn again only when the clause itself is another object. */
export const ClauseText = memo(function ClauseText({ clause, headingLevel = 2, contacts }: ClauseTextProps) {
  return (
    <section id={clauseAnchor(clause.id)}>
      <ClauseHeading clause={clause} level={headingLevel} />
      <BlocksText blocks={clause.blocks} contacts={contacts} />
      {clause.clauses.map((child) => (
        <ClauseText key={child.id} clause={child} headingLevel={headingLevel + 1} contacts={contacts} />
      ))}
    </section>
  )
})

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
