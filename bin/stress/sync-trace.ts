// Reads from a trace of system calls whether each confirmed change had reached the disk before the answer left.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Template } from '../../app/domain/template'
import { buildDirectory, home } from '../sources.mjs'
import { post } from './a-caller'
import { aPlace, removePlace } from './a-place'
import { startServer } from './start-server'
import { aCampaign } from './works'

export type SyncReport = {
  /** Answers that confirmed a change. */
  confirmed: number
  /** Of these, how many left before what they confirm was synced. */
  tooEarly: number
  writes: number
  syncs: number
}

/** True when strace is here and may trace. */
export async function canTrace(): Promise<boolean> {
  try {
    await promisify(execFile)('strace', ['-f', '-e', 'trace=fsync', 'true'])
    return true
  } catch {
    return false
  }
}

/** Sends acknowledgements one after another to a traced server and reads the trace. */
export async function traceAcknowledgements(
  count: number,
  { template, build }: { template: Template; build?: string },
): Promise<SyncReport> {
  const place = await aPlace({ staff: count, library: { templates: [template], scenarios: [] } })
  const { works } = await aCampaign(place, 'Asked', template.id)
  await place.close()
  const trace = join(place.folder, 'trace.txt')
  const calls = 'trace=write,writev,pwrite64,fsync,fdatasync'
  const under = ['strace', '-f', '-y', '-s', '32', '-e', calls, '-o', trace]
  try {
    const product = await startServer(place.folder, { under, build })
    // Jobs of the clock write a second after the start: let them end, so that every write is one of ours.
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    for (const work of works) {
      const answer = await post(product.url, work.path, work)
      if (answer.status !== 303) throw new Error(`An acknowledgement was answered with ${answer.status}.`)
    }
    // strace lets no signal through to itself; the server it started stands at the head of the trace.
    const server = Number.parseInt(await readFile(trace, 'utf8'), 10)
    process.kill(server, 'SIGTERM')
    await product.ended
    return readTrace(await readFile(trace, 'utf8'))
  } finally {
    await removePlace(place.folder)
  }
}

/** Counts the answers, and those before whose moment something written to the log was not synced. */
export function readTrace(text: string): SyncReport {
  const report: SyncReport = { confirmed: 0, tooEarly: 0, writes: 0, syncs: 0 }
  /** How many writes are on the disk for certain; and for each thread inside a sync, how many there were when it began. */
  let onDisk = 0
  let writesAtLastAnswer = 0
  const began = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (/^p?write(64|v)?\(\d+<[^>]*-wal>/.test(call)) report.writes += 1
    if (/^f(data)?sync\(\d+<[^>]*-wal>/.test(call)) began.set(thread, report.writes)
    const isSynced =
      /^f(data)?sync\(\d+<[^>]*-wal>\)\s+= 0/.test(call) || /^<\.\.\. f(data)?sync resumed>.*= 0/.test(call)
    const covered = began.get(thread)
    if (isSynced && covered !== undefined) {
      onDisk = Math.max(onDisk, covered)
      report.syncs += 1
      began.delete(thread)
    }
    if (!/^writev?\(\d+<[^>]*>, (\[\{iov_base=)?"HTTP\/1\.1 303/.test(call)) continue
    report.confirmed += 1
    const wroteNothing = report.writes === writesAtLastAnswer
    if (wroteNothing || onDisk < report.writes) report.tooEarly += 1
    writesAtLastAnswer = report.writes
  }
  return report
}

/** A copy of the build that does not wait for the disk, to see that the proof would notice. Gives its folder and how to remove it. */
export async function aBuildThatDoesNotWait(): Promise<{ build: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-mutant-'))
  const build = join(folder, 'build')
  await cp(buildDirectory, build, { recursive: true })
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'))
  let replaced = 0
  for (const file of await readdir(build, { recursive: true })) {
    if (!file.endsWith('.js')) continue
    const text = await readFile(join(build, file), 'utf8')
    if (!text.includes('synchronous = full')) continue
    await writeFile(join(build, file), text.replaceAll('synchronous = full', 'synchronous = normal'))
    replaced += 1
  }
  if (replaced === 0) throw new Error('The build holds no "synchronous = full" to take away.')
  return { build, remove: () => rm(folder, { recursive: true, force: true }) }
}
