// A policy as one page in a file: it stands alone, runs nothing, and asks no server for anything.
import { renderToStaticMarkup } from 'react-dom/server'
import type { PolicyDocument } from '../domain/policy-document'
import { printable } from './printable'
import { pageMark, sampleSentence, sheetFacts, statusSentence, type Sheet } from './sheet'
import { approvalRecord, versionHistory, type SheetTable } from './sheet-tables'
import { PolicyText } from './web'

/** The page's HTML. The same document and sheet give the same text. */
export function pageFile(document: PolicyDocument, sheet: Sheet): string {
  const title = printable(document.title)
  const mark = pageMark(sheet)
  const page = (
    <html lang={document.language || 'en-GB'}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {/* Our own words only. */}
        {/* eslint-disable-next-line no-restricted-syntax */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          {mark && <p className="mark">{mark}</p>}
          <h1 dir="auto">{title}</h1>
          <p>{statusSentence(sheet)}</p>
          {sheet.sample && <p>{sampleSentence}</p>}
          <dl className="facts">
            {sheetFacts(sheet).map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
          <PolicyText document={document} />
          <SheetRows table={approvalRecord(sheet)} />
          <SheetRows table={versionHistory(sheet)} />
        </main>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`
}

function SheetRows({ table }: { table: SheetTable }) {
  return (
    <section>
      <h2>{table.heading}</h2>
      {table.rows.length === 0 ? (
        <p>{table.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {table.header.map((cell) => (
                <th scope="col" key={cell}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column} dir="auto">
                    {printable(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const style = `
:root { color-scheme: light dark; --paper: light-dark(#faf8f4, #11161b); --ink: light-dark(#1b2430, #e9e6df); --line: light-dark(#e2dcd0, #2b353f); --muted: light-dark(#566170, #a3adb8); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 Georgia, 'Times New Roman', serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; }
.num { color: var(--muted); margin-right: .35em; }
.mark { border: 2px solid; padding: .3rem .7rem; display: inline-block; font: 700 1rem system-ui, sans-serif; letter-spacing: .08em; }
dl.facts > div { display: flex; flex-wrap: wrap; gap: 0 .75rem; border-bottom: 1px solid var(--line); padding: .3rem 0; }
dt { min-width: 8rem; color: var(--muted); } dd { margin: 0; flex: 1 1 12rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; } th, td { border-bottom: 1px solid var(--line); padding: .4rem .5rem .4rem 0; text-align: left; vertical-align: top; }
blockquote, aside { margin: 1rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); }
@media print { main { max-width: none; padding: 0; } body { background: none; color: #000; } }
`
