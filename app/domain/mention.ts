// Mentions: "@Ben Adeyemi" in a comment reaches Ben, or is refused with the reason why it would not.
import { accepted, refused, type Outcome } from './outcome'
import type { PersonId } from './person'

/** Somebody whose name may stand behind an @; `mayRead` when their roles let them read drafts. */
export type Mentionable = { id: PersonId; name: string; mayRead: boolean }

export const mostMentions = 20

/** An @ inside a word belongs to an address, not to a name. */
const at = /(?<![\p{L}\p{N}._%+-])@/gu
const longestName = 6

/** What could be a name behind each @ of the text, longest first: what the store is asked for. */
export function namesAfterAt(text: string): string[] {
  const names = new Set<string>()
  for (const rest of restsAfterAt(text)) {
    const words = rest.split(/\s+/).slice(0, longestName)
    for (let count = words.length; count > 0; count -= 1) {
      const name = words
        .slice(0, count)
        .join(' ')
        .replace(/[^\p{L}\p{N}]+$/u, '')
      if (name !== '') names.add(name)
    }
  }
  return [...names].slice(0, 200)
}

/**
 * Whom the text mentions: a whole name, or a first name that only one reader of drafts has. An @ before anything else is
 * plain text: accounts on social media look like that. Refuses `mention-cannot-read` for a person who may not read drafts,
 * `mention-unclear` where several could be meant, and more than 20.
 */
export function findMentions(text: string, people: Mentionable[], field: string): Outcome<PersonId[]> {
  const found = new Set<PersonId>()
  for (const rest of restsAfterAt(text)) {
    const meant = meantBy(rest, people)
    if (meant.length === 0) continue
    const readers = meant.filter((person) => person.mayRead)
    const [first] = readers
    if (!first) return no(field, 'mention-cannot-read', cannotRead(meant[0]?.name ?? 'This person'))
    if (readers.length > 1) return no(field, 'mention-unclear', unclear(readers))
    found.add(first.id)
  }
  if (found.size > mostMentions)
    return no(field, 'too-many-mentions', `Mention at most ${mostMentions} people in one comment.`)
  return accepted([...found])
}

/** Everybody whose whole name stands first in the text; else the readers of drafts whose first name does. */
function meantBy(rest: string, people: Mentionable[]): Mentionable[] {
  const whole = people.filter((person) => beginsWith(rest, person.name))
  const longest = Math.max(0, ...whole.map((person) => person.name.length))
  if (whole.length > 0) return whole.filter((person) => person.name.length === longest)
  return people.filter((person) => person.mayRead && beginsWith(rest, person.name.split(/\s+/)[0] ?? ''))
}

function beginsWith(rest: string, name: string): boolean {
  if (name === '') return false
  const start = rest.slice(0, name.length)
  if (start.toLowerCase() !== name.toLowerCase()) return false
  return !/^[\p{L}\p{N}_]/u.test(rest.slice(name.length))
}

/** The text behind each @, with single spaces, as far as a name could reach. */
function restsAfterAt(text: string): string[] {
  return [...text.matchAll(at)].map((match) =>
    text
      .slice(match.index + 1, match.index + 301)
      .split('\n')[0]!
      .replace(/[ \t\u00a0]+/g, ' '),
  )
}

function cannotRead(name: string): string {
  return `${name} cannot read drafts, so this would not reach them. Take the @ away, or ask an administrator to give them a role.`
}

function unclear(readers: Mentionable[]): string {
  const names = readers.map((person) => person.name)
  const same = new Set(names).size === 1
  return same
    ? `Several people are called ${names[0]}. Take the @ away: in a new comment you choose the right one from a list.`
    : `This could be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}. Write the whole name.`
}

function no(field: string, rule: string, sentence: string): Outcome<never> {
  return refused(rule, sentence, { [field]: sentence })
}
