// A scenario as a card for the pocket, A6: what to do, whom to call, whether to delete, the first words.
import { removeRules, type Scenario } from '../domain/playbook'
import { contactsOf, statementsOf, stepsOf } from '../domain/scenario-parts'
import { contactRole, stepMinutes } from '../render/block-labels'
import { BlocksText, type ContactPeople } from '../render/web'
import { SeverityMark } from './severity'

export function ScenarioCard({ scenario, people }: { scenario: Scenario; people: ContactPeople | null }) {
  const [holdingLine] = statementsOf(scenario)
  return (
    <article className="pocket-card" lang={scenario.language}>
      <header>
        <h1>{scenario.title}</h1>
        <SeverityMark level={scenario.severity} />
      </header>
      <ol>
        {stepsOf(scenario).map((step) => (
          <li key={step.id}>
            <span className="minutes">{stepMinutes(step)}</span>
            <BlocksText blocks={step.blocks.slice(0, 1)} />
          </li>
        ))}
      </ol>
      <p>
        <strong>{removeRules[scenario.remove]}</strong>
      </p>
      <ul>
        {contactsOf(scenario).map((contact) => (
          <li key={contact.role}>
            <b>{contactRole(contact.role)}</b> <CardPerson people={people} role={contact.role} />
          </li>
        ))}
      </ul>
      {holdingLine && (
        <blockquote>
          <BlocksText blocks={holdingLine.blocks} />
        </blockquote>
      )}
    </article>
  )
}

/** A line to write on where the card may not or cannot name anybody. */
function CardPerson({ people, role }: { people: ContactPeople | null; role: string }) {
  const person = people && Object.hasOwn(people, role) ? people[role] : undefined
  if (!person || (person.name === '' && person.phone === '')) return <span className="write-in" />
  return <>{[person.name, person.phone].filter(Boolean).join(', ')}</>
}
