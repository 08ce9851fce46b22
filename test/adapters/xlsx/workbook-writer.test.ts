import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { xlsxWriter } from '../../../src/adapters/xlsx/workbook-writer.js'
import { UserError } from '../../../src/findings/user-error.js'
import type { SheetDocument } from '../../../src/report/ports.js'
import { member } from './member.js'
import { OWNERS, sampleWorkbook } from './sample-workbook.js'

const FINDINGS_XML = 'xl/worksheets/sheet2.xml'

function write(...sheets: SheetDocument[]): Uint8Array {
  return xlsxWriter.write({ meta: { title: 'Test' }, sheets })
}

const ONE_CELL: SheetDocument = { name: 'One', columns: [{ header: 'A', width: 5, kind: 'text' }], rows: [['x']] }

describe('xlsx writer: equal bytes', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it('writes equal bytes for equal documents, whatever was written or read before', () => {
    const first = xlsxWriter.write(sampleWorkbook())
    write({ ...ONE_CELL, columns: [{ header: 'D', width: 5, kind: 'date', decision: true }], rows: [['2026-01-01']] })
    const foreign = XLSX.utils.aoa_to_sheet([[1]])
    ;(foreign['A1'] as XLSX.CellObject).z = '0.000"foreign"'
    XLSX.read(XLSX.write({ SheetNames: ['x'], Sheets: { x: foreign } }, { type: 'buffer', bookType: 'xlsx' }))
    expect(Buffer.compare(first, xlsxWriter.write(sampleWorkbook()))).toBe(0)
  })

  it('does not depend on the time zone of the process', () => {
    const hashes = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((name) => {
      process.env['TZ'] = name
      return createHash('sha256').update(xlsxWriter.write(sampleWorkbook())).digest('hex')
    })
    expect(new Set(hashes).size).toBe(1)
  })

  it('carries no time of the machine', () => {
    const bytes = Buffer.from(xlsxWriter.write(sampleWorkbook()))
    // Time and date of the first member: 00:00:00 on 1980-01-01.
    expect(bytes.subarray(10, 14).toString('hex')).toBe('00002100')
    expect(member(bytes, 'docProps/core.xml')).toContain('2026-11-22T10:00:00Z')
    expect(member(write(ONE_CELL), 'docProps/core.xml')).not.toContain('dcterms:')
  })

  it('is known as a workbook to programs that look at the first member', () => {
    expect(Buffer.from(write(ONE_CELL)).toString('latin1', 30, 49)).toBe('[Content_Types].xml')
  })
})

