// Keep an approval path as a preset, change it, or put it away. Rounds that run on it go on as they are.
import {
  findApprovalPath,
  insertApprovalPath,
  updateApprovalPath,
  type ApprovalPath,
} from '../../db/approval-paths'
import type { Desk } from '../context'
import { checkPath, type PathStep } from '../governance/approval-path'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

export type PathWish = { name: string; steps: PathStep[] }

/** Keeps a new path. Out: its id. Refuses: no permission, no name, and what `checkPath` refuses. */
export async function createApprovalPath(desk: Desk, wish: PathWish): Promise<Outcome<{ id: string }>> {
  const mistake = mistakeIn(desk, wish)
  if (mistake) return mistake
  return change(desk, async ({ trx, at, record }) => {
    const name = wish.name.trim()
    const id = await insertApprovalPath(trx, { ...wish, name, createdBy: actingPerson(desk).id, at })
    await record({
      action: 'path.created',
      subject: { kind: 'approval-path', id },
      detail: { title: name, steps: wish.steps.length },
    })
    return accepted({ id })
  })
}

/** Saves a path over the one that `revision` saw. Refuses as above, and one that somebody else changed meanwhile. */
export async function changeApprovalPath(
  desk: Desk,
  wish: PathWish & { id: string; revision: number },
): Promise<Outcome<null>> {
  const mistake = mistakeIn(desk, wish)
  if (mistake) return mistake
  return change(desk, async ({ trx, record }) => {
    const path = await findApprovalPath(trx, wish.id)
    if (!path) return noPath
    const name = wish.name.trim()
    const { id, steps, revision } = wish
    const saved = await updateApprovalPath(trx, { id, name, steps, archivedAt: null, revision })
    if (!saved) return changedMeanwhile
    await record({
      action: 'path.changed',
      subject: { kind: 'approval-path', id },
      detail: { title: name, steps: steps.length },
    })
    return accepted(null)
  })
}

/** Puts a path away: it is offered no more. Refuses: no permission, and one that somebody else changed meanwhile. */
export async function archiveApprovalPath(
  desk: Desk,
  wish: Pick<ApprovalPath, 'id' | 'revision'>,
): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-approval-paths')) return notAllowed
  return change(desk, async ({ trx, at, record }) => {
    const path = await findApprovalPath(trx, wish.id)
    if (!path) return noPath
    const archivedAt = at.toISOString()
    if (!(await updateApprovalPath(trx, { ...path, archivedAt, revision: wish.revision })))
      return changedMeanwhile
    await record({
      action: 'path.archived',
      subject: { kind: 'approval-path', id: path.id },
      detail: { title: path.name },
    })
    return accepted(null)
  })
}

function mistakeIn(desk: Desk, { name, steps }: PathWish): Refusal | undefined {
  if (!may(actingPerson(desk), 'manage-approval-paths')) return notAllowed
  if (name.trim() === '') {
    const sentence = 'Give the path a name, for example “Legal, then leadership”.'
    return refused('no-name', sentence, { name: sentence })
  }
  const checked = checkPath(steps)
  return checked.ok ? undefined : checked
}

const notAllowed = refused('not-allowed', 'Only administrators change approval paths. Ask one of them.')
const noPath = refused('no-path', 'There is no such approval path. It may have been put away. Open the list.')
const changedMeanwhile = refused(
  'changed-meanwhile',
  'Somebody else has just changed this path. What you typed is below; open the page again to see theirs.',
)
