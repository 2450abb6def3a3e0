// Steps of an approval path as somebody types them: a row for each, in words, and what they mean.
import { type PathAsks, type PathStep } from './approval-path'
import { roles } from '../domain/person'
import type { StepRule } from './review'

/** One row as it was typed, so that it can be shown again. */
export type StepRow = {
  title: string
  rule: string
  needed: string
  asks: string
  people: string[]
  role: string
  department: string
  days: string
}

export type Department = { id: string; name: string }

export const emptyRow: StepRow = {
  title: '',
  rule: 'all',
  needed: '',
  asks: 'people',
  people: [],
  role: 'approver',
  department: '',
  days: '',
}

/**
 * The steps of these rows. A row without a name and without people says nothing and is left out at the end of the list.
 * What does not fit (no number, an unknown role) becomes what `checkPath` refuses with a sentence.
 */
export function stepsOfRows(rows: StepRow[], departments: Department[]): PathStep[] {
  const last = rows.findLastIndex((row) => row.title !== '' || row.people.length > 0 || row.asks === 'role')
  return rows.slice(0, last + 1).map((row) => ({
    title: row.title,
    rule: ruleOf(row),
    asks: asksOf(row, departments),
    dueInDays: row.days === '' ? null : numberOf(row.days),
  }))
}

/** A path's steps as rows, to change them. */
export function rowsOfSteps(steps: PathStep[]): StepRow[] {
  return steps.map(({ title, rule, asks, dueInDays }) => ({
    ...emptyRow,
    title,
    rule: rule.kind,
    needed: rule.kind === 'some' ? String(rule.needed) : '',
    asks: asks.kind,
    days: dueInDays === null ? '' : String(dueInDays),
    ...(asks.kind === 'people'
      ? { people: asks.people }
      : { role: asks.role, department: asks.departmentId ?? '' }),
  }))
}

function ruleOf(row: StepRow): StepRule {
  if (row.rule === 'some') return { kind: 'some', needed: numberOf(row.needed) }
  return row.rule === 'any' ? { kind: 'any' } : { kind: 'all' }
}

function asksOf(row: StepRow, departments: Department[]): PathAsks {
  if (row.asks !== 'role') return { kind: 'people', people: row.people }
  const department = departments.find(({ id }) => id === row.department)
  return {
    kind: 'role',
    // An unknown one is "staff", which may not approve and so is refused in words.
    role: roles.find((role) => role === row.role) ?? 'staff',
    departmentId: row.department === '' ? null : row.department,
    departmentName: department?.name ?? '',
  }
}

/** NaN for what is no whole number. */
function numberOf(typed: string): number {
  return /^\d{1,4}$/.test(typed) ? Number(typed) : NaN
}
