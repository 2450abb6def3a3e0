// An upgrade at a glance: what the template's authors changed and why, and which questions come and go.

export type UpgradeSummary = {
  from: string
  to: string
  changes: { version: string; what: string; why: string }[]
  /** Labels of the lines above the sections that change. */
  facts: string[]
  /** The sections to decide about. */
  clauses: { id: string }[]
  /** Headings of sections that changed only where these answers do not lead. */
  elsewhere: string[]
  newQuestions: string[]
  goneQuestions: string[]
  answerAgain: string[]
}

export function WhatChanged({ upgrade }: { upgrade: UpgradeSummary }) {
  return (
    <section className="stack tight" aria-labelledby="what-changed">
      <h2 id="what-changed">What changed, and why</h2>
      {upgrade.changes.length === 0 ? (
        <p className="muted">
          Its authors left no note about this version.
          {upgrade.clauses.length > 0 && ' The sections below show it.'}
        </p>
      ) : (
        <ul className="plain versions">
          {upgrade.changes.map((change) => (
            <li key={change.version}>
              <b>{change.version}</b> {change.what} <span className="muted">{change.why}</span>
            </li>
          ))}
        </ul>
      )}
      {upgrade.facts.length > 0 && (
        <p>Lines above the text that change with it: {upgrade.facts.join(', ')}.</p>
      )}
      {upgrade.elsewhere.length > 0 && (
        <p className="muted">
          Changed too, but not in your text with the answers you gave: {upgrade.elsewhere.join(', ')}.
        </p>
      )}
    </section>
  )
}

export function UpgradeQuestions({ upgrade }: { upgrade: UpgradeSummary }) {
  const { newQuestions, goneQuestions, answerAgain } = upgrade
  if (newQuestions.length + goneQuestions.length + answerAgain.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="upgrade-questions">
      <h2 id="upgrade-questions">Questions</h2>
      <Labels
        title={newQuestions.length === 1 ? '1 new question' : `${newQuestions.length} new questions`}
        hint="The plan leads you to them afterwards."
        labels={newQuestions}
      />
      <Labels
        title="To answer again"
        hint="The choices are others now, and your answer is not among them."
        labels={answerAgain}
      />
      <Labels
        title="No longer asked"
        hint="Your answers are kept, in case the question comes back."
        labels={goneQuestions}
      />
    </section>
  )
}

function Labels({ title, hint, labels }: { title: string; hint: string; labels: string[] }) {
  if (labels.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <p className="muted">{hint}</p>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </div>
  )
}
