// R3: reading a trace of system calls, so that the proof itself is proven: an answer before the disk is found.
import { expect, test } from 'vitest'
import { readTrace } from '../../bin/stress/sync-trace'

const wal = '23</data/candor.db-wal>'
const write = `12 pwrite64(${wal}, "frame"..., 4096, 32) = 4096`
const sync = `12 fdatasync(${wal}) = 0`
const answer = '11 write(21<socket:[99]>, "HTTP/1.1 303 See Other\\r\\nx"..., 200) = 200'

test('an answer after the write was synced is in order', () => {
  expect(readTrace([write, write, sync, answer].join('\n'))).toEqual({
    ...{ confirmed: 1, tooEarly: 0, writes: 2, syncs: 1 },
  })
})

test('an answer without a sync, or before it, is too early', () => {
  expect(readTrace([write, answer].join('\n'))).toMatchObject({ confirmed: 1, tooEarly: 1 })
  expect(readTrace([write, answer, sync].join('\n'))).toMatchObject({ confirmed: 1, tooEarly: 1 })
  expect(readTrace([write, sync, write, answer].join('\n'))).toMatchObject({ tooEarly: 1 })
})

test('an answer to a change that wrote nothing is too early', () => {
  expect(readTrace([write, sync, answer, answer].join('\n'))).toMatchObject({ confirmed: 2, tooEarly: 1 })
})

test('a sync counts when it ends, for what was written before it began', () => {
  const began = `12 fdatasync(${wal} <unfinished ...>`
  const ended = '12 <... fdatasync resumed>) = 0'
  expect(readTrace([write, began, answer, ended].join('\n'))).toMatchObject({ tooEarly: 1 })
  expect(readTrace([write, began, write, ended, answer].join('\n'))).toMatchObject({ tooEarly: 1 })
  expect(readTrace([write, began, ended, answer].join('\n'))).toMatchObject({ tooEarly: 0 })
})

test('a sync of another file, or one that failed, proves nothing', () => {
  const other = '12 fdatasync(24</data/candor.db>) = 0'
  const failed = `12 fdatasync(${wal}) = -1 EIO (Input/output error)`
  expect(readTrace([write, other, answer].join('\n'))).toMatchObject({ tooEarly: 1 })
  expect(readTrace([write, failed, answer].join('\n'))).toMatchObject({ tooEarly: 1 })
})
