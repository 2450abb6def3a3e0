// What a time-stamping service is asked (RFC 3161): the SHA-256 of a text, a number used once, and its certificates back.
import { createHash, randomBytes } from 'node:crypto'
import { Integer, Null, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'

/** SHA-256, as ASN.1 names it. */
export const sha256Oid = '2.16.840.1.101.3.4.2.1'

export type StampRequest = {
  /** TimeStampReq in DER: the body of the request. */
  bytes: Uint8Array
  /** What is stamped: UTF-8. */
  text: string
  /** SHA-256 of the text, in hexadecimal. */
  imprint: string
  /** Eight random bytes in hexadecimal; the answer must carry them. */
  nonce: string
}

/** The request for a stamp on this text. Nothing but its SHA-256 leaves the house. */
export function stampRequest(text: string): StampRequest {
  const imprint = createHash('sha256').update(text).digest()
  const nonce = randomBytes(8)
  // A positive integer of full length: services write it back in its shortest form.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: imprint }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  })
  return {
    bytes: new Uint8Array(request.toSchema().toBER()),
    text,
    imprint: imprint.toString('hex'),
    nonce: nonce.toString('hex'),
  }
}
