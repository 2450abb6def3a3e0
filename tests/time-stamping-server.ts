// A time-stamping server for tests (RFC 3161): its own authority, real signatures, and every way in which one can be wrong.
import { createHash, X509Certificate } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { onTestFinished } from 'vitest'
import { aHolder, engine, forStamping, type Holder } from './stamping-certificates'

export type Manner =
  | 'good'
  | 'signer alone'
  | 'wrong nonce'
  | 'wrong imprint'
  | 'expired certificate'
  | 'foreign certificate'
  | 'foreign authority'
  | 'certificate for something else'
  | 'no certificate'
  | 'changed after signing'
  | 'not granted'
  | 'garbage'
  | 'empty'
  | 'huge'
  | 'slow'
  | 'redirect'
  | 'error'

export type StampingServer = {
  url: string
  manner: Manner
  /** How many requests came in. */
  asked: number
  /** The authority's certificate as PEM. */
  authority: string
  close: () => Promise<void>
}

const stamped = new Date('2026-11-24T12:00:05.000Z')

/** Starts a server; it behaves as `manner` says, which a test may change while it runs. */
export async function aStampingServer(manner: Manner = 'good'): Promise<StampingServer> {
  const cast = await certificates()
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      state.asked += 1
      void answer(state.manner, { cast, request: Buffer.concat(pieces), response })
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  let closing: Promise<void> | undefined
  const state: StampingServer = {
    url: `http://127.0.0.1:${port}/stamp`,
    manner,
    asked: 0,
    authority: pemOf(cast.authority),
    close: () =>
      (closing ??= new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })),
  }
  onTestFinished(() => state.close())
  return state
}

type Cast = { authority: Holder; otherAuthority: Holder; good: Holder; expired: Holder; other: Holder }

let cast: Promise<Cast> | undefined

/** Made once for all tests of a file. */
function certificates(): Promise<Cast> {
  return (cast ??= makeCertificates())
}

async function makeCertificates(): Promise<Cast> {
  const years = { from: new Date('2020-01-01T00:00:00Z'), until: new Date('2040-01-01T00:00:00Z') }
  const authority = await aHolder({ name: 'Test Authority', serial: 1, ...years, issuer: null })
  const otherAuthority = await aHolder({ name: 'Test Authority', serial: 1, ...years, issuer: null })
  const past = { from: years.from, until: new Date('2021-01-01T00:00:00Z') }
  return {
    authority,
    otherAuthority,
    good: await aHolder({ name: 'Test Stamps', serial: 2, ...years, use: forStamping, issuer: authority }),
    expired: await aHolder({ name: 'Old Stamps', serial: 3, ...past, use: forStamping, issuer: authority }),
    other: await aHolder({
      name: 'Web Server',
      serial: 4,
      ...years,
      use: { purposes: ['1.3.6.1.5.5.7.3.1'], critical: false },
      issuer: authority,
    }),
  }
}

async function answer(
  manner: Manner,
  { cast, request, response }: { cast: Cast; request: Buffer; response: ServerResponse },
): Promise<void> {
  const send = (bytes: Uint8Array) =>
    void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes)
  switch (manner) {
    case 'garbage':
      return send(Buffer.from('<html>Hello</html>'))
    case 'empty':
      return send(new Uint8Array())
    case 'huge':
      return send(Buffer.alloc(4 * 1024 * 1024, 0x30))
    case 'slow':
      return void response.writeHead(200).write(Buffer.from([0x30]))
    case 'redirect':
      return void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
    case 'error':
      return void response.writeHead(503).end('busy')
    case 'not granted': {
      const status = new PKIStatusInfo({ status: 2 })
      return send(new Uint8Array(new TimeStampResp({ status }).toSchema().toBER()))
    }
    default:
      return send(await aStamp(manner, cast, TimeStampReq.fromBER(new Uint8Array(request).buffer)))
  }
}

async function aStamp(manner: Manner, cast: Cast, request: TimeStampReq): Promise<Uint8Array> {
  const signer =
    manner === 'expired certificate'
      ? cast.expired
      : manner === 'certificate for something else'
        ? cast.other
        : cast.good
  const info = infoFor(manner, request)
  const signed = await signedInfo(info, signer)
  if (manner === 'changed after signing') {
    info.genTime = new Date('2020-01-01T00:00:00Z')
    signed.encapContentInfo = encapsulated(info)
  }
  signed.certificates = sentAlong(manner, cast, signer)
  const token = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  const response = new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token })
  return new Uint8Array(response.toSchema().toBER())
}

function sentAlong(manner: Manner, cast: Cast, signer: Holder): Holder['certificate'][] {
  if (manner === 'no certificate') return [cast.authority.certificate]
  if (manner === 'signer alone') return [signer.certificate]
  if (manner === 'foreign authority') return [signer.certificate, cast.otherAuthority.certificate]
  return [signer.certificate, cast.authority.certificate]
}

function infoFor(manner: Manner, request: TimeStampReq): TSTInfo {
  const imprint = new MessageImprint({
    hashAlgorithm: request.messageImprint.hashAlgorithm,
    hashedMessage:
      manner === 'wrong imprint'
        ? new OctetString({ valueHex: new Uint8Array(32).fill(7) })
        : request.messageImprint.hashedMessage,
  })
  return new TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: imprint,
    serialNumber: new Integer({ value: 41 }),
    genTime: stamped,
    ...(request.nonce && { nonce: manner === 'wrong nonce' ? new Integer({ value: 4711 }) : request.nonce }),
  })
}

function encapsulated(info: TSTInfo): EncapsulatedContentInfo {
  const content = new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.9.16.1.4' })
  // In one piece, as DER has it; the library's constructor would cut it.
  content.eContent = new OctetString({ valueHex: info.toSchema().toBER() })
  return content
}

async function signedInfo(info: TSTInfo, signer: Holder): Promise<SignedData> {
  const content = info.toSchema().toBER()
  const signed = new SignedData({
    version: 3,
    encapContentInfo: encapsulated(info),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: signer.certificate.issuer,
          serialNumber: signer.certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributes(content, signer) }),
      }),
    ],
  })
  await signed.sign(signer.keys.privateKey, 0, 'SHA-256', undefined, engine)
  return signed
}

function attributes(content: ArrayBuffer, signer: Holder): Attribute[] {
  const bound = sha256(new Uint8Array(signer.certificate.toSchema(true).toBER()))
  return [
    attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: '1.2.840.113549.1.9.16.1.4' })),
    attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: sha256(new Uint8Array(content)) })),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      new Sequence({
        value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: bound })] })] })],
      }),
    ),
  ]
}

function attribute(type: string, value: OctetString | ObjectIdentifier | Sequence): Attribute {
  return new Attribute({ type, values: [value] })
}

function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

function pemOf({ certificate }: Holder): string {
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString()
}
