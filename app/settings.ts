// What the environment says about this instance: read once at the start, refused in plain sentences.
import { isAbsolute, join, resolve, sep } from 'node:path'
import { z } from 'zod'

export type Settings = {
  host: string
  port: number
  /** Where the store is: "file:…" for SQLite, "postgres://…" for PostgreSQL. */
  databaseUrl: string
  /** Absolute path of the folder that belongs to this instance. */
  dataDirectory: string
  /** Absolute path of the Markdown mirror's folder; null: there is none. */
  mirrorDirectory: string | null
  /** The address people type: an origin without a slash at the end. */
  url: string
  /** False when nobody set CANDOR_URL and `url` is a guess. */
  urlGiven: boolean
  /** True when only this machine can reach the server. */
  loopback: boolean
  smtpUrl: string | null
  /** The sender of every message. */
  mailFrom: string
  /** True when sample people may be served beyond this machine. */
  samplePublic: boolean
  /** How many reverse proxies stand in front; 0 means the caller's own address counts. */
  trustProxy: number
}

/** A setting that cannot be used. The message says which one and what to write instead. */
export class SettingsMistake extends Error {
  override readonly name = 'SettingsMistake'
}

const hostName = z
  .string()
  .regex(/^[a-zA-Z0-9.:_-]+$/, 'HOST must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.')

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'PORT must be a whole number from 0 to 65535, for example 3000.')
  .transform(Number)
  .refine((port) => port <= 65_535, 'PORT must be a whole number from 0 to 65535, for example 3000.')

const store = z
  .string()
  .regex(
    /^(file:.+|postgres(ql)?:\/\/.+)$/,
    'DATABASE_URL must start with file: or postgres://, for example file:./data/candor.db.',
  )

const hops = z
  .string()
  .regex(
    /^\d{1,2}$/,
    'CANDOR_TRUST_PROXY must be the number of reverse proxies in front of Candor, for example 1.',
  )
  .transform(Number)

const onlyOne = z
  .enum(['0', '1'], { error: 'CANDOR_SAMPLE_PUBLIC must be 1 or be left out.' })
  .transform((value) => value === '1')

const environment = z.object({
  HOST: hostName.default('127.0.0.1'),
  PORT: portNumber.default(3000),
  CANDOR_DATA: z.string().default('./data'),
  CANDOR_MIRROR: z.string().optional(),
  DATABASE_URL: store.optional(),
  CANDOR_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  CANDOR_MAIL_FROM: z.string().optional(),
  CANDOR_SAMPLE_PUBLIC: onlyOne.default(false),
  CANDOR_TRUST_PROXY: hops.default(0),
})

/**
 * Reads the settings of this instance from environment variables. Empty values count as left out.
 * @throws SettingsMistake with one sentence that names the setting and the fix.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(given)
  if (!read.success) throw new SettingsMistake(read.error.issues[0]?.message ?? 'A setting cannot be read.')
  const values = read.data
  const dataDirectory = resolve(values.CANDOR_DATA)
  const url = values.CANDOR_URL ? originOf(values.CANDOR_URL) : `http://localhost:${values.PORT}`
  return {
    host: values.HOST,
    port: values.PORT,
    dataDirectory,
    mirrorDirectory: values.CANDOR_MIRROR ? mirrorFolder(values.CANDOR_MIRROR, dataDirectory) : null,
    databaseUrl: absoluteStore(values.DATABASE_URL) ?? `file:${join(dataDirectory, 'candor.db')}`,
    url,
    urlGiven: values.CANDOR_URL !== undefined,
    loopback: isLoopback(values.HOST),
    smtpUrl: values.SMTP_URL ? mailServer(values.SMTP_URL) : null,
    mailFrom: values.CANDOR_MAIL_FROM
      ? senderAddress(values.CANDOR_MAIL_FROM)
      : `candor@${new URL(url).hostname}`,
    samplePublic: values.CANDOR_SAMPLE_PUBLIC,
    trustProxy: values.CANDOR_TRUST_PROXY,
  }
}

/** True for names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

function originOf(value: string): string {
  const url = parsed(value)
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!plain || !['http:', 'https:'].includes(url.protocol))
    throw new SettingsMistake(
      'CANDOR_URL must be the address people type, without a path, for example https://candor.example.org.',
    )
  return url.origin
}

function mailServer(value: string): string {
  const url = parsed(value)
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    throw new SettingsMistake('SMTP_URL must look like smtp://user:password@mail.example.org:587.')
  return value
}

function mirrorFolder(value: string, dataDirectory: string): string {
  if (/^[a-z][a-z0-9+.-]+:|^[^/\\]+@[^/\\]+:|\0/i.test(value) && !/^[a-z]:[\\/]/i.test(value))
    throw new SettingsMistake(
      'CANDOR_MIRROR must be a folder on this machine, for example ./mirror. To publish it elsewhere, push from that folder.',
    )
  const folder = resolve(value)
  if (
    folder === dataDirectory ||
    `${dataDirectory}${sep}`.startsWith(`${folder}${sep}`) ||
    folder === resolve('.')
  )
    throw new SettingsMistake(
      'CANDOR_MIRROR must be a folder of its own, not the one that holds the database or the program.',
    )
  return folder
}

function senderAddress(value: string): string {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(value))
    throw new SettingsMistake('CANDOR_MAIL_FROM must be one e-mail address, for example candor@example.org.')
  return value
}

function absoluteStore(value: string | undefined): string | undefined {
  if (!value?.startsWith('file:')) return value
  const path = value.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  return path === ':memory:' || isAbsolute(path) ? `file:${path}` : `file:${resolve(path)}`
}

function parsed(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null
}
