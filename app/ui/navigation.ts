// What a person finds in the side list: one row per room they may enter.
import { may, type Permission } from '../domain/permission'
import type { Person } from '../domain/person'

export type NavigationItem = {
  label: string
  href: string
  /** Any of these; none means everybody who is signed in. */
  needs: Permission[]
  group: 'work' | 'administration'
}

const items: NavigationItem[] = [
  { label: 'My work', href: '/', needs: [], group: 'work' },
  { label: 'Can I post this?', href: '/ask', needs: ['ask'], group: 'work' },
  { label: 'Policies', href: '/policies', needs: ['read-policies'], group: 'work' },
  { label: 'Acknowledgements', href: '/acknowledgements', needs: ['read-acknowledgements'], group: 'work' },
  { label: 'Exceptions', href: '/exceptions', needs: ['ask', 'read-exceptions'], group: 'work' },
  { label: 'Playbook', href: '/playbook', needs: [], group: 'work' },
  { label: 'Questions', href: '/questions', needs: ['read-questions'], group: 'work' },
  { label: 'Experiments', href: '/experiments', needs: [], group: 'work' },
  { label: 'Incidents', href: '/incidents', needs: ['report-incident', 'read-incidents'], group: 'work' },
  { label: 'Organisation profile', href: '/profile', needs: ['write-drafts'], group: 'administration' },
  { label: 'Templates', href: '/templates', needs: ['write-drafts'], group: 'administration' },
  { label: 'People', href: '/people', needs: ['read-people'], group: 'administration' },
  { label: 'Ledger', href: '/ledger', needs: ['read-ledger'], group: 'administration' },
  { label: 'Evidence', href: '/evidence', needs: ['read-ledger'], group: 'administration' },
  { label: 'Mail', href: '/mail', needs: ['read-mail'], group: 'administration' },
  { label: 'Settings', href: '/settings', needs: ['change-settings'], group: 'administration' },
]

/** The rows for this person, in order. */
export function navigationFor(person: Person): NavigationItem[] {
  return items.filter(
    ({ needs }) => needs.length === 0 || needs.some((permission) => may(person, permission)),
  )
}

/** True when the row is the room of this address. */
export function isCurrent(item: NavigationItem, path: string): boolean {
  if (item.href === '/') return path === '/'
  return path === item.href || path.startsWith(`${item.href}/`)
}
