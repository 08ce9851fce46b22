import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { CliRun } from '../support/cli-process.js'
import { threeSites } from '../support/three-sites.js'
import type { Json } from './workspace-place.js'
import { entriesBelow, WorkspacePlace, writtenTexts } from './workspace-place.js'

const place = new WorkspacePlace()
const out = place.path('out')
const SHARED_LINE = String.raw`SHR-001/dn:\+17175550114@DN-E164-PT`

let created: Json
let first: Json

beforeAll(() => {
  for (const args of [
    ['init'],
    ['ingest', 'ucm', threeSites('input/ucmdata_export.tar')],
    ['ingest', 'webex', '--from', threeSites('input/webex-org')],
    ['ingest', 'lgw', threeSites('input/gateway.cfg')],
    ['map', 'propose'],
    ['map', 'import', threeSites('input/mapping.csv')],
    ['ingest', 'roster', threeSites('input/agents.csv')],
    ['decide', 'set', SHARED_LINE, '--answer', 'move_all', '--reason', 'a line of its own', '--by', 'A. Tester'],
  ]) {
    place.json(...args)
  }
  created = JSON.parse(place.run('plan', 'create', '--location', 'Lyon', '--json').stdout)
  first = place.json('rehearse', '--wave', '1')
}, 120_000)

afterAll(() => {
  place.remove()
})

describe('the plan of Lyon on the command line', () => {
  it('is a draft with its reasons, and can be shown', () => {
    const { plan } = created
    expect(place.run('plan', 'create', '--location', 'Lyon').code).toBe(3)
    expect(plan.open.map(({ code }: Json) => code)).toContain('DIAL-014')
    const shown = place.run('plan', 'show', '--changes')
    expect(shown.code).toBe(0)
    expect(shown.stdout).toContain('DRAFT')
    expect(shown.stdout).toContain('Nina Garcia')
    expect(place.json('plan', 'show').plan).toEqual(plan)
  })

  it('is refused for approval while questions are open, and nothing is recorded', () => {
    const run = place.run('plan', 'approve', '--by', 'A. Tester')
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('DIAL-014')
    expect(place.run('plan', 'show').stdout).toContain('DRAFT')
  })

  it('is refused when somebody edited its file', () => {
    const path = `${place.workspace}/plans/${created.plan.id}.json`
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"preference"', '"Preference"').replace('Nina Garcia', 'Nina Gracia'))
    const run = place.run('plan', 'show')
    writeFileSync(path, text)
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('was changed after it was made')
    expect(place.run('plan', 'show').code).toBe(0)
  })
})

describe('the rehearsal', () => {
  it('does all of it, and the twin is as projected', () => {
    expect(first.complete).toBe(true)
    expect(first.differences).toEqual([])
    expect(first.sent).toBeGreaterThan(50)
    const drift = place.run('drift', '--at', 'twin')
    expect(drift.code).toBe(0)
    expect(drift.stdout).toContain('No changes')
  })

  it('does nothing the second time', () => {
    const second = place.json('rehearse', '--wave', '1')
    expect(second.sent).toBe(0)
    expect(second.complete).toBe(true)
  })

  it.each([
    ['before', 'line', 'dn:\\+17175550111@DN-E164-PT'],
    ['wave:1', 'webex-person', 'person:nina.garcia@example.com'],
    ['after', 'webex-person', 'person:nina.garcia@example.com'],
    ['twin', 'webex-person', 'person:nina.garcia@example.com'],
  ])('4711 --at %s ends at a %s', (at, disposition, reached) => {
    const { network } = place.json('route', 'user:uwolf', '4711', '--at', at)
    expect([network[0].disposition, network[0].reached]).toEqual([disposition, reached])
  })

  it('lets a moved agent call as before, from Webex now', () => {
    const { network } = place.json('route', 'user:ngarcia', '4720', '--at', 'twin')
    expect(network[0].legs.map(({ system }: Json) => system)).toEqual(['webex', 'lgw', 'ucm'])
    expect(network[0].reached).toBe('dn:\\+17175550120@DN-E164-PT')
  })
})