describe('xlsx writer: what people see', () => {
  const xml = member(xlsxWriter.write(sampleWorkbook()), FINDINGS_XML)

  it('puts the elements of a sheet in the order the format prescribes', () => {
    const order = [
      '<sheetPr>',
      '<dimension ',
      '<sheetViews>',
      '<sheetFormatPr ',
      '<cols>',
      '<sheetData>',
      '<autoFilter ',
      '<conditionalFormatting ',
      '<dataValidations ',
      '<hyperlinks>',
      '<pageMargins ',
      '<pageSetup ',
      '<headerFooter>',
      '<ignoredErrors>',
      '<legacyDrawing ',
    ].map((tag) => xml.indexOf(tag))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((left, right) => left - right))
  })

  it('freezes the header row and the key column', () => {
    expect(xml).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>')
    const sheet = member(write({ ...ONE_CELL, frozenRows: 0, frozenColumns: 1 }), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<pane xSplit="1" topLeftCell="B1" activePane="topRight" state="frozen"/>')
    const hidden = [{ ...ONE_CELL.columns[0]!, hidden: true }]
    expect(() => write({ ...ONE_CELL, columns: hidden, frozenColumns: 1 })).toThrow('freezes a hidden column')
  })

  it('filters the whole table, repeats the header on every page, fits the width, in landscape', () => {
    expect(xml).toContain('<autoFilter ref="A1:N6"/>')
    expect(xml).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"')
    const book = member(xlsxWriter.write(sampleWorkbook()), 'xl/workbook.xml')
    expect(book).toContain('name="_xlnm.Print_Titles" localSheetId="1">&apos;Findings&apos;!$1:$1<')
    expect(book).toContain('name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">&apos;Findings&apos;!$A$1:$N$6<')
    expect(member(write({ ...ONE_CELL, landscape: false }), 'xl/worksheets/sheet1.xml')).toContain('"portrait"')
  })

  it('hides and groups technical columns', () => {
    expect(xml).toMatch(/<col min="13" [^>]*hidden="1" customWidth="1"\/>/)
    expect(xml).toMatch(/<col min="14" [^>]*hidden="1" customWidth="1" outlineLevel="1"\/>/)
    // The column behind a group carries the button that opens it.
    expect(xml).toContain('<col min="15" max="15" width="9.140625" collapsed="1"/></cols>')
    expect(xml).toContain('outlineLevelCol="1"')
    const first = { ...ONE_CELL.columns[0]!, outlineLevel: 1 }
    const grouped = { ...ONE_CELL, columns: [first, ...ONE_CELL.columns], rows: [] }
    expect(member(write(grouped), 'xl/worksheets/sheet1.xml')).toMatch(
      /<col min="2" [^>]*customWidth="1" collapsed="1"\/>/,
    )
  })

  it('writes short choices into the validation and long ones into the hidden list sheet', () => {
    const bytes = xlsxWriter.write(sampleWorkbook())
    expect(xml).toContain('sqref="J2:J6"><formula1>&quot;FIX,APPLY,ACCEPT,SCOPE_OUT,DEFER,QUESTION&quot;</formula1>')
    expect(xml).toContain('sqref="K2:K6"><formula1>_lists!$A$2:$A$41</formula1>')
    const lists = XLSX.read(bytes).Sheets['_lists']!
    expect(OWNERS.map((_, index) => (lists[`A${index + 2}`] as XLSX.CellObject).v)).toEqual(OWNERS)
    // A comma inside a choice would split it.
    expect(member(bytes, 'xl/worksheets/sheet3.xml')).toContain('sqref="C2:C3"><formula1>_lists!$B$2:$B$3</formula1>')
  })

  it('colors severities and other words without replacing them', () => {
    expect(xml.match(/<cfRule [^>]*>/g)).toHaveLength(8)
    expect(xml).toContain(
      '<conditionalFormatting sqref="B2:B6"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>&quot;BLOCKER&quot;',
    )
  })

  it('formats text and phone cells as text, also below the last row', () => {
    const bytes = write({
      name: 'One',
      columns: [{ header: 'Number', width: 5, kind: 'phone', decision: true }],
      rows: [[undefined], ['+15125550100']],
    })
    const sheet = member(bytes, 'xl/worksheets/sheet1.xml')
    const records = member(bytes, 'xl/styles.xml')
      .match(/<cellXfs.*<\/cellXfs>/s)![0]
      .match(/<xf .*?(?:\/>|<\/xf>)/g)!
    const used = [/<c r="A2" s="(\d+)"/, /<c r="A3" s="(\d+)"/, /<col [^>]*style="(\d+)"/].map(
      (pattern) => records[Number(pattern.exec(sheet)![1])],
    )
    for (const record of used) expect(record).toContain('numFmtId="49"')
  })

  it('links inside the workbook only, and only to sheets that exist', () => {
    expect(xml).toContain('<hyperlink ref="D3" location="&apos;Waves&apos;!A2" display="mask:5125550100"/>')
    expect(() => write({ ...ONE_CELL, rows: [[{ text: 'x', link: { sheet: 'Nowhere' } }]] })).toThrow('Nowhere')
  })

  it('opens rows for wrapped text without pinning their height', () => {
    expect(xml).toMatch(/<row r="2" ht="27">/)
    expect(xml).not.toContain('customHeight')
  })

  it('prints the title of the sheet with its ampersand', () => {
    expect(xml).toContain('&amp;RFindings &amp;&amp; decisions<')
  })

  it('keeps the comment of a header', () => {
    expect(member(xlsxWriter.write(sampleWorkbook()), 'xl/comments2.xml')).toContain('Stable over all revisions')
  })
})

describe('xlsx writer: limits', () => {
  it('keeps sheet names acceptable and unique, and links to them right', () => {
    const long = 'Hunt/queues: [every] location and its pilots'
    const bytes = write(
      { ...ONE_CELL, name: long, rows: [[{ text: 'go', link: { sheet: `${long} ` } }]] },
      { ...ONE_CELL, name: `${long} ` },
      { ...ONE_CELL, name: "Ava's" },
      { ...ONE_CELL, name: 'HISTORY' },
      { ...ONE_CELL, name: '' },
    )
    const names = XLSX.read(bytes).SheetNames
    expect(names).toEqual([
      'Hunt-queues- -every- location a',
      'Hunt-queues- -every- location~2',
      'Ava’s',
      'HISTORY-',
      'Sheet',
    ])
    expect(member(bytes, 'xl/worksheets/sheet1.xml')).toContain(
      'location="&apos;Hunt-queues- -every- location~2&apos;!A1"',
    )
    expect(() => write(ONE_CELL, ONE_CELL)).toThrow('two sheets are named One')
  })

  it('writes sheets without rows and without columns', () => {
    const bytes = write({ ...ONE_CELL, rows: [] }, { name: 'Nothing', columns: [], rows: [] })
    expect(member(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('autoFilter')
    expect(XLSX.read(bytes).SheetNames).toEqual(['One', 'Nothing'])
  })

  it('refuses more rows than a spreadsheet holds, in words', () => {
    const rows = new Array<readonly string[]>(1_048_576).fill([])
    expect(() => write({ ...ONE_CELL, rows })).toThrow(UserError)
  })

  it('refuses a row wider than its columns, and a workbook with nothing to show', () => {
    expect(() => write({ ...ONE_CELL, rows: [['x', 'y']] })).toThrow('more cells than there are columns')
    expect(() => write({ ...ONE_CELL, hidden: true })).toThrow('visible sheet')
  })
})
