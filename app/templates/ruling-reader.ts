// The Ruling tag: what its clause answers to "Can I post this?", for which subjects and profiles.
import { rulingWords } from '../domain/ruling'
import { profileChoices, subjects } from '../domain/situation'
import type { TemplateClause } from '../domain/template'
import { didYouMean } from './mistake'
import type { Reader, Scene } from './reader'
import { complain, lineOf } from './reader'
import type { Tag } from './tag'
import { oneOf, valueOf } from './tag'

/** Reads a ruling and adds it to the reader. It belongs to the clause around it, and holds under the conditions around it. */
export function readRuling(tag: Tag, scene: Scene & { clause: TemplateClause }, reader: Reader): void {
  const at = { scene, reader }
  const about = severalOf(
    tag,
    'about',
    subjects.map(({ value }) => value),
    at,
  )
  const anyProfile = valueOf(tag, 'profile') === 'any'
  const known = profileChoices.map(({ value }) => value)
  const profiles = anyProfile ? known : severalOf(tag, 'profile', known, at)
  const answer = oneOf(tag, 'answer', rulingWords, at)
  if (!about || !profiles || !answer) return
  const { id: clauseId } = scene.clause
  const twice = about.find((subject) =>
    profiles.some((profile) =>
      reader.rulings.some(
        (other) =>
          other.clauseId === clauseId &&
          other.about.includes(subject) &&
          other.profiles.includes(profile) &&
          JSON.stringify(other.when) === JSON.stringify(scene.conditions),
      ),
    ),
  )
  if (twice !== undefined) {
    complain(reader, scene, lineOf(tag.node), [
      `This clause has two rulings about "${twice}" for the same profile.`,
      'Keep one, or put each into a <When>.',
    ])
  }
  reader.rulings.push({
    clauseId,
    about,
    profiles,
    answer,
    says: valueOf(tag, 'says'),
    when: scene.conditions,
  })
}

/** An attribute that names several known words with spaces between them; undefined (and a mistake) when one is unknown. */
function severalOf<Word extends string>(
  tag: Tag,
  attribute: string,
  known: readonly Word[],
  { scene, reader }: { scene: Scene; reader: Reader },
): Word[] | undefined {
  const given = valueOf(tag, attribute).split(' ')
  const wrong = given.find((word) => !known.some((one) => one === word))
  if (wrong === undefined) return known.filter((word) => given.includes(word))
  complain(reader, scene, tag.node, [
    `"${wrong}" is not a word for ${attribute} of <Ruling>.`,
    didYouMean(
      wrong,
      known,
      `Use one or more of ${known.join(', ')}${attribute === 'profile' ? ', or "any"' : ''}.`,
    ),
  ])
  return undefined
}
