// Time zones: the names of the IANA database that this machine knows, to choose from and to check.

export type ZoneOption = { value: string; label: string }

/** UTC first, then all zones by name. */
export function timeZones(): ZoneOption[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')
  return ['UTC', ...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

/** True for the names of the IANA time zone database that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
