// Words for what a person is: the kind and the language, as files and people write them.
import { personKindLabels, personKinds, type PersonKind } from '../governance/audience'
import { accepted, refused, type Outcome } from './outcome'

const kindWords: Record<PersonKind, string> = {
  employee:
    'employee|staff|permanent|full time|part time|temporary|angestellte|angestellter|angestellt|mitarbeiter|mitarbeiterin|intern|salarie|salariee|employe|employee|empleado|empleada|dipendente|medewerker|werknemer|pracownik|anstalld|ansatt|medarbejder|funcionario',
  volunteer:
    'volunteer|ehrenamtlich|ehrenamtliche|ehrenamtlicher|freiwillige|freiwilliger|benevole|voluntario|voluntaria|volontario|volontaria|vrijwilliger|wolontariusz|volontar|frivillig',
  member: 'member|mitglied|membre|miembro|socio|membro|lid|czlonek|medlem',
  contractor:
    'contractor|freelance|freelancer|agency|external|extern|externe|externer|auftragnehmer|selbststandig|prestataire|contratista|autonomo|collaboratore|zzp|zleceniobiorca|konsult|konsulent|consultant',
}

const kindOf: ReadonlyMap<string, PersonKind> = new Map(
  personKinds.flatMap((kind) => kindWords[kind].split('|').map((word): [string, PersonKind] => [word, kind])),
)

/** The kind a word stands for. Refuses one that is not known, with those that are. */
export function acceptKind(typed: string): Outcome<PersonKind> {
  const known = kindOf.get(plain(typed))
  if (known) return accepted(known)
  const kinds = personKinds.map((kind) => personKindLabels[kind].toLowerCase())
  return refused('no-such-kind', `“${shortened(typed)}” is no kind of person. Write ${kinds.join(', ')}.`, {
    kind: `Write ${kinds.join(', ')}.`,
  })
}

const common =
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk mt nb nl nn no pl pt ro ru sk sl so sq sr sv sw ta th ti tr uk ur vi zh'.split(
    ' ',
  )

let tagOf: Map<string, string> | undefined

/** A language as a tag (BCP 47): a tag in any case, or the name of a language in English or its own. */
export function acceptLanguage(typed: string): Outcome<string> {
  tagOf ??= new Map(common.flatMap((tag) => namesOf(tag).map((name): [string, string] => [name, tag])))
  const named = tagOf.get(plain(typed))
  if (named) return accepted(named)
  try {
    const [tag] = Intl.getCanonicalLocales(typed.trim().replaceAll('_', '-'))
    if (tag && tag.length <= 20 && /^[a-z]{2,3}(?:-|$)/.test(tag)) return accepted(tag)
  } catch {
    // No tag: refused below.
  }
  const sentence = `“${shortened(typed)}” is no language. Write a tag like en-GB, de or cy.`
  return refused('no-such-language', sentence, { language: 'Write a tag like en-GB, de or cy.' })
}

function namesOf(tag: string): string[] {
  return ['en', tag].flatMap((language) => {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(tag)
    return name === undefined ? [] : [plain(name)]
  })
}

function plain(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A value as a sentence quotes it. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
