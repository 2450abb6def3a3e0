// The catalogue of templates: one entry under the other, set like a list of books, with the figures at the edge.

export type CatalogueEntry = {
  id: string
  title: string
  summary: string
  forWhom: string
  minutes: number
  questions: number
  sections: string[]
  uploaded: boolean
}

export function Catalogue({ entries }: { entries: CatalogueEntry[] }) {
  return (
    <ol className="catalogue">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="stack tight">
            <h2>
              <a href={`/policies/new/${entry.id}`} dir="auto">
                {entry.title}
              </a>
            </h2>
            <p>{entry.summary}</p>
            <p className="muted">
              <b>For</b> {lowerFirst(entry.forWhom)}
              {entry.uploaded && ' Uploaded here.'}
            </p>
            <details>
              <summary>
                What is in it<span className="visually-hidden">: {entry.title}</span>
              </summary>
              <ol>
                {entry.sections.map((section) => (
                  <li key={section}>{section}</li>
                ))}
              </ol>
            </details>
          </div>
          <dl className="figures">
            <div>
              <dt>minutes</dt>
              <dd>{entry.minutes}</dd>
            </div>
            <div>
              <dt>{entry.questions === 1 ? 'question' : 'questions'}</dt>
              <dd>{entry.questions}</dd>
            </div>
            <div>
              <dt>{entry.sections.length === 1 ? 'section' : 'sections'}</dt>
              <dd>{entry.sections.length}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ol>
  )
}

/** "Any organisation …" goes on after "For". A word in capitals, like a name of letters, stays as it is. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
