// The command line: finds the command, reads its arguments, answers in sentences and an exit code. Never a stack trace.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closest } from '../app/domain/spelling'
import { readArguments } from './arguments'
import { commands, findCommand } from './command-list'
import { commandHelp, overview } from './help'
import type { ExitCode, Shell } from './shell'

/** Runs one command. In: what stands after `candor`. Out: the exit code; see `ExitCode`. */
export async function runCandor(given: string[], shell: Shell): Promise<ExitCode> {
  const [first = '', ...rest] = given
  if (first === '') {
    shell.complain(overview)
    return 2
  }
  if (first === '--help' || first === '-h') return say(shell, overview)
  if (first === '--version' || first === '-v') return say(shell, await programVersion(shell.home))
  if (first === 'help') return help(rest, shell)

  const command = findCommand(first)
  if (!command) return unknownCommand(first, shell)
  if (rest.includes('--help') || rest.includes('-h')) return say(shell, commandHelp(command))
  const read = readArguments(command, rest)
  if (!read.ok) {
    shell.complain(`${read.sentence}\nSee: candor ${command.name} --help`)
    return 2
  }
  try {
    const { run } = await command.load()
    return await run(read.value, shell)
  } catch (error) {
    shell.complain(whatHappened(error))
    return 1
  }
}

function say(shell: Shell, text: string): ExitCode {
  shell.write(`${text}\n`)
  return 0
}

function help([name = '', ...more]: string[], shell: Shell): ExitCode {
  if (name === '' || name.startsWith('-')) return say(shell, overview)
  const command = findCommand(name)
  if (!command || more.length > 0) return unknownCommand([name, ...more].join(' '), shell)
  return say(shell, commandHelp(command))
}

function unknownCommand(word: string, shell: Shell): ExitCode {
  const kind = word.startsWith('-') ? 'option' : 'command'
  const names = kind === 'option' ? ['--help', '--version'] : [...commands.map(({ name }) => name), 'help']
  const meant = closest(word, names)
  const fix = meant ? `Did you mean "${meant}"?` : 'See what there is: candor --help'
  shell.complain(`There is no ${kind} "${word}". ${fix}`)
  return 2
}

async function programVersion(home: string): Promise<string> {
  const description: unknown = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  const known = typeof description === 'object' && description !== null && 'version' in description
  return known ? String(description.version) : 'unknown'
}

/** Errors that were written for people say it themselves; of any other only its message is shown. */
function whatHappened(error: unknown): string {
  if (!(error instanceof Error)) return `The command failed: ${String(error)}`
  if (['SettingsMistake', 'StoreUnavailable', 'TemplateMistakes'].includes(error.name)) return error.message
  if (isOldShape(error))
    return 'This database is not in the shape this Candor needs. Start Candor once, so that it brings the database up to date, then try again.'
  return `The command failed: ${error.message}`
}

/** A table or column is missing: in SQLite's words, or by PostgreSQL's codes (undefined_table, undefined_column). */
function isOldShape(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return /no such (table|column)/.test(error.message) || ['42P01', '42703'].includes(code)
}
