import { beforeAll, describe, expect, it } from 'vitest'
import {
  EMERGENCY_ANSWER_FIELDS,
  FINDING_ANSWER_FIELDS,
  LOCATION_ANSWER_FIELDS,
  MAPPING_ANSWER_FIELDS,
  TRUNK_ANSWER_FIELDS,
} from '../../../src/analysis/answers.js'
import { SEVERITIES } from '../../../src/findings/severity.js'
import { DECISION_TABS } from '../../../src/model/decision.js'
import { findingId } from '../../../src/model/fingerprint.js'
import type { CellLink, WorkbookDocument } from '../../../src/report/ports.js'
import { buildAuditWorkbook } from '../../../src/report/workbook/audit-workbook.js'
import { openQuestions } from '../../../src/report/workbook/tabs/open-questions.js'
import { answer } from '../../support/asked-estate.js'
import { threeSitesInput } from './three-sites-workbook.js'
import { cellOf, sheetOf } from './workbook-pages.js'

let document: WorkbookDocument
beforeAll(async () => {
  document = buildAuditWorkbook(await threeSitesInput())
})

describe('audit workbook', () => {
  it('has its tabs in the order of work, the decision tabs under the names that answers carry', () => {
    const names = document.sheets.map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['README', 'Summary', 'Questions'])
    expect(names.slice(3, -1)).toEqual([...DECISION_TABS])
    expect(document.sheets.filter(({ hidden }) => hidden === true).map(({ name }) => name)).toEqual(['_meta'])
  })

  it('keeps every decision tab readable: headers once, at most 14 shown columns, frozen ones shown', () => {
    for (const tab of DECISION_TABS) {
      const { columns, frozenColumns = 0 } = sheetOf(document, tab)
      const headers = columns.map(({ header }) => header)
      expect(new Set(headers).size, tab).toBe(headers.length)
      const shown = columns.filter(({ hidden, outlineLevel }) => hidden !== true && outlineLevel === undefined)
      expect(shown.length, tab).toBeLessThanOrEqual(14)
      expect(
        columns.slice(0, frozenColumns).every((column) => shown.includes(column)),
        tab,
      ).toBe(true)
      expect(headers.slice(-2), tab).toEqual(['_key', '_hash'])
      expect(
        columns.some(({ decision }) => decision === true),
        tab,
      ).toBe(true)
    }
  })

  it('offers the columns that the questions read answers from', () => {
    const decisions = (tab: string) =>
      sheetOf(document, tab)
        .columns.filter(({ decision }) => decision === true)
        .map(({ header }) => header)
    expect(decisions('Findings')).toEqual(Object.values(FINDING_ANSWER_FIELDS))
    expect(decisions('Mapping')).toEqual(Object.values(MAPPING_ANSWER_FIELDS))
    expect(decisions('Locations')).toEqual(Object.keys(LOCATION_ANSWER_FIELDS))
    expect(decisions('Trunks')).toEqual(Object.keys(TRUNK_ANSWER_FIELDS))
    expect(decisions('Emergency')).toEqual(Object.keys(EMERGENCY_ANSWER_FIELDS))
    expect(decisions('Agents')).toEqual([
      'In scope',
      'Location',
      'Wave',
      'Target extension',
      'Target number',
      'Recording',
      'Notes',
    ])
    expect(decisions('Shared lines')).toContain('Choice')
    expect(decisions('Hunt and queues')).toContain('Recording')
  })

  it('lists findings worst first, and links every question to where it is answered', async () => {
    const findings = sheetOf(document, 'Findings')
    const ranks = findings.rows.map(([severity]) => SEVERITIES.indexOf(severity as (typeof SEVERITIES)[number]))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    const questions = sheetOf(document, 'Questions')
    const open = openQuestions((await threeSitesInput()).audit.findings)
    expect(questions.rows.length).toBe(open.length)
    questions.rows.forEach((row, index) => {
      const { link } = row.at(-1) as CellLink
      const { judged } = open[index]!
      const key = sheetOf(document, link.sheet).rows[Number(link.cell!.slice(1)) - 2]!.at(-2)
      expect([judged.id, judged.finding.subject], judged.finding.code).toContain(key)
      expect(row.slice(1, 3)).toEqual([judged.finding.severity, judged.finding.code])
    })
    const places = new Set(questions.rows.map((row) => (row.at(-1) as CellLink).link.sheet))
    expect(places).toEqual(new Set(['Findings', 'Locations', 'Emergency', 'Shared lines', 'Trunks']))
    const owners = questions.rows.map(([owner]) => owner)
    expect(owners.filter((owner, index) => owner !== owners[index - 1]).length).toBe(new Set(owners).size)
  })

  it('is equal when built again', async () => {
    expect(buildAuditWorkbook(await threeSitesInput())).toEqual(document)
  })

  it('says in README what could not be checked and which roster rows match nobody', () => {
    const text = sheetOf(document, 'README')
      .rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.text : cell)).join(' '))
      .join('\n')
    expect(text).toContain('LIC-001 Not enough Customer Assist seats for a wave Customer Assist seats are not stated')
    expect(text).toContain('umar.urbann@example.com')
    expect(text).toContain('a'.repeat(64))
  })
})

