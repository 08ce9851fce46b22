import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xlsxReader } from '../../../src/adapters/xlsx/workbook-reader.js'
import { xlsxWriter } from '../../../src/adapters/xlsx/workbook-writer.js'
import type { CellValue, ColumnKind, ReadCell } from '../../../src/report/ports.js'
import { sampleWorkbook } from './sample-workbook.js'

function column(kind: ColumnKind, values: readonly CellValue[]): ReadCell[] {
  const bytes = xlsxWriter.write({
    meta: { title: 'Round trip' },
    sheets: [{ name: 'Cells', columns: [{ header: 'Value', width: 20, kind }], rows: values.map((value) => [value]) }],
  })
  const rows = xlsxReader.read(bytes).sheets[0]!.rows.slice(1)
  return values.map((_, index) => rows[index]?.[0] ?? { kind: 'empty', value: undefined, address: '' })
}

function values(kind: ColumnKind, written: readonly CellValue[]): unknown[] {
  return column(kind, written).map((cell) => cell.value)
}

describe('workbook round trip', () => {
  it('gives hostile and number-like texts back as the texts they are', () => {
    const hostile = [
      '=1+1',
      '=HYPERLINK("http://192.0.2.1","x")',
      '+15125550100',
      '0012',
      '@x',
      '-1',
      '\tx',
      ' padded ',
      '1e5',
      '2026-11-22',
      'TRUE',
      '#N/A',
      'first\nsecond',
      '<b>&amp;"\'</b>',
      ']]>',
      '_x0041_ and _x005F_x0041_',
      'Zürich 東京 🎧',
      '__proto__',
    ]
    for (const kind of ['text', 'phone', 'number', 'integer'] as const) {
      const cells = column(kind, hostile)
      expect(cells.map((cell) => cell.value)).toEqual(hostile)
      expect(new Set(cells.map((cell) => cell.kind))).toEqual(new Set(['text']))
      expect(cells.filter((cell) => cell.formula === true)).toEqual([])
    }
  })

  it('strips control characters, turns carriage returns into line feeds and repairs broken characters', () => {
    expect(values('text', ['a\u0000b\u0007c\u001fd', 'one\r\ntwo\rthree', 'half \ud83c!', '\ufffe'])).toEqual([
      'abcd',
      'one\ntwo\nthree',
      'half \ufffd!',
      '\ufffd',
    ])
  })

  it('cuts what is longer than a cell and says how much is gone', () => {
    const [fits, cut] = values('text', ['y'.repeat(32_767), 'z'.repeat(40_000)]) as [string, string]
    expect(fits).toBe('y'.repeat(32_767))
    expect(cut.length).toBeLessThanOrEqual(32_767)
    const [, kept, gone] = /^(z+)…\[\+(\d+)\]$/.exec(cut)!
    expect(kept!.length + Number(gone)).toBe(40_000)
  })

  it('keeps numbers, zero and negative ones, and writes a number in a phone column as text', () => {
    expect(values('number', [0, -1.5, 1e21, 42])).toEqual([0, -1.5, 1e21, 42])
    expect(values('integer', [0, 123456789])).toEqual([0, 123456789])
    expect(values('phone', [911])).toEqual(['911'])
  })

  it('refuses to write what is no number', () => {
    expect(() => values('number', [Number.NaN])).toThrow('NaN')
    expect(() => values('integer', [Infinity])).toThrow('Infinity')
  })

  it('writes existing days as dates and leaves any other text of a date column alone', () => {
    const cells = column('date', ['2026-11-22', '1900-03-01', '9999-12-31', '2026-02-30', '22.11.2026', '1899-01-01'])
    expect(cells.map((cell) => [cell.kind, cell.value])).toEqual([
      ['date', '2026-11-22'],
      ['date', '1900-03-01'],
      ['date', '9999-12-31'],
      ['text', '2026-02-30'],
      ['text', '22.11.2026'],
      ['text', '1899-01-01'],
    ])
    expect(cells[0]).toMatchObject({ serial: 46348 })
  })

  it('reads empty cells as empty and names every cell by its address', () => {
    const { sheets } = xlsxReader.read(xlsxWriter.write(sampleWorkbook()))
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['README', false],
      ['Findings', false],
      ['Waves', false],
      ['_meta', true],
      ['_lists', true],
    ])
    const row = sheets[1]!.rows[4]!
    expect(row.map((cell) => cell.value)).toEqual([
      'DIAL-017',
      'LOW',
      'GREEN',
      'pattern:8XXX@PT_Old',
      undefined,
      3,
      2,
      undefined,
      undefined,
      'ACCEPT',
      undefined,
      undefined,
      'dddd',
      'h4',
    ])
    expect(row[9]!.address).toBe('Findings!J5')
    expect(row[4]).toMatchObject({ kind: 'empty', address: 'Findings!E5' })
    expect(sheets[1]!.rows[2]![3]!.value).toBe('mask:5125550100')
  })

  it('gives any text back as it was, but for what a cell cannot hold', () => {
    const held = fc
      .string({ unit: 'binary', maxLength: 40 })
      .map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ''))
      .filter((text) => text !== '')
    const lookalike = fc.stringMatching(/^(_x[0-9a-fA-F]{3,4}_?){1,4}$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(held, lookalike), { minLength: 1, maxLength: 20 }), (texts) => {
        expect(values('text', texts)).toEqual(texts)
      }),
      { seed: 20261122, numRuns: 60 },
    )
  })

  it('gives every day back as it was', () => {
    const days = fc
      .integer({ min: 61, max: 2_958_465 })
      .map((serial) => new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 50 }), (dates) => {
        expect(values('date', dates)).toEqual(dates)
      }),
      { seed: 20261122, numRuns: 20 },
    )
  })
})
