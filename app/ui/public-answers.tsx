// Next to a section of a policy: questions that others had, with their answers, and the way to ask one.

/** Nothing when nobody's question about this section is public. */
export function PublicAnswers({
  answers,
}: {
  answers: readonly { id: string; question: string; answer: string }[]
}) {
  if (answers.length === 0) return null
  return (
    <aside aria-label="Questions about this section">
      <dl className="public-answers">
        {answers.map(({ id, question, answer }) => (
          <div key={id}>
            <dt dir="auto">{question}</dt>
            <dd className="said" dir="auto">
              {answer}
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

export function AskLink({ slug, clauseId, number }: { slug: string; clauseId: string; number: string }) {
  return (
    <p className="ask-link no-print">
      <a href={`/ask?policy=${slug}&clause=${encodeURIComponent(clauseId)}`}>
        Ask about this section<span className="visually-hidden">: {number}</span>
      </a>
    </p>
  )
}
