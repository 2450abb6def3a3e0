// A process that brings the mirror up to date and says so: for tests that kill it in the middle.
import { mirrorVersions } from '../../app/commands/mirror-versions'
import type { Candor } from '../../app/context'
import { openDatabase } from '../../db/connect'

const [address = '', folder = ''] = process.argv.slice(2)
const { db } = await openDatabase(address)
const settings = { url: 'https://candor.example.org', mirrorDirectory: folder } as Candor['settings']
process.send?.('begins')
// Hours later than the one before it, so that what a killed process held is free.
const now = () => new Date(Date.now() + Number(process.argv[4]) * 3_600_000)
const library = { templates: [], scenarios: [] }
await mirrorVersions({ db, settings, library, now, wakeOutbox: () => undefined })
process.send?.('done')
process.disconnect()
