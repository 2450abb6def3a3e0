// Cold start and memory: the server alone, then after a thousand pages.
import { aProduct, memoryOf } from './a-product'
import { send, times } from './load'
import type { Finding } from './run'

export async function measureStartUp(): Promise<Finding[]> {
  const product = await aProduct(1)
  try {
    const idle = await memoryOf(product.process.pid)
    const cookie = product.readers[0]?.cookie ?? ''
    await send(product.url, times(1_000, { path: '/policies', headers: { cookie } }), 16)
    const loaded = await memoryOf(product.process.pid)
    return [
      {
        what: 'Cold start, built, on a migrated database',
        ours: `${Math.round(product.startedIn)} ms`,
        against: 'goal: 375 ms',
        ratio: product.startedIn / 375,
      },
      {
        what: 'Memory idle',
        ours: idle === null ? 'not known here' : `${idle} MB`,
        against: 'goal: 110 MB',
        ratio: idle && idle / 110,
      },
      {
        what: 'Memory after 1,000 list pages',
        ours: loaded === null ? 'not known here' : `${loaded} MB`,
        against: '',
        ratio: null,
      },
    ]
  } finally {
    await product.stop()
  }
}
