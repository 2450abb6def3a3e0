// A situation in an address, read as carefully as a form.
import { readProfileKey, readSubjectKey, type Situation, type SubjectKey } from '../domain/situation'

/** What was chosen, and other subjects that the words spoke of; undefined for anything that this product did not write. */
export function readAnswerAddress(
  request: Request,
): { situation: Situation; also: SubjectKey[] } | undefined {
  const asked = new URL(request.url).searchParams
  const profile = readProfileKey(asked.get('profile'))
  const about = readSubjectKey(asked.get('about'))
  if (!profile || !about) return undefined
  const also = (asked.get('also') ?? '').slice(0, 100).split('.')
  return {
    situation: { profile, about },
    also: [...new Set(also.flatMap((one) => readSubjectKey(one) ?? []))].slice(0, 4),
  }
}
