// Words and sentences are counted the same on every machine.
import { expect, test } from 'vitest'
import { countWords, splitSentences, splitTokens } from '../../app/domain/words'

test('a sentence ends at its mark, not inside a short form', () => {
  expect(splitSentences('Ask Dr. Silva, e.g. by phone. Then post! “Really?” Yes.')).toEqual([
    'Ask Dr. Silva, e.g. by phone.',
    'Then post!',
    '“Really?”',
    'Yes.',
  ])
})

test('Japanese and Arabic sentences end too', () => {
  expect(splitSentences('まず聞いてください。投稿します。')).toEqual(['まず聞いてください。', '投稿します。'])
  expect(splitSentences('هل سألت؟ نعم.')).toEqual(['هل سألت؟', 'نعم.'])
})

test('don’t, self-hosted and 4.2 are one word each; each Chinese character is one', () => {
  expect(countWords('don’t self-host 4.2')).toBe(3)
  expect(countWords('你好')).toBe(2)
})

test('tokens give the text back', () => {
  const text = 'You may—“now” \n post 👩🏽‍💻 𝒳.'
  expect(splitTokens(text).join('')).toBe(text)
})
