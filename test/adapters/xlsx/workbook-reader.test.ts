import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { xlsxReader } from '../../../src/adapters/xlsx/workbook-reader.js'
import { writeZip } from '../../../src/adapters/xlsx/zip.js'
import { UserError } from '../../../src/findings/user-error.js'

/** A workbook as another program may save it: cells of any kind, by address. */
function foreign(cells: Record<string, XLSX.CellObject>, book: Partial<XLSX.WorkBook> = {}): Uint8Array {
  const sheet: XLSX.WorkSheet = { ...cells, '!ref': 'A1:Z30' }
  return XLSX.write(
    { SheetNames: ['Answers'], Sheets: { Answers: sheet }, ...book },
    { type: 'buffer', bookType: 'xlsx' },
  )
}

function sheetOnly(sheetXml: string): Uint8Array {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = (items: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`
  const members = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': relations(`<Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `<Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheetXml}</worksheet>`,
  }
  const entries = Object.entries(members).map(([name, text]) => ({ name, content: Buffer.from(text) }))
  return writeZip(entries, { compress: true })
}

function refusal(bytes: Uint8Array): UserError {
  try {
    xlsxReader.read(bytes)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('the file was accepted')
}

describe('xlsx reader: what people and programs put into cells', () => {
  it('tells numbers from dates by the format, and gives both forms', () => {
    const row = xlsxReader.read(
      foreign({
        A1: { t: 'n', v: 46348, z: 'yyyy-mm-dd' },
        B1: { t: 'n', v: 46348, z: 'm/d/yy' },
        C1: { t: 'n', v: 46348.75, z: 'dd.mm.yyyy hh:mm' },
        D1: { t: 'n', v: 46348 },
        E1: { t: 'n', v: 12, z: 'yyyy-mm-dd' },
        F1: { t: 'n', v: 0.5, z: '0%' },
      }),
    ).sheets[0]!.rows[0]!
    expect(row.slice(0, 6).map((cell) => [cell.kind, cell.value])).toEqual([
      ['date', '2026-11-22'],
      ['date', '2026-11-22'],
      ['date', '2026-11-22T18:00:00'],
      ['number', 46348],
      // A day on which programs disagree stays the number it is.
      ['number', 12],
      ['number', 0.5],
    ])
    expect(row[2]).toMatchObject({ serial: 46348.75 })
  })

  it('knows the calendar of the workbook', () => {
    const usual = xlsxReader.read(foreign({ A1: { t: 'n', v: 1 } }))
    expect(usual.dateOfSerial(46348)).toBe('2026-11-22')
    expect([0, 60, -5, 2_958_466, Number.NaN].map((serial) => usual.dateOfSerial(serial))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const old = xlsxReader.read(
      foreign({ A1: { t: 'n', v: 44886, z: 'yyyy-mm-dd' } }, { Workbook: { WBProps: { date1904: true } } }),
    )
    expect(old.sheets[0]!.rows[0]![0]!.value).toBe('2026-11-22')
    expect(old.dateOfSerial(44886)).toBe('2026-11-22')
  })

  it('takes a formula by its stored result and marks it', () => {
    const row = xlsxReader.read(
      foreign({
        A1: { t: 's', v: 'ACCEPT', f: 'UPPER("accept")' },
        B1: { t: 'n', v: 3, f: '1+2' },
        C1: { t: 's', v: 'plain' },
      }),
    ).sheets[0]!.rows[0]!
    expect(row.slice(0, 3).map((cell) => [cell.kind, cell.value, cell.formula])).toEqual([
      ['text', 'ACCEPT', true],
      ['number', 3, true],
      ['text', 'plain', undefined],
    ])
  })

  it('reads truth values and errors as what the program shows', () => {
    const row = xlsxReader.read(
      foreign({ A1: { t: 'b', v: true }, B1: { t: 'b', v: false }, C1: { t: 'e', v: 42 }, D1: { t: 'e', v: 7 } }),
    ).sheets[0]!.rows[0]!
    expect(row.slice(0, 4).map((cell) => [cell.kind, cell.value])).toEqual([
      ['boolean', 'TRUE'],
      ['boolean', 'FALSE'],
      ['error', '#N/A'],
      ['error', '#DIV/0!'],
    ])
  })

  it('keeps the place of cells when rows and cells are left out', () => {
    const rows = xlsxReader.read(foreign({ C4: { t: 's', v: 'x' } })).sheets[0]!.rows
    expect(rows.slice(0, 3).every((row) => row.every((cell) => cell.kind === 'empty'))).toBe(true)
    expect(rows[3]![2]).toMatchObject({ kind: 'text', value: 'x', address: 'Answers!C4' })
    expect(rows[3]![0]).toMatchObject({ kind: 'empty', address: 'Answers!A4' })
  })

  it('reads a workbook written by hand, with a text that stands in the cell itself', () => {
    const bytes = sheetOnly(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>+15125550100</t></is></c></row></sheetData>',
    )
    expect(xlsxReader.read(bytes).sheets[0]!.rows[0]![0]).toMatchObject({ kind: 'text', value: '+15125550100' })
  })

  it('does not expand entities', () => {
    const bytes = sheetOnly(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&boom;</t></is></c></row></sheetData>',
    )
    expect(xlsxReader.read(bytes).sheets[0]!.rows[0]![0]!.value).toBe('&boom;')
  })
})

describe('xlsx reader: what is refused', () => {
  it('refuses other files in words, with what to do', () => {
    expect(refusal(Buffer.from('Code,Severity\n')).message).toContain('no zip archive')
    expect(refusal(new Uint8Array(0)).hint).toContain('.xlsx')
    const other = writeZip([{ name: 'notes.txt', content: Buffer.from('x') }], { compress: true })
    expect(refusal(other).message).toContain('another kind of archive')
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(refusal(old).message).toContain('password')
  })

  it('refuses an archive that only looks like a workbook', () => {
    const entries = [{ name: '[Content_Types].xml', content: Buffer.from('<Types/>') }]
    expect(refusal(writeZip(entries, { compress: true })).message).toContain('not a readable .xlsx workbook')
  })

  it('refuses a file over 100 MB unread', () => {
    expect(refusal(Buffer.alloc(100 * 1024 * 1024 + 1))).toMatchObject({ kind: 'refused' })
  })

  it('refuses a small file that unpacks to very much', () => {
    const bomb = writeZip(
      [
        { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
        { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(70 * 1024 * 1024, 32) },
      ],
      { compress: true },
    )
    expect(bomb.length).toBeLessThan(200_000)
    expect(refusal(bomb)).toMatchObject({ kind: 'refused' })
  })

  it('does not believe a declared size of the sheet, and counts far columns', () => {
    const claims = sheetOnly(
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    )
    expect(xlsxReader.read(claims).sheets[0]!.rows).toHaveLength(1)
    const far = Array.from({ length: 700 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`)
    expect(refusal(sheetOnly(`<sheetData>${far.join('')}</sheetData>`)).message).toContain('more than 10000000 cells')
  })
})
