// The roles that playbook pages tell people to call.

export const contactRoles = [
  'incident-lead',
  'channel-owner',
  'sponsor',
  'legal',
  'data-protection',
  'it-security',
  'hr',
  'safeguarding',
  'investor-relations',
  'platform-support',
  'police',
] as const
