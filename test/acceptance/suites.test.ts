import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTsv, threeSites } from '../support/three-sites.js'
import { readXml } from '../support/xml-text.js'
import { documentOf, WorkspacePlace } from './workspace-place.js'

const place = new WorkspacePlace()

/** Calls of people of the estate, worked out by hand in its expected/routes.tsv. */
const OURS = `schema: rehome/suite/v1
title: Three sites
workspace: true
tests:
  - id: colleague
    call: { from: 'user:uwolf', dial: 4711 }
    expect:
      disposition: line
      winner: \\+17175550111@DN-E164-PT
      called: +17175550111
      reached: dn:\\+17175550111@DN-E164-PT
      person: ngarcia
      wait: 0
  - id: two-translations
    call: { from: 'user:uwolf', dial: 84201 }
    expect: { disposition: line, translations: 2, person: amartin }
  - id: emergency
    call: { from: 'user:uwolf', dial: 911 }
    expect: { device: CUBE-PSTN-LYN, called: 911, wait: 0 }
  - id: cut-short
    call: { from: 'user:bclark', dial: 7115101 }
    expect:
      device: CUBE-PSTN-BOS
      ignored: 5101
      modes:
        en-bloc: { disposition: line, winner: 7115101@BOS-DN-PT, ignored: "" }
  - id: equals
    call: { from: 'user:amartin', dial: 8751 }
    expect:
      disposition: ambiguous
      tied: ['87[1-5]X@SVC-PT', '87[5-9]X@SVC-PT']
  - id: waits
    call: { from: 'user:uwolf', dial: +17175550111 }
    expect: { wait: 15, called: +17175550111, modes: { en-bloc: { wait: 0 } } }
  - id: unknown-numbering-plan
    call: { from: 'device:ANAUSFAX0000001', dial: 95550142, mode: en-bloc }
    expect: { disposition: insufficient-information }
  - id: cut-short-is-found
    lints: [dial-plan]
    expect: { found: [DIAL-013, DIAL-016] }
`

const ALONE = `schema: rehome/suite/v1
tests:
  - id: state
    match: { pattern: 91!, digits: 91 }
    expect: { state: more possible }
`

function suite(name: string, text: string): string {
  const path = place.path(name)
  writeFileSync(path, text)
  return path
}

beforeAll(() => {
  place.json('init')
  place.json('ingest', 'ucm', threeSites('input/ucmdata_export.tar'))
}, 60_000)

afterAll(() => {
  place.remove()
})

