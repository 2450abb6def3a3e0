// The Markdown mirror: one commit for each approved version by its last approver, exactly once, and nothing of others touched.
import { fork, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import git from 'isomorphic-git'
import { expect, test } from 'vitest'
import { mirrorVersion } from '../../app/commands/mirror-version'
import { mirrorVersions } from '../../app/commands/mirror-versions'
import type { Candor } from '../../app/context'
import { openMirror } from '../../app/outside/mirror-folder'
import { findErrand } from '../../db/errands'
import { countMirrored, getApprovedVersion, listUnmirrored } from '../../db/mirror'
import { aDatabase, aFolder, onBothEngines } from '../databases/database'
import { anInstance, noon, valueOf } from '../instance'
import { ben, ruth } from '../people'
import { aPolicy, anAnswer, anApprovedVersion, approve, submit, versionOf } from '../policies'

const url = 'https://candor.example.org'

function mirrored(candor: Candor, folder: string): Candor {
  return { ...candor, settings: { ...candor.settings, mirrorDirectory: folder } }
}

/** Two policies, the first with two versions: three approvals, the last of them by Ben. */
async function threeApprovals(candor: Candor) {
  const first = await aPolicy(candor)
  await anAnswer(candor, first.policyId, 'Families')
  await anApprovedVersion(candor, first.policyId)
  const second = await aPolicy(candor, 'House rules')
  await anApprovedVersion(candor, second.policyId)
  await anAnswer(candor, first.policyId, 'Families and members')
  const { ordinal } = valueOf(
    await submit(candor, first.policyId, { changeNote: 'Members as well.\nCandor-Version: x' }),
  )
  const version = await versionOf(candor, first.policyId, ordinal)
  valueOf(await approve(candor, version, ruth))
  valueOf(await approve(candor, version, ben))
  return { first, second, version }
}

async function logOf(folder: string) {
  const commits = await git.log({ fs, dir: folder })
  return commits.map(({ commit }) => `${commit.author.name}: ${commit.message.split('\n')[0]}`)
}

const asExpected = [
  `${ben.name}: Approve submission 2 of “Social media policy”`,
  `${ruth.name}: Approve submission 1 of “House rules”`,
  `${ruth.name}: Approve submission 1 of “Social media policy”`,
]

onBothEngines('the mirror', (engine) => {
  test('has one commit for each approved version, by its last approver, in order of approval', async () => {
    const folder = join(await aFolder(), 'deep', 'mirror')
    const candor = mirrored(await anInstance(engine), folder)
    const { first, version } = await threeApprovals(candor)
    expect(valueOf(await mirrorVersions(candor))).toBe(3)
    expect(await logOf(folder)).toEqual(asExpected)
    const [{ commit } = { commit: undefined }] = await git.log({ fs, dir: folder, depth: 1 })
    expect(commit?.author.email).toBe('no-reply@candor.example.org')
    expect(commit?.committer.name).toBe('Candor')
    expect(commit?.author.timestamp).toBe(noon.getTime() / 1000)
    expect(commit?.message).toContain('Members as well.')
    expect(commit?.message).toContain(version.fingerprint)

    const json = await readFile(join(folder, `${first.slug}.json`))
    expect(createHash('sha256').update(json).digest('hex')).toBe(version.fingerprint)
    const markdown = await readFile(join(folder, `${first.slug}.md`), 'utf8')
    expect(markdown).toContain('Families and members')
    expect(await git.statusMatrix({ fs, dir: folder })).toEqual(
      ['house-rules.json', 'house-rules.md', 'social-media-policy.json', 'social-media-policy.md'].map(
        (name) => [name, 1, 1, 1],
      ),
    )

    expect(valueOf(await mirrorVersions(candor))).toBe(0)
    expect(await logOf(folder)).toEqual(asExpected)
  })

  test('two processes at once make each commit once', async () => {
    const folder = join(await aFolder(), 'mirror')
    const candor = mirrored(await anInstance(engine), folder)
    await threeApprovals(candor)
    await Promise.all([1, 2, 3].map(() => mirrorVersions({ ...candor })))
    await mirrorVersions(candor)
    expect(await logOf(folder)).toEqual(asExpected)
    expect(await countMirrored(candor.db)).toBe(3)
  })
})

async function anInstanceWithMirror() {
  const folder = join(await aFolder(), 'mirror')
  const candor = mirrored(await anInstance(), folder)
  return { folder, candor, ...(await threeApprovals(candor)) }
}

/** A minute on, when a failed run is tried again. */
function minutesLater(candor: Candor): Candor {
  return { ...candor, now: () => new Date(candor.now().getTime() + 120_000) }
}

test('a commit that was made and not noted is found again and not made twice', async () => {
  const { folder, candor } = await anInstanceWithMirror()
  const [waiting] = await listUnmirrored(candor.db, 1)
  const version = await getApprovedVersion(candor.db, waiting?.roundId ?? '')
  const mirror = valueOf(await openMirror(folder))
  valueOf(await mirror.commit(mirrorVersion(version, { url, isKnown: false })))
  expect(valueOf(await mirrorVersions(candor))).toBe(2)
  expect(await logOf(folder)).toEqual(asExpected)
})

test('files that were written before a kill and not committed do not stop the next run', async () => {
  const { folder, candor } = await anInstanceWithMirror()
  const [waiting] = await listUnmirrored(candor.db, 1)
  const version = mirrorVersion(await getApprovedVersion(candor.db, waiting?.roundId ?? ''), {
    url,
    isKnown: false,
  })
  valueOf(await openMirror(folder))
  await writeFile(join(folder, version.files[0]?.name ?? ''), version.files[0]?.text ?? '')
  expect(valueOf(await mirrorVersions(candor))).toBe(3)
  expect(await logOf(folder)).toEqual(asExpected)
})

test('a process killed in the middle, again and again, leaves a history that the next run completes', async () => {
  const folder = join(await aFolder(), 'mirror')
  const { db, url: address } = await aDatabase('sqlite')
  const candor = mirrored(await anInstance('sqlite', undefined, db), folder)
  const { policyId } = await aPolicy(candor)
  for (let version = 1; version <= 6; version += 1) {
    await anAnswer(candor, policyId, `Families ${version}`)
    await anApprovedVersion(candor, policyId)
  }
  for (const [round, milliseconds] of [80, 200, 100_000].entries())
    await aKilledProcess([address, folder, String(round)], milliseconds)
  const subjects = await logOf(folder)
  const expected = Array.from({ length: 6 }, (_, place) => `submission ${6 - place} of`)
  expect(subjects.map((subject) => /submission \d+ of/.exec(subject)?.[0])).toEqual(expected)
  expect(await countMirrored(db)).toBe(6)
}, 240_000)

/** Lets it run for so long after it began; ends it with SIGKILL unless it is done before. */
async function aKilledProcess(given: string[], milliseconds: number): Promise<void> {
  const program = fileURLToPath(new URL('./mirror-process.ts', import.meta.url))
  const child = fork(program, given, { execArgv: ['--import', 'tsx'] })
  await new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === 'begins') setTimeout(() => child.kill('SIGKILL'), milliseconds).unref()
    })
    child.on('exit', () => resolve())
  })
}

