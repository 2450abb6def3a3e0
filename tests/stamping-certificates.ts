// Certificates for the time-stamping server of the tests: a CA of its own, and signers that are good or bad in one way.
import { webcrypto } from 'node:crypto'
import { Integer, PrintableString } from 'asn1js'
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  ExtKeyUsage,
  Extension,
} from 'pkijs'

export const engine = new CryptoEngine({ name: 'tests', crypto: webcrypto as Crypto })

export type Holder = { certificate: Certificate; keys: CryptoKeyPair }

const curve = { name: 'ECDSA', namedCurve: 'P-256' }
const stampingUse = '1.3.6.1.5.5.7.3.8'

export type Wanted = {
  name: string
  serial: number
  from: Date
  until: Date
  use?: { purposes: string[]; critical: boolean }
  /** Null: signs itself. */
  issuer: Holder | null
}

/** A key pair with its certificate. */
export async function aHolder(wanted: Wanted): Promise<Holder> {
  const keys = (await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify'])) as CryptoKeyPair
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: wanted.serial }) })
  certificate.subject.typesAndValues.push(commonName(wanted.name))
  const issuer = wanted.issuer?.certificate.subject ?? certificate.subject
  certificate.issuer.typesAndValues.push(...issuer.typesAndValues)
  certificate.notBefore.value = wanted.from
  certificate.notAfter.value = wanted.until
  certificate.extensions = [
    wanted.use ? extendedUse(wanted.use.purposes, wanted.use.critical) : authority(wanted.issuer === null),
  ]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await certificate.sign((wanted.issuer?.keys ?? keys).privateKey, 'SHA-256', engine)
  return { keys, certificate: Certificate.fromBER(certificate.toSchema(true).toBER()) }
}

/** The usual use of a signer's certificate. */
export const forStamping = { purposes: [stampingUse], critical: true }

function commonName(name: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: '2.5.4.3', value: new PrintableString({ value: name }) })
}

function extendedUse(purposes: string[], critical: boolean): Extension {
  const use = new ExtKeyUsage({ keyPurposes: purposes })
  return new Extension({
    extnID: '2.5.29.37',
    critical,
    extnValue: use.toSchema().toBER(),
    parsedValue: use,
  })
}

function authority(isAuthority: boolean): Extension {
  const constraints = new BasicConstraints({ cA: isAuthority })
  return new Extension({
    extnID: '2.5.29.19',
    critical: true,
    extnValue: constraints.toSchema().toBER(),
    parsedValue: constraints,
  })
}
