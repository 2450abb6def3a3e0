// R1: kill -9 in the middle of acknowledgements, approvals, publications and exports. Nothing confirmed is lost, nothing is doubled.
import { expect, test } from 'vitest'
import { killAndRestart } from '../../bin/stress/kill-rounds'
import { chosenSeed } from '../../bin/stress/seeded-random'
import { startServer } from '../../bin/stress/start-server'
import { aTemplate } from '../small-template'

test(
  'thirty kills lose nothing that was confirmed, and write nothing twice',
  { timeout: 600_000 },
  async () => {
    const seed = chosenSeed(process.env['SEED'])
    console.info(`R1 seed ${seed}: run again with SEED=${seed}`)
    const start = (folder: string, port: number) => startServer(folder, { env: { PORT: String(port) } })
    const report = await killAndRestart({ kills: 30, seed, template: aTemplate(), start })
    console.info(`R1 ${JSON.stringify(report)}`)
    expect(report.kills).toBe(30)
    expect(report.confirmed).toBeGreaterThan(60)
    expect(report.sentTwice).toBeGreaterThan(20)
  },
)
