import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { xlsxReader } from '../../../src/adapters/xlsx/workbook-reader.js'
import { xlsxWriter } from '../../../src/adapters/xlsx/workbook-writer.js'
import type { ReadSheet } from '../../../src/report/ports.js'
import { member } from './member.js'
import { sampleWorkbook } from './sample-workbook.js'

const installed = spawnSync('soffice', ['--version']).status === 0
const reason = installed ? '' : ' (skipped: soffice is not installed)'

/** Filled cells by address; programs differ in how many empty ones they write behind them. */
function filled(sheet: ReadSheet): [string, unknown, unknown][] {
  return sheet.rows
    .flat()
    .filter((cell) => cell.kind !== 'empty')
    .map((cell) => [cell.address, cell.kind, cell.value])
}

// A conversion without a window keeps no frozen panes of any file, so those are not looked at here.
describe.skipIf(!installed)(`a workbook saved by LibreOffice${reason}`, () => {
  let folder = ''
  const ours = xlsxWriter.write(sampleWorkbook())
  let theirs: Uint8Array = new Uint8Array()

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rehome-libreoffice-'))
    const profile = pathToFileURL(join(folder, 'profile')).href
    const source = join(folder, 'book.xlsx')
    const target = join(folder, 'saved')
    mkdirSync(target)
    writeFileSync(source, ours)
    const program = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML']
    execFileSync('soffice', [...program, '--outdir', target, source], { stdio: 'pipe', timeout: 120_000 })
    theirs = readFileSync(join(target, 'book.xlsx'))
  }, 130_000)

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds the same sheets and the same cells, dates and texts included', () => {
    const before = xlsxReader.read(ours).sheets
    const after = xlsxReader.read(theirs).sheets
    expect(after.map((sheet) => [sheet.name, sheet.hidden])).toEqual(before.map((sheet) => [sheet.name, sheet.hidden]))
    expect(after.map(filled)).toEqual(before.map(filled))
  })

  it('still has every drop-down, with the place of its choices', () => {
    const lists = (bytes: Uint8Array, sheet: string): [string, string][] =>
      Array.from(
        member(bytes, sheet).matchAll(/<dataValidation [^>]*sqref="([^"]*)"[^>]*><formula1>(.*?)<\/formula1>/g),
        (match): [string, string] => [match[1]!, match[2]!],
      ).toSorted()
    for (const [sheet, count] of [
      ['xl/worksheets/sheet2.xml', 2],
      ['xl/worksheets/sheet3.xml', 2],
    ] as const) {
      expect(lists(ours, sheet)).toHaveLength(count)
      expect(lists(theirs, sheet)).toEqual(lists(ours, sheet))
    }
  })

  it('still has filter, links, colors, hidden columns, tab color and print set-up', () => {
    const xml = member(theirs, 'xl/worksheets/sheet2.xml')
    expect(xml).toContain('<autoFilter ref="A1:N6"')
    expect(xml.match(/<cfRule /g)).toHaveLength(8)
    expect(xml).toMatch(/<hyperlink [^>]*location="(&apos;|')?Waves(&apos;|')?!A2"/)
    expect(xml).toMatch(/<tabColor rgb="FFC00000"\/>/)
    expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"/)
    const columns = XLSX.read(theirs, { cellStyles: true }).Sheets['Findings']!['!cols']!
    expect(columns.slice(0, 14).map((column) => column.hidden === true)).toEqual([
      ...new Array<boolean>(12).fill(false),
      true,
      true,
    ])
    expect(member(theirs, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles"[^>]*>Findings!\$1:\$1</)
    expect(xml).toContain('fitToHeight="0"')
  })

  it('shows text cells as text and the header as bold on its color', () => {
    const book = XLSX.read(theirs, { cellNF: true, cellStyles: true })
    const findings = book.Sheets['Findings']!
    expect((findings['E2'] as XLSX.CellObject).z).toBe('@')
    expect((findings['L2'] as XLSX.CellObject).z).toBe('yyyy\\-mm\\-dd')
    const fill = (address: string): unknown =>
      ((findings[address] as XLSX.CellObject).s as { fgColor?: { rgb?: string } }).fgColor?.rgb
    expect([fill('A1'), fill('J1'), fill('J3')]).toEqual(['1F3864', 'FFC000', 'FFF8E1'])
  })
})
