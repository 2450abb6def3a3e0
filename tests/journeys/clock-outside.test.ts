// The product as it is built: its clock stamps heads and writes the mirror with the libraries that were packed into it.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fs from 'node:fs'
import git from 'isomorphic-git'
import { expect, onTestFinished, test } from 'vitest'
import { listAnchors } from '../../db/anchors'
import { openDatabase } from '../../db/connect'
import { findErrand } from '../../db/errands'
import { updateGovernance } from '../../db/governance'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'
import { candor } from '../bin/a-shell'
import { aStampingServer } from '../time-stamping-server'
import { startProduct } from './product'

test('a start brings the mirror up to date and has this week’s head stamped', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'candor-evidence-'))
  const mirror = join(directory, 'mirror')
  const service = await aStampingServer('good')
  await candor(['sample'], { env: { CANDOR_DATA: directory } })
  const store = await openDatabase(`file:${join(directory, 'candor.db')}`)
  onTestFinished(() => store.close())
  await transact(store.db, (trx) => updateGovernance(trx, { timestampUrl: service.url, revision: 0 }))

  const product = await startProduct({ CANDOR_MIRROR: mirror }, directory)
  onTestFinished(() => product.stop())
  await settled(store.db)
  expect(await findErrand(store.db, 'mirror')).toMatchObject({ problem: '', failures: 0 })
  expect(await findErrand(store.db, 'time-stamp')).toMatchObject({ problem: '', failures: 0 })
  const [stamp] = await listAnchors(store.db, { kind: 'time-stamp', limit: 1 })
  expect(stamp?.detail).toMatchObject({ signer: 'Test Stamps' })
  const log = await git.log({ fs, dir: mirror })
  expect(log.map(({ commit }) => commit.author.name)).toContain('Helen Achterberg')
})

/** Both errands have been tried once. */
async function settled(db: Db): Promise<void> {
  const isDone = async (name: 'mirror' | 'time-stamp') => {
    const { doneAt, failures } = await findErrand(db, name)
    return doneAt !== null || failures > 0
  }
  const deadline = Date.now() + 60_000
  while (!((await isDone('mirror')) && (await isDone('time-stamp')))) {
    if (Date.now() > deadline) throw new Error('The clock did not run its errands within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
