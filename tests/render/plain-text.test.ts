// Plain text, dates and the words of the sheet: the same on every machine.
import { expect, test } from 'vitest'
import { paragraph } from '../../app/domain/policy-document'
import { contactRole } from '../../app/render/block-labels'
import { plainText, plainTextOfBlocks } from '../../app/render/plain-text'
import { printable } from '../../app/render/printable'
import { printedDate, printedInstant } from '../../app/render/printed-date'
import { sheetFacts, statusSentence } from '../../app/render/sheet'
import { clause, draftSheet, everyBlock, policy, publishedSheet, supersededSheet } from './documents'

test('reads with numbers, marks and labels', () => {
  expect(plainText(policy([clause('a', 'Ask', [paragraph('You may.')], [clause('b', 'Whom', [])])]))).toBe(
    'Social media policy\n\n1 Ask\n\nYou may.\n\n1.1 Whom\n',
  )
})

test('lists keep their marks, nested ones their place', () => {
  expect(plainTextOfBlocks(everyBlock.slice(1, 2))).toBe(
    '- Check the facts.\n- Then check the picture:\n\n  1. who is in it\n  2. who took it',
  )
})

test('what no format can carry becomes visible', () => {
  expect(printable('a\u0000b\ud800c\nd')).toBe('a\ufffdb\ufffdc d')
  expect(printable('👩🏽‍💻')).toBe('👩🏽‍💻')
})

test('dates print in UTC and in English, whatever the machine', () => {
  expect(printedInstant('2027-03-14T09:12:00Z')).toBe('14 March 2027, 09:12 UTC')
  expect(printedInstant('2027-03-14T23:30:00-02:00')).toBe('15 March 2027, 01:30 UTC')
  expect(printedInstant('2027-04-01')).toBe('1 April 2027')
  expect(printedDate('2027-04-01T00:00:00Z')).toBe('1 April 2027')
  expect(printedDate('soon')).toBe('soon')
})

test('the sheet says what the text is worth', () => {
  expect(statusSentence(draftSheet)).toBe('This is a draft. Nobody has approved it, so do not rely on it.')
  expect(statusSentence(publishedSheet)).toBe('This version is published. It applies from 1 April 2027.')
  expect(statusSentence(supersededSheet)).toBe(
    'A newer version has replaced this one. Read version 4.0 instead.',
  )
  expect(sheetFacts(draftSheet)[0]).toEqual(['Version', 'Draft r12'])
})

test('role keys read as roles', () => {
  expect(contactRole('incident-lead')).toBe('Incident lead')
  expect(contactRole('it-security')).toBe('IT security')
})
