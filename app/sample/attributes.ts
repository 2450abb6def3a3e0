// Where the people of Harbour Trust work, as what, for whom, and in which language.
import type { PersonKind } from '../governance/audience'
import { sampleKeys, samplePeople, type SampleDepartment, type SampleKey } from './people'

export type SampleAttributes = {
  location: string
  kind: PersonKind
  /** "" is the organisation's. */
  language: string
  staffNumber: string
  manager: SampleKey | null
  hasEmail: boolean
}

const places: Record<SampleDepartment, string> = {
  Leadership: 'Harbour House',
  'People and Volunteers': 'Harbour House',
  'Communications and Fundraising': 'Harbour House',
  Events: 'Festival Quay',
  'Youth Programmes': 'Sailing School',
  'Visitor Services': 'Museum',
  'Boats and Buildings': 'Boatyard',
  'Finance and IT': 'Harbour House',
}

const heads: Record<SampleDepartment, SampleKey> = {
  Leadership: 'helen',
  'People and Volunteers': 'priyanka',
  'Communications and Fundraising': 'daniel',
  Events: 'yusuf',
  'Youth Programmes': 'naomi',
  'Visitor Services': 'caroline',
  'Boats and Buildings': 'fiona',
  'Finance and IT': 'anil',
}

/** What differs from the rest of their department. */
const own: Partial<Record<SampleKey, Partial<SampleAttributes>>> = {
  helen: { manager: 'margaret' },
  margaret: { kind: 'member', manager: null },
  mateo: { kind: 'contractor', language: 'es' },
  gareth: { kind: 'volunteer', language: 'cy', hasEmail: false, staffNumber: '' },
  tomasz: { language: 'pl' },
  linh: { language: 'vi' },
  lucas: { language: 'fr', location: 'At home' },
  beatrice: { kind: 'contractor', location: '', language: 'fr', staffNumber: '', manager: null },
}

/** What is known about somebody: from their department, unless something of their own is. */
export function attributesOf(key: SampleKey): SampleAttributes {
  const { department } = samplePeople[key]
  const head = department === null ? null : heads[department]
  return {
    location: department === null ? '' : places[department],
    kind: 'employee',
    language: '',
    staffNumber: `HT-${String(sampleKeys.indexOf(key) + 1).padStart(3, '0')}`,
    manager: head === key ? 'helen' : head,
    hasEmail: true,
    ...own[key],
  }
}
