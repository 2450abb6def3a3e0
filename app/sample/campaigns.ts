// The sample's audiences and campaigns: what Priyanka saved, what comes every year, and what she paused.
import type { Day } from './calendar'
import type { SampleDepartment } from './people'
import type { SamplePolicy, SampleStep } from './story'

export type SampleCampaignAct =
  | {
      do: 'save-audience'
      name: string
      groups: string[]
      /** Nobody of this department. */
      without: SampleDepartment
    }
  | {
      do: 'plan-campaign'
      title: string
      policies: SamplePolicy[]
      audience: 'everyone' | { saved: string }
      days: number
      /** Every year from this day on; null: launched at once. */
      yearlyFrom: Day | null
    }
  | { do: 'pause-campaign'; title: string }

export const sampleCampaigns: SampleStep[] = [
  {
    by: 'priyanka',
    when: { workingDaysAgo: 27, time: '09:30' },
    do: 'save-audience',
    name: 'Volunteers outside the office',
    groups: ['volunteers'],
    without: 'Finance and IT',
  },
  {
    by: 'priyanka',
    when: { workingDaysAgo: 27, time: '09:50' },
    do: 'plan-campaign',
    title: 'Yearly refresher for everyone',
    policies: ['staff'],
    audience: 'everyone',
    days: 21,
    yearlyFrom: { days: 60 },
  },
  {
    by: 'priyanka',
    when: { workingDaysAgo: 26, time: '10:05' },
    do: 'plan-campaign',
    title: 'Answering reviews, for volunteers',
    policies: ['reviews'],
    audience: { saved: 'Volunteers outside the office' },
    days: 60,
    yearlyFrom: null,
  },
  {
    by: 'priyanka',
    when: { workingDaysAgo: 25, time: '16:20' },
    do: 'pause-campaign',
    title: 'Answering reviews, for volunteers',
  },
]
