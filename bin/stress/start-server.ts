// Starts the built server as a process of its own on a data folder, as npm start does, also under another program or from another build.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { buildDirectory, home } from '../sources.mjs'

export type RunningProduct = {
  url: string
  process: ChildProcess
  /** Milliseconds from spawn to listening. */
  startedIn: number
  /** What it has printed so far. */
  said: () => string
  /** Settles when the process has ended. */
  ended: Promise<void>
  stop: () => Promise<void>
}

export type StartOptions = {
  /** The program and its arguments that run Node, for example strace. */
  under?: string[]
  /** Folder of the build; the product's own when left out. */
  build?: string
  env?: Record<string, string>
}

const patience = 60_000

/** Starts and waits until it listens. @throws what it printed when it does not come up */
export async function startServer(folder: string, options: StartOptions = {}): Promise<RunningProduct> {
  const began = performance.now()
  const [program = process.execPath, ...before] = [...(options.under ?? []), process.execPath]
  const child = spawn(program, [...before, '--input-type=module', '-e', startScript(options.build)], {
    cwd: home,
    env: {
      ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', TZ: 'UTC' },
      ...{ PORT: '0', CANDOR_DATA: folder, ...options.env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(() => undefined)
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`Candor did not start:\n${text}`)), patience)
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const address = /running at (\S+)\n/.exec(text)?.[1]
      if (!address) return
      clearTimeout(giveUp)
      resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => {
      clearTimeout(giveUp)
      reject(new Error(`Candor ended:\n${text}`))
    })
  })
  return {
    url,
    process: child,
    startedIn: Math.round(performance.now() - began),
    said: () => text,
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** What bin/start.mjs does, without asking whether the build is fresh: whoever calls has seen to that. */
function startScript(build = buildDirectory): string {
  return `
    const { start } = await import(${JSON.stringify(join(build, 'server.js'))})
    await start(process.env, ${JSON.stringify({ home, buildDirectory: build })})
  `
}
