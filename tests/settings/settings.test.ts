// Settings: what an instance starts with, and the sentence when it cannot.
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isLoopback, readSettings, SettingsMistake } from '../../app/settings'

test('without any setting it serves this machine only, from a file in ./data', () => {
  const settings = readSettings({})
  expect(settings).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    loopback: true,
    url: 'http://localhost:3000',
    urlGiven: false,
    smtpUrl: null,
    samplePublic: false,
    trustProxy: 0,
    databaseUrl: `file:${join(resolve('data'), 'candor.db')}`,
  })
})

test('the database stands in the data folder unless it is named', () => {
  expect(readSettings({ CANDOR_DATA: '/srv/candor' }).databaseUrl).toBe('file:/srv/candor/candor.db')
  expect(readSettings({ DATABASE_URL: 'postgres://a:b@db/candor' }).databaseUrl).toBe(
    'postgres://a:b@db/candor',
  )
  expect(readSettings({ DATABASE_URL: 'file:///srv/x.db' }).databaseUrl).toBe('file:/srv/x.db')
})

test('an empty value counts as left out', () => {
  expect(readSettings({ PORT: '', CANDOR_URL: ' ', SMTP_URL: '' })).toEqual(readSettings({}))
})

test('the address people type becomes an origin', () => {
  const settings = readSettings({ CANDOR_URL: 'https://Candor.example.org/' })
  expect(settings.url).toBe('https://candor.example.org')
  expect(settings.urlGiven).toBe(true)
  expect(settings.mailFrom).toBe('candor@candor.example.org')
})

describe('a setting that cannot be used is refused by name', () => {
  const mistakes: [Record<string, string>, string][] = [
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ HOST: 'a b' }, 'HOST'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ CANDOR_URL: 'candor.example.org' }, 'CANDOR_URL'],
    [{ CANDOR_URL: 'https://candor.example.org/path' }, 'CANDOR_URL'],
    [{ CANDOR_URL: 'ftp://candor.example.org' }, 'CANDOR_URL'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL'],
    [{ CANDOR_MAIL_FROM: 'Candor <a@b>' }, 'CANDOR_MAIL_FROM'],
    [{ CANDOR_SAMPLE_PUBLIC: 'yes' }, 'CANDOR_SAMPLE_PUBLIC'],
    [{ CANDOR_TRUST_PROXY: 'true' }, 'CANDOR_TRUST_PROXY'],
    [{ CANDOR_MIRROR: 'https://git.example.org/policies.git' }, 'CANDOR_MIRROR'],
    [{ CANDOR_MIRROR: 'git@git.example.org:policies.git' }, 'CANDOR_MIRROR'],
    [{ CANDOR_MIRROR: '/srv', CANDOR_DATA: '/srv/candor' }, 'CANDOR_MIRROR'],
    [{ CANDOR_MIRROR: '.' }, 'CANDOR_MIRROR'],
  ]
  test.each(mistakes)('%o', (env, name) => {
    expect(() => readSettings(env)).toThrow(SettingsMistake)
    expect(() => readSettings(env)).toThrow(new RegExp(`^${name} must .*\\.$`))
  })
})

test('the mirror is off, or a folder of its own', () => {
  expect(readSettings({}).mirrorDirectory).toBeNull()
  expect(readSettings({ CANDOR_MIRROR: 'mirror' }).mirrorDirectory).toBe(resolve('mirror'))
  expect(readSettings({ CANDOR_MIRROR: '/srv/mirror' }).mirrorDirectory).toBe('/srv/mirror')
})

test('only this machine is loopback', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]', 'LOCALHOST'])
    expect(isLoopback(host)).toBe(true)
  for (const host of [
    '0.0.0.0',
    '::',
    '10.0.0.1',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '1127.0.0.1',
  ])
    expect(isLoopback(host)).toBe(false)
})
