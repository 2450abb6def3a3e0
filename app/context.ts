// What every loader, action and command is given: the open instance and who is asking.
import type { AppLoadContext } from '@remix-run/node'
import type { Db } from '../db/tables'
import type { Actor } from './governance/ledger'
import type { Library } from './templates/library'
import type { Person } from './domain/person'
import type { Settings } from './settings'

/** One running instance. Made once by server.ts, by the command line, or by a test. */
export type Candor = {
  db: Db
  settings: Settings
  library: Library
  /** The only clock. Tests give their own. */
  now: () => Date
  /** Wakes whatever sends mail; called after a commit that queued some. */
  wakeOutbox: () => void
  /** Remembers that somebody has a policy on their screen, to be counted later; left out where nobody reads. Costs next to nothing. */
  noteRead?: (reading: { policyId: string; personId: string; campaignId: string | null }) => void
}

/** Who acts, when, on which instance; `once` is the one-time key of the form that asked. */
export type Desk = { candor: Candor; actor: Actor; at: Date; once?: string }

declare module '@remix-run/node' {
  // Remix's own way of typing the load context.

  interface AppLoadContext {
    candor: Candor
    /** Null when nobody is signed in. */
    person: Person | null
    sessionId: string | null
    /** Address of the caller, for rate limits only. */
    address: string
    /** For the content security policy of pages that carry a script. */
    nonce: string
    /** Shown in the header and on every page; read once per request. */
    organisation: {
      name: string
      sample: boolean
      playbookAccess: 'open' | 'signed-in'
      playbookContacts: 'shown' | 'hidden'
      /** IANA name; due days and times on pages are in it. */
      timeZone: string
    } | null
  }
}

declare module '@remix-run/server-runtime' {
  // The values of loaders and actions travel as they are, dates and all.
  interface Future {
    v3_singleFetch: true
  }
}

export type Context = AppLoadContext
