// The answer to "Can I post this?": the word first, then the section that decides, what else matters, and whom to ask.
import { rulingTitles, type RulingWord } from '../domain/ruling'
import { profileWords, subjectWords } from '../domain/situation'
import { answerAddress, type RulingView, type SituationAnswer } from '../domain/situation-answer'
import { ClauseText, clauseAnchor } from '../render/web'
import { AskSomebody } from './ask-somebody'
import type { FieldErrors } from './field'
import { PageHead } from './page-head'
import { Status, type StatusTone } from './status'

export function AskAnswer({
  answer,
  words,
  fields,
  once,
}: {
  answer: SituationAnswer
  /** What was typed; it stands in the form to ask somebody, and nowhere else. */
  words: string
  fields?: FieldErrors | undefined
  once: string
}) {
  const { situation, deciding, others, also, ask } = answer
  const here = answerAddress(
    situation,
    also.map(({ about }) => about),
  )
  return (
    <div className="stack loose narrow answer">
      <PageHead title="Can I post this?" crumbs={[{ label: 'Ask about something else', href: '/ask' }]}>
        <p>
          About {subjectWords(situation.about)}, {profileWords(situation.profile)}.{' '}
          <a href={`/ask?profile=${situation.profile}&about=${situation.about}`}>Change this</a>
        </p>
      </PageHead>
      <Verdict deciding={deciding} />
      {deciding && <DecidingSection view={deciding} />}
      {also.length > 0 && <Also answer={answer} />}
      {others.length > 0 && <Others others={others} />}
      {ask ? (
        <AskSomebody
          title={deciding ? 'Still not sure?' : 'Ask a person'}
          ask={ask}
          place={{ situation }}
          words={words}
          fields={fields}
          once={once}
        />
      ) : (
        <p>No policy is in force yet, so nobody is named to ask. Ask an administrator.</p>
      )}
      <p className="muted no-print">
        <a href={here}>This answer has an address of its own</a>. It holds what you chose, and nothing that
        you typed.
      </p>
    </div>
  )
}

const tones: Record<RulingWord, { note: string; status: StatusTone; word: string }> = {
  right: { note: 'good', status: 'live', word: 'Protected by law' },
  yes: { note: 'good', status: 'live', word: 'Allowed' },
  if: { note: '', status: 'done', word: 'Allowed, with care' },
  ask: { note: 'wait', status: 'review', word: 'Ask first' },
  no: { note: 'alarm', status: 'overdue', word: 'Not allowed' },
}

function Verdict({ deciding }: { deciding: RulingView | null }) {
  if (!deciding) {
    return (
      <section className="note ruled" aria-labelledby="verdict">
        <Status tone="plain">Not covered</Status>
        <h2 id="verdict">No policy speaks of this yet.</h2>
        <p>
          That is nobody’s fault, and no answer is not a no. Ask, and your question helps the next person.
        </p>
      </section>
    )
  }
  const { note, status, word } = tones[deciding.answer]
  return (
    <section className={`note ruled ${note}`.trim()} aria-labelledby="verdict">
      <Status tone={status}>{word}</Status>
      <h2 id="verdict">{rulingTitles[deciding.answer]}</h2>
      <p>{deciding.says}</p>
    </section>
  )
}

function DecidingSection({ view }: { view: RulingView }) {
  return (
    <section className="stack" aria-labelledby="decides">
      <h2 id="decides">The section that decides</h2>
      <blockquote className="policy quoted" cite={sectionAddress(view)}>
        <ClauseText clause={view.clause} headingLevel={3} />
      </blockquote>
      <p>
        <a href={sectionAddress(view)}>
          Section {view.clause.number} of {view.policy}, version {view.version}
        </a>
      </p>
    </section>
  )
}

function Also({ answer: { situation, also } }: { answer: SituationAnswer }) {
  return (
    <section className="stack" aria-labelledby="also">
      <h2 id="also">Your words also speak of</h2>
      <ul className="plain stack">
        {also.map(({ about, answer }) => (
          <li key={about} className="row">
            <ShortAnswer answer={answer} />
            <a href={answerAddress({ ...situation, about })}>{capital(subjectWords(about))}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Others({ others }: { others: readonly RulingView[] }) {
  return (
    <section className="stack" aria-labelledby="others">
      <h2 id="others">Other sections that matter here</h2>
      <ul className="plain stack">
        {others.map((view) => (
          <li key={`${view.slug} ${view.clause.id} ${view.answer}`}>
            <p className="row">
              <ShortAnswer answer={view.answer} />
              <a href={sectionAddress(view)}>
                {view.clause.number} {view.clause.heading}
              </a>
              <small>
                {view.policy} {view.version}
              </small>
            </p>
            <p>{view.says}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ShortAnswer({ answer }: { answer: RulingWord | null }) {
  if (answer === null) return <Status tone="plain">Not covered</Status>
  return <Status tone={tones[answer].status}>{tones[answer].word}</Status>
}

function sectionAddress({ slug, clause }: RulingView): string {
  return `/policies/${slug}#${encodeURIComponent(clauseAnchor(clause.id))}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
