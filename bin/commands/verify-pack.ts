// candor verify <pack.zip>: checks an evidence pack as verify.html does, needs no database, and looks at that page as well.
import { readFile, stat } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { productVersion, verifyPage } from '../../app/commands/program-files'
import type { LedgerHead } from '../../app/governance/ledger-hash'
import { sha256Hex } from '../../app/evidence/bytes'
import { largestPack, type Manifest } from '../../app/evidence/pack-format'
import { faultPlace, type PackCheck, type PackReport } from '../../app/evidence/report'
import { verifyPack } from '../../app/evidence/verify-pack'
import type { Given } from '../arguments'
import type { ExitCode, Shell } from '../shell'

const words = { holds: 'ok   ', fails: 'WRONG', 'not-known': '?    ' } as const

/** In: the pack's path, and heads that the caller knows. 0: it holds. 1: it does not, or cannot be read. */
export async function checkPack(
  path: string,
  { given, heads }: { given: Given; heads: readonly LedgerHead[] },
  shell: Shell,
): Promise<ExitCode> {
  const bytes = await readPack(path)
  if (typeof bytes === 'string') {
    shell.complain(bytes)
    return 1
  }
  const knownKey = given.values.key
  const report = await verifyPack(bytes, {
    ...(knownKey !== undefined && { knownKey }),
    knownHeads: heads,
    pause: () => nextTurn(),
  })
  const page = report.manifest ? await pageSentence(report.manifest) : null
  if (given.flags.has('json')) shell.write(`${JSON.stringify({ ...report, page }, null, 2)}\n`)
  else tell(report, page, shell)
  return report.holds ? 0 : 1
}

async function readPack(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    if (size > largestPack) return `${path} is larger than 200 MB. That is no evidence pack.`
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') return `There is no file ${path}.`
    if (code === 'EISDIR') return `${path} is a folder. Give the zip file itself, not unpacked.`
    return `${path} cannot be read${typeof code === 'string' && code !== '' ? ` (${code})` : ''}.`
  }
}

/** Somebody who forges a pack forges the page in it as well: only another copy tells. */
async function pageSentence({ files, product }: Manifest): Promise<{ isSame: boolean; sentence: string }> {
  const isSame = files.find(({ name }) => name === 'verify.html')?.sha256 === sha256Hex(await verifyPage())
  const sentence = isSame
    ? 'verify.html in the pack is the page of this Candor.'
    : `verify.html in the pack is not the page of this Candor ${await productVersion()}. It may come from another version (the pack says ${product.version}), or it was forged: do not trust what the page inside the pack says. The checks above do not use it.`
  return { isSame, sentence }
}

function tell(
  { holds, manifest, checks }: PackReport,
  page: { sentence: string } | null,
  shell: Shell,
): void {
  if (manifest) {
    const { policy, version, organisation, createdAt, ledgerHead } = manifest
    shell.write(
      `${printed(policy.title)}, ${version.number === null ? `submission ${version.ordinal}` : `version ${printed(version.number)}`}, of ${printed(organisation)}, packed at ${printed(createdAt)}\nEnd of the ledger: ${ledgerHead.sequence}:${printed(ledgerHead.hash)}\n\n`,
    )
  }
  for (const check of checks) shell.write(checkLines(check))
  if (page) shell.write(`\n${page.sentence}\n`)
  if (holds) shell.write('\nThe pack holds.\n')
  else shell.complain('The pack does not hold. Do not rely on it.')
}

function checkLines(check: PackCheck): string {
  const more = check.faultCount - check.faults.length
  const lines =
    check.faults.length === 0
      ? [check.sentence]
      : [
          ...check.faults.map((fault) => `${faultPlace(fault)}: ${fault.sentence}`),
          ...(more > 0 ? [`and ${more} more of this kind`] : []),
        ]
  return [
    `${words[check.state]} ${check.title}`,
    ...lines.map((line) => `        ${printed(line)}`),
    '',
  ].join('\n')
}

/** Words of a stranger's file never move the cursor of a terminal. */
function printed(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
}
