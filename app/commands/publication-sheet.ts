// What a sheet says of a publication: its three moments, what ended it, an emergency nobody has approved, and what was looked at again.
import type { Affirmation } from '../../db/affirmations'
import type { PublicationRecord } from '../../db/publications'
import { dayText } from '../domain/date-words'
import { emergencySentence } from '../governance/emergency'
import { localDay } from '../domain/local-day'
import { standingAmong } from '../governance/standing'
import { currentSentence, endingSentence, lastDay } from '../governance/standing-words'
import { livePublication, numberText } from '../governance/version'
import type { Sheet, SheetVersion } from '../render/sheet'

/** `zone` is the organisation's (IANA name): last days and due days are days in it. */
export type Moment = { at: Date; zone: string }

/** The facts of one published version among all of its policy's. */
export function publicationFacts(
  own: PublicationRecord,
  publications: PublicationRecord[],
  { at, zone }: Moment,
): Partial<Sheet> {
  const live = livePublication(publications, at)
  const current = live ? numberText(live) : null
  const standing = standingAmong(own, publications, at)
  const reason = (own.withdrawal ?? own.retirement)?.reason ?? ''
  const ended = endingSentence({ number: numberText(own), standing, reason }, zone)
  const emergency = own.emergency && emergencySentence(own.emergency, localDay(at, zone), zone)
  return {
    number: numberText(own),
    publishedOn: own.publishedAt,
    effectiveOn: own.effectiveAt,
    ...(own.approvedAt && { approvedOn: own.approvedAt }),
    ...(own.validTo && { appliesUntil: lastDay(own.validTo, zone) }),
    ...(ended &&
      'at' in standing && {
        ending: { kind: standing.kind, sentence: `${ended} ${currentSentence(current)}` },
      }),
    ...(ended && current && { currentNumber: current }),
    ...(emergency && { emergency }),
  }
}

/** A line of the version history: what changed, and what became of it. The fact of an emergency stays after its approval. */
export function historyRow(
  publication: PublicationRecord,
  publications: PublicationRecord[],
  moment: Moment,
): SheetVersion {
  const since = whatBecameOf(publication, publications, moment)
  return {
    number: numberText(publication),
    publishedAt: publication.publishedAt,
    effectiveAt: publication.effectiveAt,
    changeClass: publication.changeClass,
    changeNote: publication.changeNote,
    by: publication.publishedByName,
    approvedAt: publication.approvedAt,
    ...(since !== '' && { since }),
  }
}

/** Sentences for a history, or "": published in an emergency, withdrawn or retired with the reason, ended by its day. */
export function whatBecameOf(
  publication: PublicationRecord,
  publications: PublicationRecord[],
  { at, zone }: Moment,
): string {
  const standing = standingAmong(publication, publications, at)
  const { emergency, approvedAt } = publication
  return [
    emergency && approvedAt
      ? `Published in an emergency, because: ${unstopped(emergency.reason)}. Approved afterwards on ${dayText(approvedAt, zone)}.`
      : emergency && emergencySentence(emergency, localDay(at, zone), zone),
    standing.kind === 'withdrawn' && publication.withdrawal
      ? `Withdrawn by ${publication.withdrawal.byName} on ${dayText(standing.at, zone)}, because: ${unstopped(publication.withdrawal.reason)}.`
      : null,
    standing.kind === 'retired' && publication.retirement
      ? `Retired by ${publication.retirement.byName} on ${dayText(standing.at, zone)}, because: ${unstopped(publication.retirement.reason)}.`
      : null,
    standing.kind === 'time-ended' ? `Its time ended on ${lastDay(standing.at, zone)}.` : null,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Every time a version was looked at and stayed, as the history prints it. */
export function affirmationRows(
  affirmations: Affirmation[],
  publications: PublicationRecord[],
): NonNullable<Sheet['affirmations']> {
  return affirmations.flatMap((affirmation) => {
    const version = publications.find((one) => one.versionId === affirmation.versionId)
    if (!version) return []
    return [
      { number: numberText(version), at: affirmation.at, note: affirmation.note, by: affirmation.byName },
    ]
  })
}

function unstopped(reason: string): string {
  return reason.trim().replace(/[.!?]$/, '')
}
