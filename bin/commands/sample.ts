// candor sample: fills an empty database with the sample organisation.
import { join } from 'node:path'
import { loadSample } from '../../app/commands/load-sample'
import { loadLibrary } from '../../app/templates/library'
import { migrate } from '../../db/migrate'
import type { Given } from '../arguments'
import type { ExitCode, Shell } from '../shell'
import { withNewStore } from '../store'

export async function run(_given: Given, shell: Shell): Promise<ExitCode> {
  const library = await loadLibrary(join(shell.home, 'policy-templates'), {
    cacheFile: join(shell.home, 'build', 'templates.json'),
  })
  const loaded = await withNewStore(shell, async (candor) => {
    await migrate(candor.db)
    return loadSample({ ...candor, library }, { actor: { kind: 'command-line' } })
  })
  if (!loaded.ok) {
    shell.complain(loaded.sentence)
    return 1
  }
  shell.write(
    `Loaded Harbour Trust: ${loaded.value.people} people, ${loaded.value.policies} policies. Start Candor, and choose a person on the sign-in page.\n`,
  )
  return 0
}
