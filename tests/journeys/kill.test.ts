// R1: kill -9 in the middle of acknowledgements, approvals, publications and exports, and of enrolling, lists of people and mail.
// Nothing confirmed is lost, nothing is doubled.
import { expect, test } from 'vitest'
import { killDuringJobs } from '../../bin/stress/kill-jobs'
import { killAndRestart } from '../../bin/stress/kill-rounds'
import { chosenSeed } from '../../bin/stress/seeded-random'
import { startServer } from '../../bin/stress/start-server'
import { aTemplate } from '../small-template'

test(
  'twenty kills lose nothing that was confirmed, and write nothing twice',
  { timeout: 600_000 },
  async () => {
    const seed = chosenSeed(process.env['SEED'])
    console.info(`R1 seed ${seed}: run again with SEED=${seed}`)
    const start = (folder: string, port: number) => startServer(folder, { env: { PORT: String(port) } })
    const report = await killAndRestart({ kills: 20, seed, template: aTemplate(), start })
    console.info(`R1 ${JSON.stringify(report)}`)
    expect(report.kills).toBe(20)
    expect(report.confirmed).toBeGreaterThan(40)
    expect(report.sentTwice).toBeGreaterThan(12)
  },
)

test(
  'six kills while people are enrolled, a list is brought in and mail is sent: nothing is doubled, and all of it ends complete',
  { timeout: 300_000 },
  async () => {
    const seed = chosenSeed(process.env['SEED'])
    console.info(`R1 jobs, seed ${seed}: run again with SEED=${seed}`)
    const start = (folder: string, env: Record<string, string>) => startServer(folder, { env })
    const report = await killDuringJobs({ kills: 6, seed, template: aTemplate(), start })
    console.info(`R1 jobs ${JSON.stringify(report)}`)
    expect(report.kills).toBe(6)
    expect(report.targets).toBeGreaterThan(2_500)
    expect(report.lines).toBeGreaterThanOrEqual(1_500)
    expect(report.messages).toBeGreaterThanOrEqual(360)
  },
)
