// Help: the overview, and one page for each command.
import { commands, type CommandEntry } from './command-list'

const exitCodes = `Exit codes
  0  done
  1  it ran and found something wrong, or could not do it
  2  it was asked in a way it does not understand`

/** What `candor --help` prints. */
export const overview = `Candor: social media policies that people understand, and first steps for when a post goes wrong.

Usage
  candor <command> [options]
  candor <command> --help
  candor --version

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`).join('\n')}

Settings come from the environment: DATABASE_URL (file:… or postgres://…), CANDOR_DATA, CANDOR_URL.
Results go to standard output, everything else to standard error.

${exitCodes}`

/** What `candor <command> --help` prints. */
export function commandHelp(command: CommandEntry): string {
  const parts = [
    `candor ${command.name}: ${command.summary}`,
    `Usage\n  ${usage(command)}`,
    command.options.length === 0 ? '' : `Options\n${command.options.map(optionHelp).join('\n')}`,
    command.help,
    exitCodes,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** The command as one line, for the top of its help. */
export function usage(command: CommandEntry): string {
  const words = command.takes.map(({ name, optional }) => (optional ? `[${name}]` : `<${name}>`))
  const options = command.options.map((option) => (option.required ? flag(option) : `[${flag(option)}]`))
  return ['candor', command.name, ...words, ...options].join(' ')
}

function optionHelp(option: CommandEntry['options'][number]): string {
  return `  ${flag(option)}\n      ${option.says}`
}

function flag(option: CommandEntry['options'][number]): string {
  return option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`
}
