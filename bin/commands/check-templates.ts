// candor check-templates: every mistake of a folder with its place and fix. Nothing in the folder is compiled or run.
import { join } from 'node:path'
import { checkTemplateFolder } from '../../app/templates/check-templates'
import { mistakeLine } from '../../app/templates/mistake'
import type { Given } from '../arguments'
import type { ExitCode, Shell } from '../shell'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const dir = given.words[0] ?? join(shell.home, 'policy-templates')
  const { templates, scenarios, mistakes } = await checkTemplateFolder(dir)
  for (const mistake of mistakes) shell.complain(mistakeLine(mistake))
  if (mistakes.length > 0) {
    shell.complain(`${counted(mistakes.length, 'mistake')} found.`)
    return 1
  }
  shell.write(
    `${counted(templates, 'template')} and ${counted(scenarios, 'scenario')} checked: no mistakes.\n`,
  )
  return 0
}

function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}
