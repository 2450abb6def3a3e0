// Word exports of ten and of two hundred pages, first and again, and a redline, against pandoc making one from the same Markdown.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { exportedBytes } from '../../app/commands/export-policy'
import { draftPolicy } from '../../app/domain/drafting'
import { fingerprint } from '../../app/domain/fingerprint'
import { numberClauses, paragraph, type Clause, type PolicyDocument } from '../../app/domain/policy-document'
import { countWords } from '../../app/domain/words'
import { markdownOfDocument } from '../../app/render/markdown'
import { plainText } from '../../app/render/plain-text'
import type { Sheet } from '../../app/render/sheet'
import { wordOfDocument } from '../../app/render/word'
import { redlineOfDocuments } from '../../app/render/word-redline'
import { wordInThread } from '../../app/render/word-threads'
import { loadLibrary } from '../../app/templates/library'
import { home } from '../sources.mjs'
import type { Finding } from './run'

const rounds = 15

/** Words on a page of the sample policy. */
const wordsOnAPage = 250

export async function measureWordExport(): Promise<Finding[]> {
  const { templates } = await loadLibrary(join(home, 'policy-templates'), {
    cacheFile: join(home, 'build/templates.json'),
  })
  const template = templates.find((candidate) => candidate.id === 'employee-social-media')
  if (!template) throw new Error('The employee template is not there.')
  const { document } = draftPolicy({ template, answers: {}, skipped: [], edits: {} })
  const ten = ofPages(document, 10)
  const twoHundred = ofPages(document, 200)
  return [
    ...(await againstPandoc(ten, { rounds, name: '10' })),
    ...(await againstPandoc(twoHundred, { rounds: 5, name: '200' })),
    await loopDelay(twoHundred),
    await redline(twoHundred),
  ]
}

/** In turn with pandoc, so that whatever else the machine does meets both. */
async function againstPandoc(
  document: PolicyDocument,
  { rounds, name }: { rounds: number; name: string },
): Promise<Finding[]> {
  const sheet = sheetOf(document)
  const pandoc = await openPandoc(markdownOfDocument(document, sheet))
  await repeated(5, () => wordOfDocument(document, sheet))
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(() => wordOfDocument(document, sheet)))
    if (pandoc) theirs.push(await timed(pandoc.run))
  }
  await pandoc?.end()
  await exportedBytes({ document, sheet }, 'docx')
  const again = middle(await repeated(rounds, () => exportedBytes({ document, sheet }, 'docx')))
  const reference = pandoc ? middle(theirs) : null
  const against = reference === null ? 'pandoc is not installed here' : `pandoc ${reference.toFixed(0)} ms`
  const first = middle(ours)
  const words = countWords(plainText(document))
  return [
    {
      what: `Word export of ${name} pages (${words} words), the first time, warm process, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
      ours: `${first.toFixed(1)} ms`,
      against,
      ratio: reference && first / reference,
    },
    {
      what: 'The same asked again in the same state',
      ours: `${again.toFixed(2)} ms`,
      against,
      ratio: reference && again / reference,
    },
  ]
}

/** How long other work waits while the file is made: in another thread, and in this one. */
async function loopDelay(document: PolicyDocument): Promise<Finding> {
  const sheet = sheetOf(document)
  const inThread = () => wordInThread({ kind: 'document', document, sheet, setting: {} })
  await repeated(3, inThread)
  const apart = await longestWait(inThread)
  const here = await longestWait(() => wordOfDocument(document, sheet))
  return {
    what: 'Longest that the event loop waits while the 200 pages are made in a thread of their own',
    ours: `${apart.toFixed(1)} ms`,
    against: `made in the loop itself ${here.toFixed(1)} ms`,
    ratio: apart / here,
  }
}

/** Every tenth section says something else, and some are gone or new. */
async function redline(document: PolicyDocument): Promise<Finding> {
  const after = { ...document, clauses: numberClauses(changed(document.clauses)) }
  const sheet = sheetOf(after)
  const setting = {
    sheet,
    author: 'Bench',
    at: '2027-03-14T09:12:00.000Z',
    against: { fingerprint: fingerprint(document), name: 'Version 1.0' },
  }
  await repeated(3, () => redlineOfDocuments(document, after, setting))
  const plain: number[] = []
  const lined: number[] = []
  for (let round = 0; round < 5; round += 1) {
    plain.push(await timed(() => wordOfDocument(after, sheet)))
    lined.push(await timed(() => redlineOfDocuments(document, after, setting)))
  }
  return {
    what: 'Redline of two versions of 200 pages',
    ours: `${middle(lined).toFixed(0)} ms`,
    against: `plain export ${middle(plain).toFixed(0)} ms (goal under 2)`,
    ratio: middle(lined) / middle(plain),
  }
}

function changed(clauses: Clause[]): Clause[] {
  return clauses.flatMap((clause, index) => {
    if (index % 37 === 36) return []
    if (index % 10 !== 0) return [clause]
    return [{ ...clause, blocks: [...clause.blocks, paragraph('You must ask before you post about this.')] }]
  })
}

/** The document's sections over and over, or the first ones, until the pages are full. */
function ofPages(document: PolicyDocument, pages: number): PolicyDocument {
  const clauses: Clause[] = []
  for (let copy = 0, words = 0; words < pages * wordsOnAPage; copy += 1) {
    for (const clause of document.clauses) {
      if (words >= pages * wordsOnAPage) break
      clauses.push(renamed(clause, copy))
      words += countWords(plainText({ ...document, facts: [], clauses: [clause] }))
    }
  }
  return { ...document, clauses: numberClauses(clauses) }
}

function renamed(clause: Clause, copy: number): Clause {
  return { ...clause, id: `${clause.id}-${copy}`, clauses: clause.clauses.map((one) => renamed(one, copy)) }
}

function sheetOf(document: PolicyDocument): Sheet {
  return {
    organisation: 'Bench',
    state: { kind: 'draft', revision: '1' },
    fingerprint: fingerprint(document),
    owner: '',
    approvals: [],
    history: [],
  }
}

/** A clock that strikes each millisecond, and the longest time between two strokes. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  const waits: number[] = []
  for (let round = 0; round < 5; round += 1) {
    let last = performance.now()
    let longest = 0
    const clock = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 1)
    await work()
    await pause(5)
    clearInterval(clock)
    waits.push(longest)
  }
  return middle(waits)
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = []
  for (let round = 0; round < times; round += 1) all.push(await timed(work))
  return all
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function middle(times: number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
}

async function openPandoc(markdown: string): Promise<{ run: () => void; end: () => Promise<void> } | null> {
  if (spawnSync('pandoc', ['--version']).status !== 0) return null
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'))
  await writeFile(join(folder, 'policy.md'), markdown)
  return {
    run: () =>
      void spawnSync('pandoc', [join(folder, 'policy.md'), '-o', join(folder, 'policy.docx'), '--toc', '-N']),
    end: () => rm(folder, { recursive: true, force: true }),
  }
}
