// npm start: builds when there is something new to build, then serves.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import module from 'node:module'
import { buildDirectory, home, isBuilt } from './sources.mjs'

process.env.NODE_ENV = 'production'
module.enableCompileCache?.(join(buildDirectory, 'compiled'))

if (!(await isBuilt())) {
  console.log('Building Candor. This happens after a change and takes some seconds …')
  const { build } = await import('./build.mjs')
  try {
    await build()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
const { start } = await import(pathToFileURL(join(buildDirectory, 'server.js')).href)
await start(process.env, { home, buildDirectory })
