// The sections of an imported file: each with the section of a policy it was matched to, why, and a way to change it.
import { textOfBlocks } from '../compare/block-diff'
import { sectionOrder, type PlacedClause } from '../domain/coverage'
import { placementOf, type ImportChoices, type Placement } from '../domain/import-plan'
import { guessWords } from '../domain/imported-policy'
import { sections } from '../domain/section'

export type ImportLine = {
  id: string
  isPart: boolean
  heading: string
  /** Why the line counts as a heading; null for real ones. */
  guessed: string | null
  words: number
  begins: string
  placement: Placement
  /** Why this section, as one sentence. */
  why: string
  /** How many parts stand under it, and whether they become sections of their own. */
  parts: number
  isSplit: boolean
}

/** Clauses as the page shows them, in the order of the file. */
export function importLines(placed: PlacedClause[], choices: ImportChoices): ImportLine[] {
  return placed.map((one, index) => {
    const after = placed.slice(index + 1)
    const end = after.findIndex(({ clause }) => clause.level === 1)
    const parts = one.clause.level === 2 ? 0 : end < 0 ? after.length : end
    return importLine(one, {
      placement: placementOf(one, choices),
      parts,
      isSplit: choices.split.includes(one.clause.id),
    })
  })
}

function importLine(
  { clause, match, section }: PlacedClause,
  now: Pick<ImportLine, 'placement' | 'parts' | 'isSplit'>,
): ImportLine {
  const text = textOfBlocks(clause.blocks).replace(/\s+/g, ' ').trim()
  return {
    id: clause.id,
    isPart: clause.level === 2,
    heading: clause.heading,
    guessed: clause.guessed && guessWords[clause.guessed],
    words: match.words,
    begins: text.length > 140 ? `${text.slice(0, 140).trimEnd()}…` : text,
    ...now,
    why: whyWords(match, section),
  }
}

function whyWords(match: PlacedClause['match'], section: PlacedClause['section']): string {
  if (match.section === null) return 'Nothing in it points clearly to one section.'
  const { heading, text } = match.evidence
  const parts = [
    heading.length > 0 ? `its heading says ${quoted(heading)}` : '',
    text.length > 0 ? `its text says ${quoted(text)}` : '',
  ].filter((part) => part !== '')
  const certainty = match.clarity === 'sure' ? 'Clear' : 'Likely'
  const found =
    section !== null && section !== match.section ? `${sections[match.section]} was proposed` : certainty
  return `${found}: ${parts.join('; ')}.`
}

function quoted(words: string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}

export function ImportClauses({ lines }: { lines: ImportLine[] }) {
  const options = sectionOrder().map((key) => ({ value: key, label: sections[key] }))
  return (
    <section className="stack" aria-labelledby="brought">
      <h2 id="brought">Your sections</h2>
      <p className="muted">
        Each one is matched to one of the 24 things a policy covers, so that Candor knows what is there.
        Change what is wrong: your words stay as they are.
      </p>
      <ol className="brought plain">
        {lines.map((line) => (
          <li key={line.id} id={line.id} className={line.isPart ? 'part' : undefined}>
            <div>
              <h3 dir="auto">{line.heading}</h3>
              <p className="muted" dir="auto">
                {line.begins === '' ? 'No text of its own.' : line.begins}
              </p>
              <small>
                {line.words} {line.words === 1 ? 'word' : 'words'}
                {line.guessed !== null && `. A heading by guess: ${line.guessed}`}
              </small>
              {line.parts > 0 && (
                <label className="split-parts">
                  <input type="checkbox" name="split" value={line.id} defaultChecked={line.isSplit} />
                  <span>
                    Make its{' '}
                    {line.parts === 1
                      ? 'part a section of its own'
                      : `${line.parts} parts sections of their own`}
                    <span className="visually-hidden">: {line.heading}</span>
                    {line.words === 0 && '. Its heading then goes: it has no text'}
                  </span>
                </label>
              )}
            </div>
            <div className="field">
              <label htmlFor={`place-${line.id}`}>
                Belongs to<span className="visually-hidden">: {line.heading}</span>
              </label>
              <select
                className="input"
                id={`place-${line.id}`}
                name={`place-${line.id}`}
                defaultValue={line.placement}
                aria-describedby={`why-${line.id}`}
              >
                <option value="none">{line.isPart ? 'The section around it' : 'No section'}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
                <option value="left-out">Leave it out of the draft</option>
              </select>
              <small id={`why-${line.id}`}>{line.why}</small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
