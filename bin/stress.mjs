// npm run stress: what takes too long for the tests. Kills by the hundred, and the disk before the answer, from a trace of system calls.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
import { build } from './build.mjs'
import { isBuilt } from './sources.mjs'

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url))
if (!(await isBuilt())) await build()
register()
const { runStress } = await import('./stress/run.ts')
try {
  process.exitCode = await runStress(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
