// The routes the built product has, as Remix itself lists them, and how each is asked for.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { home } from '../../bin/sources.mjs'
import type { WholePlace } from './every-address'

export type BuiltRoute = { path: string; reads: boolean; writes: boolean; isPage: boolean }

/** Every route of the build but the frame around them all, in the order of their addresses. */
export async function routesOfTheBuild(): Promise<BuiltRoute[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', listing], {
    cwd: home,
    maxBuffer: 10_000_000,
  })
  // The listing below writes exactly this.
  const routes = JSON.parse(stdout) as BuiltRoute[]
  return routes.sort((one, other) => (one.path < other.path ? -1 : 1))
}

const listing = `
  const { routes } = await import('./build/pages.js')
  const rows = Object.values(routes).filter((route) => route.id !== 'root').map(({ path = '', module }) => ({
    path: '/' + path,
    reads: Boolean(module.loader ?? module.default),
    writes: Boolean(module.action),
    isPage: Boolean(module.default),
  }))
  process.stdout.write(JSON.stringify(rows))
`

/** The address of a route in this place. @throws when nobody said what stands for a part of it */
export function addressOf(path: string, { parts }: WholePlace): string {
  if (path === '/*') return '/no/such/page'
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const [, area = ''] = path.split('/')
    const [room = ''] = path.slice(1).split(`/:${name}`)
    const value = parts[`${name} of ${room}`] ?? parts[`${name} of ${area}`] ?? parts[name]
    if (!value) throw new Error(`Say in every-address.ts what stands for ":${name}" in ${path}.`)
    return value
  })
}

/** The same route fetched as data, as a page with a script does. */
export function dataAddressOf(address: string): string {
  return address === '/' ? '/_root.data' : `${address}.data`
}
