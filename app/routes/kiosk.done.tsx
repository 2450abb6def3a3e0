// The end of a visit to the kiosk: thanks, nothing about anybody, and back to the start by itself after a minute.
import { data, type MetaFunction } from '@remix-run/node'
import { tokenPageHeaders } from '../identity/one-time-link'

export const meta: MetaFunction = () => [
  { title: 'Done · Candor' },
  { httpEquiv: 'refresh', content: '60; url=/kiosk' },
]
export const headers = () => tokenPageHeaders

export const loader = () => data(null, { headers: tokenPageHeaders })

export default function KioskDone() {
  return (
    <div className="kiosk stack loose">
      <h1>Thank you</h1>
      <p className="note good" role="status">
        Everything you were asked for is recorded. You can throw your code away: it is used up.
      </p>
      <p>
        Do you have a question about what you read? Ask whoever gave you the code. For the next person, this
        page goes back to the start by itself in a minute.
      </p>
      <div className="row">
        <a className="button primary" href="/kiosk">
          Back to the start
        </a>
      </div>
    </div>
  )
}
