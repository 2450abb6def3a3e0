// Two records of one person: when one may go into the other, for good.
import { accepted, refused, type Outcome } from './outcome'

export type MergeSide = { id: string; name: string; leftAt: string | null; mergedInto: string | null }

/**
 * Whether `merged` may go into `kept`.
 * @param acting id of whoever asks @param others true when another administrator than `merged` can still act
 * Refuses: the same record twice, one that was merged before, oneself, somebody who is here into one who has left, and the
 * last administrator.
 */
export function mayMerge(
  sides: { kept: MergeSide; merged: MergeSide & { isAdministrator: boolean } },
  acting: string,
  others: boolean,
): Outcome<null> {
  const { kept, merged } = sides
  if (kept.id === merged.id) return no('same-record', 'This is the same record. Choose the other one.')
  if (kept.mergedInto !== null)
    return no(
      'kept-was-merged',
      `The record of ${kept.name} was merged into another one. Merge into that one.`,
    )
  if (merged.mergedInto !== null)
    return no('merged-before', `The record of ${merged.name} was merged before. That is for good.`)
  if (merged.id === acting)
    return no(
      'own-record',
      'Your own record would end, and you with it. Open the other record’s page from this one, or ask another administrator.',
    )
  if (kept.leftAt !== null && merged.leftAt === null)
    return no('kept-has-left', `${kept.name} has left. Keep the record of the person who is here.`)
  if (merged.isAdministrator && merged.leftAt === null && !others)
    return no(
      'last-administrator',
      'This is the only administrator. Make somebody else an administrator first.',
    )
  return accepted(null)
}

function no(rule: string, sentence: string): Outcome<never> {
  return refused(rule, sentence, { other: sentence })
}
