// A new group of people: its name as somebody typed it, and the key that documents hold.
import type { Group } from './group'
import { accepted, refused, type Outcome } from './outcome'
import type { GroupKey } from './policy-document'
import { cleanLine } from './typed-text'

const nameLimit = 60

/**
 * The group that a typed name stands for. The name of a group that templates speak of gives the key they use.
 * Refuses an empty name, one of a group that is there, and "everyone".
 */
export function newGroup(
  typed: string,
  { known, offered }: { known: readonly Group[]; offered: readonly Group[] },
): Outcome<Group> {
  const name = cleanLine(typed, nameLimit)
  if (!name.ok) return refused(name.rule, name.sentence, { newGroup: name.sentence })
  if (name.value === '') return no('group-name-missing', 'Give the group a name, for example “Volunteers”.')
  const group = offered.find((one) => isNamed(one, name.value)) ?? {
    key: freeKey(name.value, known),
    name: name.value,
  }
  if (group.key === 'everyone')
    return no('group-of-everyone', 'What is for everyone needs no group. Choose another name.')
  const same = known.find((one) => isNamed(one, name.value) || one.key === group.key)
  if (same) return no('group-exists', `There is a group called “${same.name}” already. Choose that one.`)
  return accepted(group)
}

/** Small letters, digits and hyphens. A name without any of them gets a number instead. */
function freeKey(name: string, known: readonly Group[]): GroupKey {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain !== '') return plain
  let count = 1
  while (known.some((one) => one.key === `group-${count}`)) count += 1
  return `group-${count}`
}

function isNamed(group: Group, name: string): boolean {
  return group.name.toLowerCase() === name.toLowerCase()
}

function no(rule: string, sentence: string): Outcome<never> {
  return refused(rule, sentence, { newGroup: sentence })
}
