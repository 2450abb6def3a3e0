// Steps of an approval path as a form carries them: a fixed number of rows, and one more when asked. Works without script.
import { mostSteps } from '../governance/approval-path'
import { emptyRow, type StepRow } from '../governance/path-rows'
import { showable } from './fields'

const longestText = 200

/** The rows of a form, at most as many as a path has steps. */
export function readStepRows(form: FormData): StepRow[] {
  const count = Math.min(mostSteps, Math.max(1, Number(textOf(form, 'step-count')) || 1))
  return Array.from({ length: count }, (_, place) => ({
    title: textOf(form, `step-${place}-title`),
    rule: textOf(form, `step-${place}-rule`) || 'all',
    needed: textOf(form, `step-${place}-needed`),
    asks: textOf(form, `step-${place}-asks`) || 'people',
    people: form
      .getAll(`step-${place}-people`)
      .filter((value) => typeof value === 'string')
      .map((value) => showable(value).slice(0, 60))
      .slice(0, 100),
    role: textOf(form, `step-${place}-role`),
    department: textOf(form, `step-${place}-department`),
    days: textOf(form, `step-${place}-days`),
  }))
}

/** What the buttons beside the rows did; undefined when another button sent the form. */
export function changedRows(form: FormData, rows: StepRow[]): StepRow[] | undefined {
  const press = textOf(form, 'press')
  if (press === 'add-step') return rows.length < mostSteps ? [...rows, emptyRow] : rows
  const removed = /^remove-step-(\d)$/.exec(press)?.[1]
  if (removed === undefined) return undefined
  const left = rows.filter((_, place) => place !== Number(removed))
  return left.length === 0 ? [emptyRow] : left
}

/** Rows in one text, for a form that comes back, and out of it again. */
export function packRows(rows: StepRow[]): string {
  return JSON.stringify(rows)
}

export function unpackRows(packed: string | undefined): StepRow[] | undefined {
  return packed ? (JSON.parse(packed) as StepRow[]) : undefined
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  if (typeof value !== 'string') return ''
  return showable(value)
    .replace(/[\u0000-\u001F\u007F\uFFFE\uFFFF]+/g, ' ')
    .trim()
    .slice(0, longestText)
}
