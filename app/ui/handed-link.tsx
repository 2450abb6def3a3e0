// A one-time link for somebody else, shown once: copy it now, hand it over yourself.
import { Notice } from './notice'

export function HandedLink({ name, link, sent }: { name: string; link: string | null; sent: boolean }) {
  return (
    <Notice tone="good" title={sent ? `A message is on its way to ${name}.` : `${name} has a place now.`}>
      {link ? (
        <div className="stack tight">
          <p>
            {sent
              ? 'You can also hand over this link yourself. It is shown only now, and works once.'
              : 'No mail server is set, so hand over this link yourself. It is shown only now, and works once.'}
          </p>
          <input className="input" readOnly value={link} aria-label={`Link for ${name}`} />
        </div>
      ) : (
        <p>The link was shown before and is not shown again. Send a new one from the page of this person.</p>
      )}
    </Notice>
  )
}
