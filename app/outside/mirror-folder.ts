// The folder of the Markdown mirror: a git repository written without git, its hooks or anybody's settings.
import fs from 'node:fs'
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TreeEntry } from 'isomorphic-git'
import { accepted, refused, type Outcome } from '../domain/outcome'

type Git = typeof import('isomorphic-git').default

export type MirrorFolder = {
  /** False while nothing has been committed: then the whole history is written. */
  hasHistory: boolean
  /** Commits that say they hold this version, of the newest thousand: version id → commit id. */
  commits: Map<string, string>
  /** Commits one version. Written again with the same content it comes out as the same commit. */
  commit: (version: MirrorVersion) => Promise<Outcome<string>>
}

export type MirrorVersion = {
  versionId: string
  files: { name: string; text: string }[]
  /** True when Candor has written these files before: then their committed words are its own. */
  isKnown: boolean
  message: string
  author: GitPerson
  committer: GitPerson
  at: Date
}

export type GitPerson = { name: string; email: string }

const trailer = /\nCandor-Version: ([0-9a-f-]{36})\n*$/
const branch = 'main'

/** The last line of a commit's message, by which its version is found again. */
export function versionTrailer(versionId: string): string {
  return `Candor-Version: ${versionId}`
}

/** True when there is a repository at this path: a look that costs nothing, for runs with nothing to do. */
export async function isRepository(folder: string): Promise<boolean> {
  return (await kindOf(join(folder, '.git', 'HEAD'))) === 'file'
}

/** Opens the folder, and makes it and its repository where they are missing. Refuses a folder that is somebody else's. */
export async function openMirror(folder: string): Promise<Outcome<MirrorFolder>> {
  // Its default export: Node finds no names in the package's own form of modules.
  const { default: git } = await import('isomorphic-git')
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 })
    if (!(await isRepository(folder))) {
      const entries = await readdir(folder)
      if (entries.length > 0)
        return refused(
          'mirror-folder-foreign',
          `The folder ${folder} is not empty and no git repository. Candor leaves it alone: give an empty folder, or run “git init” there first.`,
        )
      await git.init({ fs, dir: folder, defaultBranch: branch })
    }
    const busy = await somebodyIsAtWork(git, folder)
    if (busy) return busy
    const commits = await commitsIn(git, folder)
    return accepted({
      hasHistory: (await headOf(git, folder)) !== undefined,
      commits,
      commit: (version) => commitVersion(git, folder, version),
    })
  } catch (error) {
    return folderFailed(folder, error)
  }
}

async function somebodyIsAtWork(git: Git, folder: string): Promise<Outcome<never> | undefined> {
  for (const sign of ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'rebase-merge', 'rebase-apply'])
    if ((await kindOf(join(folder, '.git', sign))) !== undefined)
      return refused(
        'mirror-at-work',
        `Somebody is in the middle of a merge or rebase in ${folder}. Finish it there; Candor goes on by itself.`,
      )
  if (await git.currentBranch({ fs, dir: folder })) return undefined
  return refused(
    'mirror-detached',
    `No branch is checked out in ${folder}. Check one out there; Candor goes on by itself.`,
  )
}

async function headOf(git: Git, folder: string): Promise<string | undefined> {
  try {
    return await git.resolveRef({ fs, dir: folder, ref: 'HEAD' })
  } catch (error) {
    if (error instanceof git.Errors.NotFoundError) return undefined
    throw error
  }
}

async function commitsIn(git: Git, folder: string): Promise<Map<string, string>> {
  if ((await headOf(git, folder)) === undefined) return new Map()
  const log = await git.log({ fs, dir: folder, depth: 1000 })
  const found = new Map<string, string>()
  for (const { oid, commit } of log) {
    const versionId = trailer.exec(`\n${commit.message}`)?.[1]
    if (versionId !== undefined && !found.has(versionId)) found.set(versionId, oid)
  }
  return found
}

/** Files first, then the index, then the branch: after a kill anywhere the next run writes the same bytes again. */
async function commitVersion(git: Git, folder: string, version: MirrorVersion): Promise<Outcome<string>> {
  try {
    const parent = await headOf(git, folder)
    const entries = parent === undefined ? [] : (await git.readTree({ fs, dir: folder, oid: parent })).tree
    for (const file of version.files) {
      const foreign = await foreignFile(git, { folder, file, entries, isKnown: version.isKnown })
      if (foreign) return foreign
    }
    const written: TreeEntry[] = []
    for (const { name, text } of version.files) {
      const oid = await git.writeBlob({ fs, dir: folder, blob: new TextEncoder().encode(text) })
      await putFile(folder, name, text)
      await git.updateIndex({ fs, dir: folder, filepath: name, oid, add: true })
      written.push({ mode: '100644', path: name, oid, type: 'blob' })
    }
    const names = new Set(version.files.map((file) => file.name))
    const tree = [...entries.filter((entry) => !names.has(entry.path)), ...written]
    const time = { timestamp: Math.floor(version.at.getTime() / 1000), timezoneOffset: 0 }
    const commit = await git.writeCommit({
      fs,
      dir: folder,
      commit: {
        message: `${version.message.trimEnd()}\n${versionTrailer(version.versionId)}\n`,
        tree: await git.writeTree({ fs, dir: folder, tree }),
        parent: parent === undefined ? [] : [parent],
        author: { ...version.author, ...time },
        committer: { ...version.committer, ...time },
      },
    })
    const current = (await git.currentBranch({ fs, dir: folder, fullname: true })) ?? `refs/heads/${branch}`
    await git.writeRef({ fs, dir: folder, ref: current, value: commit, force: true })
    return accepted(commit)
  } catch (error) {
    return folderFailed(folder, error)
  }
}

type Place = {
  folder: string
  file: { name: string; text: string }
  entries: TreeEntry[]
  isKnown: boolean
}

/** Words that are neither committed nor ours are not written over. */
async function foreignFile(
  git: Git,
  { folder, file, entries, isKnown }: Place,
): Promise<Outcome<never> | undefined> {
  const path = join(folder, file.name)
  const kind = await kindOf(path)
  const committed = entries.find((entry) => entry.path === file.name)
  if (kind === 'other' || (committed && committed.type !== 'blob')) return foreign(path)
  const ours = new TextEncoder().encode(file.text)
  if (committed && !isKnown) {
    const { blob } = await git.readBlob({ fs, dir: folder, oid: committed.oid })
    if (!Buffer.from(blob).equals(ours)) return foreign(path)
  }
  if (kind === undefined) return undefined
  const there = await readFile(path)
  if (there.equals(ours)) return undefined
  const { oid } = await git.hashBlob({ object: there })
  return committed?.oid === oid ? undefined : foreign(path)
}

function foreign(path: string): Outcome<never> {
  return refused(
    'mirror-file-foreign',
    `${path} holds something that Candor did not write. Commit, move or remove it there; Candor goes on by itself.`,
  )
}

/** In one step, so that a reader never meets half a file; a link in its place is replaced and not followed. */
async function putFile(folder: string, name: string, text: string): Promise<void> {
  const next = join(folder, '.git', `candor-${process.pid}-${name}`)
  await writeFile(next, text)
  await rename(next, join(folder, name)).catch(async (error: unknown) => {
    await rm(next, { force: true })
    throw error
  })
}

async function kindOf(path: string): Promise<'file' | 'other' | undefined> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other'
  } catch {
    return undefined
  }
}

function folderFailed(folder: string, error: unknown): Outcome<never> {
  const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : 'unknown reason'
  return refused('mirror-failed', `The mirror in ${folder} could not be written: ${reason}`)
}
