// Opens the database of this instance for a command, and closes it whatever happens.
import { access } from 'node:fs/promises'
import type { Candor } from '../app/context'
import { readSettings } from '../app/settings'
import { engineOfUrl, openDatabase, sqlitePath } from '../db/connect'
import { StoreUnavailable } from '../db/store-unavailable'
import type { Shell } from './shell'

/**
 * Gives `work` the open instance, without a library of templates. Never makes a database.
 * @throws SettingsMistake, StoreUnavailable
 */
export async function withStore<T>(shell: Shell, work: (candor: Candor) => Promise<T>): Promise<T> {
  const settings = readSettings(shell.env)
  await refuseMissing(settings.databaseUrl)
  return withNewStore(shell, work)
}

/** The same, but a database that is not there yet is made. It is empty then, without tables. */
export async function withNewStore<T>(shell: Shell, work: (candor: Candor) => Promise<T>): Promise<T> {
  const settings = readSettings(shell.env)
  const database = await openDatabase(settings.databaseUrl)
  try {
    return await work({
      db: database.db,
      settings,
      library: { templates: [], scenarios: [] },
      now: () => new Date(),
      wakeOutbox: () => undefined,
    })
  } finally {
    await database.close()
  }
}

async function refuseMissing(url: string): Promise<void> {
  if (engineOfUrl(url) === 'postgres') return
  const file = sqlitePath(url)
  try {
    await access(file)
  } catch {
    throw new StoreUnavailable(
      `There is no database at ${file}. Start Candor once to make it, or say where it is: DATABASE_URL=file:/path/to/candor.db`,
    )
  }
}
