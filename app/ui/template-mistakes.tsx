// What is wrong with an uploaded template: each mistake with its line, the words that stand there, and the fix.

export type ShownMistake = { line: number; sentence: string; fix: string; words: string }

const mostShown = 100

/** Mistakes with the words of their lines, as many as a person can work through. */
export function withLines(
  mistakes: { line: number; sentence: string; fix: string }[],
  source: string,
): ShownMistake[] {
  const lines = source.split(/\r\n?|\n/)
  return mistakes.slice(0, mostShown).map(({ line, sentence, fix }) => {
    const words = (lines[line - 1] ?? '').trim()
    return { line, sentence, fix, words: words.length > 100 ? `${words.slice(0, 99)}…` : words }
  })
}

export function TemplateMistakeList({ mistakes }: { mistakes: ShownMistake[] }) {
  return (
    <section className="stack tight" aria-labelledby="mistakes">
      <h2 id="mistakes">What to mend</h2>
      <ol className="plain mistakes">
        {mistakes.map((mistake, index) => (
          <li key={index}>
            <b>Line {mistake.line}</b> {mistake.sentence} {mistake.fix}
            {mistake.words !== '' && (
              <code dir="auto" className="line">
                {mistake.words}
              </code>
            )}
          </li>
        ))}
      </ol>
      {mistakes.length === mostShown && <p>There may be more. Mend these first.</p>}
    </section>
  )
}
