// The screen of one person: what an administrator changes, what an auditor reads.
import type { ReactNode } from 'react'
import type { Group } from '../domain/group'
import type { RefusedForm } from '../forms/refused-form'
import { AttributeFields } from './attribute-fields'
import { ErrorSummary, OnceKey, TextField } from './field'
import { GroupFields } from './group-fields'
import type { GroupStay } from './group-stays'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { DetailFields, RoleFields } from './person-fields'
import { PersonFacts, type FactsOfPerson } from './person-facts'
import { PersonHistory, type PersonHistoryProps } from './person-history'
import { Status } from './status'

export type PersonScreenProps = PersonHistoryProps & {
  person: FactsOfPerson & { revision: number; hasJoined: boolean }
  manager: { id: string; name: string; key: string } | null
  locations: string[]
  zones: { value: string; label: string }[]
  mayManage: boolean
  isMe: boolean
  departments: string[]
  groups: { known: Group[]; offered: Group[]; stays: GroupStay[] }
  sessions: number
  done: string | null
  zone: string
  once: string
  refusal: RefusedForm | undefined
  children?: ReactNode
}

const said: Record<string, string> = {
  details: 'The details are saved.',
  merged: 'The two records are one now. Both histories are below.',
  roles: 'The roles are saved. This person signs in again to use them.',
  groups: 'The groups are saved. They count at once, for everything this person reads.',
  left: 'Recorded. This person has no access any more. What they wrote, decided and signed stays.',
  'reset-sent': 'A reset link is on its way. Without a mail server, you find it under Mail.',
}

export function PersonScreen(props: PersonScreenProps) {
  const { person, mayManage, groups, done, refusal, children, zone } = props
  const notice = done && Object.hasOwn(said, done) ? said[done] : undefined
  return (
    <>
      <PageHead title={person.name} crumbs={[{ label: 'People', href: '/people' }]}>
        <p className="row">
          <Standing person={person} />
          <span className="muted">{[person.jobTitle, person.department].filter(Boolean).join(', ')}</span>
        </p>
      </PageHead>
      {notice && !refusal && !children && <Notice tone="good">{notice}</Notice>}
      {children}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {props.mergedInto && (
        <Notice title="This record was merged">
          <p>
            It is the same person as <a href={`/people/${props.mergedInto.id}`}>{props.mergedInto.name}</a>,
            and everything from then on is there.
          </p>
        </Notice>
      )}
      <PersonFacts person={person} manager={props.manager} groups={groups.stays} zone={zone} />
      <PersonHistory {...props} />
      {mayManage && !person.leftAt && <Manage {...props} />}
    </>
  )
}

function Standing({ person }: Pick<PersonScreenProps, 'person'>) {
  if (person.leftAt) return <Status tone="past">Left</Status>
  if (person.email === '') return <Status tone="live">Here, without e-mail</Status>
  if (!person.hasJoined) return <Status tone="review">Invited, not joined</Status>
  return <Status tone="live">Joined</Status>
}

function Manage(props: PersonScreenProps) {
  const { person, manager, departments, groups, refusal, once, isMe, sessions } = props
  const { locations, zones } = props
  const typed = refusal && 'name' in refusal.typed ? refusal.typed : undefined
  const chosen = refusal?.typed['roles'] === undefined ? person.roles : refusal.typed['roles'].split(' ')
  return (
    <div className="stack loose narrow">
      <form method="post" className="stack" aria-labelledby="details">
        <h2 id="details">Details</h2>
        <OnceKey value={`${once}-d`} />
        <input type="hidden" name="revision" value={person.revision} />
        <DetailFields
          typed={typed ?? detailsOf(person, manager)}
          errors={refusal?.fields}
          departments={departments}
        />
        <TextField
          name="email"
          label="E-mail address"
          hint="They sign in with it. Links that were sent to the one before stop working."
          type="email"
          maxLength={254}
          autoComplete="off"
          defaultValue={typed?.['email'] ?? person.email}
          error={refusal?.fields?.['email']}
        />
        <TextField
          name="phone"
          label="Phone"
          type="tel"
          maxLength={40}
          defaultValue={typed?.['phone'] ?? person.phone}
          error={refusal?.fields?.['phone']}
        />
        <AttributeFields
          typed={typed ?? detailsOf(person, manager)}
          errors={refusal?.fields}
          locations={locations}
          zones={zones}
        />
        <div className="row">
          <button className="button primary" name="do" value="details">
            Save the details
          </button>
        </div>
      </form>
      <form method="post" className="stack" aria-label="Roles of this person">
        <OnceKey value={`${once}-r`} />
        <RoleFields chosen={chosen} error={refusal?.fields?.['roles']} />
        <p className="hint">
          {isMe
            ? 'You change your own roles here: you are signed out, and sign in again.'
            : `They are signed out${sessions > 0 ? ` (${sessions} open now)` : ''}, and sign in again.`}
        </p>
        <div className="row">
          <button className="button" name="do" value="roles">
            Save the roles
          </button>
        </div>
      </form>
      <form method="post" className="stack" aria-label="Groups of this person">
        <OnceKey value={`${once}-g`} />
        <GroupFields
          known={groups.known}
          offered={groups.offered}
          mine={groups.stays.filter((stay) => stay.untilAt === null).map((stay) => stay.key)}
          chosen={refusal?.typed['groups']?.split(' ')}
          newGroup={refusal?.typed['newGroup']}
          errors={refusal?.fields}
        />
        <div className="row">
          <button className="button" name="do" value="groups">
            Save the groups
          </button>
          <a href="/people/groups">All groups</a>
        </div>
      </form>
      {person.email !== '' && (
        <form method="post" className="stack" aria-labelledby="way-in">
          <h2 id="way-in">{person.hasJoined ? 'A new password' : 'The invitation'}</h2>
          <OnceKey value={`${once}-l`} />
          <p>
            {person.hasJoined
              ? 'Send a link with which they choose a new password. It works once, for one hour.'
              : 'Send a new link. The ones before it stop working.'}
          </p>
          <div className="row">
            <button className="button" name="do" value={person.hasJoined ? 'reset' : 'invite'}>
              {person.hasJoined ? 'Send a reset link' : 'Invite again'}
            </button>
          </div>
        </form>
      )}
      <section className="stack" aria-labelledby="merging">
        <h2 id="merging">Two records of one person</h2>
        <p>
          Is this person here twice? Merging keeps both histories.{' '}
          <a href={`/people/${person.id}/merge`}>Merge another record into this one</a>
        </p>
      </section>
      <form method="post" className="stack" aria-labelledby="leaving">
        <h2 id="leaving">Leaving</h2>
        <OnceKey value={`${once}-x`} />
        <p>
          They lose access at once. Their name stays beside everything they wrote, decided and signed: it is
          evidence.
        </p>
        <div className="row">
          <button className="button alarm" name="do" value="leave">
            Record that {person.name} has left
          </button>
        </div>
      </form>
    </div>
  )
}

function detailsOf(
  person: PersonScreenProps['person'],
  manager: PersonScreenProps['manager'],
): Record<string, string> {
  const { name, jobTitle, department, kind, location, staffNumber, language, timeZone } = person
  return {
    ...{ name, jobTitle, department, kind, location, staffNumber, language, timeZone },
    manager: manager?.key ?? '',
  }
}
