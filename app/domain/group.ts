// Groups of people: whom a clause is for, and which clauses a reader therefore sees.
import {
  allClauses,
  type Clause,
  type ClauseAudience,
  type GroupKey,
  type PolicyDocument,
} from './policy-document'
import { kindsOfPeople, workPlaces } from './group-options'
import { allTemplateClauses, type Template } from './template'

export type Group = { key: GroupKey; name: string }

/** The name of a group that a template speaks of: "Volunteers", "California". */
export function groupName(key: GroupKey): string {
  const known = [...kindsOfPeople, ...workPlaces].find((option) => option.value === key)
  return known?.label ?? key.split('-').map(capital).join(' ')
}

/** The audience that a template's keys stand for. */
export function audienceOf(keys: readonly GroupKey[]): ClauseAudience {
  if (keys.length === 0) return { kind: 'everyone' }
  return { kind: 'groups', groups: keys.map((key) => ({ key, name: groupName(key) })) }
}

/** True when a person of these groups is meant. */
export function isMeant(audience: ClauseAudience, groups: readonly GroupKey[]): boolean {
  return audience.kind === 'everyone' || audience.groups.some((group) => groups.includes(group.key))
}

/** "everyone", or the names of the groups: "Volunteers, California". */
export function audienceWords(audience: ClauseAudience): string {
  return audience.kind === 'everyone' ? 'everyone' : groupNames(audience.groups)
}

/** Names in a row. Commas alone: a name may hold an "and" of its own. */
export function groupNames(groups: readonly Group[]): string {
  return groups.map((group) => group.name).join(', ')
}

/** True when both name the same groups. */
export function sameAudience(one: ClauseAudience, other: ClauseAudience): boolean {
  return keysOf(one) === keysOf(other)
}

/** Every group that some clause of the document is for, by key. */
export function groupsIn(document: PolicyDocument): Group[] {
  const found = new Map<GroupKey, string>()
  for (const { audience } of allClauses(document.clauses)) {
    if (audience.kind === 'groups') for (const { key, name } of audience.groups) found.set(key, name)
  }
  return [...found].map(([key, name]) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Every group that a clause of these templates is for, by name. */
export function groupsOfTemplates(templates: readonly Pick<Template, 'clauses'>[]): Group[] {
  const keys = templates.flatMap((template) =>
    allTemplateClauses(template.clauses).flatMap((clause) => clause.audience),
  )
  return [...new Set(keys)].map((key) => ({ key, name: groupName(key) })).sort(byName)
}

/** Both lists as one, by name; where a key is in both, the first one's name counts. */
export function withGroups(first: readonly Group[], second: readonly Group[]): Group[] {
  const known = new Set(first.map((group) => group.key))
  return [...first, ...second.filter((group) => !known.has(group.key))].sort(byName)
}

/** How many clauses the document holds that a person of these groups does not see; one inside another is not counted. */
export function countForOthers(document: PolicyDocument, groups: readonly GroupKey[]): number {
  const count = (clauses: Clause[]): number =>
    clauses.reduce((sum, one) => sum + (isMeant(one.audience, groups) ? count(one.clauses) : 1), 0)
  return count(document.clauses)
}

/**
 * The document as a person of these groups reads it: clauses for others are gone. Numbers stay those of the whole
 * document, so that "section 7" means the same for everyone.
 */
export function documentFor(document: PolicyDocument, groups: readonly GroupKey[]): PolicyDocument {
  return { ...document, clauses: clausesFor(document.clauses, groups) }
}

function clausesFor(clauses: Clause[], groups: readonly GroupKey[]): Clause[] {
  return clauses
    .filter((clause) => isMeant(clause.audience, groups))
    .map((clause) => ({ ...clause, clauses: clausesFor(clause.clauses, groups) }))
}

function keysOf(audience: ClauseAudience): string {
  if (audience.kind === 'everyone') return ''
  return audience.groups
    .map((group) => group.key)
    .sort()
    .join(' ')
}

function byName(one: Group, other: Group): number {
  return one.name.localeCompare(other.name, 'en')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