describe('what people get', () => {
  it('is a table of scenarios that came out as they say', () => {
    const { scenarios } = place.json('simulate', 'scenario', '--all')
    expect(scenarios.every(({ asExpected }: Json) => asExpected)).toBe(true)
    expect(new Set(scenarios.map(({ outcome }: Json) => outcome))).toEqual(
      new Set(['works', 'works differently', 'not simulated yet']),
    )
  })

  it('is a workbook with Waves, Runbook and Test matrix', () => {
    const book = place.path('plan.xlsx')
    place.json('report', 'workbook', '-o', book)
    const { Sheets, SheetNames } = XLSX.read(readFileSync(book))
    expect(SheetNames).toEqual(expect.arrayContaining(['Waves', 'Runbook', 'Test matrix']))
    const rows = (name: string): Json[] => XLSX.utils.sheet_to_json(Sheets[name] ?? {})
    const changes = created.plan.waves.flatMap((wave: Json) => wave.changes)
    expect(rows('Runbook')).toHaveLength(changes.length)
    expect(rows('Runbook').map((row) => row['Change'])).toEqual(changes.map(({ id }: Json) => id))
    expect(rows('Waves')[0]).toMatchObject({ Wave: 1, Locations: 'Lyon', Standing: 'DRAFT' })
    expect(rows('Test matrix').some((row) => row['Simulated verdict'] === 'lost')).toBe(true)
  })

  it.each([
    ['lgw', 'lgw-aus-wave-1.cfg', 'dial-peer voice'],
    ['ucm', 'README.txt', 'updateLine'],
    ['webex', 'wave-1-cutover.json', '{person nina.garcia@example.com}'],
  ])('are the texts for %s, which are never written over', (system, file, words) => {
    place.json('generate', system, '-o', out)
    expect(readFileSync(`${out}/${system}/${file}`, 'utf8')).toContain(words)
    const again = place.run('generate', system, '-o', out)
    expect(again.code).toBe(5)
    expect(again.stderr).toContain('is there already')
    expect(place.run('generate', system, '-o', out, '--force').code).toBe(0)
  })

  it('has no word of a secret in it, wherever it lies', () => {
    expect(existsSync(out)).toBe(true)
    const leaks = [place.workspace, out]
      .flatMap((folder) => writtenTexts(folder))
      .filter(({ text }) => /CANARY|Rehearsal-[0-9a-f]{8}/.test(text))
    expect(leaks.map(({ place: where }) => where)).toEqual([])
    expect(place.printed.filter((text) => /CANARY|Rehearsal-[0-9a-f]{8}/.test(text))).toEqual([])
    expect(entriesBelow(out).length).toBeGreaterThan(20)
  })
})

describe('answers after the plan', () => {
  let stale: CliRun

  beforeAll(() => {
    place.json('decide', 'set', 'DIAL-005/css:AUS-WIDE-CSS', '--answer', 'ACCEPT', '--by', 'A', '--reason', 'known')
    stale = place.run('plan', 'approve', '--by', 'A. Tester')
  })

  it('take questions that the plan itself asks, and make it stale', () => {
    expect(stale.code).toBe(5)
    expect(stale.stderr).toContain("people's answers changed")
    const again = JSON.parse(place.run('plan', 'create', '--location', 'Lyon', '--json').stdout)
    expect(again.plan.id).not.toBe(created.plan.id)
    expect(again.plan.open.map(({ code }: Json) => code)).not.toContain('DIAL-005')
  })

  it('leave the other plan to be compared with', () => {
    const { plans } = place.json('plan', 'list')
    expect(plans).toHaveLength(2)
    const [a, b] = plans.map(({ id }: Json) => id)
    expect(place.run('plan', 'compare', a, b).code).toBe(0)
  })
})
