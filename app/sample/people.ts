// The people of Harbour Trust. None of them exists; the numbers are kept free for fiction by Ofcom.
import type { Role } from '../domain/person'

export const sampleOrganisation = {
  name: 'Harbour Trust',
  timeZone: 'Europe/London',
  language: 'en-GB',
} as const

export const sampleDepartments = [
  'Leadership',
  'People and Volunteers',
  'Communications and Fundraising',
  'Events',
  'Youth Programmes',
  'Visitor Services',
  'Boats and Buildings',
  'Finance and IT',
] as const

export type SampleDepartment = (typeof sampleDepartments)[number]

export type SamplePerson = {
  name: string
  jobTitle: string
  department: SampleDepartment | null
  phone: string
  roles: Role[]
}

const leadership = {
  helen: of('Helen Achterberg', 'Chief Executive', 'Leadership', '01632 960101', ['approver', 'staff']),
  samuel: of('Samuel Osei', 'Director of Operations', 'Leadership', '01632 960102', ['approver', 'staff']),
  margaret: of('Margaret Lindsay', 'Chair of Trustees', 'Leadership', '', ['approver', 'staff']),
}

const peopleAndVolunteers = {
  priyanka: of('Priyanka Desai', 'Head of People', 'People and Volunteers', '01632 960110', [
    'author',
    'staff',
  ]),
  owen: of('Owen Griffiths', 'People Adviser', 'People and Volunteers', '01632 960111', ['author', 'staff']),
  viktor: of('Viktor Petrov', 'Volunteer Manager', 'People and Volunteers', '01632 960112', [
    'author',
    'staff',
  ]),
  chloe: of('Chloe Bennett', 'Learning Coordinator', 'People and Volunteers'),
}

const communications = {
  daniel: of('Daniel Kovacs', 'Head of Communications', 'Communications and Fundraising', '07700 900120', [
    'responder',
    'emergency-publisher',
    'staff',
  ]),
  meiling: of('Mei-Ling Chow', 'Social Media Lead', 'Communications and Fundraising', '07700 900121', [
    'responder',
    'staff',
  ]),
  isla: of('Isla Macdonald', 'Press Officer', 'Communications and Fundraising', '07700 900122', [
    'responder',
    'staff',
  ]),
  fatima: of('Fatima Al-Sayed', 'Communications Officer', 'Communications and Fundraising'),
  lucas: of('Lucas Moreau', 'Film and Photo Producer', 'Communications and Fundraising'),
  jack: of('Jack Sutton', 'Social Media Assistant', 'Communications and Fundraising'),
  amelia: of('Amelia Clarke', 'Head of Fundraising', 'Communications and Fundraising', '01632 960125'),
  zainab: of('Zainab Hussain', 'Fundraising Officer', 'Communications and Fundraising'),
}

const events = {
  yusuf: of('Yusuf Demir', 'Events Manager', 'Events', '07700 900130', ['author', 'staff']),
  hannah: of('Hannah Whitlock', 'Events Producer', 'Events'),
  kwame: of('Kwame Boateng', 'Events Coordinator', 'Events'),
  aoife: of('Aoife Brennan', 'Festival Coordinator', 'Events'),
  mateo: of('Mateo Vargas', 'Stage Technician', 'Events'),
}

const youth = {
  naomi: of('Naomi Mwangi', 'Head of Youth and Safeguarding Lead', 'Youth Programmes', '07700 900140', [
    'approver',
    'responder',
    'staff',
  ]),
  tomasz: of('Tomasz Zieliński', 'Senior Sailing Instructor', 'Youth Programmes'),
  saoirse: of('Saoirse Kelly', 'Sailing Instructor', 'Youth Programmes'),
  ellie: of('Ellie Thornton', 'Youth Worker', 'Youth Programmes'),
  jamal: of('Jamal Edwards', 'Youth Worker', 'Youth Programmes'),
  arjun: of('Arjun Nair', 'Schools Officer', 'Youth Programmes'),
}

const visitorServices = {
  caroline: of('Caroline Hughes', 'Visitor Services Manager', 'Visitor Services', '01632 960150'),
  dimitri: of('Dimitri Papadakis', 'Duty Manager', 'Visitor Services', '01632 960151'),
  ngozi: of('Ngozi Eze', 'Front of House Assistant', 'Visitor Services'),
  ben: of('Ben Carter', 'Café Supervisor', 'Visitor Services'),
  linh: of('Trần Thị Linh', 'Museum Guide', 'Visitor Services'),
  gareth: of('Gareth Rowlands', 'Museum Guide', 'Visitor Services'),
  sofia: of('Sofía Rossi', 'Shop and Membership Assistant', 'Visitor Services'),
}

const boatsAndBuildings = {
  fiona: of('Fiona MacLeod', 'Harbour Master', 'Boats and Buildings', '07700 900160'),
  rashid: of('Rashid Khan', 'Boat Builder', 'Boats and Buildings'),
  elsie: of('Elsie Nakamura', 'Conservation Officer', 'Boats and Buildings'),
  callum: of('Callum Reid', 'Deckhand', 'Boats and Buildings'),
  petra: of('Petra Novotná', 'Facilities Manager', 'Boats and Buildings', '01632 960165'),
  joseph: of('Joseph Okonkwo', 'Apprentice Shipwright', 'Boats and Buildings'),
}

const financeAndIt = {
  anil: of('Anil Mehta', 'Finance Director', 'Finance and IT', '01632 960170', ['approver', 'staff']),
  grace: of('Grace Oduya', 'IT and Data Protection Manager', 'Finance and IT', '07700 900171', [
    'administrator',
    'staff',
  ]),
  leon: of('Leon Fischer', 'IT Support', 'Finance and IT', '07700 900172', ['responder', 'staff']),
}

const outside = {
  beatrice: of('Béatrice Lambert', 'External Auditor', null, '', ['auditor']),
}

export const samplePeople = {
  ...leadership,
  ...peopleAndVolunteers,
  ...communications,
  ...events,
  ...youth,
  ...visitorServices,
  ...boatsAndBuildings,
  ...financeAndIt,
  ...outside,
} satisfies Record<string, SamplePerson>

export type SampleKey = keyof typeof samplePeople

export const sampleKeys = Object.keys(samplePeople).filter(isSampleKey)

/** Playbook role → who answers the phone. */
export const sampleContacts: Record<string, { name: string; number: string }> = {
  'incident-lead': { name: 'Daniel Kovacs (stand-in: Isla Macdonald)', number: '07700 900120' },
  'channel-owner': { name: 'Mei-Ling Chow', number: '07700 900121' },
  sponsor: { name: 'Helen Achterberg', number: '01632 960101' },
  legal: { name: 'Brook & Varley Solicitors', number: '01632 960190' },
  'data-protection': { name: 'Grace Oduya', number: '07700 900171' },
  'it-security': { name: 'Leon Fischer', number: '07700 900172' },
  hr: { name: 'Priyanka Desai', number: '01632 960110' },
  safeguarding: { name: 'Naomi Mwangi', number: '07700 900140' },
}

/** "Tomasz Zieliński" is tomasz.zielinski@harbourtrust.example: a domain that can never exist (RFC 2606). */
export function sampleEmail(person: SamplePerson): string {
  const plain = person.name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
  return `${plain}@harbourtrust.example`
}

function of(
  name: string,
  jobTitle: string,
  department: SampleDepartment | null,
  phone = '',
  roles: Role[] = ['staff'],
): SamplePerson {
  return { name, jobTitle, department, phone, roles }
}

function isSampleKey(key: string): key is SampleKey {
  return Object.hasOwn(samplePeople, key)
}
