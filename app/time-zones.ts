// The time zones this machine knows, for a list to choose from.

export type ZoneOption = { value: string; label: string }

/** UTC first, then all zones by name. */
export function timeZones(): ZoneOption[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')
  return ['UTC', ...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
