// RFC 3161: a good stamp is kept, and whatever is wrong with one is refused in a sentence, within time and size.
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkStamp } from '../../app/outside/time-stamp-answer'
import { stampRequest } from '../../app/outside/time-stamp-request'
import { askForStamp } from '../../app/outside/time-stamping-service'
import { aFolder } from '../databases/database'
import { valueOf } from '../instance'
import { aStampingServer, type Manner } from '../time-stamping-server'

const head = `1234:${'3f'.repeat(32)}`
/** Short only where the service is to be too slow: a busy machine takes its time too. */
const limitsFor = (manner: Manner) => ({
  milliseconds: manner === 'slow' ? 400 : 20_000,
  bytes: 64 * 1024,
})

test.each<Manner>(['good', 'signer alone'])(
  'a %s stamp is accepted with its time and signer',
  async (manner) => {
    const server = await aStampingServer(manner)
    const stamp = valueOf(await askForStamp(server.url, head))
    expect(stamp).toMatchObject({
      at: new Date('2026-11-24T12:00:05.000Z'),
      serial: '29',
      signer: 'Test Stamps',
    })
    expect(stamp.chainEnd).toMatch(/^[0-9a-f]{64}$/)
  },
)

test.each<[Manner, string]>([
  ['wrong nonce', 'stamp-nonce'],
  ['wrong imprint', 'stamp-imprint'],
  ['expired certificate', 'stamp-certificate-expired'],
  ['foreign authority', 'stamp-certificate-foreign'],
  ['certificate for something else', 'stamp-use'],
  ['no certificate', 'stamp-certificate-missing'],
  ['changed after signing', 'stamp-signature'],
  ['not granted', 'stamp-not-granted'],
  ['garbage', 'not-a-stamp'],
  ['empty', 'not-a-stamp'],
  ['huge', 'service-answer-large'],
  ['slow', 'service-slow'],
  ['redirect', 'service-answered'],
  ['error', 'service-answered'],
])('%s is refused', async (manner, rule) => {
  const server = await aStampingServer(manner)
  expect(await askForStamp(server.url, head, limitsFor(manner))).toMatchObject({ ok: false, rule })
})

test('a service that is not there is refused', async () => {
  expect(await askForStamp('http://127.0.0.1:9/stamp', head)).toMatchObject({ rule: 'service-away' })
})

test('an answer with any one byte changed is refused, or says what the good one says', async () => {
  const server = await aStampingServer('good')
  const request = stampRequest(head)
  const response = await fetch(server.url, { method: 'POST', body: new Uint8Array(request.bytes) })
  const answer = new Uint8Array(await response.arrayBuffer())
  const good = valueOf(await checkStamp(answer, request))
  const said: string[] = []
  for (let place = 0; place < answer.length; place += 7) {
    const changed = new Uint8Array(answer)
    changed[place] = (changed[place] ?? 0) ^ 0x41
    const outcome = await checkStamp(changed, request)
    if (outcome.ok)
      said.push(`${outcome.value.at.toISOString()} ${outcome.value.serial} ${outcome.value.signer}`)
  }
  expect(new Set([...said, `${good.at.toISOString()} ${good.serial} ${good.signer}`]).size).toBe(1)
  expect(said.length).toBeLessThan(answer.length / 14)
})

/** Where OpenSSL is not installed the test server alone speaks for the format. */
const openssl = spawnSync('openssl', ['version']).status === 0

test.runIf(openssl)('OpenSSL accepts the token for the head as it is printed', async () => {
  const server = await aStampingServer('good')
  const stamp = valueOf(await askForStamp(server.url, head))
  const folder = await aFolder()
  const file = (name: string) => join(folder, name)
  await writeFile(file('token.der'), stamp.token)
  await writeFile(file('authority.pem'), server.authority)
  await writeFile(file('head.txt'), head)
  const check = ['ts', '-verify', '-token_in', '-in', file('token.der'), '-data', file('head.txt')]
  const checked = spawnSync('openssl', [...check, '-CAfile', file('authority.pem')])
  expect(`${checked.stdout.toString()}${checked.stderr.toString()}`).toContain('Verification: OK')
})
