// How much of a whole: drawn, with the numbers in words for those who cannot see it.

export function Meter({ value, of, label }: { value: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(1, value / of) : 0
  return (
    <svg
      className="meter"
      viewBox="0 0 200 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${value} of ${of}`}
    >
      <rect className="track" width="200" height="8" rx="4" />
      {share > 0 && <rect className="value" width={Math.max(4, share * 200)} height="8" rx="4" />}
    </svg>
  )
}

/** "63 %": never 100 before all are there, never 0 once somebody is. */
export function percent(value: number, of: number): string {
  if (of <= 0) return '0 %'
  if (value >= of) return '100 %'
  if (value <= 0) return '0 %'
  return `${Math.min(99, Math.max(1, Math.round((value / of) * 100)))} %`
}
