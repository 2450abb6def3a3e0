// A pack of a version that was approved, published and acknowledged; and packs that somebody changed afterwards.
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { generateKeyPairSync, sign } from 'node:crypto'
import { acknowledge } from '../../app/commands/acknowledge'
import { packBytes } from '../../app/commands/pack-bytes'
import { packVersion } from '../../app/commands/pack-version'
import { publishVersion } from '../../app/commands/publish-version'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import type { Person } from '../../app/domain/person'
import { joined, lineCutter, lineDigest, sha256Hex } from '../../app/evidence/bytes'
import type { Manifest } from '../../app/evidence/pack-format'
import { faultPlace, type PackReport } from '../../app/evidence/report'
import { verifyPack } from '../../app/evidence/verify-pack'
import type { Engine } from '../../db/connect'
import { anInstance, deskOf, minutesLater, valueOf } from '../instance'
import { amara, ben, joel, maria, piotr, ruth } from '../people'
import { aPolicy, anApprovedVersion, type PolicyAddress } from '../policies'

export type Packed = { candor: Candor; policy: PolicyAddress; bytes: Uint8Array }

/** Joel, Maria, Ben and Ruth acknowledge what Amara published; Piotr packs it. */
export async function aPackedVersion(engine: Engine = 'sqlite'): Promise<Packed> {
  const candor = await anInstance(engine)
  const policy = await aPolicy(candor)
  // Another policy's entries lie between: their digests stand in the chain, their words do not.
  await aPolicy(candor, 'Secret-Heron policy')
  const version = await anApprovedVersion(candor, policy.policyId)
  const campaign = {
    audience: { kind: 'everyone' },
    statement: defaultStatement,
    dueOn: '2027-03-01',
  } as const
  const { campaignId } = valueOf(
    await publishVersion(deskOf(candor, amara), {
      ...{ versionId: version.id, changeClass: 'material', changeNote: 'The first one.', effectiveAt: null },
      campaign,
    }),
  )
  let minute = 1
  for (const person of [joel, maria, ben, ruth]) {
    const statement = { policySlug: policy.slug, campaignId: campaignId ?? '', versionId: version.id }
    valueOf(
      await acknowledge(deskOf(candor, person, { at: minutesLater(minute) }), {
        ...statement,
        fingerprint: version.fingerprint,
      }),
    )
    minute += 1
    await aPolicy(candor, `Secret-Heron ${minute}`)
  }
  return { candor, policy, bytes: await packed(candor, policy.policyId) }
}

/** Packs the first submission of a policy. */
export async function packed(candor: Candor, policyId: string, person: Person = piotr): Promise<Uint8Array> {
  const desk = deskOf(candor, person, { at: minutesLater(60) })
  const packing = valueOf(await packVersion(desk, { policyId, ordinal: 1 }))
  return bytesOf(packBytes(candor, packing))
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return joined(all)
}

/** A pack unpacked: names and bytes in order. */
export type Files = [name: string, bytes: Uint8Array][]

export function filesOf(bytes: Uint8Array): Files {
  return Object.entries(unzipSync(bytes))
}

/** Packed again in this order. Two files of one name are not possible here. */
export function zipOf(files: Files): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, bytes] of files) zippable[name] = [bytes, { mtime: new Date(1980, 0, 1), level: 1 }]
  return zipSync(zippable)
}

/** The files with one of them changed. */
export function withFile(files: Files, name: string, change: (text: string) => string): Files {
  return files.map(([one, bytes]) => [
    one,
    one === name ? encode(change(new TextDecoder().decode(bytes))) : bytes,
  ])
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function textIn(files: Files, name: string): string {
  return new TextDecoder().decode(files.find(([one]) => one === name)?.[1])
}

/** What somebody does who knows how packs are made: the list of contents made anew, signed by a key of their own or not at all. */
export function resealed(files: Files, how: 'own-key' | 'unsigned' = 'own-key'): Files {
  const manifest = JSON.parse(textIn(files, 'manifest.json')) as Manifest
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const content = files.filter(([name]) => name !== 'manifest.json' && name !== 'signature')
  const sealed: Manifest = {
    ...manifest,
    key:
      how === 'own-key'
        ? { algorithm: 'Ed25519', public: raw.toString('base64'), fingerprint: sha256Hex(raw) }
        : manifest.key,
    files: content.map(([name, bytes]) => ({
      ...{ name, size: bytes.length, sha256: sha256Hex(bytes) },
      ...(name.endsWith('.html') || name.endsWith('.docx') ? {} : { lines: linesOf(bytes) }),
    })),
  }
  const bytes = encode(`${JSON.stringify(sealed, null, 1)}\n`)
  const signature =
    how === 'own-key'
      ? encode(`${sign(null, bytes, privateKey).toString('base64')}\n`)
      : encode(textIn(files, 'signature'))
  return [...content, ['manifest.json', bytes], ['signature', signature]]
}

function linesOf(bytes: Uint8Array): string {
  const lines: string[] = []
  const cutter = lineCutter((line) => void lines.push(lineDigest(line)))
  cutter.add(bytes)
  cutter.end()
  return lines.join('')
}

/** What is wrong with a pack, each as "where: what". */
export async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  return told(await verifyPack(bytes))
}

export function told({ checks }: PackReport): string[] {
  return checks.flatMap((check) => check.faults.map((fault) => `${faultPlace(fault)}: ${fault.sentence}`))
}
