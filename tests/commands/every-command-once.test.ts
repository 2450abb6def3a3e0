// R9: a form sent twice at once, and a third time later, has one effect. A command without a row fails here.
import { describe, expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { readSettings } from '../../app/settings'
import { verifyLedger } from '../../db/ledger'
import type { Engine } from '../../db/connect'
import { aDatabase, onBothEngines } from '../databases/database'
import { rowCounts } from '../faults'
import { anInstance, noon } from '../instance'
import { aTemplate } from '../small-template'
import type { CommandRow } from './command-row'
import { everyCommand } from './every-command'

async function instanceFor(row: CommandRow, engine: Engine): Promise<Candor> {
  if (!row.empty) return anInstance(engine)
  const { db } = await aDatabase(engine)
  const library = { templates: [aTemplate()], scenarios: [] }
  const settings = readSettings({ CANDOR_URL: 'https://candor.example.org' })
  return { db, settings, library, now: () => noon, wakeOutbox: () => undefined }
}

/** What one sending leaves, table by table: counted on SQLite, and the same on the other engine. */
const counted = new Map<string, Promise<Record<string, number>>>()

function countsOfOneSending(row: CommandRow & { name: string }): Promise<Record<string, number>> {
  const counts = counted.get(row.name) ?? sentOnce(row)
  counted.set(row.name, counts)
  return counts
}

async function sentOnce(row: CommandRow): Promise<Record<string, number>> {
  const candor = await instanceFor(row, 'sqlite')
  expect(await (await row.arrange(candor))(candor, 'the-same-form')).toMatchObject({ ok: true })
  return rowCounts(candor.db, aside)
}

/** Each try at a password counts, on purpose; and the keys of forms are what makes the rest hold. */
const aside = ['sign_in_attempts', 'submissions']

onBothEngines('a form that is sent three times', (engine) => {
  test.each(everyCommand.map((row, place) => ({ ...row, name: `${row.command} (${place + 1})` })))(
    '$name has one effect',
    async (row) => {
      const expected = await countsOfOneSending(row)
      const candor = await instanceFor(row, engine)
      const call = await row.arrange(candor)
      const answers = await Promise.all([call(candor, 'the-same-form'), call(candor, 'the-same-form')])
      expect(answers.some((answer) => answer.ok)).toBe(true)
      await call(candor, 'the-same-form')
      expect(await rowCounts(candor.db, aside)).toEqual(expected)
      expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    },
  )
})

/** What stands in app/commands and changes nothing by itself, or has a test of its own. */
const notInTheTable = [
  'answeredBefore',
  'findKept',
  'keepAcknowledgement',
  'ownDrafts',
  'campaignInSample',
  'textsOfPlan',
  'previewPlan',
  'planChoices',
  'onPlan',
  'launchOnItsDay',
  'enrolPeople',
  'enrolBatch',
  'currentAudience',
  'countedAudience',
  'closeSuperseded',
  'closeOwed',
  'audienceInWords',
  // Lists of people are proven in people-lists.test.ts: many transactions, and steps that a job takes.
  'uploadPeopleList',
  'compareMore',
  'compareLines',
  'applyMore',
  'applyLines',
  'leave',
  'acceptDetails',
  'askInSample',
  'answerSituation',
  'livePolicies',
  'sendsMail',
  'makeSignInLink',
  'checkInSample',
  'checksRefusal',
  'freezeChecks',
  'readChecks',
  'readNextAtKiosk',
  'sampleStanding',
  'calendarDays',
  'calendarFeed',
  'endOpenRound',
  'findPublishable',
  'launchCampaign',
  'publishInChange',
  'writePublication',
  'signingKey',
  'signerOf',
  'readPack',
  'knownActs',
  'approvalRecord',
  'publicationRecord',
  'versionOrigins',
  'bringSection',
  'draftOf',
  'latestVersion',
  'openCommentThread',
  'openSuggestion',
  'currentLook',
  'exportRedline',
  'findComparison',
  'keptBytes',
  'lookPreview',
  'openComments',
  'readStyles',
  'mirrorVersions',
  'readCertificate',
  'stampHeads',
  'audienceGroups',
  'change',
  'clauseOrigins',
  'commenterAt',
  'describeInstance',
  'exportPolicy',
  'exportedPart',
  'findViewer',
  'exportSubject',
  'exportedBytes',
  'fillProfileFrom',
  'findTemplate',
  'findUpgrade',
  'handledIncident',
  'keepDraft',
  'knownGroups',
  'listTemplates',
  'loadSample',
  'openDraft',
  'openThread',
  'otherAnswers',
  'performStep',
  'policiesBehind',
  'profileState',
  'readThreads',
  'say',
  'startSample',
  'askApprovers',
  'describeRound',
  'listApprovers',
  'listPlaces',
  'listTextEditors',
  'proofStanding',
  'proposedFor',
  'proveIdentity',
  'samplePath',
  'settlePath',
  'tellOfWord',
  'templateOfDraft',
  'templateSource',
  'lastWriter',
  'beginPolicy',
  'threadPlace',
  'sayFirst',
  'campaignFigures',
  'exceptInSample',
  'whoHearsOf',
  'tellOne',
]

describe('the table of commands', () => {
  test('has a row for each', async () => {
    const modules = import.meta.glob<Record<string, unknown>>('../../app/commands/*.ts', { eager: true })
    const found = Object.values(modules).flatMap((module) =>
      Object.entries(module)
        .filter(([, member]) => isAsync(member))
        .map(([name]) => name),
    )
    const rows = everyCommand.map((row) => row.command)
    expect([...new Set([...rows, ...notInTheTable])].sort()).toEqual([...new Set(found)].sort())
    console.info(`R9: ${rows.length} commands, each sent three times, on both engines`)
  })
})

function isAsync(member: unknown): boolean {
  return typeof member === 'function' && member.constructor.name === 'AsyncFunction'
}
