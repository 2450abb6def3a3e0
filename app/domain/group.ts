// Groups of people: whom a clause is for, and which clauses a reader therefore sees.
import type { Clause, ClauseAudience, GroupKey, PolicyDocument } from './policy-document'
import { findProfileQuestion } from './profile'

/** The name of a group that a template speaks of: "Volunteers", "California". */
export function groupName(key: GroupKey): string {
  const kinds = findProfileQuestion('who-is-covered')?.options ?? []
  const places = findProfileQuestion('where-people-work')?.options ?? []
  const known = [...kinds, ...places].find((option) => option.value === key)
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

/** True when both name the same groups. */
export function sameAudience(one: ClauseAudience, other: ClauseAudience): boolean {
  return keysOf(one) === keysOf(other)
}

/** Every group that some clause of the document is for, by key. */
export function groupsIn(document: PolicyDocument): { key: GroupKey; name: string }[] {
  const found = new Map<GroupKey, string>()
  const look = (clauses: Clause[]): void => {
    for (const clause of clauses) {
      if (clause.audience.kind === 'groups')
        for (const group of clause.audience.groups) found.set(group.key, group.name)
      look(clause.clauses)
    }
  }
  look(document.clauses)
  return [...found].map(([key, name]) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1))
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

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
