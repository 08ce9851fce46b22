import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unpackTar } from 'modern-tar'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExportBuilder } from '../support/export-builder.js'
import { repositoryRoot, sharedData } from '../support/shared-data.js'
import { buildThreeSites, threeSitesRoster } from './three-sites.js'
import { canary, SECRET_COLUMNS } from './three-sites/secrets.js'
import { UCM_HEADERS } from './ucm-headers.js'

const INPUT = join(repositoryRoot, 'fixtures/estates/three-sites/input')
const EXPORT = join(INPUT, 'ucmdata_export.tar')
const ROSTER = join(INPUT, 'agents.csv')
const REAL_EXPORT = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

describe('the estate three-sites', () => {
  let estate: ExportBuilder
  let bytes: Buffer

  beforeAll(() => {
    estate = buildThreeSites()
    bytes = estate.toTar()
    if (process.env['GOLDEN'] === '1') {
      mkdirSync(INPUT, { recursive: true })
      writeFileSync(EXPORT, bytes)
      writeFileSync(ROSTER, threeSitesRoster())
    }
  })

  it('is committed as generated (GOLDEN=1 writes it)', () => {
    expect(readFileSync(EXPORT).equals(bytes)).toBe(true)
    expect(readFileSync(ROSTER, 'utf8')).toBe(threeSitesRoster())
  })

  it('is a plain archive that a strict reader accepts, small enough to keep', async () => {
    const entries = await unpackTar(new Uint8Array(bytes), { strict: true })
    expect(entries).toHaveLength(175)
    expect(entries.every((entry) => entry.header.uname === 'ccmservice' && !entry.header.name.includes('/'))).toBe(true)
    expect(bytes.length % 10240).toBe(0)
    expect(bytes.length).toBeLessThan(700_000)
  })

  it('has rows as wide as their header, but for remote destinations', () => {
    for (const [member] of UCM_HEADERS) {
      const [header = [], ...rows]: string[][] = parse(estate.text(member), { relax_column_count: true })
      const extra = member === 'remotedestination.csv' ? 1 : 0
      for (const row of rows) expect(row, member).toHaveLength(header.length + extra)
    }
  })

  it('keeps the headers of the release and only repeats numbered groups', () => {
    for (const [member, header] of UCM_HEADERS) {
      if (header.length === 0) continue
      const [actual = []]: string[][] = parse(estate.text(member), { relax_column_count: true })
      const remaining = [...actual]
      for (const name of header) remaining.splice(remaining.indexOf(name), 1)
      expect(actual.length - remaining.length, member).toBe(header.length)
      expect(
        remaining.filter((name) => !/ \d+$/.test(name)),
        member,
      ).toEqual([])
    }
  })

  it('carries a canary in every secret column', () => {
    for (const [member, columns] of Object.entries(SECRET_COLUMNS)) {
      for (const column of columns) expect(estate.text(`${member}.csv`)).toContain(canary(member, column))
    }
  })

  it('resolves every name it refers to, except the one planted', () => {
    const names = (member: string, column: string): Set<string> =>
      new Set(estate.csv(member).rows.map((row) => row[estate.csv(member).column(column)] ?? ''))
    const both = (a: string, b: string) => new Set([...names(a, 'NAME'), ...names(b, 'NAME')])
    const partitions = both('partition', 'intercomroutepartition').add('Directory URI')
    const spaces = both('css', 'intercomcss')
    const used = (member: string, test: RegExp): string[] => {
      const csv = estate.csv(member)
      const columns = csv.header.flatMap((name, index) => (test.test(name) ? [index] : []))
      return csv.rows.flatMap((row) => columns.map((index) => row[index] ?? ''))
    }
    const dangling = new Set<string>()
    for (const member of [...UCM_HEADERS.keys()].filter(
      (name) => name !== 'gateway.csv' && name !== 'ipmaconfig.csv',
    )) {
      const spaceNames = used(member, /(^| )CSS( \d+)?$|CALLING SEARCH SPACE( \d+)?$/i)
      const partitionNames = used(member, /^ROUTE PARTITION( \d+)?$/i)
      for (const name of spaceNames) if (name.endsWith('-CSS') && !spaces.has(name)) dangling.add(name)
      for (const name of partitionNames) if (name.endsWith('-PT') && !partitions.has(name)) dangling.add(name)
    }
    expect([...dangling]).toEqual(['LEGACY-DR-CSS'])
  })

  it('fills one calling search space to exactly 1,024 characters of partition names', () => {
    const csv = estate.csv('css')
    const row = csv.row({ NAME: 'AUS-WIDE-CSS' })
    expect(row.slice(3).join('')).toHaveLength(1024)
  })

  it('holds nothing but numbers, addresses and mails made for examples', () => {
    const text = estate
      .files()
      .map((file) => Buffer.from(file.data).toString('utf8'))
      .join('\n')
    const phoneNumbers = text.match(/\b1?(?:512|717|617|408)\d{7}\b/g) ?? []
    expect(phoneNumbers.length).toBeGreaterThan(100)
    expect(phoneNumbers.filter((number) => !/55501\d\d$/.test(number))).toEqual([])
    const mails = text.match(/[\w.-]+@[\w.-]+\.[a-z]+/g) ?? []
    expect(mails.filter((mail) => !mail.endsWith('example.com'))).toEqual([])
    const addresses = text.match(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g) ?? []
    expect(addresses.filter((address) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address))).toEqual([])
  })

  it.skipIf(REAL_EXPORT === undefined)('has the member names of a real export (skipped without one)', async () => {
    const real = await unpackTar(new Uint8Array(readFileSync(REAL_EXPORT ?? '')), { strict: true })
    expect([...estate.memberNames].sort()).toEqual(real.map((entry) => entry.header.name).sort())
  })
})
