// The bytes of an evidence pack, made while they are sent: memory does not grow with the number of acknowledgements.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { chainLinks, headsGivenOut, policyEntries } from '../../db/pack-ledger'
import { getVersionRow } from '../../db/pack-records'
import { findPolicy } from '../../db/policies'
import type { VersionsTable } from '../../db/tables'
import type { Candor } from '../context'
import { approvalMarkdown } from '../evidence/approval-markdown'
import { packFormat, type Manifest, type PackFile } from '../evidence/pack-format'
import { acknowledgementCsv, acknowledgementHeader } from '../evidence/pack-rows'
import { packReadme } from '../evidence/readme'
import { toBase64 } from '../evidence/bytes'
import { jsonLines, writePack, type FileSource } from '../evidence/write-pack'
import { pageFile } from '../render/page-file'
import { exportedBytes, exportSubject, type Subject } from './export-policy'
import {
  acknowledgementRows,
  approvalRecord,
  knownActs,
  publicationRecord,
  type KnownActs,
} from './pack-contents'
import { declineRows } from './pack-declines'
import { exceptionRows } from './pack-exceptions'
import type { Packing } from './pack-version'
import { productVersion, verifyPage } from './program-files'
import { keyFingerprint, signerOf } from './signing-key'
import { versionOrigins } from './version-origins'

/** The zip of a packing, piece by piece. The same packing gives the same bytes, as long as nothing is erased meanwhile. */
export async function* packBytes(candor: Candor, packing: Packing): AsyncGenerator<Uint8Array> {
  const policy = await findPolicy(candor.db, packing.policyId)
  if (!policy) throw new Error(`The policy ${packing.policyId} is gone.`)
  const version = await getVersionRow(candor.db, packing.versionId)
  // Everything in the pack is as of the moment it was packed.
  const then = { ...candor, now: () => new Date(packing.at) }
  const subject = await exportSubject(then, policy, { kind: 'version', ordinal: packing.ordinal })
  if (!subject.ok) throw new Error(subject.sentence)
  const acts = await knownActs(candor.db, packing, version.fingerprint)
  const about: About = { candor, packing, version, acts, subject: subject.value, slug: policy.slug }
  const facts = await manifestFacts(about)
  const sign = await signerOf(candor.db, packing.keyId)
  yield* writePack(filesOf(about, facts), {
    pause: () => nextTurn(),
    seal: (files) => {
      const manifest = new TextEncoder().encode(`${JSON.stringify({ ...facts, files }, null, 1)}\n`)
      return { manifest, signature: new TextEncoder().encode(`${toBase64(sign(manifest))}\n`) }
    },
  })
}

type About = {
  candor: Candor
  packing: Packing
  version: VersionsTable
  acts: KnownActs
  subject: Subject
  slug: string
}

async function manifestFacts({ packing, version, slug }: About): Promise<Omit<Manifest, 'files'>> {
  return {
    format: packFormat,
    product: { name: 'Candor', version: await productVersion() },
    organisation: packing.organisation,
    key: { algorithm: 'Ed25519', public: packing.publicKey, fingerprint: keyFingerprint(packing.publicKey) },
    policy: { id: packing.policyId, slug, title: version.title },
    version: {
      ...{ id: packing.versionId, ordinal: packing.ordinal, number: packing.number },
      fingerprint: version.fingerprint,
    },
    ...{ createdAt: packing.at, createdBy: packing.by, timeZone: packing.timeZone },
    ledgerHead: packing.head,
  }
}

/** Each file when its turn comes: nothing is made before it is written. */
async function* filesOf(about: About, facts: Omit<Manifest, 'files'>): AsyncGenerator<FileSource> {
  const { candor, subject, version, slug } = about
  const file = (name: PackFile, content: string | Uint8Array) => ({ name, content: once(content) })
  const rendered = { document: subject.document, sheet: subject.sheet, slug }
  yield file('README.txt', packReadme(facts))
  yield file('verify.html', await verifyPage())
  yield file('policy.docx', await exportedBytes(rendered, 'docx'))
  yield file('policy.md', await exportedBytes(rendered, 'md'))
  yield file('policy.html', pageFile(subject.document, subject.sheet))
  yield file('document.json', version.document)
  yield file('answers-and-provenance.json', readable(await versionOrigins(candor.db, version)))
  const record = await approvalRecord(candor.db, about)
  yield file('approval-record.json', readable(record))
  yield file('approval-record.md', approvalMarkdown(record))
  yield file('publication.json', readable(await publicationRecord(candor.db, about)))
  yield { name: 'acknowledgements.json', content: jsonLines(acknowledgementRows(candor.db, about)) }
  yield { name: 'acknowledgements.csv', content: csvLines(about) }
  yield { name: 'exceptions.json', content: jsonLines(exceptionRows(candor.db, about)) }
  yield { name: 'declines.json', content: jsonLines(declineRows(candor.db, about)) }
  yield* ledgerFiles(about)
}

async function* csvLines(about: About): AsyncGenerator<string> {
  yield `${acknowledgementHeader}\n`
  for await (const row of acknowledgementRows(about.candor.db, about)) yield `${acknowledgementCsv(row)}\n`
}

async function* ledgerFiles({ candor, packing, version }: About): AsyncGenerator<FileSource> {
  const { db } = candor
  const until = packing.head.sequence
  const asked = { policyId: packing.policyId, until, fingerprint: version.fingerprint }
  const own = new Set<number>()
  let first = until
  async function* entries() {
    for await (const entry of policyEntries(db, asked)) {
      if (own.size === 0) first = entry.sequence
      own.add(entry.sequence)
      yield entry
    }
  }
  yield { name: 'ledger.json', content: jsonLines(entries()) }
  async function* links() {
    for await (const link of chainLinks(db, first, until)) {
      const mark = own.has(link.sequence) ? `+${link.digest}` : link.isOlder ? `=${link.hash}` : link.digest
      yield `${link.sequence} ${mark}\n`
    }
  }
  yield { name: 'ledger-chain.txt', content: links() }
  yield { name: 'anchors.json', content: jsonLines(from(await headsGivenOut(db, first, until))) }
}

function readable(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

async function* once<Value>(value: Value): AsyncGenerator<Value> {
  yield value
}

async function* from<Value>(values: Value[]): AsyncGenerator<Value> {
  yield* values
}
