// The review of a returned Word file: what is ticked, and the place that was chosen for words outside of the sections.
import {
  placeField,
  tickField,
  type ReturnChoices,
  type StrayPlace,
  type WordReading,
} from '../domain/word-return'

/** What the review page sends. Values it never offered are passed over; what is not ticked stays out. */
export function readReturnForm(form: FormData, reading: WordReading): ReturnChoices {
  const ticked = new Set(form.getAll(tickField).filter((value) => typeof value === 'string'))
  const all = [...reading.suggestions, ...reading.comments].map((one) => one.id)
  const strays: ReturnChoices['strays'] = {}
  for (const { id } of reading.strays) strays[id] = placeOf(form.get(placeField(id)))
  return { without: all.filter((id) => !ticked.has(id)), strays }
}

function placeOf(value: FormDataEntryValue | null): StrayPlace {
  const [, kind, clauseId] =
    /^(into|comment|section) (\S{1,300})$/.exec(typeof value === 'string' ? value : '') ?? []
  if (clauseId === undefined) return { kind: 'left' }
  if (kind === 'section') return { kind, after: clauseId === '-' ? null : clauseId }
  return kind === 'into' ? { kind: 'into', clauseId } : { kind: 'comment', clauseId }
}
