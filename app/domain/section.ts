// The 24 sections a complete social media policy covers. A clause names the one it belongs to.

export const sections = {
  purpose: 'Purpose and values',
  scope: 'Scope',
  roles: 'Roles and owners',
  'personal-use': 'Personal use',
  speaking: 'Speaking for the organisation or for yourself',
  disclosure: 'Disclosure and endorsements',
  approvals: 'Approvals and autonomy',
  accounts: 'Official account lifecycle',
  content: 'Content, curation and credit',
  confidentiality: 'Confidentiality',
  privacy: 'Privacy, people in pictures, minors',
  respect: 'Respect and safety',
  listening: 'Listening and response',
  'house-rules': 'House rules for visitors',
  mistakes: 'Mistakes and corrections',
  crisis: 'Crisis and escalation',
  security: 'Account security',
  executives: 'Executives and board',
  politics: 'Politics and sensitive topics',
  sector: 'Sector rules',
  ai: 'AI-generated content',
  support: 'Support for staff',
  fairness: 'Monitoring, breaches and fairness',
  review: 'Training, acknowledgement, review',
} as const

export type SectionKey = keyof typeof sections

/** True for a key of the table above. */
export function isSectionKey(value: string): value is SectionKey {
  return Object.hasOwn(sections, value)
}
