#!/usr/bin/env node
// The command line's door: lets Node read TypeScript, then hands over.
import { fileURLToPath } from 'node:url'

const tsx = await import('tsx/esm/api').catch(() => undefined)
if (tsx) {
  // The project's own settings for TypeScript, whatever folder the command is given in.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url))
  tsx.register()
  const { runCandor } = await import('./command-line.ts')
  const { processShell } = await import('./shell.ts')
  process.exitCode = await runCandor(process.argv.slice(2), processShell())
} else {
  console.error('Candor’s packages are not installed. Run "npm ci" in its folder first.')
  process.exitCode = 1
}
