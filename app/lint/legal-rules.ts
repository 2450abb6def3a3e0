// The legal rules, as data. Each finding is a hint with its reason and source, never legal advice.
import type { LegalRule } from './legal-rule'

const speak =
  /\b(?:discuss\w*|talk\w*|speak\w*|tell\w*|shar(?:e|es|ed|ing)|disclos\w*|post(?:ed|ing)?|reveal\w*|comment\w*|mention\w*|publish\w*|writ(?:e|es|ing)|complain\w*|inform\w*|confidential|secret)\b/

const pay =
  /\b(?:pay|salar(?:y|ies)|wages?|bonus(?:es)?|compensation|remuneration|benefits|pensions?|working (?:hours|conditions|time)|hours of work|(?:terms|conditions) (?:and conditions )?of (?:employment|work)|performance (?:reviews?|ratings?|appraisals?)|rotas?|staffing levels|(?:your|their|our|staff) (?:hours|shifts))\b/

const defines =
  /\b(?:confidential|non-public|proprietary|private|secret|sensitive)\b.{0,40}\b(?:includes?|means|covers|such as|for example|like|:)/

const agency =
  /\b(?:agenc(?:y|ies)|regulators?|government|public authorit(?:y|ies)|the authorities|police|law enforcement|(?:securities and exchange|equal employment|labou?r|data protection) \w*(?: \w+)? ?(?:commission|board|authority)|ombudsman|inspectors?|watchdogs?|prosecutors?|the sec|osha|eeoc|nlrb|hse|ico|lawyers?|attorneys?|solicitors?|legal counsel|unions? representatives?)\b/

/** To speak with an agency, the one after the other within one thought. */
const reach = new RegExp(
  String.raw`\b(?:discuss\w*|talk\w*|speak\w*|report\w*|contact\w*|complain\w*|disclos\w*|communicat\w*|co-?operat\w*|respond\w*|giv(?:e|ing) (?:information|evidence)|approach\w*|go(?:ing)? to|inform\w*|tell)\b.{0,80}${agency.source}`,
)

const reachFirst = new RegExp(
  String.raw`\b(?:contacting|going to|reporting to|speaking (?:to|with)|talking (?:to|with)|informing|complaining to)\b.{0,40}${agency.source}`,
)

