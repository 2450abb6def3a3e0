// An organisation's own Word file: other fonts and colours, a logo in its header, US Letter; and spoilt ones.
import { deflateSync, crc32 } from 'node:zlib'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The bytes of a .docx whose styles, page and header are those of "Meridian Foundation". */
export async function aWordTemplate(): Promise<Uint8Array> {
  const logo = new ImageRun({
    type: 'png',
    data: aPng(120, 40, [178, 34, 52]),
    transformation: { width: 120, height: 40 },
    altText: { name: 'Logo', title: 'Logo', description: 'Meridian Foundation' },
  })
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({ children, width: { size: width, type: WidthType.DXA } })
  const header = new Table({
    columnWidths: [4680, 4680],
    rows: [
      new TableRow({
        children: [
          cell([new Paragraph({ children: [logo] })], 4680),
          cell(
            [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ text: '12 Harbour Street, Halifax', color: '6B1F2A', size: 18 })],
              }),
            ],
            4680,
          ),
        ],
      }),
    ],
  })
  const file = new Document({
    styles: {
      default: {
        document: {
          run: { font: 'Liberation Sans', size: 23, color: '222222' },
          paragraph: { spacing: { after: 160, line: 276 } },
        },
        title: {
          run: { font: 'Liberation Serif', size: 64, bold: true, color: '6B1F2A' },
          paragraph: { alignment: AlignmentType.CENTER },
        },
        heading1: {
          run: { font: 'Liberation Serif', size: 34, bold: true, color: '6B1F2A' },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: { run: { font: 'Liberation Serif', size: 28, italics: true, color: '6B1F2A' } },
      },
      paragraphStyles: [
        {
          id: 'PolicyNote',
          name: 'Policy Note',
          basedOn: 'Normal',
          run: { italics: true },
          paragraph: { indent: { left: 400 } },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 12240, height: 15840 },
            margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 },
          },
        },
        headers: { default: new Header({ children: [header, new Paragraph('')] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  'Meridian Foundation, registered charity',
                  new TextRun({ children: [PageNumber.CURRENT] }),
                ].map((one) => (typeof one === 'string' ? new TextRun(one) : one)),
              }),
            ],
          }),
        },
        children: [new Paragraph('The words of the template.')],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** The file with some parts changed or added; a part that becomes null is taken out. */
export function withParts(
  bytes: Uint8Array,
  changes: Record<string, string | Uint8Array | null | ((xml: string) => string)>,
): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes)
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) delete parts[name]
    else if (typeof change === 'function')
      parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())))
    else parts[name] = typeof change === 'string' ? strToU8(change) : change
  }
  return zipSync(parts)
}

/** A picture of one colour. */
export function aPng(width: number, height: number, color: [number, number, number]): Uint8Array {
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.concat(Array.from({ length: width }, () => Buffer.from(color))),
  ])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const edge = Buffer.alloc(8)
  edge.writeUInt32BE(data.length, 0)
  edge.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([edge.subarray(0, 4), body, edge.subarray(4)])
}
