// What of a file is not in the draft as it was: by kind, each thing with its place and its words.
import type { ImportLoss, LossKind } from '../domain/imported-policy'

export function ImportLosses({
  groups,
  hasBothTexts = false,
  changes = 'taken-in',
  into = 'draft',
}: {
  groups: { kind: LossKind; title: string; losses: ImportLoss[] }[]
  hasBothTexts?: boolean
  changes?: 'taken-in' | 'left-out'
  /** What the file becomes. */
  into?: 'draft' | 'suggestions'
}) {
  const count = groups.reduce((sum, group) => sum + group.losses.length, 0)
  return (
    <section className="card stack" aria-labelledby="losses">
      <h2 id="losses">What could not be carried over</h2>
      {count === 0 ? (
        <p>
          {into === 'draft'
            ? 'Nothing is lost: every word, list, table and link of the file is here.'
            : 'Nothing is lost: everything that was changed in the file stands below.'}
        </p>
      ) : (
        <p>
          {count} {count === 1 ? 'thing' : 'things'} of the file{' '}
          {into === 'draft'
            ? `${count === 1 ? 'is not in the draft as it was' : 'are not in the draft as they were'}. Colours, fonts and page breaks are left to Candor and not listed.`
            : `${count === 1 ? 'is' : 'are'} in none of the suggestions below, and will not be brought in.`}
        </p>
      )}
      {hasBothTexts && <ChangesChoice changes={changes} />}
      {groups.map((group) => (
        <details key={group.kind} open={count <= 12 || group.kind === 'tracked-change'} className="losses">
          <summary>
            <b>{group.title}</b> <span className="muted">({group.losses.length})</span>
          </summary>
          <ul>
            {group.losses.map((loss, index) => (
              <li key={index}>
                {loss.what}
                {loss.text !== '' && <q dir="auto">{loss.text}</q>}
                <small dir="auto">{loss.where}</small>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function ChangesChoice({ changes }: { changes: 'taken-in' | 'left-out' }) {
  return (
    <fieldset className="field">
      <legend>The file holds changes that nobody decided. Which text do you bring in?</legend>
      <div className="choices">
        <label className="choice">
          <input type="radio" name="changes" value="taken-in" defaultChecked={changes === 'taken-in'} />
          <span>The text with the changes</span>
          <small>What was proposed counts as agreed.</small>
        </label>
        <label className="choice">
          <input type="radio" name="changes" value="left-out" defaultChecked={changes === 'left-out'} />
          <span>The text before the changes</span>
          <small>What was proposed counts as refused.</small>
        </label>
      </div>
      <div>
        <button className="button" name="press" value="map">
          Show this text
        </button>
      </div>
    </fieldset>
  )
}
