// The groups that every organisation may have: kinds of people, and places of work. Values never change.
import type { Option } from './template'

export const kindsOfPeople: Option[] = [
  { value: 'employees', label: 'Employees', hint: 'Full-time, part-time and temporary' },
  {
    value: 'contractors',
    label: 'Contractors and agency workers',
    hint: 'Only while they work for you',
  },
  { value: 'volunteers', label: 'Volunteers', hint: 'Anyone who gives time without pay' },
  { value: 'interns', label: 'Interns and apprentices', hint: 'Also work experience' },
  { value: 'board', label: 'Board members and trustees', hint: 'Paid or unpaid' },
  {
    value: 'members',
    label: 'Members who run a local group',
    hint: 'Chapters, branches and committees',
  },
  {
    value: 'creators',
    label: 'Paid creators and ambassadors',
    hint: 'People you pay or reward to post',
  },
]

export const workPlaces: Option[] = [
  { value: 'us', label: 'United States', hint: 'Any state or territory' },
  { value: 'uk', label: 'United Kingdom', hint: 'England, Wales, Scotland, Northern Ireland' },
  { value: 'eu', label: 'European Union', hint: 'Any member state' },
  { value: 'au', label: 'Australia', hint: 'Any state or territory' },
  { value: 'ca', label: 'Canada', hint: 'Any province or territory' },
  { value: 'other', label: 'Somewhere else', hint: 'Adds a general paragraph; ask a lawyer there' },
]
