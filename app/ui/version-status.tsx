// The state of a version as word, shape and colour.
import type { Standing } from '../governance/standing'
import { endingWords, versionStateWords, type VersionState } from '../governance/version'
import { Status, type StatusTone } from './status'

const tones: Record<VersionState, StatusTone> = {
  'in-review': 'review',
  'sent-back': 'overdue',
  voided: 'past',
  approved: 'done',
  scheduled: 'done',
  published: 'live',
  superseded: 'past',
  withdrawn: 'past',
}

export function VersionStatus({
  state,
  number,
  standing,
}: {
  state: VersionState
  number?: string | null
  /** Says what ended it, where it was published. */
  standing?: Standing | null
}) {
  const word = standing && 'at' in standing ? endingWords[standing.kind] : versionStateWords[state]
  return (
    <Status tone={tones[state]}>
      {word}
      {number ? ` ${number}` : ''}
    </Status>
  )
}
