// The sheet of strips: one for each person, to be printed, cut and handed out. Codes stand on no other page.
import { dayText } from '../domain/date-words'
import { PageHead, type Crumb } from './page-head'
import { QrCode } from './qr-code'

export type CodeSheetProps = {
  id: string
  crumbs: Crumb[]
  organisation: string
  strips: { personId: string; name: string; department: string; code: string; address: string }[]
  expiresAt: string
  kiosk: string
  zone: string
}

export function CodeSheet({ id, crumbs, organisation, strips, expiresAt, kiosk, zone }: CodeSheetProps) {
  return (
    <div className="stack loose">
      <div className="no-print stack">
        <PageHead
          title={strips.length === 1 ? 'One code' : `${strips.length} codes`}
          crumbs={[...crumbs, { label: 'Codes', href: `/acknowledgements/${id}/codes` }]}
        />
        <p className="note wait" role="status">
          <b>Print this page now.</b> The codes are shown once and kept nowhere. If you lose the sheet, make
          new ones. Give each strip to its person only: with it, anybody could answer in their name.
        </p>
      </div>
      <ul className="code-strips">
        {strips.map((strip) => (
          <li className="code-strip" key={strip.personId}>
            <div className="stack tight">
              <p>
                <b>
                  <bdi>{strip.name}</bdi>
                </b>
                {strip.department && (
                  <>
                    <br />
                    <bdi>{strip.department}</bdi>
                  </>
                )}
              </p>
              <p className="code">{strip.code}</p>
              <p>
                <small>
                  {organisation}: type this code at {kiosk.replace(/^https?:\/\//, '')}, or point a phone’s
                  camera at the picture. It works until {dayText(expiresAt, zone)}, once, and for you only.
                </small>
              </p>
            </div>
            <QrCode
              text={strip.address}
              label={`QR code that opens the kiosk with the code of ${strip.name}`}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
