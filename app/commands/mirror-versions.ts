// Mirror versions: each approved version becomes one commit of the mirror's folder, in order of approval, exactly once.
import { endErrand, failErrand, findErrand, keepErrand, takeErrand } from '../../db/errands'
import {
  countMirrored,
  forgetMirrored,
  getApprovedVersion,
  isPolicyMirrored,
  listUnmirrored,
  noteMirrored,
} from '../../db/mirror'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { isRepository, openMirror, type MirrorFolder } from '../outside/mirror-folder'
import { mirrorVersion } from './mirror-version'

const minute = 60_000
const batch = 200

/**
 * Brings the mirror up to date. Out: how many versions were committed. Refuses, in words for administrators, a folder that
 * cannot be written or holds what is not ours; nothing of that is touched, and the next run tries again.
 * Two processes take turns; were one to die or to sleep in the middle, the other's commits come out the same.
 */
export async function mirrorVersions(candor: Candor): Promise<Outcome<number>> {
  const folder = candor.settings.mirrorDirectory
  if (!folder) return accepted(0)
  if (!(await isSomethingToDo(candor, folder))) return accepted(0)
  const at = candor.now()
  const mine = await transact(candor.db, (trx) => takeErrand(trx, 'mirror', { at, until: inMinutes(at, 2) }))
  if (!mine) return accepted(0)
  const outcome = await catchUp(candor, folder).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    return refused('mirror-failed', `The mirror in ${folder} could not be written: ${reason}`)
  })
  await transact(candor.db, (trx) =>
    outcome.ok
      ? endErrand(trx, 'mirror', candor.now())
      : failErrand(trx, 'mirror', { problem: outcome.sentence, retryAt: inMinutes(candor.now(), 1) }),
  )
  return outcome
}

async function isSomethingToDo({ db }: Candor, folder: string): Promise<boolean> {
  if ((await listUnmirrored(db, 1)).length > 0) return true
  if (!(await isRepository(folder))) return true
  return (await findErrand(db, 'mirror')).problem !== ''
}

async function catchUp(candor: Candor, folder: string): Promise<Outcome<number>> {
  const { db } = candor
  const mirror = await openMirror(folder)
  if (!mirror.ok) return mirror
  if (!mirror.value.hasHistory && (await countMirrored(db)) > 0)
    await transact(db, (trx) => forgetMirrored(trx))
  let committed = 0
  for (;;) {
    const waiting = await listUnmirrored(db, batch)
    for (const { roundId } of waiting) {
      const outcome = await commitOne(candor, mirror.value, roundId)
      if (!outcome.ok) return outcome
      committed += outcome.value
    }
    if (waiting.length < batch) return accepted(committed)
  }
}

/** Out: 1 for a new commit, 0 for one that was there already and had not been noted. */
async function commitOne(candor: Candor, mirror: MirrorFolder, roundId: string): Promise<Outcome<number>> {
  const { db, settings } = candor
  const version = await getApprovedVersion(db, roundId)
  const there = mirror.commits.get(version.versionId)
  const commit =
    there === undefined
      ? await mirror.commit(
          mirrorVersion(version, {
            url: settings.url,
            isKnown: await isPolicyMirrored(db, version.policyId),
          }),
        )
      : accepted(there)
  if (!commit.ok) return commit
  await transact(db, async (trx) => {
    await noteMirrored(trx, { versionId: version.versionId, commitId: commit.value, at: candor.now() })
    await keepErrand(trx, 'mirror', inMinutes(candor.now(), 2))
  })
  return accepted(there === undefined ? 1 : 0)
}

function inMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minute)
}
