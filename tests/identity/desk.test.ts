// The one-time key of a form: the same form twice is one, another form with the same key is another.
import { expect, test } from 'vitest'
import { deskFor } from '../../app/identity/desk'
import { anInstance, contextOf } from '../instance'
import { amara } from '../people'

const once = '0192f0c1-7b7a-7000-8000-000000000000'

async function keyOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ once, ...fields })) form.set(name, value)
  return deskFor(contextOf(await anInstance(), amara), form).once
}

test('a form that is sent twice has one key, also when its words were changed in between', async () => {
  expect(await keyOf({ title: 'One' })).toBe(await keyOf({ title: 'Two' }))
})

test('another form, or another button of it, does not get the answer of the first', async () => {
  const keys = [
    await keyOf({ title: 'A' }),
    await keyOf({ name: 'A' }),
    await keyOf({ title: 'A', intent: 'keep' }),
  ]
  expect(new Set([...keys, await keyOf({ title: 'A', intent: 'restore' })]).size).toBe(4)
})

test('what is no key is none', async () => {
  expect(await keyOf({ once: '2026-99-99 ' })).toBeUndefined()
})
