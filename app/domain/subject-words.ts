// What people type when they mean a subject, and which subjects typed words therefore speak of.
import { subjects, type SubjectKey } from './situation'
import { findWords, wordFinder, type WordFinder } from './word-finder'

/** Phrases with commas between them; stars as in `wordFinder`. */
const phrasesOf: Record<SubjectKey, string> = {
  conditions:
    'pay, paid less, payslip*, salar*, wage*, bonus, hours, overtime, shift*, rota*, holiday pay, ' +
    'union*, strike*, staff group, works council, workload, understaffed, short staffed, staffing, ' +
    'manager, my boss, bullied, bullying, unsafe, safety at work, working conditions, redundan*',
  wrongdoing:
    'whistleblow*, fraud, illegal, unlawful, breaking the law, cover up, corrupt*, bribe*, dumping, ' +
    'discriminat*, harass*, regulator, speak up',
  work:
    'my job, my work, my day, day at work, desk, new job, my employer, where i work, our office, my ' +
    'opinion, anniversary, team day',
  praise:
    'recommend*, review*, praise*, advertis*, job advert*, vacanc*, our product*, our service*, love ' +
    'our, five stars, promot*, buy our',
  rewards:
    'sponsor*, gift*, discount*, prize*, giveaway*, paid post, paid partnership, partnership*, ' +
    'commission, affiliate*, influencer*, voucher*, reward*',
  colleagues:
    'colleague*, team photo*, team picture*, coworker*, co-worker*, workmate*, leaving do, selfie*, ' +
    'tag* my team, office party, volunteer*',
  public:
    'customer*, client*, member, members, patient*, visitor*, tenant*, guest*, passer*, donor*, ' +
    'supporter*, service user*, family, families',
  children:
    'child*, kid, kids, pupil*, school*, young people, young person, teenager*, student*, baby, under ' +
    '18, youth, minor, minors',
  secrets:
    'confidential, secret*, not public, not announced, unannounced, unreleased, embargo*, leak*, ' +
    'internal, prototype*, merger, takeover, budget, prices, launch*, password*, source code',
  ai:
    'ai, artificial intelligence, chatgpt, chat bot, chatbot*, generated, generator, deepfake*, ' +
    'copilot, midjourney, image tool',
  'others-work':
    'meme*, music, song*, repost*, reshare*, share an article, copyright, credit*, licen*, stock ' +
    'photo*, from the web, from google, newspaper article, screenshot*, someone else, somebody else',
  politics:
    'politic*, election*, vote, voting, candidate*, minister, government, party leader, protest*, ' +
    'campaign for, petition*, referendum*, march, council election',
  competitors: 'competitor*, rival*, competition, other company, better than',
  argument:
    'complain*, angry, argu*, troll*, rude, insult*, reply to, bad review, criticis*, ' +
    'abuse, abusive, swear*, wrong about us, comment section',
  mistake:
    'mistake*, apolog*, sorry, delete*, correct*, typo*, wrong account, went wrong, took it down, by ' +
    'accident',
  live:
    'live, livestream*, stream*, event*, festival*, conference*, concert*, open day, panel, stage, ' +
    'match day',
}

/** Every phrase with its subject. */
export const subjectPhrases = subjects.flatMap(({ value }) =>
  phrasesOf[value].split(', ').map((phrase) => ({ phrase, tag: value })),
)

let finder: WordFinder<SubjectKey> | undefined

/**
 * The subjects that typed words speak of, most often named first. The words are looked at here and go nowhere.
 * Only the first 4,000 characters are read.
 */
export function subjectsIn(words: string): SubjectKey[] {
  finder ??= wordFinder(subjectPhrases)
  const hits = new Map<SubjectKey, number>()
  for (const { tag } of findWords(finder, words.slice(0, 4_000))) hits.set(tag, (hits.get(tag) ?? 0) + 1)
  return subjects
    .map(({ value }) => value)
    .filter((value) => hits.has(value))
    .sort((one, other) => (hits.get(other) ?? 0) - (hits.get(one) ?? 0))
}