describe('answers in the workbook', () => {
  it('shows the answers in force in their cells', async () => {
    const shared = String.raw`dn:\+17175550114@DN-E164-PT`
    const answered = buildAuditWorkbook(
      await threeSitesInput([
        answer('Shared lines', shared, 'Choice', 'split_virtual_line'),
        answer('Agents', 'user:ngarcia', 'Wave', '2'),
        answer('Locations', 'location:Austin', 'City', 'Austin'),
      ]),
    )
    expect(cellOf(answered, 'Shared lines', shared, 'Choice')).toBe('SPLIT_VIRTUAL_LINE')
    expect(cellOf(answered, 'Agents', 'user:ngarcia', 'Wave')).toBe(2)
    expect(cellOf(answered, 'Agents', 'user:ngarcia', 'Wave (now)')).toBe(2)
    expect(cellOf(answered, 'Mapping', 'location:Austin|address.city', 'So far')).toBe('Austin')
    expect(cellOf(answered, 'Mapping', 'location:Austin|address.city', 'Value')).toBeUndefined()
  })

  it('keeps a person who was answered NO on the tab, to be changed back', async () => {
    const answered = buildAuditWorkbook(await threeSitesInput([answer('Agents', 'user:ngarcia', 'In scope', 'NO')]))
    expect(cellOf(answered, 'Agents', 'user:ngarcia', 'In scope')).toBe('NO')
    expect(cellOf(answered, 'Agents', 'user:ngarcia', 'Name')).toBe('Nina Garcia')
    expect(sheetOf(answered, 'Agents').rows.length).toBe(sheetOf(document, 'Agents').rows.length)
  })

  it('empties the decision of a finding whose evidence changed after it was accepted', async () => {
    const { audit } = await threeSitesInput()
    const high = audit.findings.find(({ finding }) => finding.code === 'DN-007')!
    const given = (hash: string) => [
      { ...answer('Findings', high.id, 'Decision', 'ACCEPT'), evidenceHash: hash },
      answer('Findings', high.id, 'Decided by', 'Petra Planner'),
      answer('Findings', high.id, 'Reason', 'the copy is never dialed'),
    ]
    expect(high.id).toBe(findingId(high.finding))
    const accepted = buildAuditWorkbook(await threeSitesInput(given(high.hash)))
    expect(cellOf(accepted, 'Findings', high.id, 'Decision')).toBe('ACCEPT')
    expect(cellOf(accepted, 'Findings', high.id, 'Status')).toBe('ACCEPTED')
    const reopened = buildAuditWorkbook(await threeSitesInput(given('0123456789abcdef')))
    expect(cellOf(reopened, 'Findings', high.id, 'Decision')).toBeUndefined()
    expect(cellOf(reopened, 'Findings', high.id, 'Reason')).toBe('the copy is never dialed')
    expect(cellOf(reopened, 'Findings', high.id, 'Status')).toBe('REOPENED')
  })

  it('counts decisions and turns a line green when nothing is open', async () => {
    const { audit } = await threeSitesInput()
    const all = audit.findings.map(({ id }) => answer('Findings', id, 'Decision', 'SCOPE_OUT'))
    const rows = sheetOf(buildAuditWorkbook(await threeSitesInput(all)), 'Summary').rows
    const lyon = rows.find(([place]) => place === 'Lyon, wave 1')!
    expect(lyon[2]).toBe('GREEN')
    expect(lyon.at(-1)).toMatch(/^(\d+) of \1 \(100%\)$/)
    // What could not be checked keeps the cluster from being green.
    expect(rows.find(([place]) => place === 'Whole cluster')![2]).toBe('AMBER')
  })
})
