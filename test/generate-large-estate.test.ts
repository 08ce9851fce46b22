import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildLargeEstate, writeLargeEstate } from './generate/large-estate.js'
import { ExportBuilder } from './support/export-builder.js'

describe('a generated estate', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'large-estate-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('is a complete export with one phone, number and user per person', async () => {
    const path = join(folder, 'small.tar')
    const size = writeLargeEstate(path, 230, 7)
    expect(statSync(path).size).toBe(size)
    const estate = await ExportBuilder.fromTar(path)
    expect(estate.memberNames).toHaveLength(175)
    const phones = estate.csv('phone')
    expect(phones.header.length).toBe(150 + 2 * 123)
    expect(phones.rows.every((row) => row.length === phones.header.length)).toBe(true)
    expect(new Set(phones.rows.map((row) => row[phones.column('Directory Number 1')])).size).toBe(230)
    expect(estate.csv('enduser').rows).toHaveLength(230)
    expect(estate.csv('devicepool').rows).toHaveLength(5)
    expect(estate.csv('huntpilot').rows).toHaveLength(5)
    const patterns = estate.csv('routepattern').rows.length + estate.csv('translationpattern').rows.length
    expect(patterns).toBe(5 * 5 + 2)
  })

  it('depends on the seed and on nothing else', () => {
    const bytes = (seed: number): Buffer => Buffer.concat([...buildLargeEstate(120, seed)])
    expect(bytes(1).equals(bytes(1))).toBe(true)
    expect(bytes(1).equals(bytes(2))).toBe(false)
  })

  it('uses example numbers only and refuses when they run out', () => {
    const path = join(folder, 'numbers.tar')
    writeLargeEstate(path, 150, 3)
    const numbers = readFileSync(path, 'latin1').match(/\+1\d{10}/g) ?? []
    expect(numbers.length).toBeGreaterThanOrEqual(300)
    expect(numbers.filter((number) => !/55501\d\d$/.test(number))).toEqual([])
    expect(() => [...buildLargeEstate(80_001, 1)]).toThrow('between 1 and 80000 users')
  })
})
