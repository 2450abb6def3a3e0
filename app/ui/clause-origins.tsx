// Where the sentences of a section come from, readable at a glance: the words on the left, what made them on the right.
import { momentText } from '../domain/date-words'
import type { Clause, Run } from '../domain/policy-document'
import type { ClauseProvenance, Sentence, SentencePart } from '../domain/provenance'
import type { Condition } from '../domain/template'
import { ClauseRedline } from '../render/diff-web'
import { RunsText } from '../render/web-runs'
import { checkedWords } from './checked-words'
import { OnceKey } from './field'

export type OriginsPage = {
  slug: string
  clause: Clause
  template: { title: string; version: string } | null
  /** `editMark` of the clause, from which going back to the template starts. */
  started: string
  /** May change the draft here, one click from each origin. */
  mayChange: boolean
  language: string
  zone: string
  once: string
}

export type OriginFacts = {
  provenance: ClauseProvenance
  questions: Record<
    string,
    {
      label: string
      answer: string[] | null
      by: { name: string; at: string; how: 'answered' | 'profile' | 'start' } | null
    }
  >
  hand: { name: string; at: string } | null
}

type Props = { page: OriginsPage; origins: OriginFacts }

/** What holds for the whole section: template, reason, source, and the answers that let it stand. */
export function AboutSection({ page, origins }: Props) {
  const { inTemplate, standsBecause, source } = origins.provenance
  return (
    <dl className="facts">
      {source.kind === 'own' && (
        <>
          <dt>From</dt>
          <dd dir="auto">
            {source.origin.kind === 'written'
              ? 'A section of your own, in no template'
              : `The file “${source.origin.file}”, under “${source.origin.heading}”`}
          </dd>
          {origins.hand && (
            <>
              <dt>Last written</dt>
              <dd>
                {origins.hand.name}, {momentText(origins.hand.at, page.zone)}
              </dd>
            </>
          )}
        </>
      )}
      {inTemplate && page.template && (
        <>
          <dt>Template</dt>
          <dd>
            {page.template.title} {page.template.version}
          </dd>
          <dt>Why it is here</dt>
          <dd>{inTemplate.why}</dd>
          <dt>Source</dt>
          <dd>
            {inTemplate.source} <span className="muted">{checkedWords(inTemplate.checked)}</span>
          </dd>
        </>
      )}
      {standsBecause.length > 0 && (
        <>
          <dt>It stands because</dt>
          <dd>
            <ul className="plain-list">
              {standsBecause.map((condition) => (
                <li key={keyOf(condition)}>
                  <ConditionLine page={page} origins={origins} condition={condition} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  )
}

/** For words written by hand: by whom, what the template says today, and the way back to it. */
export function HandWritten({ page, origins }: Props) {
  const { source } = origins.provenance
  if (source.kind !== 'hand') return null
  const { slug, clause } = page
  const before = source.template && { ...clause, ...source.template, clauses: [] }
  return (
    <section className="card stack" aria-labelledby="by-hand">
      <h2 id="by-hand">Override: written by hand, over the template’s words</h2>
      <p className="muted">
        {origins.hand ? `${origins.hand.name}, ${momentText(origins.hand.at, page.zone)}. ` : ''}
        Answers do not change these words.
      </p>
      {before ? (
        <details open>
          <summary>What the template says now, and what stands instead</summary>
          <div className="policy redline" lang={page.language}>
            <ClauseRedline before={before} after={{ ...clause, clauses: [] }} headingLevel={3} />
          </div>
        </details>
      ) : (
        <p>With the answers given, the template leaves this section out.</p>
      )}
      {page.mayChange && (
        <form method="post" className="row">
          <OnceKey value={page.once} />
          <input type="hidden" name="started" value={page.started} />
          <button className="button">Go back to the template’s words</button>
          <a className="button quiet" href={`/policies/${slug}/draft/${clause.id}/text`}>
            Change these words
          </a>
        </form>
      )}
    </section>
  )
}

/** Every sentence in reading order with what made it. */
export function OriginsList({ page, origins }: Props) {
  const { lines } = origins.provenance
  if (lines.length === 0) return <p>The section has no text of its own.</p>
  return (
    <section className="stack" aria-labelledby="by-sentence">
      <h2 id="by-sentence">Sentence by sentence</h2>
      <ol className="origins" lang={page.language}>
        {lines.flatMap((line, at) =>
          line.sentences.map((sentence, index) => (
            <li
              key={`${at} ${index}`}
              className={index === 0 ? `begins in-${line.place}` : `in-${line.place}`}
            >
              <p className="said" dir="auto">
                {sentence.parts.map((part, place) => (
                  <PartText key={place} part={part} />
                ))}
              </p>
              <ul className="made-by">
                <Sources page={page} origins={origins} sentence={sentence} />
              </ul>
            </li>
          )),
        )}
      </ol>
    </section>
  )
}

function PartText({ part }: { part: SentencePart }) {
  const words = <RunsText runs={[part.run]} />
  return part.origin.kind === 'answer' ? <mark className="from-answer">{words}</mark> : words
}

function Sources({ page, origins, sentence }: Props & { sentence: Sentence }) {
  const words = sentence.parts.filter(({ run }) => hasWords(run))
  const kinds = new Set(words.map((part) => part.origin.kind))
  const answers = questionsOf(words, 'answer')
  const gaps = questionsOf(words, 'gap')
  const own = origins.provenance.source.kind === 'own'
  return (
    <>
      {kinds.has('template') && <li className="from-template">Template</li>}
      {kinds.has('hand') && <li className="by-hand">{own ? 'Your own section' : 'By hand'}</li>}
      {answers.map((id) => (
        <li key={id} className="from-an-answer">
          <QuestionLine page={page} origins={origins} id={id} before="Answer to" />
        </li>
      ))}
      {gaps.map((id) => (
        <li key={id} className="waits">
          <QuestionLine page={page} origins={origins} id={id} before="Waits for" />
        </li>
      ))}
      {sentence.conditions.map((condition) => (
        <li key={keyOf(condition)} className="stands">
          <ConditionLine page={page} origins={origins} condition={condition} before="Stands because of" />
        </li>
      ))}
    </>
  )
}

function ConditionLine({ condition, before, ...props }: Props & { condition: Condition; before?: string }) {
  const answer = props.origins.questions[condition.question]?.answer
  return (
    <QuestionLine
      {...props}
      id={condition.question}
      before={before}
      says={answer ? answer.map(spoken).join(', ') : undefined}
    />
  )
}

function QuestionLine({
  page,
  origins,
  id,
  before,
  says,
}: Props & { id: string; before?: string | undefined; says?: string | undefined }) {
  const question = origins.questions[id]
  if (!question) return null
  return (
    <>
      {before && `${before} `}“{question.label}”{says !== undefined && <b dir="auto">: {says}</b>}
      <small>
        {question.by && byWords(question.by, page.zone)}
        {page.mayChange && (
          <a href={`/policies/${page.slug}/answers/${id}`}>
            {question.answer ? 'Change' : 'Answer'}
            <span className="visually-hidden">: {question.label}</span>
          </a>
        )}
      </small>
    </>
  )
}

function byWords(by: { name: string; at: string; how: string }, zone: string): string {
  const when = momentText(by.at, zone)
  if (by.how === 'profile') return `from the profile, by ${by.name}, ${when} `
  return by.how === 'start' ? `there since ${by.name} started the policy, ${when} ` : `${by.name}, ${when} `
}

function questionsOf(parts: SentencePart[], kind: 'answer' | 'gap'): string[] {
  return [
    ...new Set(
      parts.flatMap(({ origin }) => (origin.kind === kind && 'question' in origin ? [origin.question] : [])),
    ),
  ]
}

function hasWords(run: Run): boolean {
  return run.kind === 'text' && /[\p{L}\p{N}]/u.test(run.text)
}

function spoken(text: string): string {
  if (text === 'yes') return 'Yes'
  return text === 'no' ? 'No' : text
}

function keyOf({ question, test, value }: Condition): string {
  return `${question} ${test} ${value}`
}
