// The conditions of an audience as a form carries them, and what the buttons beside them do. Works without script.
import { personKinds, type AudienceCondition, type AudienceRule } from '../governance/audience'
import {
  conditionField,
  isAudienceAttribute,
  mostAudienceValues,
  mostConditions,
} from '../governance/audience-rule'
import { showable } from './fields'

/** The conditions of a form, in their order; what is none is left out. */
export function readConditions(form: FormData): AudienceCondition[] {
  const count = Math.min(mostConditions, Number(textOf(form, 'condition-count')) || 0)
  return Array.from({ length: count }, (_, place) => readCondition(form, place)).flatMap((one) => one ?? [])
}

function readCondition(form: FormData, place: number): AudienceCondition | undefined {
  const attribute = textOf(form, `condition-${place}-attribute`)
  if (!isAudienceAttribute(attribute)) return undefined
  const is = textOf(form, `condition-${place}-is`) === 'none' ? 'none' : 'any'
  const values = form
    .getAll(conditionField(place))
    .filter((value) => typeof value === 'string')
    .map((value) => showable(value).slice(0, 200))
    .filter(
      (value) => value !== '' && (attribute !== 'kind' || (personKinds as readonly string[]).includes(value)),
    )
  return { attribute, is, values: [...new Set(values)].slice(0, mostAudienceValues + 1) }
}

/** What the buttons beside the conditions did; undefined when another button sent the form. */
export function changedConditions(
  form: FormData,
  conditions: AudienceCondition[],
): AudienceCondition[] | undefined {
  const press = textOf(form, 'press')
  if (press === 'count') return conditions
  if (press === 'add-condition') {
    const attribute = textOf(form, 'attribute')
    if (!isAudienceAttribute(attribute) || conditions.length >= mostConditions) return conditions
    return [...conditions, { attribute, is: 'any', values: [] }]
  }
  const removed = /^remove-condition-(\d{1,2})$/.exec(press)?.[1]
  return removed === undefined ? undefined : conditions.filter((_, place) => place !== Number(removed))
}

/** Conditions in one text, for a form that comes back, and out of it again. */
export function packConditions(conditions: AudienceCondition[]): string {
  return JSON.stringify(conditions)
}

export function unpackConditions(packed: string | undefined): AudienceCondition[] | undefined {
  return packed ? (JSON.parse(packed) as AudienceCondition[]) : undefined
}

/** Conditions that choose something, as a rule that can be counted while others are still empty. */
export function chosenSoFar(conditions: readonly AudienceCondition[]): AudienceRule {
  return { conditions: conditions.filter(({ values }) => values.length > 0) }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 100) : ''
}
