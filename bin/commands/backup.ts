// candor backup: one file that holds everything, made while Candor serves.
import { readSettings } from '../../app/settings'
import { backup } from '../../db/backup'
import type { Given } from '../arguments'
import type { ExitCode, Shell } from '../shell'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const made = await backup(readSettings(shell.env).databaseUrl, given.words[0] ?? '')
  if (!made.ok) {
    shell.complain(made.sentence)
    return 1
  }
  const { file, bytes, digest } = made.value
  shell.write(`Backed up to ${file}\n${bytes} bytes, SHA-256 ${digest}\n`)
  return 0
}
