import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { SUITE_HELP } from '../../../src/report/views/suites/suite-help.js'
import { suiteJsonSchema } from '../../../src/simulate/suites/format/suite-schema.js'
import { parseSuite } from '../../../src/simulate/suites/format/suite-yaml.js'
import { conforms } from '../../support/json-schema.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { differencesOf } from '../../support/suite-run.js'

const SCHEMA = suiteJsonSchema()
const TABLES = [
  'pattern-grammar',
  'closest-match',
  'overlap-timing',
  'translations',
  'partitions',
  'routes',
  'settings',
]

describe('the JSON Schema', () => {
  it.each(TABLES)('takes %s.yaml as an editor reads it', (name) => {
    const text = readFileSync(join(repositoryRoot, `fixtures/tables/${name}.yaml`), 'utf8')
    expect(conforms(SCHEMA, parse(text))).toEqual([])
  })

  it.each([
    [
      'an unknown key',
      { schema: 'rehome/suite/v1', tests: [{ id: 1, match: { pattern: 1, digit: 1 }, expect: { state: 'match' } }] },
    ],
    [
      'another schema',
      { schema: 'rehome/suite/v2', tests: [{ id: 1, match: { pattern: 1, digits: 1 }, expect: { state: 'match' } }] },
    ],
    [
      'an expectation that states nothing',
      { schema: 'rehome/suite/v1', tests: [{ id: 1, estate: {}, call: { dial: 1 }, expect: {} }] },
    ],
    ['no tests', { schema: 'rehome/suite/v1', tests: [] }],
    [
      'digits that cannot be dialed',
      { schema: 'rehome/suite/v1', tests: [{ id: 1, match: { pattern: 1, digits: 'x' }, expect: { state: 'match' } }] },
    ],
    [
      'a wrong word',
      { schema: 'rehome/suite/v1', tests: [{ id: 1, match: { pattern: 1, digits: 1 }, expect: { state: 'maybe' } }] },
    ],
  ])('refuses %s', (_, document) => {
    expect(conforms(SCHEMA, document)).not.toEqual([])
  })
})

describe('docs/suites.md', () => {
  const guide = readFileSync(join(repositoryRoot, 'docs/suites.md'), 'utf8')
  const examples = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(([, example = '']) => example)

  it('shows suites that hold', async () => {
    expect(examples.length).toBeGreaterThan(2)
    for (const example of examples) {
      if (parseSuite(example, 'example').written.workspace) continue
      expect(await differencesOf(example)).toEqual([])
    }
  })

  it('names every key of the schema', () => {
    const missing = keysOf(SCHEMA).filter((key) => !guide.includes(key))
    expect(missing).toEqual([])
  })
})

/** Every property that the schema names anywhere; settings have a page of their own. */
function keysOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf)
  if (schema === null || typeof schema !== 'object') return []
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword !== 'properties') return keysOf(value)
    const named = Object.entries(value as object)
    return [
      ...named.map(([key]) => key).filter((key) => !key.includes('.')),
      ...named.flatMap(([, each]) => keysOf(each)),
    ]
  })
}

describe('the help of the command', () => {
  it('shows a suite that holds', async () => {
    const example = SUITE_HELP.split('\n\n').find((paragraph) => paragraph.includes('rehome/suite/v1')) ?? ''
    const text = example.replaceAll(/^ {2}/gm, '')
    expect(parseSuite(text, 'help').written.tests).toHaveLength(2)
    expect(await differencesOf(text)).toEqual([])
  })
})
