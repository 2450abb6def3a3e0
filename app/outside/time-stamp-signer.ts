// Who signed a time-stamp: the certificate it names, allowed to stamp, valid at that moment, and the chain that came with it.
import { createHash, X509Certificate } from 'node:crypto'
import { Certificate, type SignedData, type SignerInfo } from 'pkijs'
import { accepted, refused, type Outcome } from '../domain/outcome'

export type Signer = {
  name: string
  /** DER of the last certificate of the chain in the token. */
  chainEnd: Uint8Array
}

const stampingUse = '1.3.6.1.5.5.7.3.8'
const extendedUseExtension = '2.5.29.37'
/** RFC 5816 and RFC 2634: the signed attribute that binds the signature to one certificate. */
const bindings: Record<string, string> = {
  '1.2.840.113549.1.9.16.2.47': 'sha256',
  '1.2.840.113549.1.9.16.2.12': 'sha1',
}
const sha1Oid = '1.3.14.3.2.26'
/** A chain longer than this is a trick. */
const longest = 8

/** Refuses a signer whose certificate is missing, not for time-stamping, not valid at `at`, or not issued by whom it names. */
export function checkSigner(signed: SignedData, at: Date): Outcome<Signer> {
  const [info, second] = signed.signerInfos
  if (!info || second)
    return refused('stamp-signers', 'The time-stamp must have one signature, and it has none or several.')
  if (info.digestAlgorithm.algorithmId === sha1Oid)
    return refused('stamp-sha1', 'The time-stamp is signed with SHA-1, which no longer proves anything.')
  const certificates = certificatesOf(signed)
  const own = certificates.find((one) => isNamed(one, info))
  if (!own)
    return refused(
      'stamp-certificate-missing',
      'The certificate of the signer did not come with the time-stamp.',
    )
  if (!isBound(info, own.node.raw))
    return refused(
      'stamp-certificate-foreign',
      'The signature is not bound to the certificate that came with it.',
    )
  if (!mayStamp(own.certificate))
    return refused('stamp-use', 'The signer’s certificate is not one for time-stamping alone.')
  return checkChain(
    own.node,
    certificates.map((one) => one.node),
    at,
  )
}

type Pair = { certificate: Certificate; node: X509Certificate }

function certificatesOf(signed: SignedData): Pair[] {
  return (signed.certificates ?? []).flatMap((one) => {
    if (!(one instanceof Certificate)) return []
    try {
      return [{ certificate: one, node: new X509Certificate(Buffer.from(one.toSchema(true).toBER())) }]
    } catch {
      return []
    }
  })
}

/** By issuer and number, as RFC 3161 services name their certificate; or by the key's digest. */
function isNamed({ certificate, node }: Pair, info: SignerInfo): boolean {
  // The library leaves the kind of name open: it is one of two.
  const sid = info.sid as {
    issuer?: Certificate['issuer']
    serialNumber?: Certificate['serialNumber']
    valueBlock?: { valueHexView?: Uint8Array; value?: { valueBlock: { valueHexView: Uint8Array } }[] }
  }
  if (sid.issuer && sid.serialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  const named = sid.valueBlock?.value?.[0]?.valueBlock.valueHexView ?? sid.valueBlock?.valueHexView
  if (!named) return false
  const key = node.publicKey.export({ type: 'spki', format: 'der' })
  return [certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView, key].some((bytes) =>
    createHash('sha1').update(bytes).digest().equals(Buffer.from(named)),
  )
}

/** The signed attributes hold the certificate's digest. Read as bytes: its place in them says nothing more. */
function isBound(info: SignerInfo, raw: Uint8Array): boolean {
  return (info.signedAttrs?.attributes ?? []).some((attribute) => {
    const algorithm = bindings[attribute.type]
    const [value] = attribute.values as { toBER: () => ArrayBuffer }[]
    if (!algorithm || !value) return false
    const bytes = Buffer.from(value.toBER())
    const digests = algorithm === 'sha1' ? ['sha1'] : ['sha256', 'sha384', 'sha512']
    return digests.some((name) => bytes.includes(createHash(name).update(raw).digest()))
  })
}

/** RFC 3161, 2.3: the extended key usage is critical and names time-stamping and nothing else. */
function mayStamp(certificate: Certificate): boolean {
  const use = certificate.extensions?.find((extension) => extension.extnID === extendedUseExtension)
  const purposes = (use?.parsedValue as { keyPurposes?: string[] } | undefined)?.keyPurposes ?? []
  return use?.critical === true && purposes.length === 1 && purposes[0] === stampingUse
}

function checkChain(own: X509Certificate, all: X509Certificate[], at: Date): Outcome<Signer> {
  let last = own
  for (let length = 1; length <= longest; length += 1) {
    if (at < new Date(last.validFrom) || at > new Date(last.validTo))
      return refused(
        'stamp-certificate-expired',
        `The certificate “${nameOf(last)}” was not valid at the moment of the time-stamp.`,
      )
    if (last.checkIssued(last)) break
    const named = all.filter((one) => !one.raw.equals(last.raw) && last.checkIssued(one))
    if (named.length === 0) break
    const issuer = named.find((one) => one.ca && last.verify(one.publicKey))
    if (!issuer)
      return refused(
        'stamp-certificate-foreign',
        `The certificate “${nameOf(last)}” was not issued by the one it names.`,
      )
    last = issuer
  }
  return accepted({ name: nameOf(own), chainEnd: last.raw })
}

function nameOf(certificate: X509Certificate): string {
  const common = /^CN=(.+)$/m.exec(certificate.subject)?.[1]
  return (common ?? certificate.subject)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
}
