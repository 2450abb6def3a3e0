// The product as a user runs it: a process of its own on a free port, with an empty data folder or the sample organisation.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Product = {
  url: string
  /** The one-time link, while nobody has set it up. */
  setupLink: string | null
  dataDirectory: string
  process: ChildProcess
  stop: () => Promise<void>
}

const patience = 60_000

/** Starts `npm start`'s own program. Throws what it printed when it does not come up. */
export async function startProduct(
  settings: Record<string, string> = {},
  dataDirectory?: string,
): Promise<Product> {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'candor-journey-')))
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: { ...cleanEnvironment(), PORT: '0', CANDOR_DATA: directory, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const deadline = Date.now() + patience
  while (!/running at (\S+)/.test(said)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Candor did not start:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    url: /running at (\S+)/.exec(said)?.[1] ?? '',
    setupLink: /(http\S+\/setup\/\S+)/.exec(said)?.[1] ?? null,
    dataDirectory: directory,
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      if (!dataDirectory) await rm(directory, { recursive: true, force: true })
    },
  }
}

/** The product with the sample organisation in it, as its set-up page loads it. */
export async function startSample(): Promise<Product> {
  const product = await startProduct()
  const answer = await fetch(product.setupLink ?? '', {
    method: 'POST',
    headers: { origin: product.url },
    body: new URLSearchParams({ begin: 'sample' }),
    redirect: 'manual',
  })
  if (answer.status === 303) return product
  await product.stop()
  throw new Error(`The sample did not load: the set-up page answered ${answer.status}.`)
}

/** What a shell gives, without the settings of whoever runs the tests. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(PORT|HOST|DATABASE_URL|SMTP_URL|CANDOR_.*|NODE_ENV|VITEST.*)$/
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name)),
  ) as NodeJS.ProcessEnv
}
