// What a browser would never send: texts, forms, queries and parts of addresses made to break whoever reads them.

export type FormFields = Record<string, { value: string; hidden: boolean }>
export type HostileForm = { name: string; type: string; body: Buffer }

const urlencoded = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=edge'

/** Percent-encoded already, because some of it is no text at all. */
const texts: Record<string, string> = {
  'a megabyte': 'x'.repeat(1_000_000),
  'a megabyte of emoji': '%F0%9F%98%80'.repeat(80_000),
  'NUL and control signs': 'a%00b%07c%1Bd%7F',
  'half of a surrogate pair': 'a%ED%A0%80b',
  'bytes that are no text': '%FF%FE%C3%28',
  'right-to-left overrides': '%E2%80%AEgnp.exe%E2%80%8F%E2%81%A6x',
  'a number without end': '1e309',
  'a number below zero': '-1',
  'a date that is none': '2027-02-31',
  markup: encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(1)>{alert(1)}'),
  'MDX and Markdown': encodeURIComponent(
    "import x from 'fs'\n\n{process.exit()}\n\n[a](javascript:alert(1)) <a/> ```",
  ),
  'the database': encodeURIComponent("'; drop table people; --"),
  'names of JavaScript': '__proto__',
  'a thousand lines': 'a%0D%0A'.repeat(1_000),
  'deep Markdown': encodeURIComponent(`${'> '.repeat(400)}${'- '.repeat(400)}${'['.repeat(800)}`),
}

/** Every kind of hostile form made of the fields that a page has. */
export function hostileForms(fields: FormFields): HostileForm[] {
  const names = Object.keys(fields)
  const pairs = (value: (name: string) => string) =>
    names.map((name) => `${encodeURIComponent(name)}=${value(name)}`).join('&')
  const kept = (name: string) => encodeURIComponent(fields[name]?.value ?? '')
  const form = (name: string, body: string, type = urlencoded) => ({ name, type, body: Buffer.from(body) })
  const one = Math.max(1, names.filter((name) => !fields[name]?.hidden).length)
  const forms: HostileForm[] = [form('empty', '')]
  for (const [name, text] of Object.entries(texts)) {
    const share = text.length > 100_000 ? text.slice(0, Math.floor(1_200_000 / one / 12) * 12) : text
    forms.push(
      form(
        `${name} in what is typed`,
        pairs((field) => (fields[field]?.hidden ? kept(field) : share)),
      ),
    )
    if (text.length < 100_000)
      forms.push(
        form(
          `${name} in everything`,
          pairs(() => text),
        ),
      )
  }
  const intents = names.filter((name) => fields[name]?.hidden)
  forms.push(
    form('lists', pairs(kept).replace(/=/g, '[]=')),
    form('each twice', `${pairs(kept)}&${pairs(() => 'again')}`),
    form('prototypes', `${pairs(kept)}&__proto__=1&__proto__[admin]=1&constructor.prototype.x=1&toString=1`),
    form(
      'prototypes as marks',
      `asked=__proto__&started-__proto__=&q-__proto__=x&asked=constructor&q-constructor=y`,
    ),
    form('broken percent signs', '%=%&===&%E0%A4%A&a=%zz&&;;'),
    form('a hundred thousand fields', 'a=1&'.repeat(100_000)),
    form('JSON', JSON.stringify({ do: 'leave' }), 'application/json'),
    form('plain text', pairs(kept), 'text/plain'),
    form('no kind at all', pairs(kept), 'x'),
    form('files instead of text', parts(names, '; filename="a.txt"\r\ncontent-type: text/plain', 'a file')),
    form('empty files instead of text', parts(names, '; filename=""', '')),
    form('a form in parts, cut', parts(names, '', 'x').slice(0, -20)),
    form('a form without an edge', 'nothing', 'multipart/form-data'),
    form(
      'text where the choice stands',
      intents.map((name) => `${encodeURIComponent(name)}=sideways`).join('&'),
    ),
  )
  for (const one of forms) if (one.body.length === 0 && one.name !== 'empty') one.body = Buffer.from('a=')
  return forms.map((one) => (/file|in parts/.test(one.name) ? { ...one, type: multipart } : one))
}

function parts(names: readonly string[], disposition: string, value: string): string {
  const fields = names.length > 0 ? names : ['a']
  return `${fields
    .map(
      (name) => `--edge\r\ncontent-disposition: form-data; name="${name}"${disposition}\r\n\r\n${value}\r\n`,
    )
    .join('')}--edge--\r\n`
}

/** Values for everything after a question mark. */
export const hostileWords = [
  '',
  '%00',
  '%ED%A0%80',
  '%E2%80%AEabc',
  '1e309',
  '-1',
  '__proto__',
  '%25_%25%5C',
  "'--",
  '%22%3E%3Cscript%3E',
  'x'.repeat(400),
  'a&words=b&words[]=c',
  '//evil.example/%5C%5Cevil',
]

/** Values for each part of an address. */
export const hostileParts = [
  '%00',
  '%ED%A0%80',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '__proto__',
  'constructor',
  '1e309',
  '-1',
  '0',
  '99999999999999999999',
  "'--",
  '%F0%9F%98%80',
  '%E2%80%AEabc',
  'x'.repeat(1_500),
]
