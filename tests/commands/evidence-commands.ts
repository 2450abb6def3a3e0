// The commands of evidence packs, each once: what must be there before, and the call itself.
import { importPack } from '../../app/commands/import-pack'
import { packVersion } from '../../app/commands/pack-version'
import { renewSigningKey } from '../../app/commands/signing-key'
import { aPackedVersion, packed } from '../evidence/a-pack'
import { deskOf, valueOf } from '../instance'
import { nadia, piotr } from '../people'
import { aPolicy, submit } from '../policies'
import type { CommandRow } from './command-row'

export const evidenceCommands: readonly CommandRow[] = [
  {
    // The first pack, which makes the key.
    command: 'packVersion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId))
      return (now, once) => packVersion(deskOf(now, piotr, { once }), { policyId, ordinal: 1 })
    },
  },
  {
    command: 'renewSigningKey',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId))
      await packed(candor, policyId)
      return (now, once) => renewSigningKey(deskOf(now, nadia, { once }), { reason: 'A copy was lost.' })
    },
  },
  {
    command: 'importPack',
    async arrange() {
      const { bytes } = await aPackedVersion()
      return (now, once) =>
        importPack(deskOf(now, nadia, { once }), { name: 'pack.zip', bytes, knownKey: '' })
    },
  },
]
