// The words of a clause's heading, once for all formats: its title, and whom it is for when that is not everyone.
import { audienceWords } from '../domain/group'
import type { Clause } from '../domain/policy-document'
import { printable } from './printable'

/** "(for Volunteers)", or nothing when the clause is for everyone. */
export function audienceMark({ audience }: Pick<Clause, 'audience'>): string {
  return audience.kind === 'everyone' ? '' : `(for ${printable(audienceWords(audience)).trim()})`
}

/** The heading as every format gives it: "Helping at events (for Volunteers)". */
export function headingWords(clause: Pick<Clause, 'audience' | 'heading'>): string {
  const mark = audienceMark(clause)
  return mark === '' ? printable(clause.heading) : `${printable(clause.heading)} ${mark}`
}
