// Who may do what: one literal table. Routes and commands ask it; nothing else decides.
import type { Person, Role } from './person'

export const permissions = {
  'read-policies': [
    'administrator',
    'author',
    'approver',
    'emergency-publisher',
    'responder',
    'auditor',
    'staff',
  ],
  acknowledge: ['administrator', 'author', 'approver', 'emergency-publisher', 'responder', 'staff'],
  'read-drafts': ['administrator', 'author', 'approver', 'emergency-publisher', 'auditor'],
  'write-drafts': ['administrator', 'author'],
  'comment-on-drafts': ['administrator', 'author', 'approver'],
  'approve-versions': ['administrator', 'approver'],
  'publish-versions': ['administrator', 'author'],
  // Given by name: nobody holds it as an author or administrator.
  'publish-in-emergency': ['emergency-publisher'],
  'read-acknowledgements': ['administrator', 'author', 'auditor'],
  'manage-campaigns': ['administrator', 'author'],
  'record-for-others': ['administrator', 'author'],
  ask: ['administrator', 'author', 'approver', 'emergency-publisher', 'responder', 'staff'],
  'read-questions': ['administrator', 'author', 'auditor'],
  'answer-questions': ['administrator', 'author'],
  'read-exceptions': ['administrator', 'author', 'approver', 'auditor'],
  'decide-exceptions': ['administrator', 'approver'],
  'decide-experiments': ['administrator', 'approver'],
  'read-incidents': ['administrator', 'responder', 'auditor'],
  'report-incident': ['administrator', 'author', 'approver', 'emergency-publisher', 'responder', 'staff'],
  'handle-incidents': ['administrator', 'responder'],
  'read-people': ['administrator', 'auditor'],
  'manage-people': ['administrator'],
  'read-ledger': ['administrator', 'auditor'],
  'read-mail': ['administrator', 'auditor'],
  'change-settings': ['administrator'],
  'manage-templates': ['administrator'],
  'pack-evidence': ['administrator', 'author', 'auditor'],
  'manage-evidence': ['administrator'],
  'manage-approval-paths': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** True when one of the person's roles holds the permission. */
export function may(person: Pick<Person, 'roles'> | null, permission: Permission): boolean {
  if (!person) return false
  const holders: readonly Role[] = permissions[permission]
  return person.roles.some((role) => holders.includes(role))
}
