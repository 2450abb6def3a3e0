// The script of verify.html: a file is chosen or dropped, checked here in the browser, and the result told in plain words.
import { groups, largestPack, type Manifest } from './pack-format'
import { faultPlace, type PackCheck, type PackReport } from './report'
import { readHead } from './typed-head'
import { verifyPack } from './verify-pack'

const words = { holds: 'Holds', fails: 'Does not hold', 'not-known': 'Cannot be known' } as const

const form = part('form')
const drop = part('drop')
const result = part('result')
const picker = field('file')
let chosen: File | undefined

picker.addEventListener('change', () => check(picker.files?.[0]))
form.addEventListener('submit', (event) => {
  event.preventDefault()
  check(chosen ?? picker.files?.[0])
})
drop.addEventListener('dragover', (event) => {
  event.preventDefault()
  drop.classList.add('over')
})
drop.addEventListener('dragleave', () => drop.classList.remove('over'))
drop.addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over')
  check(event.dataTransfer?.files[0])
})
// A file that is dropped beside the field would be opened instead of this page.
for (const kind of ['dragover', 'drop'] as const)
  document.addEventListener(kind, (event) => event.preventDefault())

function check(file: File | undefined): void {
  if (!file) return say('Choose a pack first, then check again.')
  chosen = file
  void report(file)
}

async function report(file: File): Promise<void> {
  if (file.size > largestPack) return say('This file is larger than 200 MB. That is no evidence pack.')
  const head = readHead(field('head').value)
  if (head === undefined)
    return say('The end of the ledger is a number, a colon, and 64 letters and digits. Copy it again.')
  say(`Checking ${file.name} …`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const found = await verifyPack(bytes, {
    knownKey: field('key').value,
    ...(head && { knownHeads: [head] }),
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  })
  if (chosen !== file) return
  result.replaceChildren(...reportParts(file.name, found))
  result.focus()
}

function say(sentence: string): void {
  result.replaceChildren(element('p', 'note', sentence))
}

function reportParts(name: string, { holds, manifest, checks }: PackReport): HTMLElement[] {
  const verdict = element('div', `verdict ${holds ? 'holds' : 'fails'}`)
  const wrong = checks.filter(({ state }) => state === 'fails')
  const title = element('h2', '')
  title.append(
    element('span', 'word', holds ? 'The pack holds' : 'The pack does not hold'),
    document.createTextNode(`: ${name}`),
  )
  verdict.append(
    title,
    element(
      'p',
      '',
      holds
        ? 'Everything in it is as it was signed, and fits together. Read below whose key that was.'
        : `${wrong.length === 1 ? 'One check fails' : `${wrong.length} checks fail`}. Do not rely on this pack.`,
    ),
  )
  const list = element('ol', 'checks')
  list.append(...[...wrong, ...checks.filter((one) => !wrong.includes(one))].map(checkItem))
  return [
    verdict,
    ...(manifest ? [element('h2', '', 'What the pack says of itself'), facts(manifest)] : []),
    element('h2', '', 'What was checked'),
    list,
  ]
}

function checkItem(check: PackCheck): HTMLElement {
  const item = element('li', check.state)
  const title = element('div', 'title')
  title.append(element('h3', '', check.title), element('span', 'word', words[check.state]))
  item.append(title)
  if (check.faults.length === 0) {
    item.append(element('p', '', check.sentence))
    return item
  }
  const faults = element('ul', '')
  for (const fault of check.faults) {
    const line = element('li', '')
    line.append(element('span', 'place', faultPlace(fault)), document.createTextNode(`: ${fault.sentence}`))
    faults.append(line)
  }
  const more = check.faultCount - check.faults.length
  if (more > 0) faults.append(element('li', '', `and ${more} more of this kind`))
  item.append(faults)
  return item
}

function facts(manifest: Manifest): HTMLElement {
  const { policy, version, key, ledgerHead } = manifest
  const rows: [string, string][] = [
    ['Policy', policy.title],
    ['Version', version.number ?? `submission ${version.ordinal}, not published`],
    ['Fingerprint', version.fingerprint],
    ['Organisation', manifest.organisation],
    ['Made', `${manifest.createdAt} (UTC) by ${manifest.createdBy.name}`],
    ['Made with', `${manifest.product.name} ${manifest.product.version}`],
    ['Key', key.public],
    ['Its fingerprint', groups(key.fingerprint)],
    ['End of the ledger', `${ledgerHead.sequence}:${ledgerHead.hash}`],
  ]
  const list = element('dl', '')
  for (const [label, value] of rows) {
    const row = element('div', '')
    row.append(element('dt', '', label), element('dd', '', value))
    list.append(row)
  }
  return list
}

function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  if (text !== undefined) {
    made.textContent = text
    made.dir = 'auto'
  }
  return made
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no part “${id}”.`)
  return found
}

function field(id: string): HTMLInputElement {
  const found = part(id)
  if (found instanceof HTMLInputElement) return found
  throw new Error(`The page has no field “${id}”.`)
}
