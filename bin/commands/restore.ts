// candor restore: a backup becomes the database, where there is none yet.
import { readSettings } from '../../app/settings'
import { restore } from '../../db/backup'
import type { Given } from '../arguments'
import type { ExitCode, Shell } from '../shell'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const restored = await restore(given.words[0] ?? '', readSettings(shell.env).databaseUrl)
  if (!restored.ok) {
    shell.complain(restored.sentence)
    return 1
  }
  const { file, bytes, digest } = restored.value
  shell.write(`Restored to ${file}\n${bytes} bytes, SHA-256 ${digest}\nCheck it with: candor verify\n`)
  return 0
}
