// The banner of a version that was published in an emergency and that nobody has approved yet; it is printed as well.
export function EmergencyNote({ sentence }: { sentence: string | null }) {
  if (sentence === null) return null
  return (
    <>
      <p className="print-mark">NOT YET APPROVED</p>
      <div className="note alarm" role="status">
        <p>{sentence}</p>
      </div>
    </>
  )
}
