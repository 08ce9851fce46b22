import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ExportBuilder } from '../export-builder.js'
import { sharedData } from '../shared-data.js'
import { threeSites } from '../three-sites.js'
import { AxlDatabase } from './axl-database.js'
import type { AxlElements, AxlValue } from './axl-object.js'
import type { SchemaField } from './read-schema.js'
import { AXL_SCHEMA } from './read-schema.js'
import { isElements } from './write-answer.js'

const FACTS = sharedData('axl-15.0')

interface FactField {
  readonly name: string
  readonly type: string
  readonly children?: readonly FactField[]
}

interface Facts {
  readonly types: Readonly<Record<string, readonly FactField[]>>
  readonly enums: Readonly<Record<string, readonly string[]>>
}

function readFacts(folder: string): Facts {
  return JSON.parse(readFileSync(`${folder}/types-and-required-fields.json`, 'utf8')) as Facts
}

/** Elements that AXL answers and does not take: they stand in the types of answers only. */
const ANSWERED_ONLY = new Map([
  ['CallPickupGroup', ['usage']],
  ['Css', ['clause']],
  ['HuntPilot', ['usage']],
  ['Line', ['associatedDevices']],
  ['RoutePattern', ['usage']],
  ['SipTrunk', ['model']],
])

async function threeSitesDatabase(): Promise<AxlDatabase> {
  const builder = await ExportBuilder.fromTar(readFileSync(threeSites('input/ucmdata_export.tar')))
  return new AxlDatabase(builder.files().map((file) => ({ name: file.name, bytes: file.data })))
}

/** Every element with a text of its own: the path, the field, the text. */
function* filled(
  fields: readonly SchemaField[],
  elements: AxlElements,
  path: string,
): Generator<[string, SchemaField, AxlValue]> {
  for (const field of fields) {
    const value = elements[field.name]
    for (const item of Array.isArray(value) ? (value as readonly AxlValue[]) : [value]) {
      if (item === undefined) continue
      yield [`${path}.${field.name}`, field, item]
      if (isElements(item)) yield* filled(field.fields ?? [], item, `${path}.${field.name}`)
    }
  }
}

describe('the schema of the server', () => {
  it('reads its own table to the end', () => {
    for (const type of AXL_SCHEMA.typeNames) expect(AXL_SCHEMA.fieldsOf(type).length, type).toBeGreaterThan(0)
    const members = AXL_SCHEMA.fieldsOf('RCss').find((field) => field.name === 'members')
    expect(members?.fields?.[0]).toMatchObject({ name: 'member', many: true })
  })

  it('permits every text that three-sites has in an enumeration', async () => {
    const database = await threeSitesDatabase()
    const foreign = new Set<string>()
    for (const noun of database.nouns) {
      const type = noun === 'RoutePlan' ? 'LRoutePlan' : `R${noun}`
      for (const object of database.objects(noun) ?? []) {
        for (const [path, field, value] of filled(AXL_SCHEMA.fieldsOf(type), object.elements, noun)) {
          const texts = field.enumeration === undefined ? undefined : AXL_SCHEMA.textsOf(field.enumeration)
          if (typeof value === 'string' && texts !== undefined && !texts.includes(value))
            foreign.add(`${path}: ${value}`)
        }
      }
    }
    expect([...foreign]).toEqual([])
  })
})

describe.skipIf(FACTS === undefined)('the facts of AXL 15.0', () => {
  const folder = FACTS ?? ''

  it('have every operation that the server has', () => {
    const known = readFileSync(`${folder}/operations.txt`, 'utf8').split('\n')
    expect([...AXL_SCHEMA.operations.keys(), 'executeSQLQuery'].filter((name) => !known.includes(name))).toEqual([])
  })

  it('have the same enumerations', () => {
    const { enums } = readFacts(folder)
    const different = Object.entries(enums).filter(([name, texts]) => {
      const ours = AXL_SCHEMA.textsOf(name)
      return ours !== undefined && JSON.stringify(ours) !== JSON.stringify(texts)
    })
    expect(different.map(([name]) => name)).toEqual([])
    expect(Object.keys(enums).filter((name) => AXL_SCHEMA.textsOf(name) !== undefined).length).toBeGreaterThan(50)
  })

  it('have the same search criteria', () => {
    const { types } = readFacts(folder)
    let compared = 0
    for (const [name, fields] of Object.entries(types)) {
      const operation = AXL_SCHEMA.operations.get(name.replace(/^List(.*)Req$/, 'list$1'))
      if (operation === undefined) continue
      const criteria = fields.find((field) => field.name === 'searchCriteria')?.children?.map((field) => field.name)
      expect(operation.keys, name).toEqual(criteria)
      compared += 1
    }
    expect(compared).toBeGreaterThan(8)
  })

  it('know every element that the server fills', async () => {
    const { types } = readFacts(folder)
    const database = await threeSitesDatabase()
    const unknown = new Set<string>()
    const seen = new Set<string>()
    for (const noun of database.nouns) {
      const known = types[`X${noun}`]
      if (known === undefined) continue
      seen.add(noun)
      for (const { elements } of database.objects(noun) ?? []) {
        for (const path of strange(elements, known, types)) unknown.add(`${noun}.${path}`)
      }
    }
    const expected = [...ANSWERED_ONLY].flatMap(([noun, names]) => names.map((name) => `${noun}.${name}`))
    expect([...unknown].sort()).toEqual(expected.sort())
    expect(seen.size).toBeGreaterThan(15)
  })
})

/** Paths of filled elements that the facts do not have; a type that they leave out is not looked into. */
function strange(elements: AxlElements, known: readonly FactField[], types: Facts['types']): readonly string[] {
  return Object.entries(elements).flatMap(([name, value]) => {
    if (value === undefined || name === '@uuid') return []
    const field = known.find((candidate) => candidate.name === name)
    if (field === undefined) return [name]
    const within = field.children ?? types[field.type]
    if (within === undefined) return []
    const items = Array.isArray(value) ? (value as readonly AxlValue[]) : [value]
    return items.filter(isElements).flatMap((item) => strange(item, within, types).map((path) => `${name}.${path}`))
  })
}
