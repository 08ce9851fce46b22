import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unpackTar } from 'modern-tar'
import { describe, expect, it } from 'vitest'
import { buildBareExport, buildThreeSites } from './generate/three-sites.js'
import { CsvMember } from './support/csv-member.js'
import { ExportBuilder } from './support/export-builder.js'
import { sharedData } from './support/shared-data.js'

const REAL_EXPORT = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

describe('the export builder', () => {
  it('addresses duplicate names, trailing blanks and double blanks', () => {
    const estate = buildBareExport().add('devicepool', {
      'DEVICE POOL NAME': 'P1',
      'CALLING PARTY TRANSFORMATION CSS': 'A',
      'CALLING PARTY TRANSFORMATION CSS#2': 'B',
    })
    const pools = estate.csv('devicepool')
    expect(pools.rows[0]?.[15]).toBe('A')
    expect(pools.rows[0]?.[52]).toBe('B')
    expect(estate.csv('huntpilot').column('USE FORWARD SETTINGS OF LINE GROUP MEMBER#2')).toBe(16)
    expect(estate.csv('ctiroutepoint').column('secondary calling search space for forward all 1')).toBe(73)
  })

  it('widens a numbered group and pads the rows that are narrower', () => {
    const estate = buildBareExport()
      .add('phone', { 'Device Name': 'SEP1', 'Directory Number 1': '1001' })
      .add('phone', { 'Device Name': 'SEP2', 'Directory Number 1': '1002', 'Directory Number 3': '1003' })
    const phones = estate.csv('phone')
    expect(phones.header).toHaveLength(150 + 3 * 123)
    expect(phones.header[150 + 2 * 123]).toBe('Directory Number 3')
    expect(phones.rows.map((row) => row.length)).toEqual([519, 519])
    expect(phones.get({ 'Device Name': 'SEP1' }, 'Maximum Number of Calls 2')).toBe('')
    expect(phones.get({ 'Device Name': 'SEP2' }, 'Maximum Number of Calls 3')).toBe('4')
    expect(phones.get({ 'Device Name': 'SEP2' }, 'URI 1 Route Partition on Directory Number 3')).toBe('')
  })

  it('counts the local route groups of a pool from zero', () => {
    const estate = buildBareExport().add('devicepool', { 'DEVICE POOL NAME': 'P', 'Local Route Group 2': 'L' })
    expect(estate.csv('devicepool').header.slice(53)).toEqual([
      ...['Local Route Group 0', 'Route Group 0', 'Local Route Group 1', 'Route Group 1'],
      ...['Local Route Group 2', 'Route Group 2'],
    ])
  })

  it('gives profiles the line block only when a line is there, behind the nameless column', () => {
    const profiles = buildBareExport().csv('deviceprofile')
    expect(profiles.header).toHaveLength(32)
    profiles.add({ 'Device Profile Name': 'EM', 'Directory Number 1': '1001' })
    expect(profiles.header[31]).toBe('')
    expect(profiles.header).toHaveLength(32 + 123)
  })

  it('refuses a column that does not exist', () => {
    expect(() => buildBareExport().add('partition', { NAMES: 'x' })).toThrow('partition.csv has no column NAMES')
    expect(() => buildBareExport().patch('partition', { NAME: 'absent' }, 'DESCRIPTION', '')).toThrow('0 rows match')
  })

  it('patches one cell of an archive and leaves every other byte alone', async () => {
    const before = buildThreeSites().toTar()
    const patched = await ExportBuilder.fromTar(before)
    patched.patch('css', { NAME: 'BOS-FLOOR-CSS' }, 'ROUTE PARTITION 5', 'EMER-PT')
    const [old, changed] = await Promise.all([contents(before), contents(patched.toTar())])
    const different = [...old].filter(([name, text]) => changed.get(name) !== text).map(([name]) => name)
    expect(different).toEqual(['css.csv'])
    const lines = (text = ''): string[] => text.split('\n')
    const rows = lines(old.get('css.csv')).filter((row, index) => lines(changed.get('css.csv'))[index] !== row)
    expect(rows).toHaveLength(1)
  })

  it('drops rows, columns and members, and restates the release', async () => {
    const estate = await ExportBuilder.fromTar(buildThreeSites().toTar())
    estate.dropRow('routepattern', { 'ROUTE PATTERN': '8500' }).dropColumn('phone', 'Line CSS 1')
    estate.dropMember('huntpilot.csv').setCcm('master-12.5.1.14900-63.i386')
    const again = await ExportBuilder.fromTar(estate.toTar())
    expect(again.csv('routepattern').matching({ 'ROUTE PATTERN': '8500' })).toEqual([])
    expect(again.csv('phone').findColumn('Line CSS 1')).toBeUndefined()
    expect(again.csv('phone').findColumn('Line CSS 2')).toBeDefined()
    expect(again.memberNames).not.toContain('huntpilot.csv')
    expect(again.text('header.txt')).toContain('\nCCM : master-12.5.1.14900-63.i386\nFile : ')
  })

  it('writes quotes, commas and line feeds so that they come back', () => {
    const member = new CsvMember('x.csv', ['A', 'B'])
    member.add({ A: 'say "hi", twice', B: ' two\nlines ' })
    expect(member.toCsv()).toBe('A,B\n"say ""hi"", twice"," two\nlines "\n')
    expect(CsvMember.parse('x.csv', member.toCsv()).rows).toEqual(member.rows)
  })

  it('writes the same members as loose files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'export-builder-'))
    const estate = buildThreeSites()
    estate.writeFolder(folder)
    expect(readdirSync(folder)).toHaveLength(175)
    expect(readFileSync(join(folder, 'phone.csv'), 'utf8')).toBe(estate.text('phone.csv'))
    expect(readFileSync(join(folder, 'gateway.csv'))).toHaveLength(0)
    expect(readFileSync(join(folder, 'ipmaconfig.csv'), 'utf8')).toBe('\n')
    rmSync(folder, { recursive: true })
  })

  it.skipIf(REAL_EXPORT === undefined)(
    're-writes every member of a real export unchanged (skipped without one)',
    async () => {
      const bytes = readFileSync(REAL_EXPORT ?? '')
      const estate = await ExportBuilder.fromTar(bytes)
      const original = await contents(bytes)
      const csvNames = estate.memberNames.filter(
        (name) => name.endsWith('.csv') && (original.get(name) ?? '').length > 1,
      )
      for (const name of csvNames) expect(estate.csv(name).toCsv(), name).toBe(original.get(name))
    },
  )
})

async function contents(tar: Uint8Array): Promise<Map<string, string>> {
  const entries = await unpackTar(new Uint8Array(tar), { strict: true })
  return new Map(entries.map((entry) => [entry.header.name, Buffer.from(entry.data ?? []).toString('utf8')]))
}
