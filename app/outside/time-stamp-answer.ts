// Checks what a time-stamping service answered (RFC 3161): that it is granted, about our text, and signed as it says.
import { createHash } from 'node:crypto'
import { OctetString } from 'asn1js'
import { SignedData, TimeStampResp, TSTInfo } from 'pkijs'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { checkSigner, type Signer } from './time-stamp-signer'
import { sha256Oid, type StampRequest } from './time-stamp-request'

export type TimeStamp = {
  /** The token, CMS SignedData in DER: any RFC 3161 tool reads it. */
  token: Uint8Array
  /** The moment the service vouches for. */
  at: Date
  /** The service's own number for it, in hexadecimal. */
  serial: string
  /** Who signed, as the certificate says. */
  signer: string
  /** SHA-256 of the last certificate of the chain that came with it, in hexadecimal: whom one trusts in the end. */
  chainEnd: string
}

const tokenType = '1.2.840.113549.1.9.16.1.4'
const signedDataType = '1.2.840.113549.1.7.2'

/** Refuses an answer that is no time-stamp, not granted, about something else, or not signed by whom it names. */
export async function checkStamp(bytes: Uint8Array, request: StampRequest): Promise<Outcome<TimeStamp>> {
  const read = readAnswer(bytes)
  if (!read.ok) return read
  const { token, signed, info } = read.value
  const about = checkSubject(info, request)
  if (!about.ok) return about
  const signer = checkSigner(signed, info.genTime)
  if (!signer.ok) return signer
  if (!(await isSigned(signed, request.text)))
    return refused('stamp-signature', 'The time-stamp’s signature does not fit its text or its certificate.')
  return accepted(stampOf({ token, info, signer: signer.value }))
}

type Answer = { token: Uint8Array; signed: SignedData; info: TSTInfo }

function readAnswer(answered: Uint8Array): Outcome<Answer> {
  try {
    const answer = TimeStampResp.fromBER(exactly(answered))
    const { status, statusStrings } = answer.status
    if (Number(status) > 1) {
      const says = (statusStrings ?? []).map((one) => one.valueBlock.value).join(' ')
      return refused('stamp-not-granted', `The service did not grant a time-stamp.${quoted(says)}`)
    }
    const token = answer.timeStampToken
    if (token?.contentType !== signedDataType) return notAStamp
    const signed = new SignedData({ schema: token.content })
    const content = signed.encapContentInfo.eContent
    if (signed.encapContentInfo.eContentType !== tokenType || !content) return notAStamp
    const bytes = content.getValue()
    // Some services write it in pieces, which the check of the signature does not read.
    signed.encapContentInfo.eContent = new OctetString({ valueHex: bytes })
    const info = TSTInfo.fromBER(bytes)
    return accepted({ token: new Uint8Array(token.toSchema().toBER()), signed, info })
  } catch {
    return notAStamp
  }
}

function checkSubject(info: TSTInfo, request: StampRequest): Outcome<null> {
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (
    hashAlgorithm.algorithmId !== sha256Oid ||
    hexOf(hashedMessage.valueBlock.valueHexView) !== request.imprint
  )
    return refused('stamp-imprint', 'The time-stamp is about something else than what was sent.')
  const nonce = info.nonce && hexOf(info.nonce.valueBlock.valueHexView).replace(/^(00)+/, '')
  if (nonce !== request.nonce)
    return refused('stamp-nonce', 'The time-stamp answers another request: its number used once is not ours.')
  if (Number.isNaN(info.genTime.getTime())) return notAStamp
  return accepted(null)
}

async function isSigned(signed: SignedData, text: string): Promise<boolean> {
  try {
    const data = exactly(new TextEncoder().encode(text))
    return await signed.verify({ signer: 0, data, checkChain: false })
  } catch {
    return false
  }
}

function stampOf({ token, info, signer }: { token: Uint8Array; info: TSTInfo; signer: Signer }): TimeStamp {
  return {
    token,
    at: info.genTime,
    serial: hexOf(info.serialNumber.valueBlock.valueHexView),
    signer: signer.name,
    chainEnd: createHash('sha256').update(signer.chainEnd).digest('hex'),
  }
}

/** The service's own words, cut short: they are shown to administrators as text. */
function quoted(says: string): string {
  const words = says.replace(/[\p{C}\s]+/gu, ' ').trim()
  return words === '' ? '' : ` It says: “${words.slice(0, 200)}”`
}

function exactly(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

const notAStamp = refused('not-a-stamp', 'The answer is not a time-stamp. Check the address of the service.')
