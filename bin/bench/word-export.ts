// A ten-page Word export, first and again, against pandoc making one from the equivalent Markdown, where it is installed.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportedBytes } from '../../app/commands/export-policy'
import { draftPolicy } from '../../app/domain/drafting'
import { fingerprint } from '../../app/domain/fingerprint'
import { countWords } from '../../app/domain/words'
import { markdownOfDocument } from '../../app/render/markdown'
import { plainText } from '../../app/render/plain-text'
import type { Sheet } from '../../app/render/sheet'
import { wordOfDocument } from '../../app/render/word'
import { loadLibrary } from '../../app/templates/library'
import { home } from '../sources.mjs'
import type { Finding } from './run'

const rounds = 15

export async function measureWordExport(): Promise<Finding[]> {
  const { templates } = await loadLibrary(join(home, 'policy-templates'), {
    cacheFile: join(home, 'build/templates.json'),
  })
  const template = templates.find((candidate) => candidate.id === 'employee-social-media')
  if (!template) throw new Error('The employee template is not there.')
  const { document } = draftPolicy({ template, answers: {}, skipped: [], edits: {} })
  const sheet: Sheet = {
    organisation: 'Bench',
    state: { kind: 'draft', revision: '1' },
    fingerprint: fingerprint(document),
    owner: '',
    approvals: [],
    history: [],
  }
  const words = countWords(plainText(document))
  for (let round = 0; round < 5; round += 1) await wordOfDocument(document, sheet)
  const first = await median(() => wordOfDocument(document, sheet))
  await exportedBytes({ document, sheet }, 'docx')
  const again = await median(() => exportedBytes({ document, sheet }, 'docx'))
  const pandoc = await pandocTime(markdownOfDocument(document, sheet))
  const against = pandoc === null ? 'pandoc is not installed here' : `pandoc ${pandoc.toFixed(0)} ms`
  return [
    {
      what: `Word export of ${words} words, the first time (warm process)`,
      ours: `${first.toFixed(1)} ms`,
      against,
      ratio: pandoc && first / pandoc,
    },
    {
      what: 'The same asked again in the same state',
      ours: `${again.toFixed(2)} ms`,
      against,
      ratio: pandoc && again / pandoc,
    },
  ]
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0
}

async function pandocTime(markdown: string): Promise<number | null> {
  if (spawnSync('pandoc', ['--version']).status !== 0) return null
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'))
  await writeFile(join(folder, 'policy.md'), markdown)
  const time = await median(async () => {
    spawnSync('pandoc', [join(folder, 'policy.md'), '-o', join(folder, 'policy.docx'), '--toc', '-N'])
  })
  await rm(folder, { recursive: true, force: true })
  return time
}
