// Reads what somebody typed after a command's name; whatever the command does not know is refused with the likely fix.
import { parseArgs } from 'node:util'
import { accepted, refused, type Outcome } from '../app/domain/outcome'
import { closest } from '../app/domain/spelling'
import type { CommandEntry } from './command-list'

export type Given = {
  /** In the order of the command's `takes`; those left out are missing. */
  words: string[]
  /** Option name → its value. */
  values: Partial<Record<string, string>>
  /** Options without a value that were given. */
  flags: ReadonlySet<string>
}

/** Refuses unknown options, missing values, options given twice, and too few or too many words. */
export function readArguments(command: CommandEntry, given: string[]): Outcome<Given> {
  const options = Object.fromEntries(
    command.options.map(({ name, value }) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({ args: given, options, strict: false, allowPositionals: true, tokens: true })
  const words: string[] = []
  const values: Record<string, string> = {}
  const flags = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      words.push(token.value)
      continue
    }
    const option = command.options.find(({ name }) => token.rawName === `--${name}`)
    if (!option) return unknownOption(command, token.rawName)
    if (flags.has(option.name) || Object.hasOwn(values, option.name))
      return refused('option-twice', `--${option.name} is given twice. Give it once.`)
    if (option.value === undefined) {
      if (token.value !== undefined)
        return refused(
          'option-takes-no-value',
          `--${option.name} takes no value. Leave "${token.value}" out.`,
        )
      flags.add(option.name)
      continue
    }
    const isNextOption = !token.inlineValue && /^--./.test(token.value ?? '')
    if (token.value === undefined || token.value === '' || isNextOption)
      return refused('option-needs-value', `--${option.name} needs a value: --${option.name} ${option.value}`)
    values[option.name] = token.value
  }
  return checkedWords(command, { words, values, flags })
}

function checkedWords(command: CommandEntry, given: Given): Outcome<Given> {
  const missing = command.takes.slice(given.words.length).find((one) => !one.optional)
  if (missing) return refused('word-missing', `"${command.name}" needs ${missing.what}.`)
  const extra = given.words[command.takes.length]
  if (extra !== undefined)
    return refused('word-too-many', `"${extra}" is one word too many for "${command.name}".`)
  if (given.words.includes('')) return refused('word-empty', `A word given to "${command.name}" is empty.`)
  return accepted(given)
}

function unknownOption(command: CommandEntry, typed: string): Outcome<never> {
  const meant = closest(
    typed,
    [...command.options.map(({ name }) => name), 'help'].map((name) => `--${name}`),
  )
  const fix = meant ? ` Did you mean "${meant}"?` : ''
  return refused('no-such-option', `"${command.name}" has no option "${typed}".${fix}`)
}
