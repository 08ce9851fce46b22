import { beforeAll, describe, expect, it } from 'vitest'
import { buildEnterprise, ENTERPRISE } from './generate/enterprise-estate.js'
import { ExportBuilder } from './support/export-builder.js'

describe('a generated enterprise at a hundredth of its size', () => {
  let estate: ExportBuilder
  const bytes = buildEnterprise(0.01)

  beforeAll(async () => {
    estate = await ExportBuilder.fromTar(bytes)
  })

  it('has the counts of the table', () => {
    const rows = (member: string): number => estate.csv(member).rows.length
    expect(rows('partition')).toBe(Math.round(ENTERPRISE.partitions / 100))
    expect(rows('devicepool')).toBe(Math.round(ENTERPRISE.devicePools / 100))
    expect(rows('phone')).toBe(Math.round(ENTERPRISE.endpoints / 100))
    expect(rows('trunk')).toBe(Math.round(ENTERPRISE.trunks / 100))
    // Shapes of which there are fewer than fifty fall below one row.
    expect(rows('routepattern')).toBeGreaterThan(20)
    expect(rows('translationpattern')).toBeGreaterThan(65)
    expect(rows('huntpilot')).toBeGreaterThan(20)
    expect(rows('css')).toBeGreaterThan(25)
  })

  it('holds one number in many partitions, as short dial plans do', () => {
    const patterns = estate.csv('translationpattern')
    const shared = patterns.rows.filter((row) => row[patterns.column('TRANSLATION PATTERN')] === '**.XXXX')
    expect(shared).toHaveLength(11)
    expect(new Set(shared.map((row) => row[patterns.column('ROUTE PARTITION')])).size).toBe(11)
  })

  it('is the same bytes for the same scale', () => {
    expect(buildEnterprise(0.01).length).toBe(bytes.length)
    expect(Buffer.compare(buildEnterprise(0.01), bytes)).toBe(0)
  })
})
