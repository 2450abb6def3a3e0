// Equal values have one text, and so one fingerprint.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../app/domain/canonical-json'
import { fingerprint } from '../../app/domain/fingerprint'
import { paragraph, type PolicyDocument } from '../../app/domain/policy-document'

test('keys are sorted by code unit, at every depth, and nothing is padded', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }], 10: true, é: 2, 9: false })).toBe(
    '{"10":true,"9":false,"a":[{"c":"x","d":null}],"b":1,"é":2}',
  )
})

test('a key without a value is left out', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
})

test.each([
  ['not a number', Number.NaN],
  ['infinity', Infinity],
  ['a date', new Date(0)],
  ['a function', () => 1],
  ['nothing in a list', [undefined]],
  ['a big number', 1n],
  ['a map', new Map()],
])('%s has no canonical JSON', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('whatever JSON can carry comes back from its canonical text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

const policy: PolicyDocument = {
  format: 1,
  language: 'en-GB',
  title: 'Social media',
  facts: [],
  clauses: [
    {
      id: 'purpose',
      number: '1',
      section: 'purpose',
      audience: { kind: 'everyone' },
      heading: 'Why we have this policy',
      blocks: [paragraph('You may speak about your work.')],
      clauses: [],
    },
  ],
}

test('the fingerprint stays the same for the same text, in every release', () => {
  expect(fingerprint(policy)).toBe(fingerprint(structuredClone(policy)))
  expect(fingerprint(policy)).toBe('e3c8937850aa6a55b1a5aa3735184d51e704de731e8abc3df4deef4f22f0f8e5')
})

test('one changed letter changes the fingerprint', () => {
  expect(fingerprint({ ...policy, title: 'Social Media' })).not.toBe(fingerprint(policy))
})
