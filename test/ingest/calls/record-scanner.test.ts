import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellTexts, cellInteger, ipv4Text } from '../../../src/ingest/calls/records/cell-text.js'
import { type RecordCells, RecordScanner } from '../../../src/ingest/calls/records/record-scanner.js'

/** Cells of all records, and what was told about broken lines. */
function scanned(text: string, sizes: readonly number[], width = 0) {
  const texts = new CellTexts()
  const records: (readonly string[])[] = []
  const told: string[] = []
  const lines: number[] = []
  const scanner = new RecordScanner({
    width,
    record: (cells, line) => {
      records.push(Array.from({ length: cells.count }, (_, index) => texts.text(cells, index)))
      lines.push(line)
    },
    brokenLine: (kind, line) => told.push(`${kind} ${line}`),
  })
  const bytes = Buffer.from(text)
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    const chunk = bytes.subarray(at, at + size)
    scanner.push(chunk)
    chunk.fill(0x2c)
    at += size
  }
  scanner.end()
  return { records, told, lines }
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

describe('the scanner', () => {
  it('finds the cells that csv-parse finds, wherever chunks end', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '1', '0', '"', '""', 'a,b', 'x\ny', 'Zürich', '漢', ' b ', '\r', 'line\r\nend'),
      fc.string({ maxLength: 12 }).filter((text) => !text.includes('\0')),
    )
    const quoted = (value: string, always: boolean): string =>
      always || /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        sizes,
        (rows, end, chunks) => {
          const text = rows.map((row) => row.map(([value, always]) => quoted(value, always)).join(',') + end).join('')
          const expected = parse(text, { relax_column_count: true, record_delimiter: end })
          expect(scanned(text, chunks)).toMatchObject({ records: expected, told: [] })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says the same of broken text, wherever chunks end, and loses no later line', () => {
    const piece = fc.constantFrom('"', '"a"', ',', 'b', '\n', '\r\n', '""', '1,2', '"x,y"')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), sizes, (pieces, chunks) => {
        const text = `${pieces.join('')}\n\n${'\n'.repeat(60)}last,line\n`
        const whole = scanned(text, [text.length], 2)
        expect(scanned(text, chunks, 2)).toEqual(whole)
        expect(whole.records.at(-1)).toEqual(['last', 'line'])
      }),
      { numRuns: 500 },
    )
  })

  it('counts lines as an editor does', () => {
    expect(scanned('a,b\n\n"x\ny",c\r\nd,e', [3]).lines).toEqual([1, 3, 5])
    expect(scanned('a,b\nc,"d\ne,f\n', [100], 2)).toMatchObject({ told: ['malformed-quoting 2'], lines: [1, 3] })
  })
})

describe('cells', () => {
  const integer = (text: string): number => {
    const bytes = Buffer.from(text)
    const cells: RecordCells = {
      bytes,
      count: 1,
      starts: Int32Array.of(0),
      ends: Int32Array.of(bytes.length),
      doubled: Uint8Array.of(0),
    }
    return cellInteger(cells, 0)
  }

  it('are integers or none', () => {
    expect(['', '0', '-787806198', '007', '999999999999999'].map(integer)).toEqual([
      0, 0, -787806198, 7, 999999999999999,
    ])
    expect(['-', ' 1', '1.0', '1e3', 'x', '+1', '1234567890123456'].map(integer)).toEqual(Array(7).fill(Number.NaN))
  })

  it('are addresses with the first byte lowest', () => {
    expect([-787806198, -922023926, 167903424, 1].map(ipv4Text)).toEqual([
      [10, 8, 11, 209].join('.'),
      [10, 8, 11, 201].join('.'),
      '192.0.2.10',
      '1.0.0.0',
    ])
    expect([0, Number.NaN, 2 ** 32, 1.5].map(ipv4Text)).toEqual([undefined, undefined, undefined, undefined])
  })
})
