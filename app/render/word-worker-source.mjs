// The thread's door where the program runs from its sources: lets Node read TypeScript first.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
register()
await import('./word-worker.ts')
