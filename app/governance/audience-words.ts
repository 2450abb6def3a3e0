// Audiences in words: "Volunteers in Leeds, but nobody in Finance".
import { roleLabels, type Role } from '../domain/person'
import {
  personKinds,
  type Audience,
  type AudienceAttribute,
  type AudienceCondition,
  type AudienceRule,
  type PersonKind,
} from './audience'

/** The name of a value: of a department, manager or group by its id or key; undefined when it is not there any more. */
export type AudienceNames = (attribute: AudienceAttribute, value: string) => string | undefined

const kindsInWords: Record<PersonKind, string> = {
  employee: 'employees',
  volunteer: 'volunteers',
  member: 'members',
  contractor: 'contractors',
}

/** One sentence without a full stop, in the order in which people would say it. */
export function ruleWords(rule: AudienceRule, names: AudienceNames): string {
  const kinds = rule.conditions.filter(({ attribute, is }) => attribute === 'kind' && is === 'any')
  const others = rule.conditions.filter((condition) => !kinds.includes(condition))
  const who = kinds.map((condition) => listed(condition, names, 'or')).join(' who are also ')
  const where = others.filter(({ is }) => is === 'any').map((condition) => ` ${phrase(condition, names)}`)
  const not = others.filter(({ is }) => is === 'none').map((condition) => without(condition, names))
  const exceptions = not.length === 0 ? '' : `, but ${inRow(not, 'and')}`
  return capital(`${who || 'everyone'}${where.join('')}${exceptions}`)
}

/** The audience of a campaign as it was frozen: a rule that was saved goes by its name. */
export function audienceText(audience: Audience): string {
  switch (audience.kind) {
    case 'everyone':
      return 'Everyone'
    case 'department':
      return `Everyone in ${audience.name}`
    case 'rule':
      return audience.name
    default:
      return audience satisfies never
  }
}

function without(condition: AudienceCondition, names: AudienceNames): string {
  if (condition.attribute === 'kind') return `no ${listed(condition, names, 'or')}`
  return `nobody ${phrase(condition, names)}`
}

function phrase(condition: AudienceCondition, names: AudienceNames): string {
  const values = listed(condition, names, 'or')
  switch (condition.attribute) {
    case 'department':
    case 'location':
      return `in ${values}`
    case 'language':
      return `who reads ${values}`
    case 'manager':
      return `whose manager is ${values}`
    case 'group':
      return `in the group ${values}`
    case 'role':
      return `with the role ${values}`
    case 'kind':
      return `who are ${values}`
    default:
      return condition.attribute satisfies never
  }
}

function listed({ attribute, values }: AudienceCondition, names: AudienceNames, word: string): string {
  const words = values
    .map((value) => valueWords(attribute, value, names))
    .sort((a, b) => a.localeCompare(b, 'en'))
  return words.length === 0 ? '(nothing chosen yet)' : inRow(words, word)
}

function valueWords(attribute: AudienceAttribute, value: string, names: AudienceNames): string {
  if (attribute === 'kind') {
    const kind = personKinds.find((one) => one === value)
    return kind ? kindsInWords[kind] : value
  }
  return names(attribute, value) ?? ownWords(attribute, value)
}

/** What stands for itself; ids of what is not there any more do not. */
function ownWords(attribute: AudienceAttribute, value: string): string {
  switch (attribute) {
    case 'location':
      return value
    case 'language':
      return languageName(value)
    case 'role':
      return Object.hasOwn(roleLabels, value) ? roleLabels[value as Role].toLowerCase() : value
    default:
      return `(a ${attribute} that is not there any more)`
  }
}

/** "German" for "de"; the tag itself where it is none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

function inRow(words: readonly string[], word: string): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${word} ${last}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
