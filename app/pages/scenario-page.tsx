// The page of a playbook scenario: whole, without script, kept ready for everyone who sees the same names and numbers.
import { findOrganisation } from '../../db/organisation'
import type { KeptResponse, RequestFacts } from '../http/kept-pages'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { Scenario } from '../domain/playbook'
import type { ContactPeople } from '../render/web'
import { contactPeople } from '../ui/contacts-list'
import { PageHead } from '../ui/page-head'
import { ScenarioCard } from '../ui/scenario-card'
import { ScenarioJumps, ScenarioText } from '../ui/scenario-text'
import { SeverityMark } from '../ui/severity'
import { keptAnswer } from './kept'
import { keptDocument, look } from './kept-document'

/**
 * Answers `/playbook/<scenario>` for whoever may read the playbook, and the pocket card at `?form=card`.
 * Null when the playbook is for signed-in people and this reader is not, or when there is no such scenario.
 */
export async function scenarioPage(facts: RequestFacts): Promise<KeptResponse | null> {
  const id = /^\/playbook\/([a-z0-9-]+)$/.exec(facts.path)?.[1]
  const { person, organisation, candor } = facts
  if (!id || !organisation) return null
  if (!person && organisation.playbookAccess === 'signed-in') return null
  const scenario = candor.library.scenarios.find((candidate) => candidate.id === id)
  if (!scenario) return null
  const people = await playbookPeople(facts)
  const form = facts.search === '?form=card' ? 'card' : 'page'
  const key = ['scenario', look, form, id, scenario.version]
  const viewer = [JSON.stringify(organisation), JSON.stringify(person), JSON.stringify(people)]
  return keptAnswer(facts, [...key, ...viewer], () =>
    keptDocument(
      scenario.title,
      { person, organisation, path: facts.path },
      form === 'card' ? (
        <ScenarioPocket scenario={scenario} people={people} />
      ) : (
        <ScenarioRoom scenario={scenario} person={person} people={people} />
      ),
    ),
  )
}

/** Names and numbers by role, or null when this reader may not see them: signed out, and the organisation hides them. */
async function playbookPeople(facts: RequestFacts): Promise<ContactPeople | null> {
  if (!facts.person && facts.organisation?.playbookContacts !== 'shown') return null
  const organisation = await findOrganisation(facts.candor.db)
  return contactPeople(organisation?.contacts ?? {})
}

export type ScenarioRoomProps = { scenario: Scenario; person: Person | null; people: ContactPeople | null }

export function ScenarioRoom({ scenario, person, people }: ScenarioRoomProps) {
  return (
    <>
      <PageHead
        title={scenario.title}
        crumbs={[{ label: 'A post went wrong', href: '/playbook' }]}
        action={<StartLink person={person} scenario={scenario} />}
      >
        <p className="row">
          <SeverityMark level={scenario.severity} />
        </p>
        <p className="lead">{scenario.summary}</p>
      </PageHead>
      <ScenarioJumps scenario={scenario} />
      <ScenarioText scenario={scenario} people={people} />
      <p className="row no-print">
        <a className="button" href={`/playbook/${scenario.id}?form=card`}>
          Pocket card to print (A6)
        </a>
        <small>This page itself prints on A4.</small>
      </p>
    </>
  )
}

export function ScenarioPocket({ scenario, people }: { scenario: Scenario; people: ContactPeople | null }) {
  return (
    <>
      <p className="no-print">
        <a href={`/playbook/${scenario.id}`}>Back to the whole page</a>. Print this one and keep it in your
        pocket: it fits A6.
      </p>
      <ScenarioCard scenario={scenario} people={people} />
    </>
  )
}

function StartLink({ person, scenario }: { person: Person | null; scenario: Scenario }) {
  if (person && !may(person, 'report-incident')) return null
  return (
    <a className="button alarm strong" href={`/incidents/new?scenario=${encodeURIComponent(scenario.id)}`}>
      {person ? 'Start an incident' : 'Sign in and start an incident'}
    </a>
  )
}
