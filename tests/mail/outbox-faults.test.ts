// Mail when things go wrong, against a real mail server: nothing is lost, and nothing goes out twice without that being seen.
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { tryMailAgain } from '../../app/commands/try-mail-again'
import type { Candor } from '../../app/context'
import { sendWaiting } from '../../app/jobs/outbox'
import type { Mail, Mailer } from '../../app/mail/mailer'
import { listMessages, queueMessage } from '../../db/outbox'
import type { OutboxTable } from '../../db/tables'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { aPlace, deskOf, joined } from '../identity/a-place'
import { aMailer, aMailServer, type Received } from './a-mail-server'

async function queue(candor: Candor, count = 1): Promise<void> {
  const at = candor.now()
  await transact(candor.db, async (trx) => {
    for (let place = 0; place < count; place += 1) {
      const message = { personId: null, address: `person-${place}@example.org`, subject: 'S', body: 'B' }
      await queueMessage(trx, { ...message, at })
    }
  })
}

async function messages(candor: Candor): Promise<OutboxTable[]> {
  return candor.db.selectFrom('outbox').selectAll().orderBy('id').execute()
}

async function only(candor: Candor): Promise<OutboxTable> {
  const [message] = await messages(candor)
  if (!message) throw new Error('There is no message.')
  return message
}

function messageIds(received: Received[]): (string | undefined)[] {
  return received.map((mail) => /^Message-ID: (.*)$/im.exec(mail.text)?.[1])
}

function no(code: number): Error {
  return Object.assign(new Error(`Answer ${code}`), { responseCode: code })
}

test('"not now" waits and goes out later; that is not unsure', async () => {
  const { candor, wait } = await aPlace()
  let refuses = true
  const { url, received } = await aMailServer({
    onRcptTo: (_address, _session, done) => done(refuses ? no(451) : undefined),
  })
  await queue(candor)
  await sendWaiting(candor, aMailer(url))
  expect(await only(candor)).toMatchObject({
    outcome: null,
    attempts: 1,
    claimed_at: null,
    unsure_since: null,
  })
  refuses = false
  wait(60)
  await sendWaiting(candor, aMailer(url))
  expect(received).toHaveLength(1)
  expect(await only(candor)).toMatchObject({ outcome: 'sent', unsure_since: null, claimed_at: null })
})

test('a refusal after the whole message is an answer: it failed, and is not unsure', async () => {
  const { candor } = await aPlace()
  const { url } = await aMailServer({
    onData: (stream, _session, done) => stream.on('end', () => done(no(554))).resume(),
  })
  await queue(candor)
  await sendWaiting(candor, aMailer(url))
  expect(await only(candor)).toMatchObject({ outcome: 'failed', unsure_since: null })
})

test('a server that hangs costs a few tries, not one for each message, and what waits goes out when it is back', async () => {
  const { candor, wait } = await aPlace()
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  const address = silent.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const impatient = { connect: 150, silence: 150, whole: 2_000 }
  await queue(candor, 20)
  await sendWaiting(candor, aMailer(`smtp://127.0.0.1:${port}`, impatient))
  const tried = (await messages(candor)).filter((message) => message.attempts > 0)
  expect(tried).toHaveLength(4)
  expect(tried[0]).toMatchObject({ outcome: null, unsure_since: null, claimed_at: null })
  expect(tried[0]?.last_error).toContain('did not answer')
  const { url, received } = await aMailServer()
  wait(60)
  await sendWaiting(candor, aMailer(url))
  expect(received).toHaveLength(20)
})

