// npm run bench: how fast, as ratios against the barest thing that could do the same, side by side in one run.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
import { build } from './build.mjs'
import { isBuilt } from './sources.mjs'

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url))
if (!(await isBuilt())) await build()
register()
const { runBench } = await import('./bench/run.ts')
await runBench()