test('a folder with somebody else’s files is left alone, and the reason is kept for administrators', async () => {
  const { folder, candor } = await anInstanceWithMirror()
  await mkdir(folder)
  await writeFile(join(folder, 'notes.txt'), 'mine')
  expect(await mirrorVersions(candor)).toMatchObject({ ok: false, rule: 'mirror-folder-foreign' })
  expect(await findErrand(candor.db, 'mirror')).toMatchObject({
    problem: expect.stringContaining('is not empty and no git repository') as string,
  })
  await git.init({ fs, dir: folder })
  expect(valueOf(await mirrorVersions(minutesLater(candor)))).toBe(3)
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
  expect(await findErrand(candor.db, 'mirror')).toMatchObject({ problem: '', failures: 0 })
})

test('a file that was changed by hand is not written over; once it is committed there, the mirror goes on', async () => {
  const { folder, candor, first } = await anInstanceWithMirror()
  valueOf(await mirrorVersions(candor))
  const file = join(folder, `${first.slug}.md`)
  await writeFile(file, 'changed by hand')
  await anAnswer(candor, first.policyId, 'Everybody')
  await anApprovedVersion(candor, first.policyId)
  expect(await mirrorVersions(candor)).toMatchObject({ ok: false, rule: 'mirror-file-foreign' })
  expect(await readFile(file, 'utf8')).toBe('changed by hand')
  await git.add({ fs, dir: folder, filepath: `${first.slug}.md` })
  await git.commit({ fs, dir: folder, message: 'By hand', author: { name: 'Dev', email: 'dev@example.org' } })
  expect(valueOf(await mirrorVersions(minutesLater(candor)))).toBe(1)
  expect((await logOf(folder)).slice(0, 2)).toEqual([
    `${ruth.name}: Approve submission 3 of “Social media policy”`,
    'Dev: By hand',
  ])
  expect(await readFile(file, 'utf8')).toContain('Everybody')
})

