// Beside a section's own words: what the template says there, or for an own section where it came from; and its parts.
import { BlocksText } from '../render/web'
import { Notice } from './notice'
import type { WordsPage } from './words-facts'

export function TemplateWords({ page }: { page: WordsPage }) {
  if (page.own) {
    return (
      <div className="stack">
        <p className="muted">
          {page.own.kind === 'imported'
            ? `This section came from “${page.own.file}”, where it stood under “${page.own.heading}”.`
            : 'This section is your own: no template has it, and no answer changes it.'}
        </p>
        <Parts page={page} />
      </div>
    )
  }
  return (
    // A long text scrolls inside its card, so the card takes the focus of a keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="card preview" aria-label="What the template says" tabIndex={0}>
      <div className="row between">
        <h2>What the template says</h2>
        <small>{page.edited ? 'not used now' : 'as answered'}</small>
      </div>
      {page.movedOn && (
        <Notice tone="wait">
          The answers have changed these words since you wrote your own. Compare them.
        </Notice>
      )}
      <div className="policy" lang={page.language}>
        {page.template ? (
          <section>
            <h2 dir="auto">{page.template.heading}</h2>
            <BlocksText blocks={page.template.blocks} />
          </section>
        ) : (
          <p>With the answers given, the template leaves this section out.</p>
        )}
      </div>
      <Parts page={page} />
    </article>
  )
}

function Parts({ page }: { page: WordsPage }) {
  if (page.parts.length === 0) return null
  return (
    <p className="muted">
      Its parts are written separately:{' '}
      {page.parts.map((part, index) => (
        <span key={part.id}>
          {index > 0 && ', '}
          <a href={`/policies/${page.slug}/draft/${part.id}/text`}>{part.heading}</a>
        </span>
      ))}
    </p>
  )
}
