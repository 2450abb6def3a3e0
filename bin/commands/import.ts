// candor import: a file as clauses, the section each was matched to and why, what is covered, and what is lost. No database.
import { basename, join } from 'node:path'
import type { Coverage } from '../../app/domain/coverage'
import { asProposed, coverageWith, placeClauses } from '../../app/domain/import-plan'
import { guessWords, type ImportedPolicy } from '../../app/domain/imported-policy'
import { sections } from '../../app/domain/section'
import type { Template } from '../../app/domain/template'
import { readPolicyFile } from '../../app/import/read-policy'
import { markdownOfBlocks } from '../../app/render/markdown'
import type { Given } from '../arguments'
import { readShippedTemplate } from '../shipped-templates'
import type { ExitCode, Shell } from '../shell'
import { wordFileBytes } from '../word-file'

const usualTemplate = 'employee-social-media'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const [file = ''] = given.words
  const changes = given.values.changes ?? 'taken-in'
  if (changes !== 'taken-in' && changes !== 'left-out') {
    shell.complain(`There is no choice "${changes}" for --changes. Use taken-in or left-out.`)
    return 2
  }
  const folder = join(shell.home, 'policy-templates')
  const template = await readShippedTemplate(folder, given.values.template ?? usualTemplate)
  if (!template.ok) {
    shell.complain(template.sentence)
    return template.rule === 'no-template' ? 2 : 1
  }
  const bytes = await wordFileBytes(file)
  const read = bytes.ok ? await readPolicyFile({ name: basename(file), bytes: bytes.value, changes }) : bytes
  if (!read.ok) {
    shell.complain(read.sentence)
    return 1
  }
  const facts = importFacts(file, read.value, template.value)
  shell.write(given.flags.has('json') ? `${JSON.stringify(facts, null, 2)}\n` : inWords(facts))
  return 0
}

type ImportFacts = ReturnType<typeof importFacts>

function importFacts(file: string, policy: ImportedPolicy, template: Template) {
  const placed = placeClauses(policy, asProposed)
  const coverage = coverageWith(policy, asProposed, { template, answers: {} })
  return {
    file: basename(file),
    format: policy.format,
    title: policy.title,
    template: template.id,
    trackedChanges: policy.hasTrackedChanges,
    clauses: placed.map(({ clause, match, section }) => ({
      id: clause.id,
      level: clause.level,
      heading: clause.heading,
      guessed: clause.guessed && guessWords[clause.guessed],
      section,
      sectionTitle: section && sections[section],
      why: {
        clarity: match.clarity,
        score: match.score,
        inHeading: match.evidence.heading,
        inText: match.evidence.text,
        fromSectionAround: match.section === null && section !== null,
      },
      alsoSpeaksOf: match.mentions,
      words: match.words,
      markdown: markdownOfBlocks(clause.blocks),
    })),
    coverage: coverage.map(coverageFacts),
    losses: policy.losses,
  }
}

function coverageFacts({ section, title, state, words, clauses, mentionedIn, template }: Coverage) {
  const offers = template.map(({ id, heading, questions }) => ({ id, heading, questions }))
  return {
    section,
    title,
    state,
    words,
    clauses,
    mentionedIn,
    inTemplate: offers.length > 0,
    template: offers,
  }
}

function inWords(facts: ImportFacts): string {
  const clauses = facts.clauses.map((clause) => {
    const why = [...clause.why.inHeading, ...clause.why.inText].slice(0, 4).join(', ')
    const match = clause.sectionTitle === null ? 'no section' : clause.sectionTitle
    const guessed = clause.guessed === null ? '' : ` [${clause.guessed}]`
    return `${clause.level === 2 ? '    ' : '  '}${clause.heading}${guessed}\n${clause.level === 2 ? '    ' : '  '}  → ${match}${why === '' ? '' : ` (${why})`}`
  })
  const coverage = facts.coverage.map(({ state, title }) => `  ${state.padEnd(8)} ${title}`)
  const losses = facts.losses.map(
    ({ what, where, text }) => `  ${where}: ${what}${text === '' ? '' : ` “${text}”`}`,
  )
  const parts = [
    facts.title,
    `Sections\n${clauses.join('\n')}`,
    `Coverage\n${coverage.join('\n')}`,
    losses.length === 0 ? 'Everything was carried over.' : `Not carried over as it was\n${losses.join('\n')}`,
  ]
  return `${parts.join('\n\n')}\n`
}
