// What a changed answer does, on a page: the answer before and after, the text as a redline, then questions and gaps.
import { changesNoText, type AnswerEffect, type NamedQuestion } from '../domain/answer-effect'
import { DocumentRedline } from '../render/diff-web'
import { AnswerWords } from './answer-words'
import { Notice } from './notice'

export function AnswerBeforeAndAfter({ before, now }: { before: string[] | null; now: string[] | null }) {
  return (
    <dl className="before-after card">
      <div>
        <dt>Until now</dt>
        <dd dir="auto">
          <AnswerWords texts={before} />
        </dd>
      </div>
      <div>
        <dt>Your change</dt>
        <dd dir="auto">
          <AnswerWords texts={now} />
        </dd>
      </div>
    </dl>
  )
}

export function AnswerEffectText({ effect, slug }: { effect: AnswerEffect; slug: string }) {
  const { opens, closes, gapsMade, gapsFilled, notFollowing } = effect
  return (
    <>
      <section className="stack" aria-labelledby="in-the-text">
        <h2 id="in-the-text">{headline(effect)}</h2>
        {changesNoText(effect) ? (
          <p>No word of the policy changes.</p>
        ) : (
          <DocumentRedline diff={effect.diff} only="changes" />
        )}
      </section>
      {notFollowing.length > 0 && (
        <Notice tone="wait" title="Written by hand, so it does not follow">
          <p>The template would say something else here now. Look whether these still fit:</p>
          <ul>
            {notFollowing.map(({ clauseId, heading }) => (
              <li key={clauseId}>
                <a href={`/policies/${slug}/origins/${clauseId}`} dir="auto">
                  {heading}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {opens.length + closes.length + gapsMade.length + gapsFilled.length > 0 && (
        <section className="stack tight" aria-labelledby="among-the-questions">
          <h2 id="among-the-questions">Among the questions</h2>
          <ul className="consequences">
            <Lines
              of={opens}
              word="Asked from now on"
              more={(one) => (one.gap ? 'a gap until you answer it' : '')}
            />
            <Lines of={closes} word="Not asked any more" />
            <Lines of={gapsMade} word="New gap" />
            <Lines of={gapsFilled} word="Gap filled" />
          </ul>
        </section>
      )}
    </>
  )
}

function Lines<Line extends NamedQuestion>({
  of,
  word,
  more,
}: {
  of: Line[]
  word: string
  more?: (line: Line) => string
}) {
  return (
    <>
      {of.map((line) => (
        <li key={line.id}>
          <b>{word}:</b> {line.label}
          {more?.(line) && <span className="muted">, {more(line)}</span>}
        </li>
      ))}
    </>
  )
}

function headline({ diff }: AnswerEffect): string {
  const sections = diff.clauses.length
  const facts = diff.facts.length > 0 ? ' and the facts above them' : ''
  if (sections === 0)
    return diff.facts.length > 0 ? 'What changes in the facts above the text' : 'In the text'
  return `What changes in ${sections === 1 ? 'one section' : `${sections} sections`}${facts}`
}