test('a link in the place of a file is not followed', async () => {
  const { folder, candor, second } = await anInstanceWithMirror()
  const outside = join(await aFolder(), 'outside.txt')
  await writeFile(outside, 'outside')
  await mkdir(folder)
  await git.init({ fs, dir: folder })
  await symlink(outside, join(folder, `${second.slug}.md`))
  expect(await mirrorVersions(candor)).toMatchObject({ ok: false, rule: 'mirror-file-foreign' })
  expect(await readFile(outside, 'utf8')).toBe('outside')
})

test('a history that was rewritten by hand is gone on with; a folder that was removed is written again', async () => {
  const { folder, candor, first } = await anInstanceWithMirror()
  valueOf(await mirrorVersions(candor))
  const [newest] = await git.log({ fs, dir: folder, depth: 1 })
  const author = { name: 'Dev', email: 'dev@example.org', timestamp: 1, timezoneOffset: 0 }
  const squashed = await git.writeCommit({
    fs,
    dir: folder,
    commit: { message: 'Squashed\n', tree: newest?.commit.tree ?? '', parent: [], author, committer: author },
  })
  await git.writeRef({ fs, dir: folder, ref: 'refs/heads/main', value: squashed, force: true })
  await anAnswer(candor, first.policyId, 'Everybody')
  await anApprovedVersion(candor, first.policyId)
  expect(valueOf(await mirrorVersions(candor))).toBe(1)
  expect((await logOf(folder)).slice(1)).toEqual(['Dev: Squashed'])

  await rm(folder, { recursive: true })
  expect(valueOf(await mirrorVersions(candor))).toBe(4)
  expect((await logOf(folder)).slice(1)).toEqual(asExpected)
})

test.each(['../outside', 'a/b', '.git', 'A', '', 'a\0b', 'a.b', '..'])(
  'a policy whose address is %j never becomes a file',
  async (slug) => {
    const { candor } = await anInstanceWithMirror()
    const [waiting] = await listUnmirrored(candor.db, 1)
    const version = await getApprovedVersion(candor.db, waiting?.roundId ?? '')
    expect(() => mirrorVersion({ ...version, slug }, { url, isKnown: false })).toThrow('cannot be the name')
  },
)

const hasGit = spawnSync('git', ['--version']).status === 0

test.runIf(hasGit)('git itself finds the history sound and the tree clean', async () => {
  const { folder, candor } = await anInstanceWithMirror()
  valueOf(await mirrorVersions(candor))
  const run = (...words: string[]) => spawnSync('git', ['-C', folder, ...words]).stdout.toString()
  expect(run('log', '--format=%an: %s').trim().split('\n')).toEqual(asExpected)
  expect(run('status', '--porcelain')).toBe('')
  expect(spawnSync('git', ['-C', folder, 'fsck', '--strict']).status).toBe(0)
  expect(run('log', '-1', '--format=%aI %cn')).toBe('2026-11-24T12:00:00+00:00 Candor\n')
  expect((await stat(join(folder, '.git'))).isDirectory()).toBe(true)
})
