// A sign-in leads only to pages of this server.
import { expect, test } from 'vitest'
import { localPath } from '../../app/identity/local-path'

test('paths of this server pass, with their query', () => {
  expect(localPath('/policies/social?version=2#c1')).toBe('/policies/social?version=2#c1')
  expect(localPath('/')).toBe('/')
})

test('everything that a browser could read as another place becomes the front page', () => {
  const others = [
    null,
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /policies',
    'javascript:alert(1)',
    '/.//evil.example',
    '/..//evil.example',
    '/policies\\..',
    `/${'a'.repeat(2_000)}`,
    '/sign-in?next=/x',
    '/sign-out',
  ]
  for (const other of others) expect([other, localPath(other)]).toEqual([other, '/'])
})
