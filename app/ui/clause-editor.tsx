// The form for a hand-written clause: heading, Markdown, what Markdown can do, and what would be lost.
import { momentText } from '../domain/date-words'
import type { Block } from '../domain/policy-document'
import { BlocksText } from '../render/web'
import { ErrorSummary, OnceKey, TextArea, TextField } from './field'

export type RefusedText = {
  heading: string
  markdown: string
  restoring: boolean
  sentence: string
  fields: Record<string, string>
  losses: { losses: string[]; mark: string } | null
  started: string
}

export function ClauseEditor({
  page,
  refused,
  back,
}: {
  page: { heading: string; markdown: string; started: string; edited: boolean; once: string }
  refused?: RefusedText | undefined
  back: string
}) {
  const losses = refused?.losses
  const text = refused && !refused.restoring ? refused : page
  return (
    <form method="post" className="stack loose">
      {refused && <ErrorSummary sentence={refused.sentence} fields={losses ? {} : refused.fields} />}
      <OnceKey value={page.once} />
      <input type="hidden" name="started" value={refused?.started ?? page.started} />
      {losses && (
        <div className="note wait" id="losses">
          <p>
            <b>If you keep it, this changes:</b>
          </p>
          <ul>
            {losses.losses.map((loss) => (
              <li key={loss} dir="auto">
                {loss}
              </li>
            ))}
          </ul>
          <input type="hidden" name="losses" value={losses.mark} />
        </div>
      )}
      <TextField
        name="heading"
        label="Heading"
        defaultValue={text.heading}
        error={refused?.fields['heading']}
        autoComplete="off"
      />
      <TextArea
        name="markdown"
        label="Text"
        hint="Plain text works. An empty line starts a new paragraph."
        className="input markdown"
        rows={16}
        defaultValue={text.markdown}
        error={losses ? undefined : refused?.fields['markdown']}
      />
      <MarkdownHelp />
      <div className="row go-on">
        <button className="button primary" name="intent" value="keep">
          {losses ? 'Keep it all the same' : 'Keep these words'}
        </button>
        {page.edited && (
          <button className="button quiet" name="intent" value="restore">
            Go back to the template’s words
          </button>
        )}
        <a className="button quiet" href={back}>
          Leave without a change
        </a>
      </div>
    </form>
  )
}

/** What somebody else saved for the clause meanwhile. */
export function OtherWords({
  other,
  zone,
  language,
}: {
  other: { words: { heading: string; blocks: Block[] } | null; who: string; at: string | null }
  zone: string
  language: string
}) {
  return (
    <section className="other-answer stack" aria-labelledby="other-words">
      <h2 id="other-words">
        {other.who} changed this section{other.at && `, ${momentText(other.at, zone)}`}
      </h2>
      {other.words ? (
        <div className="policy" lang={language}>
          <section>
            <h3 dir="auto">{other.words.heading}</h3>
            <BlocksText blocks={other.words.blocks} />
          </section>
        </div>
      ) : (
        <p>They went back to the template’s words.</p>
      )}
      <p>
        Your words are in the form below. Take over what you need, then keep them; or leave without a change,
        and theirs stay.
      </p>
    </section>
  )
}

function MarkdownHelp() {
  return (
    <details>
      <summary>Lists, links and emphasis</summary>
      <table className="records markdown-help">
        <caption className="visually-hidden">What to type for what you see</caption>
        <thead>
          <tr>
            <th scope="col">You type</th>
            <th scope="col">People read</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td data-label="You type">
              <code>- one point</code>
            </td>
            <td data-label="People read">• one point</td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>1. first step</code>
            </td>
            <td data-label="People read">1. first step</td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>**must**</code>
            </td>
            <td data-label="People read">
              <strong>must</strong>
            </td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>*gently*</code>
            </td>
            <td data-label="People read">
              <em>gently</em>
            </td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>[our forum](https://example.org)</code>
            </td>
            <td data-label="People read">a link to the address</td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>&gt; words of somebody else</code>
            </td>
            <td data-label="People read">a quotation</td>
          </tr>
        </tbody>
      </table>
      <p>Pictures, code and raw HTML cannot stand in a policy. You are told before anything is left out.</p>
    </details>
  )
}
