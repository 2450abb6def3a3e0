#!/usr/bin/env node
// The command line's door: lets Node read TypeScript, then hands over.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// The project's own settings for TypeScript, whatever folder the command is given in.
process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url))
register()
const { runCandor } = await import('./command-line.ts')
const { processShell } = await import('./shell.ts')
process.exitCode = await runCandor(process.argv.slice(2), processShell())
