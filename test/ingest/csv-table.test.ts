import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvLine, CsvLines, OVERLONG } from '../../src/ingest/csv-lines.js'
import { readCsv } from '../../src/ingest/csv-table.js'

interface Seen {
  header: readonly string[]
  rows: { row: number; cells: readonly string[] }[]
  trouble: string[]
  encoding: string
}

function read(content: string | Uint8Array): Seen {
  const seen: Seen = { header: [], rows: [], trouble: [], encoding: '' }
  const summary = readCsv(typeof content === 'string' ? Buffer.from(content) : content, {
    header: (cells) => {
      seen.header = cells
    },
    row: (cells, row) => seen.rows.push({ cells, row }),
    trouble: (kind, row, isRead) => seen.trouble.push(`${kind}@${row}${isRead ? ' read' : ' lost'}`),
  })
  seen.encoding = summary.encoding.label
  return seen
}

describe('readCsv', () => {
  it('reads LF and CRLF, with and without a last line end', () => {
    for (const text of ['A,B\n1,2\n', 'A,B\r\n1,2\r\n', 'A,B\n1,2', 'A,B\r\n1,2']) {
      const seen = read(text)
      expect(seen.header).toEqual(['A', 'B'])
      expect(seen.rows).toEqual([{ cells: ['1', '2'], row: 2 }])
      expect(seen.trouble).toEqual([])
    }
  })

  it('drops a byte-order mark and reads UTF-16', () => {
    expect(read(Buffer.from('\uFEFFA,B\n1,2\n')).header).toEqual(['A', 'B'])
    const le = Buffer.from('\uFEFFA,B\r\né,2\r\n', 'utf16le')
    expect(read(le)).toMatchObject({ header: ['A', 'B'], encoding: 'utf-16le', rows: [{ cells: ['é', '2'] }] })
    const be = Buffer.from(le).swap16()
    expect(read(be)).toMatchObject({ header: ['A', 'B'], encoding: 'utf-16be', rows: [{ cells: ['é', '2'] }] })
  })

  it('falls back to windows-1252 when the bytes are no UTF-8', () => {
    const seen = read(Buffer.from([0x41, 0x2c, 0x42, 0x0a, 0x4a, 0xfc, 0x72, 0x67, 0x2c, 0x80, 0x0a]))
    expect(seen.encoding).toBe('windows-1252')
    expect(seen.rows[0]?.cells).toEqual(['Jürg', '€'])
  })

  it('takes commas, quotes and line ends inside quotes', () => {
    const seen = read('A,B\n"x, y","say ""hi"""\n"two\nlines",2\n3,4\n')
    expect(seen.rows).toEqual([
      { cells: ['x, y', 'say "hi"'], row: 2 },
      { cells: ['two\nlines', '2'], row: 3 },
      { cells: ['3', '4'], row: 4 },
    ])
    expect(seen.trouble).toEqual([])
  })

  it('keeps the rest of the file when the quoting of one record is broken', () => {
    const stray = read('A,B\n5" screen,x\n1,2\n')
    expect(stray.rows.map((row) => row.cells)).toEqual([
      ['5" screen', 'x'],
      ['1', '2'],
    ])
    expect(stray.trouble).toEqual(['malformed-quoting@2 read'])
    const open = read('A,B\n1,"never closed\n1,2\n"3",4\n')
    expect(open.rows).toEqual([
      { cells: ['1', '2'], row: 3 },
      { cells: ['3', '4'], row: 4 },
    ])
    expect(open.trouble).toEqual(['malformed-quoting@2 lost'])
  })

  it('does not let an open quote swallow the rows up to the next quote', () => {
    const twoOpen = read('A,B,C\n1,"open,x\n2,2,2\n3,"open,x\n4,4,4\n')
    expect(twoOpen.rows.map((row) => row.cells[0])).toEqual(['2', '4'])
    expect(twoOpen.trouble).toEqual(['malformed-quoting@2 lost', 'malformed-quoting@4 lost'])
  })

  it('tells of blank lines in the middle and of NUL bytes', () => {
    expect(read('A\n1\n\n2\n\n').trouble).toEqual(['blank-line@3 lost'])
    expect(read('A,B\n1,x\0y\n').trouble).toEqual(['nul-byte@2 read'])
  })

  it('is content with nothing, a line end, or a header', () => {
    expect(read('')).toMatchObject({ header: [], rows: [], trouble: [] })
    expect(read('\n')).toMatchObject({ header: [], rows: [], trouble: [] })
    expect(read('A,B\n')).toMatchObject({ header: ['A', 'B'], rows: [], trouble: [] })
  })

  it('reads back every table that a spreadsheet program could write', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', 'é', '😀', ';'), maxLength: 6 })
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      )
    const property = fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, quoteAll) => {
      const header = rows[0]!.map((_, position) => `C${position}`)
      const quoted = (text: string) => (quoteAll || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
      const text = [header, ...rows].map((row) => row.map(quoted).join(',')).join(end)
      const seen = read(text)
      expect(seen.rows.map((row) => row.cells)).toEqual(rows)
      expect(seen.trouble).toEqual([])
    })
    fc.assert(property, { seed: 911, numRuns: 400 })
  })

  it('reads a file of several pieces as one', () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `${n},${'x'.repeat(40)}é`)
    const seen = read(`A,B\n${rows.join('\n')}\n`)
    expect(seen.rows).toHaveLength(60_000)
    expect(seen.rows.every(({ cells }, n) => cells[0] === String(n) && cells[1]?.length === 41)).toBe(true)
  })
})

describe('lines of a text in pieces', () => {
  const all = (chunks: readonly string[], longest?: number): readonly CsvLine[] => {
    const lines = new CsvLines(chunks, longest)
    const found: CsvLine[] = []
    for (let line = lines.next(); line !== undefined; line = lines.next()) found.push(line)
    return found
  }

  it('do not depend on where the pieces end', () => {
    const pieces = fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/), { maxLength: 12 })
    fc.assert(
      fc.property(pieces, (chunks) => {
        const text = chunks.join('')
        const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
        // What follows the last line end is a line only where there is something.
        expect(all(chunks)).toEqual(text.endsWith('\n') || text === '' ? lines.slice(0, -1) : lines)
      }),
    )
  })

  it('are not held when they are too long, and the others are read', () => {
    expect(all(['a\nbbb', 'bbb', 'bbb', 'b\nc\n', 'dd'], 8)).toEqual(['a', OVERLONG, 'c', 'dd'])
    expect(all(['bbbbb', 'bbbbb'], 8)).toEqual([OVERLONG])
    expect(all(['bbbb', 'bbbb'], 8)).toEqual(['bbbbbbbb'])
  })
})
