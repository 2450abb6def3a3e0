// An answer in words, as lists of answers show it; a missing one says so.
import { Status } from './status'

export function AnswerWords({ texts, skipped = false }: { texts: string[] | null; skipped?: boolean }) {
  if (texts === null)
    return <Status tone="review">{skipped ? 'Gap: skipped' : 'Gap: not answered yet'}</Status>
  if (texts.length === 1) return <>{sentence(texts[0] ?? '')}</>
  return (
    <ul>
      {texts.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

function sentence(text: string): string {
  if (text === 'yes') return 'Yes'
  return text === 'no' ? 'No' : text
}
