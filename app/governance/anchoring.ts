// Anchoring: to whom the ledger's head goes each week, and which service stamps it.
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptEmail } from '../domain/people'

export type Anchoring = { addresses: string[]; timestampUrl: string }

/** More would be a mailing list. */
const mostAddresses = 10

/**
 * What an administrator typed: addresses parted by lines, commas or spaces, and the address of an RFC 3161 service or nothing.
 * Refuses what is no e-mail address, too many of them, and what is no plain http or https address.
 */
export function acceptAnchoring(typed: { addresses: string; timestampUrl: string }): Outcome<Anchoring> {
  const addresses = new Set<string>()
  for (const word of typed.addresses.split(/[\s,;]+/).filter((part) => part !== '')) {
    const email = acceptEmail(word)
    if (!email.ok) {
      const sentence = `“${word.slice(0, 60)}” is not an e-mail address. Write one on each line.`
      return refused('not-an-address', sentence, { addresses: sentence })
    }
    addresses.add(email.value)
  }
  if (addresses.size > mostAddresses) {
    const sentence = `Give at most ${mostAddresses} addresses.`
    return refused('too-many-addresses', sentence, { addresses: sentence })
  }
  const url = acceptService(typed.timestampUrl.trim())
  return url.ok ? accepted({ addresses: [...addresses], timestampUrl: url.value }) : url
}

function acceptService(typed: string): Outcome<string> {
  if (typed === '') return accepted('')
  const url = URL.canParse(typed) ? new URL(typed) : null
  if (
    url &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.hostname !== '' &&
    !url.username &&
    !url.password
  )
    return accepted(url.href)
  const sentence =
    'Give the address of the service as http:// or https://, without a name and password, for example https://timestamp.example.org/tsr.'
  return refused('not-a-service', sentence, { timestampUrl: sentence })
}