test('a stop does not wait for a server that hangs, and leaves the message to be sent', async () => {
  const { candor } = await aPlace()
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  const address = silent.address()
  const mailer = aMailer(`smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  await queue(candor)
  const sending = sendWaiting(candor, mailer)
  await new Promise((resolve) => setTimeout(resolve, 100))
  mailer.close()
  await sending
  expect(await only(candor)).toMatchObject({ outcome: null, claimed_at: null, unsure_since: null })
})

onBothEngines('a mail server that takes the message and dies before it answers', (engine) => {
  test('gets it again under the same Message-ID, and the list says since when that is unsure', async () => {
    const { candor, at, wait } = await aPlace({ engine })
    const crash: { drop: () => void; received: Received[] } = { drop: () => undefined, received: [] }
    const first = await aMailServer({
      onData(stream, session, _done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map((recipient) => recipient.address)
          crash.received.push({ to, text: Buffer.concat(chunks).toString() })
          crash.drop()
        })
      },
    })
    crash.drop = first.drop
    await queue(candor)
    await sendWaiting(candor, aMailer(first.url))
    expect(crash.received).toHaveLength(1)
    expect(await only(candor)).toMatchObject({
      outcome: null,
      unsure_since: at.toISOString(),
      claimed_at: null,
    })

    const second = await aMailServer()
    wait(60)
    await sendWaiting(candor, aMailer(second.url))
    const sent = await only(candor)
    expect(sent).toMatchObject({ outcome: 'sent', unsure_since: at.toISOString() })
    expect(messageIds(second.received)).toEqual([`<${sent.id}@example.org>`])
    expect(messageIds(second.received)).toEqual(messageIds(crash.received))
    expect(await listMessages(candor.db, { limit: 9, show: 'unsure' })).toHaveLength(1)
  })
})

test('a process that dies between sending and noting it: the second mail has the same Message-ID and can be seen', async () => {
  const { candor, at, wait } = await aPlace()
  const { url, received } = await aMailServer()
  const real = aMailer(url)
  const dies: Mailer = {
    async send(mail) {
      await real.send(mail)
      await new Promise(() => undefined)
    },
    close: () => undefined,
  }
  await queue(candor)
  void sendWaiting(candor, dies)
  await expect.poll(() => received.length).toBe(1)
  expect(await only(candor)).toMatchObject({ claimed_at: at.toISOString(), unsure_since: null })
  wait(299)
  await sendWaiting(candor, aMailer(url))
  expect(received).toHaveLength(1)
  wait(2)
  await Promise.all([sendWaiting(candor, aMailer(url)), sendWaiting(candor, aMailer(url))])
  expect(received).toHaveLength(2)
  expect(new Set(messageIds(received)).size).toBe(1)
  expect(await only(candor)).toMatchObject({
    outcome: 'sent',
    claimed_at: null,
    unsure_since: at.toISOString(),
  })
})

test('what somebody waits for does not stand behind many reminders, and never more than a few are under way', async () => {
  const { candor } = await aPlace()
  await queue(candor, 120)
  const all = (await messages(candor)).map((message) => message.id)
  const order: string[] = []
  let underWay = 0
  let most = 0
  const mailer: Mailer = {
    async send(mail: Mail) {
      order.push(mail.id)
      most = Math.max(most, (underWay += 1))
      await new Promise((resolve) => setTimeout(resolve, 15))
      underWay -= 1
    },
    close: () => undefined,
  }
  await sendWaiting(candor, mailer)
  expect(order.indexOf(all.at(-1) ?? '')).toBeLessThan(10)
  expect([...order].sort()).toEqual(all)
  expect(most).toBe(4)
})

test('an administrator has a failed message tried again; nobody else, and no other message', async () => {
  const { candor, administrator } = await aPlace()
  const refusing = await aMailServer({ onRcptTo: (_address, _session, done) => done(no(550)) })
  await queue(candor)
  await sendWaiting(candor, aMailer(refusing.url))
  const { id } = await only(candor)
  const staff = await joined(candor, 'Joel Brandt', ['staff'])
  expect(await tryMailAgain(deskOf(candor, staff), id)).toMatchObject({ rule: 'not-allowed' })
  expect(await tryMailAgain(deskOf(candor, administrator), id)).toMatchObject({ ok: true })
  expect(await tryMailAgain(deskOf(candor, administrator), id)).toMatchObject({ rule: 'not-failed' })
  const { url, received } = await aMailServer()
  await sendWaiting(candor, aMailer(url))
  expect(received).toHaveLength(1)
  expect(await only(candor)).toMatchObject({ outcome: 'sent', attempts: 1 })
})
