// What would be left out of typed words: shown before it is given up, and accepted by sending the form once more.
export type TextLosses = { losses: string[]; mark: string }

export function LossesNotice({ title, losses }: { title: string; losses: TextLosses }) {
  return (
    <div className="note wait" id="losses">
      <p>
        <b>{title}</b>
      </p>
      <ul>
        {losses.losses.map((loss) => (
          <li key={loss} dir="auto">
            {loss}
          </li>
        ))}
      </ul>
      <input type="hidden" name="losses" value={losses.mark} />
    </div>
  )
}
