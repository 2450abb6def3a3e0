// The two lists of a plan: the sections with their state, and what is missing, each line one step from its fix.
import type { DraftSection } from '../domain/draft-sections'
import type { MissingSection } from '../lint/missing-sections'
import { fieldName } from './question'
import { sectionClass, sectionHref, sectionWords } from './section-list'

export function PlanSections({
  slug,
  sections,
  ages,
  mayWrite,
}: {
  slug: string
  sections: DraftSection[]
  /** Reading age by clause id; clauses too short for a figure are missing. */
  ages: Record<string, number>
  mayWrite: boolean
}) {
  const here = sections.filter((section) => section.state !== 'left-out')
  const out = sections.filter((section) => section.state === 'left-out')
  return (
    <section className="stack tight" aria-labelledby="plan-sections">
      <h2 id="plan-sections">Sections</h2>
      <ol className="tasks">
        {[...here, ...out].map((section) => (
          <li key={section.clauseId} className={sectionClass(section.state)}>
            {mayWrite && section.state !== 'left-out' ? (
              <a href={sectionHref(slug, section)} dir="auto">
                {section.heading}
              </a>
            ) : (
              <span dir="auto">{section.heading}</span>
            )}
            <small>
              {sectionWords(section)}
              {ages[section.clauseId] !== undefined && `, reading age ${ages[section.clauseId]}`}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

export type MissingAnswer = { id: string; label: string; heading: string; screen: string; skipped: boolean }

export function MissingList({
  slug,
  missing,
  missingSections,
  mayWrite,
}: {
  slug: string
  missing: MissingAnswer[]
  missingSections: MissingSection[]
  mayWrite: boolean
}) {
  return (
    <section className="stack tight" aria-labelledby="plan-missing">
      <h2 id="plan-missing">What is missing</h2>
      {missing.length + missingSections.length === 0 && <p>Nothing. The text has no gaps.</p>}
      {missing.length > 0 && (
        <ul className="missing">
          {missing.map((answer) => (
            <li key={answer.id}>
              <MissingLine slug={slug} answer={answer} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      )}
      {missingSections.length > 0 && (
        <>
          <p className="muted">The template has words on these, and the policy has none:</p>
          <ul className="missing">
            {missingSections.map(({ section, name, clauses }) => (
              <li key={section}>
                {mayWrite ? (
                  <a href={`/policies/${slug}/sections#left-out`}>
                    <MissingSectionWords name={name} clauses={clauses} />
                  </a>
                ) : (
                  <div>
                    <MissingSectionWords name={name} clauses={clauses} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function MissingSectionWords({ name, clauses }: Pick<MissingSection, 'name' | 'clauses'>) {
  return (
    <>
      <b>{name}</b>
      <small dir="auto">{clauses.map((clause) => clause.heading).join(', ')}</small>
    </>
  )
}

function MissingLine({ slug, answer, mayWrite }: { slug: string; answer: MissingAnswer; mayWrite: boolean }) {
  const words = (
    <>
      <b>{answer.label}</b>
      <small>
        {answer.heading}
        {answer.skipped && ', skipped'}
      </small>
    </>
  )
  if (!mayWrite) return <div>{words}</div>
  return <a href={`/policies/${slug}/draft/${answer.screen}#${fieldName(answer.id)}`}>{words}</a>
}
