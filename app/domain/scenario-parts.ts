// The parts of a scenario, wherever its clauses hold them: steps, contacts, statements, and a clause by its name.
import type { Scenario } from './playbook'
import type { Block, Clause } from './policy-document'

export type Step = Extract<Block, { kind: 'step' }>
export type Contact = Extract<Block, { kind: 'contact' }>
export type Statement = Extract<Block, { kind: 'statement' }>

/** The clauses every scenario may have, by id. */
export type ScenarioClause = 'steps' | 'call' | 'remove' | 'say' | 'record' | 'after'

type Parts = Pick<Scenario, 'clauses'>

/** The steps, in the order in which people do them. */
export function stepsOf(scenario: Parts): Step[] {
  return blocksOf(scenario).filter((block) => block.kind === 'step')
}

/** The roles to call, in order, each once. */
export function contactsOf(scenario: Parts): Contact[] {
  const contacts = blocksOf(scenario).filter((block) => block.kind === 'contact')
  return contacts.filter(
    (contact, index) => contacts.findIndex(({ role }) => role === contact.role) === index,
  )
}

/** The words to say, in order. */
export function statementsOf(scenario: Parts): Statement[] {
  return blocksOf(scenario).filter((block) => block.kind === 'statement')
}

/** The clause with this id, or undefined. */
export function findScenarioClause(scenario: Parts, id: ScenarioClause): Clause | undefined {
  return scenario.clauses.find((clause) => clause.id === id)
}

/** What a clause says besides its steps, contacts and statements. */
export function proseOf(clause: Clause): Block[] {
  return clause.blocks.filter((block) => !['step', 'contact', 'statement'].includes(block.kind))
}

function blocksOf(scenario: Parts): Block[] {
  return scenario.clauses.flatMap((clause) => clause.blocks)
}
