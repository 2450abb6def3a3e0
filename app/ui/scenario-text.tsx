// A playbook scenario on one page, in the order in which somebody in a hurry needs it.
import type { ReactNode } from 'react'
import { removeRules, type Scenario } from '../domain/playbook'
import {
  contactsOf,
  findScenarioClause,
  proseOf,
  statementsOf,
  stepsOf,
  type ScenarioClause,
} from '../domain/scenario-parts'
import { sections } from '../domain/section'
import { BlocksText, type ContactPeople } from '../render/web'
import { ClocksTable } from './clocks-table'
import { ContactsList } from './contacts-list'
import { FirstSteps } from './first-steps'
import { StatementsList } from './statements-list'

export function ScenarioText({ scenario, people }: { scenario: Scenario; people: ContactPeople | null }) {
  return (
    <div className="scenario" lang={scenario.language}>
      <Part id="signs" title="You are in the right place if">
        <Items items={scenario.signs} />
      </Part>
      <Part id="steps" title={titleOf(scenario, 'steps', 'Do this first')}>
        <FirstSteps steps={stepsOf(scenario)} />
        <ClauseProse scenario={scenario} id="steps" />
      </Part>
      <Part id="call" title={titleOf(scenario, 'call', 'Who to call')}>
        <ContactsList contacts={contactsOf(scenario)} people={people} />
        <ClauseProse scenario={scenario} id="call" />
        {scenario.involve.length > 0 && <p>Involve: {scenario.involve.join(', ')}.</p>}
      </Part>
      <Part id="remove" title={titleOf(scenario, 'remove', 'Delete it or not?')}>
        <p className="verdict">
          <strong>{removeRules[scenario.remove]}</strong>
        </p>
        <ClauseProse scenario={scenario} id="remove" />
      </Part>
      <Part id="say" title={titleOf(scenario, 'say', 'What to say')}>
        <p className="hint no-print">
          Click or tap a text to select all of it, then copy. Fill in what stands in brackets.
        </p>
        <StatementsList statements={statementsOf(scenario)} />
        <ClauseProse scenario={scenario} id="say" />
      </Part>
      {scenario.doNot.length > 0 && (
        <Part id="do-not" title="Do not">
          <Items items={scenario.doNot} />
        </Part>
      )}
      <Part id="record" title={titleOf(scenario, 'record', 'What to write down')}>
        <ClauseProse scenario={scenario} id="record" />
        {scenario.evidence.length > 0 && (
          <>
            <h3>Keep as evidence</h3>
            <Items items={scenario.evidence} />
          </>
        )}
      </Part>
      {scenario.clocks.length > 0 && (
        <Part id="clocks" title="Legal clocks">
          <ClocksTable clocks={scenario.clocks} />
        </Part>
      )}
      <Part id="after" title={titleOf(scenario, 'after', 'What usually follows')}>
        <ClauseProse scenario={scenario} id="after" />
        {scenario.prevent.length > 0 && (
          <>
            <h3>So that it does not happen again</h3>
            <Items items={scenario.prevent} />
          </>
        )}
      </Part>
      <Sources scenario={scenario} />
    </div>
  )
}

/** Links to the parts that people look for first. */
export function ScenarioJumps({ scenario }: { scenario: Scenario }) {
  const jumps = [
    { id: 'steps', label: 'First steps' },
    { id: 'call', label: 'Call' },
    { id: 'remove', label: 'Delete it?' },
    { id: 'say', label: 'Words' },
    ...(scenario.clocks.length > 0 ? [{ id: 'clocks', label: 'Legal clocks' }] : []),
  ]
  return (
    <nav className="jumps no-print" aria-label="On this page">
      {jumps.map((jump) => (
        <a key={jump.id} href={`#${jump.id}`}>
          {jump.label}
        </a>
      ))}
    </nav>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

function Items({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index} dir="auto">
          {item}
        </li>
      ))}
    </ul>
  )
}

function ClauseProse({ scenario, id }: { scenario: Scenario; id: ScenarioClause }) {
  const clause = findScenarioClause(scenario, id)
  if (!clause) return null
  return (
    <div className="prose">
      <BlocksText blocks={proseOf(clause)} />
    </div>
  )
}

function Sources({ scenario }: { scenario: Scenario }) {
  const related = scenario.related.map((key) => sections[key])
  return (
    <footer>
      {related.length > 0 && <p>Your policy has rules for this under: {related.join('; ')}.</p>}
      {scenario.sources.length > 0 && <p>Where this comes from: {scenario.sources.join('; ')}.</p>}
      <p>
        Playbook page “{scenario.title}”, version {scenario.version}.
      </p>
    </footer>
  )
}

function titleOf(scenario: Scenario, id: ScenarioClause, otherwise: string): string {
  return findScenarioClause(scenario, id)?.heading ?? otherwise
}
