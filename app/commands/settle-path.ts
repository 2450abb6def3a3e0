// Whom an approval path asks today, for one text: a preset or steps built by hand, without those who wrote the text.
import { findApprovalPath } from '../../db/approval-paths'
import { listPeopleById, listPeopleWithRole, type PersonRecord } from '../../db/people'
import type { Db } from '../../db/tables'
import {
  approvingRoles,
  listOf,
  settleSteps,
  type Candidate,
  type PathStep,
  type SettledStep,
} from '../governance/approval-path'
import { accepted, refused, type Outcome } from '../domain/outcome'

export type PathChoice = { kind: 'preset'; pathId: string } | { kind: 'steps'; steps: readonly PathStep[] }

/** Everybody who may approve and has not left, by name. */
export async function listApprovers(db: Db): Promise<PersonRecord[]> {
  const holders: PersonRecord[] = []
  for (const role of approvingRoles) holders.push(...(await listPeopleWithRole(db, role)))
  return [...new Map(holders.map((person) => [person.id, person])).values()].sort((one, other) =>
    one.name.localeCompare(other.name, 'en'),
  )
}

/**
 * The steps with the people they ask. A preset leaves out whoever wrote the text; by hand, naming such a person is refused.
 * Refuses no-path, author-cannot-approve-own-version, and what `settleSteps` refuses.
 */
export async function settlePath(
  db: Db,
  choice: PathChoice,
  editors: string[],
): Promise<Outcome<{ name: string; steps: SettledStep[] }>> {
  const preset = choice.kind === 'preset' ? await findApprovalPath(db, choice.pathId) : undefined
  if (choice.kind === 'preset' && (!preset || preset.archivedAt !== null)) {
    const sentence = 'This approval path is not offered any more. Choose another, or build the steps by hand.'
    return refused('no-path', sentence, { path: sentence })
  }
  const steps = choice.kind === 'steps' ? choice.steps : (preset?.steps ?? [])
  const directory = await directoryOf(db, steps)
  const settled = settleSteps(steps, directory, editors)
  if (!settled.ok) return settled
  const place = settled.value.findIndex((step) => step.leftOut.length > 0)
  const leftOut = settled.value[place]?.leftOut
  if (choice.kind === 'steps' && leftOut && steps[place]?.asks.kind === 'people') {
    return refused(
      'author-cannot-approve-own-version',
      `${listOf(leftOut)} wrote or edited this text, so someone else must approve it. Choose another approver.`,
      { [`step-${place}-people`]: `${listOf(leftOut)} wrote or edited this text. Choose someone else.` },
    )
  }
  return accepted({ name: preset?.name ?? '', steps: settled.value })
}

async function directoryOf(
  db: Db,
  steps: readonly PathStep[],
): Promise<{ holders: Candidate[]; named: Candidate[] }> {
  const ids = steps.flatMap(({ asks }) => (asks.kind === 'people' ? asks.people : []))
  const named = (await listPeopleById(db, [...new Set(ids)])).filter((person) => person.leftAt === null)
  const asksRole = steps.some(({ asks }) => asks.kind === 'role')
  return { holders: asksRole ? await listApprovers(db) : [], named }
}