export const legalRules: readonly LegalRule[] = [
  {
    id: 'LAW-WAGE',
    weight: 'must-fix',
    what: 'This seems to stop people from talking about pay, hours or working conditions.',
    reason:
      'In many places people may talk with each other, and with others, about what they earn and how they work. A rule that stops them can be unlawful even if nobody ever uses it.',
    advice: 'Limit the rule to other people’s data that somebody holds because of their job.',
    better:
      'You must not post other people’s payroll data that you hold because of your job. You may talk about your own pay and working conditions, and about those you share with colleagues.',
    ways: [
      { stance: 'forbids', all: [speak, pay] },
      { all: [defines, pay] },
      {
        all: [
          defines,
          /\b(?:his or her|their|another employee's?|employees?'?) (?:\w+, )?(?:performance|compensation|pay)\b/,
        ],
      },
    ],
    unless: [
      /\b(?:customers?|clients?|patients?|tenants?|pupils?|students?|donors?)'?s?\b.{0,25}\b(?:pay|salar|wage|compensation|benefits)/,
      /\b(?:payroll|personnel|hr) (?:data|records?|files?)\b|\bbecause of (?:your|their) (?:job|role|work)\b/,
      /\b(?:except|other than|does not (?:cover|include|apply to|mean)|this is not about|but not)\b.{0,80}\b(?:pay|wage|salar|hours|conditions)/,
      /\b(?:paid|pay) (?:for|to) (?:post|promot|advertis|endorse|influenc)|\bpay (?:attention|for|back|the)\b|\bcompensation (?:for|from) (?:a )?(?:brand|sponsor)/,
      /\bworking (?:time|hours)\b.{0,40}\b(?:accounts?|social media|phone|browse|use)\b|\b(?:during|in|outside) working (?:time|hours)\b/,
    ],
    sources: [
      {
        place: 'us',
        notFor: ['public-body'],
        law: 'National Labor Relations Act, sections 7 and 8(a)(1), read with Stericycle, 372 NLRB No. 113 (2023)',
        status:
          'In force as far as we found. The Board may change the test for workplace rules; ask a lawyer. It does not cover supervisors, contractors or public employers.',
        checked: '2026-11-24',
      },
      {
        place: 'uk',
        law: 'Equality Act 2010, section 77: talk about pay to find out whether it is fair',
        status: 'Known, not checked.',
        checked: 'known',
      },
    ],
  },
  {
    id: 'LAW-GOV',
    weight: 'must-fix',
    what: 'This seems to stop people from going to an agency, the police or a lawyer, or to make them ask first.',
    reason:
      'Nobody can be kept from reporting to the authorities or from getting advice. A rule that only seems to do so can already cost a penalty.',
    advice: 'Take the limit out, and add one sentence that keeps the way to the authorities open.',
    better:
      'Nothing here stops you from reporting to any government agency, helping it, or talking to a lawyer.',
    ways: [
      {
        stance: 'forbids',
        all: [reach],
      },
      {
        all: [/\b(?:only|first|before)\b/, reachFirst],
      },
      {
        stance: 'forbids',
        all: [
          /\b(?:discuss\w*|talk\w*|speak\w*|disclos\w*|shar(?:e|ing))\b/,
          /\b(?:this |an |any |the )?(?:internal )?(?:interview|investigation|grievance|inquiry)\b/,
          /\bwithout\b|\bconfidential\b|\bwith anyone\b|\bprohibited\b/,
        ],
      },
    ],
    unless: [
      /\bon (?:our|the (?:company|organisation|organization|council|charity)'s?) behalf\b|\bfor us\b|\bas (?:our|a) spokes/,
      /\b(?:government|agency|police|regulator)(?:'s)? (?:data|records|accounts?|channels?|posts?|pages?|secrets?|contracts?)\b/,
      /\b(?:except|unless|other than)\b.{0,80}\b(?:agenc|regulator|police|law|authorit|whistle)/,
      /\b(?:impersonat|pretend)\w*/,
    ],
    sources: [
      {
        place: 'us',
        law: 'SEC Rule 21F-17(a), 17 CFR 240.21F-17; In re KBR, Inc. (order of 1 April 2015, penalty 130,000 dollars)',
        status: 'In force as far as we found.',
        checked: '2026-11-24',
      },
      {
        place: 'uk',
        law: 'Employment Rights Act 1996, section 43J: an agreement cannot stop a protected disclosure',
        status: 'Known, not checked.',
        checked: 'known',
      },
      {
        place: 'eu',
        law: 'Directive (EU) 2019/1937 on people who report breaches of Union law',
        status: 'Known, not checked; each member state has its own act.',
        checked: 'known',
      },
    ],
  },
  {
    id: 'LAW-PASSWORD',
    weight: 'must-fix',
    what: 'This seems to ask people for the password of a private account, or for access to it.',
    reason:
      'Around half of the states of the United States forbid it by a law of their own, and data protection law in Europe hardly ever allows it. It also puts the account at risk.',
    advice: 'Take it out. Speak only about accounts that belong to the organisation.',
    better: 'We never ask for the password of your own accounts, nor to see what is private in them.',
    ways: [
      {
        stance: 'demands',
        all: [
          /\b(?:give|provide|disclose|share|hand over|tell|submit)\b/,
          /\b(?:personal|private) (?:log-?ins?|passwords?|credentials|user ?names?)\b/,
        ],
      },
      {
        stance: 'demands',
        all: [
          /\b(?:passwords?|log-?ins?|log-?in details|credentials|user ?names?|access)\b/,
          /\b(?:personal|private|own|non-work|employees?'?)\b.{0,40}\b(?:accounts?|profiles?|social media|pages?|devices?|facebook|instagram|linkedin|tiktok)\b/,
        ],
      },
      {
        stance: 'demands',
        all: [
          /\b(?:friend requests?|connection requests?|accept .{0,20}as (?:a )?friend|follow requests?)\b/,
          /\b(?:managers?|supervisors?|hr|employer|company|us)\b/,
        ],
      },
      {
        stance: 'demands',
        all: [
          /\blog(?:ged)? ?in(?:to)?\b/,
          /\b(?:personal|private|own)\b.{0,30}\b(?:accounts?|profiles?)\b/,
          /\b(?:presence|in front of|while .{0,30}watch|so that .{0,30}(?:review|see|check))\b/,
        ],
      },
    ],
    unless: [
      /\b(?:strong|unique|different|separate|own) passwords?\b/,
      /\b(?:change|protect|secure|never share|do not share|store)\b.{0,30}\bpasswords?\b/,
      /\b(?:two|second)[- ](?:step|factor)\b/,
      /\bnot (?:from|with|on|through|use|using)\b.{0,30}\b(?:personal|private|own)\b/,
    ],
    sources: [
      {
        place: 'us',
        law: 'State laws on private accounts, for example 820 ILCS 55/10 (Illinois) and Maryland Labor and Employment 3-712',
        status:
          'About half of the states have one; which ones changes. Look at the states where your people work.',
        checked: '2026-11-24',
      },
      {
        place: 'uk',
        law: 'UK GDPR, articles 5 and 6: only what is necessary',
        status: 'Known, not checked.',
        checked: 'known',
      },
      {
        place: 'eu',
        law: 'GDPR, articles 5 and 6: only what is necessary',
        status: 'Known, not checked.',
        checked: 'known',
      },
    ],
  },
]
