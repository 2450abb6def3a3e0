// An acknowledgement through HTTP, durable, against a bare durable SQLite commit and against a bare Remix POST that stores nothing.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { newId } from '../../db/identifier'
import { aProduct, type Reader } from './a-product'
import { aBareServer } from './bare'
import { rate, send, times, type Ask } from './load'
import type { Finding } from './run'

const people = 1_500
const connections = 64

export async function measureAcknowledging(): Promise<Finding[]> {
  const product = await aProduct(people)
  try {
    const bare = await aBareServer('remix')
    const path = `/policies/${product.slug}/acknowledgement`
    const asks = product.readers.map((reader) => acknowledgement(reader, { path, origin: product.url }))
    const form = asks[0]?.body ?? ''
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await send(bare.url, times(500, { method: 'POST', path: '/post', headers, body: form }), connections)
    const theirs = await send(
      bare.url,
      times(people, { method: 'POST', path: '/post', headers, body: form }),
      connections,
    )
    const ours = await send(product.url, asks, connections)
    await bare.stop()
    if (ours.statuses[303] !== people)
      throw new Error(`Not every acknowledgement was accepted: ${JSON.stringify(ours.statuses)}`)
    const commits = await bareCommits(2_000)
    return [
      {
        what: `Acknowledge through HTTP, ${connections} at once, every one on disk`,
        ours: rate(ours),
        against: `bare Remix POST ${rate(theirs)}`,
        ratio: ours.perSecond / theirs.perSecond,
      },
      {
        what: 'The same against one durable SQLite commit of two rows after another',
        ours: `${Math.round(ours.perSecond)} per s`,
        against: `bare commits ${Math.round(commits)} per s`,
        ratio: ours.perSecond / commits,
      },
    ]
  } finally {
    await product.stop()
  }
}

function acknowledgement(reader: Reader, target: { path: string; origin: string }): Ask {
  return {
    method: 'POST',
    path: target.path,
    headers: {
      cookie: reader.cookie,
      origin: target.origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      campaign: reader.campaignId,
      version: reader.versionId,
      fingerprint: reader.fingerprint,
    }).toString(),
  }
}

/** Two rows a transaction, WAL, synchronous=FULL, one after another, by the same driver. Per second. */
async function bareCommits(count: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'))
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(join(folder, 'bare.db'), (error) =>
      error ? reject(error) : resolve(opened),
    )
  })
  const run = (text: string) =>
    new Promise<void>((resolve, reject) =>
      database.exec(text, (error) => (error ? reject(error) : resolve())),
    )
  await run(
    'pragma journal_mode=wal; pragma synchronous=full; create table one (id text primary key, what text) strict; create table two (id text primary key, what text) strict',
  )
  const from = performance.now()
  for (let index = 0; index < count; index += 1) {
    const id = newId()
    await run(
      `begin immediate; insert into one values ('${id}', 'acknowledged'); insert into two values ('${id}', 'acknowledged'); commit`,
    )
  }
  const perSecond = count / ((performance.now() - from) / 1_000)
  await new Promise<void>((resolve) => database.close(() => resolve()))
  await rm(folder, { recursive: true, force: true })
  return perSecond
}
