// What is known about a person, as facts.
import { personKindLabels, type PersonKind } from '../governance/audience'
import { roleLabels, type Person } from '../domain/person'
import { DateText } from './date-text'
import { GroupStays, type GroupStay } from './group-stays'

export type FactsOfPerson = Person & {
  phone: string
  location: string
  kind: PersonKind
  language: string
  timeZone: string
  staffNumber: string
  createdAt: string
  leftAt: string | null
}

export function PersonFacts({
  person,
  manager,
  groups,
  zone,
}: {
  person: FactsOfPerson
  manager: { id: string; name: string } | null
  groups: GroupStay[]
  zone: string
}) {
  return (
    <dl className="facts">
      <dt>Address</dt>
      <dd>{person.email || 'none'}</dd>
      <dt>Kind</dt>
      <dd>{personKindLabels[person.kind]}</dd>
      <Fact label="Location" value={person.location} />
      {manager && (
        <>
          <dt>Manager</dt>
          <dd>
            <a href={`/people/${manager.id}`} dir="auto">
              {manager.name}
            </a>
          </dd>
        </>
      )}
      <dt>Reports</dt>
      <dd>
        <a href={`/people?manager=${person.id}`}>Who reports to them</a>
      </dd>
      <Fact label="Staff number" value={person.staffNumber} />
      <Fact label="Language" value={person.language} />
      <Fact label="Time zone" value={person.timeZone.replaceAll('_', ' ')} />
      <dt>Roles</dt>
      <dd>{person.roles.map((role) => roleLabels[role]).join(', ') || 'none'}</dd>
      <dt>Groups</dt>
      <dd>
        <GroupStays stays={groups} zone={zone} />
      </dd>
      <dt>Here since</dt>
      <dd>
        <DateText at={person.createdAt} zone={zone} />
      </dd>
      {person.leftAt && (
        <>
          <dt>Left</dt>
          <dd>
            <DateText at={person.leftAt} zone={zone} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === '') return null
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </>
  )
}
