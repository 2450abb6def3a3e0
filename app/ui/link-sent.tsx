// The answer to "send me a link": the same whether there is anybody to send it to or not.
import { PageHead } from './page-head'

export function LinkSent() {
  return (
    <div className="stack narrow">
      <PageHead title="Look at your mail" />
      <p>If there is a place for you here, a message is on its way. It takes a minute.</p>
      <p className="muted">
        Nothing arrives? Look in the folder for unwanted mail, or ask your administrator. Whoever may do more
        than read and acknowledge signs in with a password, and is told so in the message.
      </p>
      <div className="row">
        <a className="button" href="/sign-in">
          Back to signing in
        </a>
      </div>
    </div>
  )
}
