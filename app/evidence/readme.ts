// README.txt of a pack: for somebody who was handed a zip file and has never heard of Candor.
import { groups, type Manifest } from './pack-format'

/** The words of README.txt. */
export function packReadme(facts: Omit<Manifest, 'files' | 'ledgerHead' | 'format'>): string {
  const { policy, version, organisation, createdAt, createdBy, key, product } = facts
  const which = version.number === null ? `submission ${version.ordinal}` : `version ${version.number}`
  return `EVIDENCE PACK

What is it?
This is the evidence of one policy: "${oneLine(policy.title)}", ${which}, of ${oneLine(organisation)}.
${oneLine(createdBy.name)} made it at ${createdAt} (UTC) with ${product.name} ${product.version}.

How do I check it?
1. Open verify.html in a web browser. It needs no network and sends nothing anywhere.
2. Choose the pack itself: the zip file, as you got it, not unpacked.
3. Read what it says. It names the file and the row where something was changed.
Somebody who can change the pack can change the verify.html in it as well. If that matters, take verify.html from
somewhere you trust, or use the command line, which compares the page with its own:  candor verify pack.zip

Whose key signed it?
The pack is signed with the key of the installation that made it. The key's fingerprint is
${groups(key.fingerprint)}
Compare it with the one that ${oneLine(organisation)} gives you by another way. The pack alone cannot prove whose key it is.

What is in it?
policy.docx, policy.md, policy.html   the text to read: the same in three forms
document.json                         the text as it was approved; the SHA-256 of this file is the policy's fingerprint
answers-and-provenance.json           what was answered, and where each sentence comes from
approval-record.json and .md          who was asked, who decided what, when, and what their word means
publication.json                      every publication, withdrawal and affirmation of this policy, and who was asked to
                                      acknowledge this version, and who was exempted and why
acknowledgements.json and .csv        who acknowledged this version when
exceptions.json                       who asked to depart from a section of this version, and what was decided
declines.json                         who declined to acknowledge this version when, and why
ledger.json                           every entry of the ledger about this policy, with the names in them
ledger-chain.txt                      the links from the first of these entries to the last entry of the ledger: number and
                                      SHA-256 of each entry; "+" marks those in ledger.json, "=" links of an older form
anchors.json                          when the end of the ledger was given out, and what it was
manifest.json                         the list of these files with their SHA-256
signature                             Ed25519 over the bytes of manifest.json, in base64

The pack holds names of people. Keep it as you keep personal data.
`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
