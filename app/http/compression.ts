// Smaller answers for whoever can read them, squeezed off the main thread.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const squeezeBrotli = promisify(brotliCompress)
const squeezeGzip = promisify(gzip)
const worthwhile = 1_000
const textual = /^(text\/|application\/(json|javascript|xml)|image\/svg)/

/** The body squeezed and its encoding, or null when it should go as it is. */
export async function compressed(
  body: Uint8Array,
  contentType: string,
  acceptEncoding: string | undefined,
): Promise<{ body: Buffer; encoding: 'br' | 'gzip' } | null> {
  if (!acceptEncoding || body.length < worthwhile || !textual.test(contentType)) return null
  if (accepts(acceptEncoding, 'br'))
    return {
      body: await squeezeBrotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 4,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      }),
      encoding: 'br',
    }
  if (accepts(acceptEncoding, 'gzip'))
    return { body: await squeezeGzip(body, { level: 3 }), encoding: 'gzip' }
  return null
}

/** True when the header names the encoding and does not rule it out. */
export function accepts(acceptEncoding: string, encoding: 'br' | 'gzip'): boolean {
  return acceptEncoding.split(',').some((part) => {
    const [name, ...parameters] = part.trim().split(';')
    return name === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))
  })
}
