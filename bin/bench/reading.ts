// Reading a published policy signed in, against a bare server that sends the same bytes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { aProduct } from './a-product'
import { aBareServer } from './bare'
import { once, rate, send, times } from './load'
import type { Finding } from './run'

const requests = 12_000
const connections = 16

export async function measureReading(): Promise<Finding[]> {
  const product = await aProduct(20)
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'))
  try {
    const headers = { cookie: product.readers[0]?.cookie ?? '', 'accept-encoding': 'gzip' }
    const ask = { path: `/policies/${product.slug}`, headers }
    const page = await once(product.url, ask)
    if (page.status !== 200) throw new Error(`The policy page answered ${page.status}.`)
    await writeFile(join(folder, 'page.gz'), page.body)
    const bare = await aBareServer('bytes', join(folder, 'page.gz'))
    const again = { ...ask, headers: { ...headers, 'if-none-match': String(page.headers.etag) } }
    await send(product.url, times(2_000, ask), connections)
    await send(bare.url, times(2_000, ask), connections)
    const theirs = await send(bare.url, times(requests, ask), connections)
    const ours = await send(product.url, times(requests, ask), connections)
    const unchanged = await send(product.url, times(requests, again), connections)
    const everybody = product.readers.map((reader) => ({
      ...ask,
      headers: { ...headers, cookie: reader.cookie },
    }))
    const mixed = await send(
      product.url,
      Array.from({ length: requests }, (_, index) => everybody[index % everybody.length] ?? ask),
      connections,
    )
    const health = await send(product.url, times(requests, { path: '/favicon.svg' }), connections)
    await bare.stop()
    const html = gunzipSync(page.body).toString()
    const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
    const style = await once(product.url, { path: sheet, headers: { 'accept-encoding': 'br' } })
    return [
      {
        what: 'Read a published policy, signed in, 16 connections',
        ours: rate(ours),
        against: `bare server ${rate(theirs)}`,
        ratio: ours.perSecond / theirs.perSecond,
      },
      {
        what: 'The same, twenty readers in turn',
        ours: rate(mixed),
        against: 'bare server, as above',
        ratio: mixed.perSecond / theirs.perSecond,
      },
      {
        what: 'The same, unchanged since (304)',
        ours: rate(unchanged),
        against: 'bare server, as above',
        ratio: unchanged.perSecond / theirs.perSecond,
      },
      {
        what: 'A static file through the same door',
        ours: rate(health),
        against: 'bare server, as above',
        ratio: health.perSecond / theirs.perSecond,
      },
      {
        what: 'First view of a reading page besides fonts',
        ours: `${kilobytes(page.body)} page + ${kilobytes(style.body)} style, ${scripts(html)} scripts`,
        against: 'goal: 20 kB',
        ratio: null,
      },
    ]
  } finally {
    await product.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function kilobytes(body: Buffer): string {
  return `${(body.length / 1_000).toFixed(1)} kB`
}

function scripts(html: string): number {
  return html.split('<script').length - 1
}