describe('rehome test', () => {
  it('runs a suite over the workspace', () => {
    const path = suite('ours.yaml', OURS)
    const document = documentOf(place.run('test', path, '--json'))
    expect(document).toMatchObject({ schema: 'rehome/test/v1', passed: 8, failed: 0 })
    expect(document.suites[0]).toMatchObject({ file: path, title: 'Three sites' })
  })

  it('agrees with every call that was worked out by hand', () => {
    const rows = readTsv(threeSites('expected/routes.tsv')).filter(({ winner }) => winner !== undefined)
    const tests = rows.map((row, index) => {
      const call = {
        from: row['caller'],
        dial: row['digits'],
        mode: row['mode'] === 'enbloc' ? 'en-bloc' : 'digit-by-digit',
      }
      const winner = row['winner'] ?? '-'
      const isNamed =
        winner !== '-' && winner !== '*' && !winner.includes('|') && row['disposition'] !== 'insufficient-information'
      const called = row['finalDigits'] === '*' ? {} : { called: row['finalDigits'] }
      const stated = {
        disposition: row['disposition'],
        wait: Number(row['waitSeconds']),
        ...called,
        ...(isNamed ? { winner } : {}),
      }
      return { id: `${index} ${call.from} ${call.dial}`, call, expect: stated }
    })
    // JSON is YAML.
    const path = suite('routes.json', JSON.stringify({ schema: 'rehome/suite/v1', workspace: true, tests }))
    const run = place.run('test', path)
    expect(`${run.stdout}${run.stderr}`).toContain(`${rows.length} passed`)
    expect(run.code).toBe(0)
    expect(rows.length).toBeGreaterThan(50)
  })

  it('leaves with 3 when something comes out otherwise, and shows it with the trace', () => {
    const path = suite('wrong.yaml', OURS.replace('device: CUBE-PSTN-LYN', 'device: CUBE-PSTN-AUS'))
    const junit = place.path('results.xml')
    const run = place.run('test', path, '--junit', junit)
    expect(run).toMatchObject({ code: 3, stderr: '' })
    expect(run.stdout).toContain(`FAILED emergency ${path}:17`)
    expect(run.stdout).toContain('device: expected CUBE-PSTN-AUS, got CUBE-PSTN-LYN')
    expect(run.stdout).toContain('=> trunk: ')
    const xml = readXml(readFileSync(junit, 'utf8'))
    expect(xml.attributes).toMatchObject({ tests: '8', failures: '1' })
    expect(documentOf(place.run('test', path, '--only', 'emergency', '--json'), 3)).toMatchObject({
      passed: 0,
      failed: 1,
    })
    expect(place.run('test', path, '--only', 'colleague').code).toBe(0)
  })

  it('needs no workspace for a suite that brings its estate', () => {
    const path = suite('alone.yaml', ALONE)
    expect(place.runAt({ cwd: '/' }, 'test', path)).toMatchObject({ code: 0, stderr: '' })
  })

  it.each([
    ['no suite', [], /no suite is named/],
    ['an id that is not there', ['alone.yaml', '--only', 'X'], /no suite has a test X/],
    ['results for a file -', ['alone.yaml', '--junit', '-'], /--junit needs the name of a file/],
    ['standard input twice', ['-', '-'], /standard input can be read once only/],
  ])('leaves with 2 for %s', (_, args, message) => {
    suite('alone.yaml', ALONE)
    const run = place.runAt({ cwd: place.root }, 'test', ...args)
    expect(run.code).toBe(2)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(message)
  })

  it.each([
    ['a file that is not there', 'nowhere.yaml', /nowhere\.yaml/],
    [
      'a suite that cannot be read',
      'broken.yaml',
      /broken\.yaml line 5: tests\[0\]\.expect\.state: "maybe" is not one of/,
    ],
    ['a suite of the workspace without one', 'ours.yaml', /there is no workspace/],
  ])('runs all others, and leaves with 2, for %s', (_, name, message) => {
    suite('alone.yaml', ALONE)
    suite('ours.yaml', OURS)
    suite('broken.yaml', ALONE.replace('more possible', 'maybe'))
    const run = place.runAt({ cwd: place.root }, 'test', name, 'alone.yaml', '--junit', 'results.xml')
    expect(run).toMatchObject({ code: 2, stderr: '' })
    expect(run.stdout).toMatch(message)
    expect(run.stdout).toContain('1 passed, 1 suite not run')
    const xml = readXml(readFileSync(place.path('results.xml'), 'utf8'))
    expect(xml.attributes).toMatchObject({ tests: '2', failures: '0', errors: '1' })
    const document = documentOf(place.runAt({ cwd: place.root }, 'test', name, 'alone.yaml', '--json'), 2)
    expect(document).toMatchObject({ passed: 1, unreadable: [{ file: name }] })
  })

  it('reads a suite from standard input', () => {
    expect(place.runReading(ALONE, 'test', '-')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'standard input: 1 passed\n\n1 passed\n',
    })
  })

  it('runs the example of its help as it is printed', () => {
    const { stdout } = place.runAt({}, 'test', '--help')
    const example = stdout.split('\n\n').find((paragraph) => paragraph.includes('schema: rehome/suite/v1')) ?? ''
    expect(place.runReading(example, 'test', '-')).toMatchObject({
      code: 0,
      stdout: 'standard input: 2 passed\n\n2 passed\n',
    })
  })

  it('prints its schema, and shows the format in its help', () => {
    const schema = place.runAt({}, 'test', '--schema')
    expect(schema).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(schema.stdout)).toMatchObject({ type: 'object', required: ['schema', 'tests'] })
    expect(place.runAt({}, 'test', '--help').stdout).toContain('schema: rehome/suite/v1')
  })
})
