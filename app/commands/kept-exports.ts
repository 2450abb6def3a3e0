// Exports that were made already, kept by what went into them: asked again in the same state, the bytes are at hand.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

const kept = new LRUCache<string, Uint8Array>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (bytes) => bytes.length + 200,
})

/** The bytes for these parts of a key, made once. The key holds everything that the bytes depend on. */
export async function keptBytes(
  parts: readonly string[],
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const known = kept.get(key)
  if (known) return known
  const bytes = await make()
  kept.set(key, bytes)
  return bytes
}
