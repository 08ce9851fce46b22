import { beforeAll, describe, expect, it } from 'vitest'
import type { DecisionTab } from '../../../src/model/decision.js'
import type { ReadWorkbook, WorkbookDocument } from '../../../src/report/ports.js'
import { buildAuditWorkbook, WorkbookRows } from '../../../src/report/workbook/audit-workbook.js'
import { readReturnedWorkbook } from '../../../src/report/workbook/returned-workbook.js'
import { threeSitesInput } from './three-sites-workbook.js'
import { throughFile, typedInto, withoutColumns, withRows } from './workbook-pages.js'

const NINA = 'user:ngarcia'
let document: WorkbookDocument
let book: ReadWorkbook
let finding: string
beforeAll(async () => {
  document = buildAuditWorkbook(await threeSitesInput([], 7))
  book = throughFile(document)
  finding = new WorkbookRows(document).all('Findings')[0]!.key
})

function given(returned: ReadWorkbook, current?: WorkbookRows) {
  const { answers, problems } = readReturnedWorkbook(returned, current)
  return { answers: answers.filter(({ value }) => value !== ''), problems }
}

function typed(tab: DecisionTab, key: string, field: string, cell: Parameters<typeof typedInto>[4]) {
  return given(typedInto(book, tab, key, field, cell))
}

