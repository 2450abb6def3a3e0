// The long proofs: many kills, and the disk before the answer. Prints counts and the seed; ends with 1 when something does not hold.
import { join } from 'node:path'
import { loadLibrary } from '../../app/templates/library'
import { buildDirectory, home } from '../sources.mjs'
import { killDuringJobs } from './kill-jobs'
import { killAndRestart } from './kill-rounds'
import { chosenSeed } from './seeded-random'
import { startServer } from './start-server'
import { aBuildThatDoesNotWait, canTrace, traceAcknowledgements } from './sync-trace'

const usage = `npm run stress [-- --kills 200 --traced 100 --seed 1]

  --kills   how often the server is killed in the middle of work (0: not at all): half of them while people send forms,
            half of them while people are enrolled, a list is brought in and mail is sent
  --traced  how many acknowledgements are sent while system calls are traced (0: none)
  --seed    repeats the choices of an earlier run`

/** Runs what the arguments ask for. Gives the exit code. */
export async function runStress(argumentsGiven: readonly string[]): Promise<number> {
  if (argumentsGiven.includes('--help')) {
    console.log(usage)
    return 0
  }
  const kills = numberAfter(argumentsGiven, '--kills', 200)
  const traced = numberAfter(argumentsGiven, '--traced', 100)
  const seed = chosenSeed(argumentsGiven[argumentsGiven.indexOf('--seed') + 1])
  const library = await loadLibrary(join(home, 'policy-templates'), {
    cacheFile: join(buildDirectory, 'templates.json'),
  })
  const template = library.templates.find((one) => one.kind === 'policy')
  if (!template) throw new Error('No policy template is installed.')
  const holds = traced === 0 || (await proveSync(traced, template))
  if (kills > 0) {
    console.log(`Killing ${kills} times, seed ${seed} …`)
    const start = (folder: string, port: number) => startServer(folder, { env: { PORT: String(port) } })
    const jobs = Math.floor(kills / 2)
    const forms = await killAndRestart({ kills: kills - jobs, seed, template, start })
    console.log(JSON.stringify(forms, null, 2))
    const startJobs = (folder: string, env: Record<string, string>) => startServer(folder, { env })
    if (jobs > 0)
      console.log(
        JSON.stringify(await killDuringJobs({ kills: jobs, seed, template, start: startJobs }), null, 2),
      )
  }
  return holds ? 0 : 1
}

async function proveSync(
  count: number,
  template: Parameters<typeof traceAcknowledgements>[1]['template'],
): Promise<boolean> {
  if (!(await canTrace())) {
    console.log('strace is not here or may not trace, so this cannot be seen: the disk before the answer.')
    console.log('On Debian: apt-get install strace. In a container it needs the capability SYS_PTRACE.')
    return true
  }
  console.log(`Tracing ${count} acknowledgements …`)
  const real = await traceAcknowledgements(count, { template })
  console.log(JSON.stringify(real))
  const mutant = await aBuildThatDoesNotWait()
  try {
    console.log('The same with a build that does not wait for the disk …')
    const early = await traceAcknowledgements(count, { template, build: mutant.build })
    console.log(JSON.stringify(early))
    const holds = real.confirmed === count && real.tooEarly === 0
    const wouldNotice = early.confirmed === count && early.tooEarly > 0
    console.log(
      holds ? 'Every answer left after its change was on the disk.' : 'ANSWERS LEFT BEFORE THE DISK.',
    )
    console.log(wouldNotice ? 'The build that does not wait was found out.' : 'THE PROOF NOTICES NOTHING.')
    return holds && wouldNotice
  } finally {
    await mutant.remove()
  }
}

function numberAfter(given: readonly string[], name: string, otherwise: number): number {
  const place = given.indexOf(name)
  if (place === -1) return otherwise
  const value = Number(given[place + 1])
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} needs a whole number.\n\n${usage}`)
  return value
}
