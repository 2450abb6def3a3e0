// Before the journeys: the product is built, as `npm start` builds it, unless the build is fresh.
import { isBuilt } from '../../bin/sources.mjs'
import { build } from '../../bin/build.mjs'

export async function setup(): Promise<void> {
  if (!(await isBuilt())) await build()
}