describe('returned workbook', () => {
  it('says whose it is and holds no answer and no problem when nobody touched it', () => {
    const returned = readReturnedWorkbook(book)
    expect([returned.projectId, returned.revision]).toEqual(['p-three-sites', 7])
    expect(given(book, new WorkbookRows(document))).toEqual({ answers: [], problems: [] })
  })

  it('refuses a workbook that is not ours', () => {
    const other = { ...book, sheets: book.sheets.filter(({ name }) => name !== '_meta') }
    expect(() => readReturnedWorkbook(other)).toThrow('this is no workbook of rehome')
    const newer = withRows(book, '_meta', (rows) =>
      rows.map((row) =>
        row.map((cell) =>
          cell.value === 'rehome/workbook/v1'
            ? { address: cell.address, kind: 'text', value: 'rehome/workbook/v9' }
            : cell,
        ),
      ),
    )
    expect(() => readReturnedWorkbook(newer)).toThrow('rehome/workbook/v9')
  })

  it.each([
    ['Findings', 'Decision', ' accept ', 'ACCEPT'],
    ['Findings', 'Valid until', '2025-12-31', '2025-12-31'],
    ['Findings', 'Valid until', { kind: 'date', value: '2025-12-31', serial: 46022 }, '2025-12-31'],
    ['Findings', 'Valid until', { kind: 'date', value: '2025-12-31T10:30:00', serial: 46022.4375 }, '2025-12-31'],
    ['Findings', 'Valid until', 46022, '2025-12-31'],
    ['Findings', 'Value', 4, '4'],
    ['Findings', 'Reason', 'first\nsecond', 'first\nsecond'],
    ['Agents', 'Wave', 3, '3'],
    ['Agents', 'Wave', '3', '3'],
    ['Agents', 'In scope', 'later', 'LATER'],
    ['Agents', 'Target number', '+1 (512) 555-0142', '+15125550142'],
    ['Agents', 'Target extension', '0142', '0142'],
  ] as const)('reads %s, %s: %j as %s', (tab, field, cell, value) => {
    const { answers, problems } = typed(tab, tab === 'Agents' ? NINA : finding, field, cell)
    expect(problems).toEqual([])
    expect(answers).toMatchObject([{ tab, field, value, key: tab === 'Agents' ? NINA : finding }])
    expect(answers[0]!.address).toMatch(new RegExp(`^${tab}![A-Z]+[0-9]+$`))
    expect(answers[0]!.hash).toMatch(/^[0-9a-f]{16}$/)
  })

  it.each([
    ['Findings', 'Decision', 'maybe', 'one of FIX, APPLY, ACCEPT, SCOPE_OUT, DEFER, QUESTION'],
    ['Findings', 'Valid until', '2025-02-30', 'a date as YYYY-MM-DD'],
    ['Findings', 'Valid until', '31.12.2025', 'a date as YYYY-MM-DD'],
    ['Findings', 'Valid until', -1, 'a number (-1)'],
    ['Findings', 'Decision', { formula: 'ACCEPT' }, 'a formula'],
    ['Agents', 'Wave', 1.5, 'the number of a wave'],
    ['Agents', 'Wave', { kind: 'date', value: '2025-01-03', serial: 45660 }, 'a date (2025-01-03)'],
    ['Agents', 'Target number', 15125550142, 'a number (15125550142), so a plus or leading zeros may be lost'],
    ['Agents', 'Target number', '15125550142', 'a telephone number with plus'],
    ['Agents', 'Target number', '3.31E+10', 'a telephone number with plus'],
    ['Agents', 'Target extension', 142, 'leading zeros may be lost'],
  ] as const)('refuses %s, %s: %j and names the cell', (tab, field, cell, why) => {
    const { answers, problems } = typed(tab, tab === 'Agents' ? NINA : finding, field, cell)
    expect(answers).toEqual([])
    expect(problems).toMatchObject([{ kind: 'invalid', tab, field }])
    expect(problems[0]!.address).toMatch(new RegExp(`^${tab}![A-Z]+[0-9]+$`))
    expect(problems[0]!.message).toContain(why)
  })

  it('checks every row of the mapping by what that row may hold', () => {
    const good = [
      ['location:Austin|address.country', 'us', 'US'],
      ['location:Austin|extensionLength', 4, '4'],
      ['location:Austin|address.postalCode', '02134', '02134'],
      ['organization|interLocationDialing', 'YES', 'yes'],
    ] as const
    for (const [key, cell, value] of good) {
      expect(typed('Mapping', key, 'Value', cell).answers, key).toMatchObject([{ key, value }])
    }
    const bad = [
      ['location:Austin|address.country', 'Atlantis'],
      ['location:Austin|address.postalCode', 2134],
      ['location:Austin|mainNumber', 15125550100],
      ['location:Austin|emergencyCarrier', 'nobody'],
    ] as const
    for (const [key, cell] of bad) {
      expect(typed('Mapping', key, 'Value', cell).problems, key).toMatchObject([{ kind: 'invalid', key }])
    }
  })

  it('reads sorted rows, moved columns and a header further down', () => {
    const answered = typedInto(book, 'Agents', NINA, 'Wave', 3)
    const shuffled = withRows(answered, 'Agents', ([header, ...rows]) => [
      [],
      [{ address: 'Agents!A2', kind: 'text', value: 'Please answer by Friday' }],
      [...header!].reverse(),
      ...rows.map((row) => [...row].reverse()).reverse(),
    ])
    const { answers, problems } = given(shuffled, new WorkbookRows(document))
    expect(problems).toEqual([])
    expect(answers).toMatchObject([{ tab: 'Agents', key: NINA, field: 'Wave', value: '3' }])
  })

  it('finds rows by what they show when the hidden key is gone, and says so', () => {
    const answered = withoutColumns(typedInto(book, 'Agents', NINA, 'Wave', 3), 'Agents', ['_key', '_hash'])
    const { answers, problems } = given(answered, new WorkbookRows(document))
    expect(answers).toMatchObject([{ tab: 'Agents', key: NINA, field: 'Wave', value: '3' }])
    expect(answers[0]).not.toHaveProperty('hash')
    expect(problems).toMatchObject([{ kind: 'missing-column', tab: 'Agents' }])
    // Without the current workbook nobody can tell whose row it is.
    expect(given(answered).problems).toMatchObject([
      { kind: 'missing-column' },
      { kind: 'missing-key', tab: 'Agents', field: 'Wave', text: '3' },
    ])
  })

  it('keeps what was typed into a row that is none of ours', () => {
    const added = withRows(book, 'Shared lines', (rows) => [
      ...rows,
      rows[0]!.map((cell, index) =>
        cell.value === 'Choice'
          ? { address: `Shared lines!X${index}`, kind: 'text', value: 'MOVE_ALL' }
          : { address: '', kind: 'empty', value: undefined },
      ),
    ])
    expect(given(added, new WorkbookRows(document)).problems).toMatchObject([
      { kind: 'missing-key', tab: 'Shared lines', field: 'Choice', text: 'MOVE_ALL' },
    ])
  })

  it('says which columns and tabs are gone or there twice', () => {
    const without = withoutColumns(book, 'Agents', ['Wave'])
    expect(given(without).problems).toMatchObject([{ kind: 'missing-column', field: 'Wave', tab: 'Agents' }])
    const gone = { ...book, sheets: book.sheets.filter(({ name }) => name !== 'Trunks') }
    expect(given(gone).problems).toMatchObject([{ kind: 'missing-tab', tab: 'Trunks' }])
    const twice = withRows(book, 'Agents', (rows) =>
      rows.map((row) => [...row, row[rows[0]!.findIndex(({ value }) => value === 'Wave')]!]),
    )
    expect(given(twice).problems).toMatchObject([{ kind: 'duplicate-column', field: 'Wave' }])
    const bare = withRows(book, 'Trunks', (rows) => rows.slice(1))
    expect(given(bare).problems).toMatchObject([{ kind: 'missing-column', tab: 'Trunks', address: 'Trunks!A1' }])
  })

  it('tells a correction typed outside the decision columns, and does not read it', () => {
    const edited = typedInto(book, 'Agents', NINA, 'E-mail', 'nina@example.com')
    expect(given(edited)).toMatchObject({ answers: [], problems: [{ kind: 'edited', tab: 'Agents', key: NINA }] })
  })

  it('does not read a row whose shown columns were sorted apart from the hidden key', () => {
    const answered = typedInto(book, 'Shared lines', String.raw`dn:\+17175550114@DN-E164-PT`, 'Choice', 'MOVE_ALL')
    const apart = withRows(answered, 'Shared lines', ([header, ...rows]) => {
      const keys = rows.map((row) => row.slice(-2)).reverse()
      return [header!, ...rows.map((row, index) => [...row.slice(0, -2), ...keys[index]!])]
    })
    const { answers, problems } = given(apart, new WorkbookRows(document))
    expect(answers).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['edited']))
    expect(problems[0]!.message).toContain('sorted apart')
  })
})
