// The record of an incident: lines and ticks as one stream, newest first, in pages.
import { expect, test } from 'vitest'
import { recordPage } from '../../app/domain/incident-record'
import { joel, maria } from '../people'

const at = (minute: string) => `2026-11-24T12:${minute}:00.000Z`
const line = (id: string, minute: string) => ({ id, by: joel, line: `Line ${id}`, at: at(minute) })
const tick = (stepId: string, minute: string) => ({ stepId, by: maria, at: at(minute) })

test('lines and ticks stand together, newest first', () => {
  const entries = recordPage({ lines: [line('b', '09'), line('a', '01')], more: false }, [
    tick('capture', '03'),
    tick('delete', '12'),
  ])
  expect(entries.map((entry) => entry.id)).toEqual(['delete', 'b', 'capture', 'a'])
})

test('each tick stands on exactly one page', () => {
  const ticks = [tick('capture', '03'), tick('delete', '12')]
  const first = recordPage({ lines: [line('c', '15'), line('b', '09')], more: true }, ticks)
  const second = recordPage({ lines: [line('a', '01')], more: false, newest: at('09') }, ticks)
  expect(first.map((entry) => entry.id)).toEqual(['c', 'delete', 'b'])
  expect(second.map((entry) => entry.id)).toEqual(['capture', 'a'])
})
