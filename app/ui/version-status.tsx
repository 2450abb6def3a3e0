// The state of a version as word, shape and colour.
import { versionStateWords, type VersionState } from '../domain/version'
import { Status, type StatusTone } from './status'

const tones: Record<VersionState, StatusTone> = {
  'in-review': 'review',
  'sent-back': 'overdue',
  voided: 'past',
  approved: 'done',
  scheduled: 'done',
  published: 'live',
  superseded: 'past',
}

export function VersionStatus({ state, number }: { state: VersionState; number?: string | null }) {
  return (
    <Status tone={tones[state]}>
      {versionStateWords[state]}
      {number ? ` ${number}` : ''}
    </Status>
  )
}
