// The two forms of an import: the file or text that is brought, and the review with its matches and ticks.
import { isPlacement, proposedPlacement, type Placement } from '../domain/import-plan'
import type { ImportedPolicy } from '../domain/imported-policy'
import { showable } from './fields'

export type BroughtForm = { title: string; template: string; text: string }

/** The fields of a form with a file, as text that can be shown again whole. */
export function broughtFields(form: FormData): BroughtForm {
  const field = (name: string, most: number) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, most).replace(/[\p{Cs}\0]/gu, '') : ''
  }
  return { title: field('title', 400), template: field('template', 100), text: field('text', 2_100_000) }
}

/** The form that was read where large files arrive. */
export function formOfFields(fields: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

export type ReviewForm = {
  title: string
  changes: 'taken-in' | 'left-out'
  /** Only what differs from what Candor proposes. */
  placements: Record<string, Placement>
  /** Ids of clauses whose parts become sections of their own. */
  split: string[]
  /** Ids of the template's clauses that were ticked, and of those that could be. */
  ticked: string[]
  offered: string[]
}

/** What the review page sends. Values it never offered are passed over. */
export function readReviewForm(form: FormData, policy: ImportedPolicy): ReviewForm {
  const placements: Record<string, Placement> = {}
  for (const clause of policy.clauses) {
    const value = form.get(`place-${clause.id}`)
    if (typeof value !== 'string' || !isPlacement(value)) continue
    if (value !== proposedPlacement(policy, clause)) placements[clause.id] = value
  }
  const title = form.get('title')
  return {
    title: typeof title === 'string' ? showable(title) : '',
    changes: form.get('changes') === 'left-out' ? 'left-out' : 'taken-in',
    placements,
    split: ids(form.getAll('split')),
    ticked: ids(form.getAll('join')),
    offered: ids(form.getAll('offered')),
  }
}

function ids(values: FormDataEntryValue[]): string[] {
  return values.filter((value): value is string => typeof value === 'string').slice(0, 200)
}
