// The sections of a template: each with why it is there, where it comes from, and whether somebody read that source.
import { dayText } from '../domain/date-words'

export type TemplateSectionFacts = {
  id: string
  heading: string
  why: string
  source: string
  checked: string
  /** Names of the groups it is only for. */
  audience: string[]
  /** Printed only with some answers. */
  conditional: boolean
  parts: string[]
}

export function TemplateSections({ sections }: { sections: TemplateSectionFacts[] }) {
  return (
    <ol className="template-sections">
      {sections.map((section) => (
        <li key={section.id}>
          <h3 dir="auto">{section.heading}</h3>
          {(section.audience.length > 0 || section.conditional) && (
            <p className="muted">
              {section.audience.length > 0 && `Only for ${section.audience.join(', ')}. `}
              {section.conditional && 'Stands in the text only with some answers.'}
            </p>
          )}
          <p>{section.why}</p>
          {section.parts.length > 0 && <p className="muted">Parts: {section.parts.join(', ')}</p>}
          <p className="muted">
            {section.source} <span className="checked">{checkedWords(section.checked)}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}

function checkedWords(checked: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(checked) ? `Checked ${dayText(checked)}` : 'Known, not checked'
}
