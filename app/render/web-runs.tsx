// Runs of text on a web page: strong, emphasised, linked, or a gap that shows as one.
import { safeHref, type Run, type TextRun } from '../domain/policy-document'
import { printable, printableRun } from './printable'

/** Runs as inline elements. Links leave without a referrer, and only through `safeHref`. */
export function RunsText({ runs }: { runs: Run[] }) {
  return (
    <>
      {runs.map((run, index) =>
        run.kind === 'break' ? <br key={index} /> : <MarkedText key={index} run={run} />,
      )}
    </>
  )
}

function MarkedText({ run }: { run: TextRun }) {
  const plain = run.gap === undefined ? printable(run.text) : <mark className="gap">{printableRun(run)}</mark>
  const emphasised = run.emphasis ? <em>{plain}</em> : plain
  const strong = run.strong ? <strong>{emphasised}</strong> : emphasised
  const href = run.href === undefined ? undefined : safeHref(run.href)
  if (href === undefined) return <>{strong}</>
  return (
    <a href={href} rel="noopener noreferrer nofollow">
      {strong}
    </a>
  )
}
