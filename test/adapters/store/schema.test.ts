import { writeFileSync } from 'node:fs'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Database } from '../../../src/adapters/store/database.js'
import { initializeSchema, migrate, MIGRATIONS, schemaVersion } from '../../../src/adapters/store/schema.js'
import { StorePlace } from './store-place.js'

let place: StorePlace
let database: Database

beforeEach(() => {
  place = new StorePlace()
  writeFileSync(place.file, '')
  database = new Database(place.file, 'write')
})

afterEach(() => {
  database.close()
  place.remove()
})

function tables(): string[] {
  return database
    .rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", [])
    .map(([name]) => String(name))
}

const NEXT = { about: 'a table more', statements: ['CREATE TABLE more (a INTEGER NOT NULL) STRICT'] }
const BROKEN = { about: 'half of it works', statements: ['CREATE TABLE half (a INTEGER NOT NULL) STRICT', 'NONSENSE'] }

describe('migrate', () => {
  it('leaves an up-to-date file alone', () => {
    initializeSchema(database, 'p')
    expect(schemaVersion(database)).toBe(MIGRATIONS.length)
    expect(migrate(database)).toBe(0)
  })

  it('takes only the steps that are missing', () => {
    initializeSchema(database, 'p')
    expect(migrate(database, [...MIGRATIONS, NEXT])).toBe(1)
    expect(tables()).toContain('more')
    expect(schemaVersion(database, MIGRATIONS.length + 1)).toBe(MIGRATIONS.length + 1)
    expect(migrate(database, [...MIGRATIONS, NEXT])).toBe(0)
  })

  it('keeps the steps that succeeded and takes back the one that failed', () => {
    initializeSchema(database, 'p')
    expect(() => migrate(database, [...MIGRATIONS, NEXT, BROKEN])).toThrow('syntax error')
    expect(tables()).toContain('more')
    expect(tables()).not.toContain('half')
    expect(schemaVersion(database, MIGRATIONS.length + 2)).toBe(MIGRATIONS.length + 1)
  })

  it('refuses a file of a newer rehome, in both ways of opening', async () => {
    initializeSchema(database, 'p')
    database.run("UPDATE meta SET value = '99' WHERE name = 'schema_version'", [])
    const text = `this workspace was written by a newer rehome (schema 99, this one knows ${MIGRATIONS.length}); update rehome`
    for (const access of ['read', 'write'] as const) {
      await expect(place.stores.open(place.folder, { access, waitSeconds: 0 })).rejects.toThrow(text)
    }
    // The refused writer left no lock behind.
    await expect(place.stores.open(place.folder, { access: 'write', waitSeconds: 0 })).rejects.toThrow(text)
  })

  it('keeps every table strict', () => {
    initializeSchema(database, 'p')
    const raw = new Libsql(place.file)
    const loose = raw.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0").raw().all([])
    raw.close()
    expect(loose.flat().filter((name) => !String(name).startsWith('sqlite_'))).toEqual([])
  })
})
