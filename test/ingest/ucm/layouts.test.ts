import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { CsvMember } from '../../support/csv-member.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { codes } from './made-archive.js'

const TAR = join(repositoryRoot, 'fixtures/estates/three-sites/input/ucmdata_export.tar')
const TABLE: string[][] = parse(readFileSync(join(repositoryRoot, 'test/generate/ucm-headers-older.csv')), {
  relax_column_count: true,
})

/** Headers of older releases: phones as an older "All Details" export has them, the others as 11.5 (`ucm-exports` 1.3, 1.10). */
const OLDER = new Map(TABLE.map(([member = '', ...columns]) => [member, columns]))

/** Names that a column had before (`ucm-exports` 1.3). */
const FORMER: Readonly<Record<string, string>> = {
  'RECORDING OPTION': 'CALL RECORDING OPTION',
  'CALLER ID CALLING PARTY TRANSFORMATION CSS': 'CALLING PARTY TRANSFORMATION CSS',
}

let bytes: Buffer
beforeAll(() => {
  bytes = readFileSync(TAR)
})

function read(builder: ExportBuilder): UcmSnapshot {
  const members = builder.files().map(({ name, data }) => ({ name, bytes: data }))
  return ingestUcm({ name: 'laid-out.tar', sha256: '', members })
}

interface Column {
  readonly stem: string
  readonly number: number | undefined
}

function columnOf(name: string): Column {
  const [, stem, number] = /^(.*\S)\s+(\d+)$/.exec(name.trim()) ?? []
  const text = (stem ?? name).trim().replace(/\s+/g, ' ').toUpperCase()
  return { stem: text, number: number === undefined ? undefined : Number(number) }
}

function keyOf({ stem, number }: Column): string {
  return number === undefined ? stem : `${stem} ${number}`
}

/** The older header, its numbered columns as often as the newer table has them, and with the keys behind the lines. */
function widened(older: readonly string[], newer: CsvMember): readonly string[] {
  const columns = older.map(columnOf)
  const repeated = newer.header.map(columnOf).filter(({ stem, number }) => {
    const isGroup = number !== undefined && number > 1 && columns.some((one) => one.stem === (FORMER[stem] ?? stem))
    return isGroup || /^(SPEED DIAL|BUSY LAMP FIELD|BLF DIRECTED|INTERCOM|SUBSCRIBED)/.test(stem)
  })
  return [...older, ...repeated.map(({ stem, number }) => keyOf({ stem: FORMER[stem] ?? stem, number }))]
}

/** The table in the older layout, and itself without what the older layout cannot say. */
function laidOut(
  newer: CsvMember,
  older: readonly string[],
): { readonly older: CsvMember; readonly blanked: CsvMember } {
  const header = widened(older, newer)
  const places = new Map<string, number>()
  for (const [at, name] of header.entries())
    if (!places.has(keyOf(columnOf(name)))) places.set(keyOf(columnOf(name)), at)
  const seen = new Set<string>()
  const targets = newer.header.map((name) => {
    const { stem, number } = columnOf(name)
    const key = keyOf({ stem: FORMER[stem] ?? stem, number })
    // Release 14 has one name twice; the first is the one that both have.
    if (seen.has(key)) return undefined
    seen.add(key)
    return places.get(key)
  })
  const rows = newer.rows.map((row) => {
    const cells = header.map(() => '')
    for (const [at, target] of targets.entries()) if (target !== undefined) cells[target] = row[at] ?? ''
    return cells
  })
  const blanked = newer.rows.map((row) => row.map((cell, at) => (targets[at] === undefined ? '' : cell)))
  return {
    older: new CsvMember(newer.name, header, rows),
    blanked: new CsvMember(newer.name, newer.header, blanked),
  }
}

describe('layouts of older releases, by name and never by offset', () => {
  it('differ from the newer ones as they should', () => {
    const width = (member: string) => OLDER.get(member)?.length
    expect(width('phone.csv')).toBe(200)
    expect(width('routepattern.csv')).toBe(37)
    expect(width('location.csv')).toBe(5)
    expect(OLDER.get('translationpattern.csv')?.slice(30)).toEqual([
      'IS AN EMERGENCY SERVICES NUMBER',
      'DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS',
    ])
  })

  it.each([...OLDER.keys()])('%s gives the same objects for the same content', async (member) => {
    const builder = await ExportBuilder.fromTar(bytes)
    const tables = laidOut(builder.csv(member), OLDER.get(member) ?? [])
    builder.setMember(member, tables.blanked.toCsv())
    const newer = read(builder)
    builder.setMember(member, tables.older.toCsv())
    const older = read(builder)
    expect(older.objects).toEqual(newer.objects)
    expect(older.root).toBe(newer.root)
    expect(codes(older)).toEqual(codes(newer))
    expect(tables.older.rows.length).toBeGreaterThan(3)
    const recorded = older.objects.phone.flatMap(({ value }) => value.lines).filter((line) => line.recordingProfile)
    expect(recorded.map(({ recordingOption }) => recordingOption)).toContain('Automatic Call Recording Enabled')
  })
})

it('the order of columns decides nothing: the root stays', async () => {
  const original = await ExportBuilder.fromTar(bytes)
  const { root } = read(original)
  const property = fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
    const builder = await ExportBuilder.fromTar(bytes)
    for (const name of builder.memberNames) {
      if (!name.endsWith('.csv') || builder.text(name).trim() === '') continue
      builder.setMember(name, shuffled(builder.csv(name), () => numbers.next().value ?? 0).toCsv())
    }
    expect(read(builder).root).toBe(root)
  })
  await fc.assert(property, { seed: 4711, numRuns: 6 })
})

/** The table with its columns in another order; columns of one name keep theirs, and the file whose rows are wider than its header keeps all. */
function shuffled(table: CsvMember, next: () => number): CsvMember {
  if (table.name === 'remotedestination.csv') return table
  const order = table.header.map((_, at) => at)
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = next() % (i + 1)
    ;[order[i], order[j]] = [order[j] as number, order[i] as number]
  }
  const byName = new Map<string, number[]>()
  for (const at of order) {
    const name = keyOf(columnOf(table.header[at] as string))
    byName.set(name, [...(byName.get(name) ?? []), at])
  }
  const kept = order.map((at) => {
    const alike = byName.get(keyOf(columnOf(table.header[at] as string))) ?? []
    return alike.toSorted((a, b) => a - b)[alike.indexOf(at)] as number
  })
  const laid = (cells: readonly string[]): string[] => kept.map((at) => cells[at] ?? '')
  return new CsvMember(table.name, laid(table.header), table.rows.map(laid))
}
