// Which passwords are good enough. After NIST SP 800-63B: length and a list of common ones, no rules of composition.
import { accepted, refused, type Outcome } from './outcome'

const passwordLength = { min: 12, max: 200 } as const

/** Common ones of twelve characters and more, and the words they are built from. Lower case, letters only where doubled. */
const common = new Set([
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'password123!',
  'passw0rd1234',
  'p@ssw0rd1234',
  'mypassword123',
  'mypassword1234',
  'changemeplease',
  'changeme1234',
  'changeme123!',
  'administrator',
  'administrator1',
  'adminadminadmin',
  'adminadmin123',
  'admin1234567',
  'welcome12345',
  'welcome123456',
  'welcomewelcome',
  'letmeinletmein',
  'letmein12345',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopas',
  'qwertyuiopasdfgh',
  'qwertyuiop[]',
  'qwerty123456',
  'qwertyqwerty',
  'asdfghjkl123',
  'asdfghjkl;12',
  'zxcvbnm12345',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u8i',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  'iloveyou1234',
  'iloveyouforever',
  'sunshine1234',
  'princess1234',
  'football1234',
  'baseball1234',
  'superman1234',
  'trustno1trustno1',
  'abcdefghijkl',
  'abcdefghijklmnop',
  'abcdefghijklmnopqrstuvwxyz',
  'abcd1234abcd',
  'abc123abc123',
  'abcdef123456',
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'socialmedia1',
  'socialmedia123',
  'socialmediapolicy',
  'candorcandor',
  'candor123456',
  'candorpassword',
])

/**
 * Accepts a new password, in the spelling that is hashed.
 * @param about the person's name and address, which must not be the password
 */
export function acceptPassword(typed: string, about: { name: string; email: string }): Outcome<string> {
  const password = normalPassword(typed)
  const length = [...password].length
  if (length < passwordLength.min)
    return no('password-too-short', 'Use at least 12 characters. A short sentence is easy to remember.')
  if (length > passwordLength.max)
    return no('password-too-long', 'Use at most 200 characters. Shorten the password.')
  const plain = password.toLowerCase().trim()
  const own = [about.email, about.name, about.name.replace(/\s+/g, ''), about.email.split('@')[0] ?? '']
  if (own.some((word) => word !== '' && isWordAndDigits(plain, word.toLowerCase())))
    return no('password-is-the-name', 'This is your name or address. Choose something others cannot guess.')
  if (common.has(plain) || isRepetition(plain) || isSequence(plain))
    return no('password-common', 'Many people use this password, so it is guessed first. Choose another one.')
  return accepted(password)
}

/** One spelling, so that a password typed on another keyboard or system is the same (NIST SP 800-63B, 5.1.1.2). */
export function normalPassword(typed: string): string {
  return typed.normalize('NFKC')
}

function no(rule: string, sentence: string): Outcome<string> {
  return refused(rule, 'This password cannot be used. Choose another one.', { password: sentence })
}

function isWordAndDigits(password: string, word: string): boolean {
  return password.startsWith(word) && /^[\d!?.]*$/.test(password.slice(word.length))
}

/** "aaaaaaaaaaaa", "121212121212", "passpasspass". */
function isRepetition(password: string): boolean {
  return /^(.{1,4})\1+$/su.test(password)
}

/** "123456789012", "abcdefghijklm", "987654321098". */
function isSequence(password: string): boolean {
  const codes = [...password].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => (code - (codes[index] ?? 0) + 10) % 10))
  const digits = /^\d+$/.test(password)
  if (digits) return steps.size === 1 && (steps.has(1) || steps.has(9))
  const exact = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return exact.size === 1 && (exact.has(1) || exact.has(-1))
}
