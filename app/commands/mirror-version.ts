// One approved version as a commit of the mirror: its files, its message, and the one name it carries.
import type { ApprovedVersion } from '../../db/mirror'
import { canonicalJson } from '../domain/canonical-json'
import type { MirrorVersion } from '../outside/mirror-folder'
import { markdownOfDocument } from '../render/markdown'

const plainName = /^[a-z0-9](?:[a-z0-9-]{0,150}[a-z0-9])?$/

/**
 * What is committed depends on nothing but the version, its approval and this instance's address: the same again, whenever
 * it is made. Of people only the approvers' names leave; the e-mail address is one that nobody reads.
 * @throws when the policy's address could lead out of the folder
 */
export function mirrorVersion(
  version: ApprovedVersion,
  { url, isKnown }: { url: string; isKnown: boolean },
): MirrorVersion {
  const { slug } = version
  if (!plainName.test(slug)) throw new Error(`“${slug}” cannot be the name of a file in the mirror.`)
  const email = `no-reply@${new URL(url).hostname}`
  const last = gitName(version.approvers.at(-1) ?? '')
  return {
    versionId: version.versionId,
    files: [
      { name: `${slug}.md`, text: markdownFor(version, url) },
      // Exactly the bytes whose SHA-256 is the fingerprint: any tool can check it.
      { name: `${slug}.json`, text: canonicalJson(version.document) },
    ],
    isKnown,
    message: messageFor(version),
    author: { name: last === '' ? 'Candor' : last, email },
    committer: { name: 'Candor', email },
    at: new Date(version.approvedAt),
  }
}

function markdownFor(version: ApprovedVersion, url: string): string {
  return markdownOfDocument(version.document, {
    organisation: '',
    owner: '',
    state: { kind: 'approved' },
    fingerprint: version.fingerprint,
    approvals: [],
    history: [],
    address: `${url}/policies/${version.slug}`,
    inMirror: true,
  })
}

function messageFor(version: ApprovedVersion): string {
  const note = typedText(version.changeNote)
  return [
    `Approve submission ${version.ordinal} of “${gitName(version.title).slice(0, 120)}”`,
    ...(note === '' ? [] : [note]),
    [
      `Approved by ${version.approvers.map(gitName).join(', ')}.`,
      `Fingerprint (SHA-256 of the .json file): ${version.fingerprint}`,
      '',
    ].join('\n'),
  ].join('\n\n')
}

/** One line without what git keeps for itself. */
function gitName(name: string): string {
  return name
    .replace(/[\p{C}<>\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

/** Several lines of a person's own, none of which can pass for one of git's or ours. */
function typedText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\p{C}+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, 4000)
}
