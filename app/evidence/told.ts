// What the ledger in a pack tells of, to hold each record against: the same act at the same instant by the same person.
import { rowOf, textAt, type Row } from './pack-rows'

/** One act that an entry tells of. */
export type Told = { sequence: number; name: string; isMatched: boolean; file: string }

/** By act; several entries may tell of the same one. */
export type ToldOf = Map<string, Told[]>

export type Act = {
  action: string
  at: string
  actor: string
  fingerprint: string
  /** For whom, when and why somebody else recorded an acknowledgement; the days and the words of an exception; why somebody declined. */
  said?: string
}

/** Which file holds the record that an entry with this action tells of. */
export const fileOfAction: Record<string, string> = {
  'version.submitted': 'approval-record.json',
  'version.approved': 'approval-record.json',
  'version.sent-back': 'approval-record.json',
  'version.recused': 'approval-record.json',
  'version.published': 'publication.json',
  'version.published-in-emergency': 'publication.json',
  'version.withdrawn': 'publication.json',
  'version.reaffirmed': 'publication.json',
  'policy.retired': 'publication.json',
  'version.acknowledged': 'acknowledgements.json',
  'version.acknowledged-for': 'acknowledgements.json',
  'version.declined': 'declines.json',
  'exception.requested': 'exceptions.json',
  'exception.approved': 'exceptions.json',
  'exception.refused': 'exceptions.json',
  'exception.withdrawn': 'exceptions.json',
  'exception.revoked': 'exceptions.json',
  'exception.expired': 'exceptions.json',
}

/** Remembers what an entry of the ledger tells of, where it is a record of the pack. `name`: of who acted, "" when erased. */
export function remember(
  told: ToldOf,
  entry: Row,
  { sequence, name }: { sequence: number; name: string },
): void {
  const file = fileOfAction[textAt(entry, 'action')]
  if (file === undefined) return
  // Whoever publishes by the clock or the command line is not named in the entry.
  const actor = textAt(entry, 'actor_kind') === 'person' ? textAt(entry, 'actor_id') : anybody
  const key = keyOf({
    action: textAt(entry, 'action'),
    at: textAt(entry, 'at'),
    actor,
    fingerprint: fingerprintIn(entry),
    said: saidBy(textAt(entry, 'action'), detailOf(entry)),
  })
  told.set(key, [...(told.get(key) ?? []), { sequence, name, isMatched: false, file }])
}

function saidBy(action: string, detail: Row | undefined): string {
  if (action === 'version.acknowledged-for') return saidIn(detail, 'forPerson')
  if (action === 'version.declined') return textAt(detail, 'reason')
  return action.startsWith('exception.') ? saidOfException(detail) : ''
}

/** The days and the digest of the words, as far as the entry or the record holds them. */
export function saidOfException(row: Row | undefined): string {
  return ['fromOn', 'untilOn', 'words'].map((key) => textAt(row, key)).join(' ')
}

/** The entry that tells of this act and that no other record took; undefined when there is none. */
export function takeTold(told: ToldOf, act: Act): Told | undefined {
  for (const actor of [act.actor, anybody]) {
    const found = told.get(keyOf({ ...act, actor }))?.find(({ isMatched }) => !isMatched)
    if (!found) continue
    found.isMatched = true
    return found
  }
  return undefined
}

/** Entries that tell of a record which the pack does not have. */
export function untaken(told: ToldOf): Told[] {
  return [...told.values()].flat().filter(({ isMatched }) => !isMatched)
}

const anybody = '*'

function keyOf({ action, at, actor, fingerprint, said = '' }: Act): string {
  return `${action} ${at} ${actor} ${fingerprint} ${said}`
}

/** For whom, on which day and why somebody else recorded it: as the entry says it, or the row. */
export function saidIn(row: Row | undefined, person: 'forPerson' | 'personId'): string {
  return JSON.stringify([textAt(row, person), textAt(row, 'givenOn'), textAt(row, 'reason')])
}

/** The fingerprint that an entry names; "" where it names none. */
export function fingerprintIn(entry: Row): string {
  return textAt(detailOf(entry), 'fingerprint')
}

function detailOf(entry: Row): Row | undefined {
  try {
    return rowOf(JSON.parse(textAt(entry, 'detail')))
  } catch {
    return undefined
  }
}
