import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { parseRosterCsv, parseRosterRows } from '../../../src/ingest/roster/roster-rows.js'

describe('parseRosterCsv', () => {
  it.each([
    ['comma', 'who,role,queues,location,wave\na@example.com,AGENT,Sales;Support,Austin,2\n'],
    ['semicolon', 'who;role;queues;location;wave\r\na@example.com;agent;"Sales; Support";Austin;2\r\n'],
    [
      'tab, byte-order mark, other order',
      '\uFEFFWave\tWHO\tRole\tQueues\tLocation\n2\ta@example.com\tAgent\tSales;Support\tAustin\n',
    ],
  ])('reads %s', (_, text) => {
    const { roster, findings } = parseRosterCsv(text, 'agents.csv')
    expect(findings).toEqual([])
    expect(roster.entries).toEqual([
      {
        who: 'a@example.com',
        role: 'AGENT',
        queues: ['Sales', 'Support'],
        location: 'Austin',
        wave: 2,
        source: { file: 'agents.csv', row: 2 },
      },
    ])
  })

  it('needs only who; a blank role is an agent', () => {
    expect(parseRosterCsv('who\nucm:alice\n\nline:1001@PT\n', 'a.csv').roster.entries).toEqual([
      { who: 'ucm:alice', role: 'AGENT', queues: [], source: { file: 'a.csv', row: 2 } },
      { who: 'line:1001@PT', role: 'AGENT', queues: [], source: { file: 'a.csv', row: 4 } },
    ])
  })

  it('keeps a row with a bad role or wave and says so with file and row', () => {
    const { roster, findings } = parseRosterCsv('who,role,wave\na@example.com,BOSS,soon\n', 'a.csv')
    expect(roster.entries).toMatchObject([{ who: 'a@example.com', role: 'AGENT' }])
    expect(roster.entries[0]).not.toHaveProperty('wave')
    expect(findings).toMatchObject([{ code: 'PRE-007', subject: 'roster:a@example.com' }])
    expect(findings[0]?.evidence.map(({ value, source }) => [value, source?.row, source?.column])).toEqual([
      ['BOSS', 2, 'role'],
      ['soon', 2, 'wave'],
    ])
  })

  it('reports repeated people and rows that name nobody', () => {
    const { roster, findings } = parseRosterCsv('who,role\nA@example.com,AGENT\na@EXAMPLE.com,BOTH\n,AGENT\n', 'a.csv')
    expect(roster.entries).toHaveLength(1)
    expect(findings.map(({ subject, message }) => [subject, message])).toEqual([
      ['roster:a@EXAMPLE.com', 'a.csv row 3 (a@EXAMPLE.com) repeats row 2 and was not read.'],
      ['file:a.csv', 'a.csv row 4 names nobody and was not read.'],
    ])
  })

  it.each([
    ['who,site\n', 'unknown column "site"'],
    ['role,wave\n', 'no column who'],
    ['who,Who\n', 'twice'],
    ['', 'empty'],
    ['who\n"a', 'roster.csv'],
  ])('refuses %j', (text, words) => {
    expect(() => parseRosterCsv(text, 'roster.csv')).toThrow(UserError)
    expect(() => parseRosterCsv(text, 'roster.csv')).toThrow(words)
  })

  it('reads rows of a spreadsheet alike', () => {
    const rows = [['Who', 'Wave'], ['a@example.com', '1'], [], ['b@example.com']]
    expect(parseRosterRows(rows, 'a.xlsx').roster.entries.map(({ who, source }) => [who, source.row])).toEqual([
      ['a@example.com', 2],
      ['b@example.com', 4],
    ])
  })
})
