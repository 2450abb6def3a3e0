// The sample's dates and endings: its story's words for an emergency, a withdrawal and a review as the commands take them.
import type { VersionSummary } from '../../db/versions'
import type { Desk } from '../context'
import type { Outcome } from '../domain/outcome'
import type { SampleAct } from '../sample/story'
import { publishInEmergency } from './publish-in-emergency'
import { reaffirmVersion } from './reaffirm-version'
import { withdrawVersion } from './withdraw-version'

type StandingAct = Extract<SampleAct, { do: 'publish-in-emergency' | 'withdraw' | 'reaffirm' }>

/** Does such a step with the policy's latest version. */
export async function sampleStanding(
  desk: Desk,
  step: StandingAct,
  version: VersionSummary,
): Promise<Outcome<unknown>> {
  switch (step.do) {
    case 'publish-in-emergency': {
      const { changeClass, changeNote, reason } = step
      return publishInEmergency(desk, {
        versionId: version.id,
        changeClass,
        changeNote,
        reason,
        campaign: null,
      })
    }
    case 'withdraw':
      return withdrawVersion(desk, { versionId: version.id, reason: step.reason })
    case 'reaffirm': {
      const { policyId, fingerprint } = version
      return reaffirmVersion(desk, { policyId, fingerprint, note: step.note, due: '' })
    }
    default:
      return step satisfies never
  }
}
