// Keep what was read of a file until its owner makes a draft of it; and keep what they chose on the way.
import { forgetImports, findImport, insertImport, updateImport, type StoredChoices } from '../../db/imports'
import { newId } from '../../db/identifier'
import type { Desk } from '../context'
import { readTitle } from '../domain/draft'
import { asProposed } from '../domain/import-plan'
import type { ImportedPolicy } from '../domain/imported-policy'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'
import { findTemplate } from './templates'

const day = 86_400_000

/** A file as it was read: with its tracked changes, and, when it has any, as it was before them. */
export type ReadFile = {
  fileName: string
  sha256: string
  policy: ImportedPolicy
  beforeChanges: ImportedPolicy | null
}

/** Keeps a file that was read, for one day. Out: the id under which its owner finds it. No policy is touched. */
export async function keepImport(
  desk: Desk,
  wish: ReadFile & { templateId: string; title: string },
): Promise<Outcome<{ id: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can bring in a policy.')
  const template = await findTemplate(desk.candor.db, desk.candor.library, wish.templateId)
  if (!template) return refused('no-template', 'This template is not installed. Choose another one.')
  const title = readTitle(wish.title.trim() === '' ? titleFor(wish.policy, template.title) : wish.title)
  if (!title.ok) return title
  return change(desk, async ({ trx, at }) => {
    const id = newId()
    await forgetImports(trx, at)
    await insertImport(trx, {
      ...wish,
      id,
      templateId: template.id,
      title: title.value,
      choices: { ...asProposed, changes: 'taken-in' },
      personId: person.id,
      at,
      expiresAt: new Date(at.getTime() + day),
    })
    return accepted({ id })
  })
}

/** Keeps what the owner of an import chose so far. Refuses an import that is gone, and a title that cannot be kept. */
export async function keepImportChoices(
  desk: Desk,
  wish: { id: string; title: string; choices: StoredChoices },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  const title = readTitle(wish.title)
  if (!title.ok) return title
  return change(desk, async ({ trx, at }) => {
    const kept = await findImport(trx, { id: wish.id, personId: person.id, at })
    if (!kept) return importGone()
    await updateImport(trx, { ...kept, title: title.value, choices: wish.choices })
    return accepted(null)
  })
}

/** What is said when an import expired or belongs to somebody else. */
export function importGone(): Outcome<never> {
  return refused(
    'import-gone',
    'What was read of this file is kept for one day, and that day is over. Choose the file again: nothing else was lost.',
  )
}

function titleFor(policy: ImportedPolicy, otherwise: string): string {
  const title = policy.title.replace(/\s+/g, ' ').trim().slice(0, 160)
  return title === '' ? otherwise : title
}
