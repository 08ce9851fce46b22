import { describe, expect, it } from 'vitest'
import { Columns } from '../../../src/ingest/ucm/columns.js'
import { RowTrouble } from '../../../src/ingest/ucm/row-trouble.js'
import { isSecretColumn, SECRET_COLUMNS } from '../../../src/ingest/ucm/secret-columns.js'

function made(...header: string[]) {
  const trouble = new RowTrouble('made.csv')
  const missing = new Set<string>()
  return { columns: new Columns('made.csv', header, trouble, missing), trouble, missing }
}

const row = (...cells: string[]) => ({ cells, number: 2 })

describe('Columns', () => {
  it('compares names without case, outer blanks and doubled inner blanks', () => {
    const { columns } = made(' Secondary  Calling search space ', 'B')
    expect(columns.text('SECONDARY CALLING SEARCH SPACE')(row('x', 'y'))).toBe('x')
  })

  it('keeps both columns of one name', () => {
    const { columns } = made('CSS', 'OTHER', 'CSS')
    expect(columns.text('CSS')(row('first', '', 'second'))).toBe('first')
    expect(columns.text('CSS#2')(row('first', '', 'second'))).toBe('second')
  })

  it('finds numbered groups that start at 0 or 1 and have holes', () => {
    const { columns } = made('GROUP 10', 'GROUP 0', 'GROUP 2', 'E.164', 'GROUPS 7')
    expect(columns.numbers('GROUP')).toEqual([0, 2, 10])
  })

  it('reads empty, NULL and null as absent, and nothing else', () => {
    const read = made('A').columns.text('A')
    expect(['', '  ', 'NULL', 'null'].map((cell) => read(row(cell)))).toEqual(Array(4).fill(undefined))
    expect(['Null Street', '0', 'f', '<None>'].map((cell) => read(row(cell)))).toEqual([
      'Null Street',
      '0',
      'f',
      '<None>',
    ])
  })

  it('never keeps what looks like an encrypted secret, in whatever column', () => {
    const read = made('A').columns.text('A')
    expect(read(row('ab12'.repeat(16)))).toBeUndefined()
    expect(read(row('ab12'.repeat(8)))).toBe('ab12'.repeat(8))
    expect(read(row('A description of more than forty-eight characters, in words'))).toBeDefined()
  })

  it('takes booleans and numbers only where they are declared', () => {
    const { columns, trouble } = made('A', 'B', 'C')
    expect(columns.text('A')(row('t'))).toBe('t')
    expect(['t', 'F', 'T', 'f', 'Default', ''].map((cell) => columns.flag('B')(row('', cell)))).toEqual([
      true,
      false,
      true,
      false,
      undefined,
      undefined,
    ])
    expect(columns.integer('C')(row('', '', '-1'))).toBe(-1)
    expect(trouble.finding()).toBeUndefined()
    expect(columns.flag('B')(row('', 'maybe'))).toBeUndefined()
    expect(columns.integer('C')(row('', '', '12 s'))).toBeUndefined()
    expect(trouble.finding()).toMatchObject({ code: 'PRE-007', severity: 'LOW', subject: 'file:made.csv' })
  })

  it('reports a number that a spreadsheet program has mangled', () => {
    const { columns, trouble } = made('DN', 'NOTE')
    columns.text('NOTE')(row('', '4.92501E+09'))
    expect(trouble.finding()).toBeUndefined()
    columns.dialString('DN')(row('4.92501E+09'))
    expect(trouble.finding()?.evidence[0]).toMatchObject({ value: '4.92501E+09', source: { row: 2, column: 'DN' } })
  })

  it('notes wanted columns that are absent, once, by their first name', () => {
    const { columns, missing } = made('A')
    columns.text('NEW NAME', 'OLD NAME')
    columns.text('NEW NAME', 'OLD NAME')
    columns.optionalText('SELDOM SEEN')
    expect([...missing]).toEqual(['made.csv: NEW NAME'])
  })

  it('refuses secret columns, whatever their number', () => {
    const { columns } = made('PIN 1', 'Digest Credentials', 'XML', 'Code')
    for (const name of ['PIN 1', 'DIGEST CREDENTIALS', 'XML', 'CODE']) {
      expect(() => columns.text(name)).toThrow(/secret/)
    }
    expect(SECRET_COLUMNS.every(isSecretColumn)).toBe(true)
    expect(isSecretColumn('MLPP PASSWORD 12')).toBe(true)
    expect(isSecretColumn('REQUIRE CLIENT MATTER CODE')).toBe(false)
    expect(isSecretColumn('SHIPPING')).toBe(false)
  })
})
