// The command line as a whole: help, exit codes, wrong use, pipes.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { commands } from '../../bin/command-list'
import { aFolder } from '../databases/database'
import { home } from '../shipped-library'
import { candor } from './a-shell'

const program = join(home, 'bin/candor.mjs')

describe('candor', () => {
  test.each([['--help'], ['-h'], ['help']])(
    '%s names every command, the settings and the exit codes',
    async (word) => {
      const { code, out, err } = await candor([word])
      expect([code, err]).toEqual([0, ''])
      for (const { name } of commands) expect(out).toContain(`\n  ${name} `)
      expect(out).toContain('DATABASE_URL')
      expect(out).toMatch(/0 {2}done\n {2}1 {2}it ran/)
    },
  )

  test.each(commands.map(({ name }) => name))('%s has help of its own, in two ways', async (name) => {
    const asked = await candor([name, '--help'])
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(asked.out).toMatch(new RegExp(`Usage\n {2}candor ${name}`))
    expect(await candor(['help', name])).toEqual(asked)
  })

  test('--version prints the version', async () => {
    expect((await candor(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test.each([
    { words: [], says: 'Usage' },
    { words: ['verfy'], says: 'There is no command "verfy". Did you mean "verify"?' },
    { words: ['help', 'nothing'], says: 'There is no command "nothing"' },
    { words: ['--hlep'], says: 'There is no option "--hlep". Did you mean "--help"?' },
    { words: ['constructor'], says: 'There is no command "constructor"' },
    { words: ['verify', '--hed', '1'], says: '"verify" has no option "--hed". Did you mean "--head"?' },
    { words: ['verify', '-x'], says: '"verify" has no option "-x".' },
    { words: ['verify', '--head'], says: '--head needs a value' },
    { words: ['draft', 'x', '--answers', '--out', 'y'], says: '--answers needs a value' },
    { words: ['draft', 'x', '--answers='], says: '--answers needs a value' },
    { words: ['draft', 'x', '--out', 'a', '--out', 'b'], says: '--out is given twice' },
    { words: ['templates', '--json=yes'], says: '--json takes no value' },
    { words: ['draft'], says: '"draft" needs the id of a template' },
    { words: ['backup'], says: '"backup" needs the file to write' },
    { words: ['backup', ''], says: 'is empty' },
    { words: ['verify', 'one.zip', 'two.zip'], says: '"two.zip" is one word too many' },
  ])('refuses $words with a sentence and exit code 2', async ({ words, says }) => {
    const { code, out, err } = await candor(words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })

  test.each([
    { env: { DATABASE_URL: 'mysql://nowhere' }, says: 'DATABASE_URL must start with file: or postgres://' },
    { env: { PORT: 'many' }, says: 'PORT must be a whole number' },
    { env: { DATABASE_URL: 'file:/nowhere/at/all.db' }, says: 'There is no database at /nowhere/at/all.db' },
  ])('settings that cannot be used are a sentence: $says', async ({ env, says }) => {
    const { code, err } = await candor(['verify'], { env })
    expect(code).toBe(1)
    expect(err).toContain(says)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('works as a program, from another folder, with results and errors on their own streams', async () => {
    const cwd = await aFolder()
    const run = promisify(execFile)
    const { stdout, stderr } = await run(process.execPath, [program, 'templates'], { cwd })
    expect(stdout).toContain('employee-social-media')
    expect(stderr).toBe('')
    await expect(run(process.execPath, [program, 'verfy'], { cwd })).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'There is no command "verfy". Did you mean "verify"?\n',
    })
  })

  test('a reader that closes the pipe early ends it quietly', async () => {
    const child = spawn(process.execPath, [program, 'templates', '--json'])
    child.stdout.destroy()
    const complaints: string[] = []
    child.stderr.on('data', (piece) => complaints.push(String(piece)))
    const [code] = (await once(child, 'exit')) as [number | null]
    expect([code, complaints.join('')]).toEqual([0, ''])
  })
})
