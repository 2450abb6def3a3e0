// Reading one field: what is made of its text, and that no text holds the server up.
import { expect, test } from 'vitest'
import { readFields } from '../../app/forms/fields'

function read(typed: string, rule: { lines?: true } = {}) {
  const form = new FormData()
  form.set('name', typed)
  return readFields(form, { name: { label: 'The name', max: 120, ...rule } })
}

test('line ends and the white space around them become one space', () => {
  expect(read('  a \t\r\n \n  b  c\rd\n')).toEqual({ ok: true, value: { name: 'a b  c d' } })
  expect(read(' a \r\n b ', { lines: true })).toEqual({ ok: true, value: { name: 'a \n b' } })
})

test.each([
  ['spaces', ' '],
  ['tabs', '\t'],
  ['empty lines', '\n'],
  ['lines of spaces', ' \n '],
])('a field of nothing but %s between two letters is read at once', (_, sign) => {
  const started = process.cpuUsage()
  read(`a${sign.repeat(400_000)}b`)
  read(`a${sign.repeat(400_000)}b`, { lines: true })
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1.5)
})
