// A person who can sign in, and the roles that say what they may do.

export type PersonId = string

export const roles = [
  'administrator',
  'author',
  'approver',
  'emergency-publisher',
  'responder',
  'auditor',
  'staff',
] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, string> = {
  administrator: 'Administrator',
  author: 'Author',
  approver: 'Approver',
  'emergency-publisher': 'Emergency publisher',
  responder: 'Responder',
  auditor: 'Auditor',
  staff: 'Staff',
}

export type Person = {
  id: PersonId
  name: string
  email: string
  jobTitle: string
  department: string
  roles: Role[]
}
