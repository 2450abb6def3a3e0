// Whom to call: the role, why, and for those who may see it the name and a number to tap.
import type { Block } from '../domain/policy-document'
import { contactRole } from '../render/block-labels'
import { printable } from '../render/printable'
import type { ContactPeople } from '../render/web'

type Contact = Extract<Block, { kind: 'contact' }>

/** Null `people`: names and numbers are hidden from whoever reads this. */
export function ContactsList({ contacts, people }: { contacts: Contact[]; people: ContactPeople | null }) {
  if (contacts.length === 0) return null
  const unnamed = people !== null && contacts.some((contact) => !personFor(contact, people))
  return (
    <>
      <ul className="contacts">
        {contacts.map((contact) => (
          <li key={contact.role}>
            <p className="role">
              <b>{contactRole(contact.role)}</b>
              {contact.why && <small dir="auto">{printable(contact.why)}</small>}
            </p>
            <ContactPerson person={people && personFor(contact, people)} hidden={people === null} />
          </li>
        ))}
      </ul>
      {people === null && (
        <p className="hint">
          Names and numbers are for signed-in people. <a href="/sign-in">Sign in</a> to see them. If you
          cannot, phone your manager or the front desk and ask for the incident lead.
        </p>
      )}
      {unnamed && (
        <p className="hint no-print">
          Where no name stands, nobody has been named yet. Ask an administrator to add one under Settings;
          until then, phone your manager.
        </p>
      )}
    </>
  )
}

function ContactPerson({
  person,
  hidden,
}: {
  person: ContactPeople[string] | null | undefined
  hidden: boolean
}) {
  if (hidden) return null
  if (!person) return <p className="muted">Not named yet</p>
  const number = person.phone.replace(/[^+\d]/g, '')
  return (
    <p className="person">
      {person.name !== '' && <span dir="auto">{printable(person.name)}</span>}
      {number !== '' && (
        <a className="call-number" href={`tel:${number}`}>
          {printable(person.phone)}
        </a>
      )}
    </p>
  )
}

function personFor(contact: Contact, people: ContactPeople): ContactPeople[string] | undefined {
  if (!Object.hasOwn(people, contact.role)) return undefined
  const person = people[contact.role]
  return person && (person.name !== '' || person.phone !== '') ? person : undefined
}

/** The organisation's contacts as the playbook shows them. */
export function contactPeople(contacts: Record<string, { name: string; number: string }>): ContactPeople {
  const entries = Object.entries(contacts)
  return Object.fromEntries(entries.map(([role, { name, number }]) => [role, { name, phone: number }]))
}
