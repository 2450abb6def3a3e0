// Whether a rule for an audience says something, and the rows in which somebody types it.
import { refused, type Refusal } from '../domain/outcome'
import {
  audienceAttributes,
  type AudienceAttribute,
  type AudienceCondition,
  type AudienceRule,
} from './audience'

/** As many conditions as a rule may have, and as many values as one of them may name. */
export const mostConditions = 12
export const mostAudienceValues = 200

/** What each attribute is called where it is chosen. */
export const audienceAttributeLabels: Record<AudienceAttribute, string> = {
  department: 'Department',
  location: 'Location',
  kind: 'Kind of person',
  language: 'Language',
  manager: 'Manager',
  group: 'Group',
  role: 'Role',
}

export function isAudienceAttribute(value: string): value is AudienceAttribute {
  return (audienceAttributes as readonly string[]).includes(value)
}

/** The name of the field that holds the values of the condition at this place, from 0. */
export function conditionField(place: number): string {
  return `condition-${place}-values`
}

/** Undefined when the rule can be asked; else which condition says nothing yet, or says too much. */
export function mistakeInRule(rule: AudienceRule): Refusal | undefined {
  if (rule.conditions.length > mostConditions) {
    const sentence = `A rule has ${mostConditions} conditions at most. Remove some, or put what belongs together into one.`
    return refused('audience-too-long', sentence)
  }
  const fields: Record<string, string> = {}
  rule.conditions.forEach((condition, place) => {
    const mistake = mistakeInCondition(condition)
    if (mistake) fields[conditionField(place)] = mistake
  })
  const first = Object.values(fields)[0]
  return first === undefined ? undefined : refused('audience-incomplete', first, fields)
}

function mistakeInCondition({ attribute, values }: AudienceCondition): string | undefined {
  const label = audienceAttributeLabels[attribute].toLowerCase()
  if (values.length === 0) return `Choose at least one ${label}, or remove this condition.`
  if (values.length > mostAudienceValues)
    return `Choose ${mostAudienceValues} at most. Make a group of those people instead.`
  return undefined
}

/** The same people whatever the order in which it was typed. */
export function sameRule(one: AudienceRule, other: AudienceRule): boolean {
  return ruleKey(one) === ruleKey(other)
}

function ruleKey({ conditions }: AudienceRule): string {
  const keys = conditions.map(({ attribute, is, values }) =>
    JSON.stringify([attribute, is, [...values].sort()]),
  )
  return keys.sort().join('\n')
}

/** How many people a rule holds now, the first of them by name, and the rule in words. */
export type AudienceCount = {
  people: number
  words: string
  sample: { id: string; name: string; jobTitle: string }[]
}
