// Mail: sent once after commit, again when the server was away, never from the sample.
import { expect, test } from 'vitest'
import { invitePerson } from '../../app/commands/invite-person'
import type { Candor } from '../../app/context'
import { sendWaiting } from '../../app/jobs/outbox'
import type { Mailer } from '../../app/mail/mailer'
import { queueMessage } from '../../db/outbox'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { aPlace, deskOf } from '../identity/a-place'
import { aMailer, aMailServer } from './a-mail-server'

async function queue(candor: Candor, address: string, subject = 'Subject', body = 'Body'): Promise<void> {
  const at = candor.now()
  await transact(candor.db, (trx) => queueMessage(trx, { personId: null, address, subject, body, at }))
}

async function outcomes(candor: Candor): Promise<(string | null)[]> {
  const rows = await candor.db.selectFrom('outbox').select('outcome').orderBy('id').execute()
  return rows.map((row) => row.outcome)
}

onBothEngines('sending', (engine) => {
  test('two processes that send at once send each message once', async () => {
    const { candor } = await aPlace({ engine })
    const { url, received } = await aMailServer()
    for (let message = 0; message < 12; message += 1) await queue(candor, `person-${message}@example.org`)
    await Promise.all([sendWaiting(candor, aMailer(url)), sendWaiting(candor, aMailer(url))])
    await sendWaiting(candor, aMailer(url))
    expect(received.flatMap((mail) => mail.to).sort()).toEqual(
      Array.from({ length: 12 }, (_, message) => `person-${message}@example.org`).sort(),
    )
    expect(new Set(await outcomes(candor))).toEqual(new Set(['sent']))
  })
})

test('an invitation arrives as text, from Candor, and its link is not kept afterwards', async () => {
  const { candor, administrator } = await aPlace()
  const { url, received } = await aMailServer()
  const person = { name: 'Joel', email: 'joel@example.org', jobTitle: '', department: '' }
  await invitePerson(deskOf(candor, administrator), { ...person, roles: ['staff'] })
  await sendWaiting(candor, aMailer(url))
  const text = received[0]?.text ?? ''
  expect(text).toContain('From: Candor <candor@example.org>')
  expect(text).toContain('Content-Type: text/plain')
  expect(text.replace(/=\r\n/g, '')).toMatch(/https:\/\/candor\.example\.org\/invitation\/[\w-]{43}/)
  const kept = await candor.db.selectFrom('outbox').select('body').executeTakeFirstOrThrow()
  expect(kept.body).toContain('/invitation/…')
  expect(kept.body).not.toMatch(/\/invitation\/[\w-]{20}/)
})

test('without a mail server, and in the sample, messages are kept', async () => {
  const { candor } = await aPlace()
  await queue(candor, 'joel@example.org')
  await sendWaiting(candor, null)
  expect(await outcomes(candor)).toEqual(['kept'])
  const sample = await aPlace({ sample: true })
  const { url, received } = await aMailServer()
  await queue(sample.candor, 'joel@example.org')
  await sendWaiting(sample.candor, aMailer(url))
  expect(await outcomes(sample.candor)).toEqual(['kept'])
  expect(received).toEqual([])
})

test('while the mail server is away a message waits longer each time, then counts as failed', async () => {
  const { candor, wait } = await aPlace()
  const away = await aMailServer()
  await away.close()
  const mailer = aMailer(away.url)
  await queue(candor, 'joel@example.org')
  const attempts = async () =>
    (await candor.db.selectFrom('outbox').select('attempts').executeTakeFirstOrThrow()).attempts
  await sendWaiting(candor, mailer)
  expect(await attempts()).toBe(1)
  wait(59)
  await sendWaiting(candor, mailer)
  expect(await attempts()).toBe(1)
  wait(1)
  await sendWaiting(candor, mailer)
  expect(await attempts()).toBe(2)
  for (let turn = 0; turn < 10; turn += 1) {
    wait(12 * 3_600)
    await sendWaiting(candor, mailer)
  }
  expect(await attempts()).toBe(9)
  expect(await outcomes(candor)).toEqual(['failed'])
})

test('a message that the mail server will never take is not tried again', async () => {
  const { candor } = await aPlace()
  const { url } = await aMailServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })),
  })
  await queue(candor, 'nobody@example.org')
  await sendWaiting(candor, aMailer(url))
  expect(await outcomes(candor)).toEqual(['failed'])
  const row = await candor.db.selectFrom('outbox').select('last_error').executeTakeFirstOrThrow()
  expect(row.last_error).toContain('No such mailbox')
})

test('nothing typed becomes a header or a second recipient', async () => {
  const { candor } = await aPlace()
  const { url, received } = await aMailServer()
  await queue(candor, 'joel@example.org', 'Hello\r\nBcc: mallory@example.org\r\n\r\nowned')
  await queue(candor, 'joel@example.org\r\nBcc: mallory@example.org')
  await queue(candor, 'joel@example.org, mallory@example.org')
  await queue(candor, 'Mallory <mallory@example.org>')
  await sendWaiting(candor, aMailer(url))
  expect(await outcomes(candor)).toEqual(['sent', 'failed', 'failed', 'failed'])
  expect(received).toHaveLength(1)
  expect(received[0]?.to).toEqual(['joel@example.org'])
  expect(received[0]?.text).not.toMatch(/^Bcc:/im)
})

test('a process that died while sending lets go of its message', async () => {
  const { candor, wait } = await aPlace()
  const { url, received } = await aMailServer()
  await queue(candor, 'joel@example.org')
  const died: Mailer = { send: () => new Promise(() => undefined), close: () => undefined }
  void sendWaiting(candor, died)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await sendWaiting(candor, aMailer(url))
  expect(received).toHaveLength(0)
  wait(301)
  await sendWaiting(candor, aMailer(url))
  expect(received).toHaveLength(1)
})
