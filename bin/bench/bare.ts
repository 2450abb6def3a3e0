// Starts a bare server for comparison and gives its address.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { home } from '../sources.mjs'

export async function aBareServer(
  ...kind: ['bytes', string] | ['remix']
): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(home, 'bin/bench/bare-server.mjs'), ...kind], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [first] = await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${String(first).trim()}`,
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}
