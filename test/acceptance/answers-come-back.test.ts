import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerWorkbook, type TypedAnswer } from '../support/answered-workbook.js'
import { threeSites } from '../support/three-sites.js'
import type { Json } from './workspace-place.js'
import { documentOf, WorkspacePlace } from './workspace-place.js'

const place = new WorkspacePlace()
const handedOut = place.path('audit.xlsx')
const returned = place.path('returned.xlsx')
const officeIsHere = spawnSync('soffice', ['--version']).status === 0

const ANSWERS: readonly TypedAnswer[] = [
  { tab: 'Trunks', row: { column: 'Trunk', text: 'T-0815' }, field: 'Role', value: 'pstn' },
  { tab: 'Emergency', row: { column: 'Location', text: 'Lyon' }, field: 'Carrier', value: 'premises' },
  { tab: 'Locations', row: { column: 'Location', text: 'Lyon' }, field: 'City', value: 'Lyon' },
  { tab: 'Agents', row: { column: 'Name', text: 'Eva Ford' }, field: 'In scope', value: 'no' },
]

function finding(code: string, subject: string): Json {
  const { findings } = documentOf(place.run('check', '--json'))
  return findings.find((one: Json) => one.code === code && one.subject === subject)
}

beforeAll(() => {
  place.json('init')
  place.json('ingest', 'ucm', threeSites('input/ucmdata_export.tar'))
  place.json('map', 'propose')
  place.json('ingest', 'roster', threeSites('input/agents.csv'))
  place.json('report', 'workbook', '-o', handedOut)
}, 60_000)

afterAll(() => {
  place.remove()
})

describe('answers typed into a workbook', () => {
  it('are open questions before', () => {
    expect(finding('TRK-006', 'trunk:T-0815')).toMatchObject({ status: 'OPEN' })
    expect(finding('LOC-007', 'location:Lyon')).toMatchObject({ status: 'OPEN' })
    expect(finding('HUNT-001', 'dn:7115105@BOS-DN-PT')).toMatchObject({ status: 'OPEN' })
  })

  it('keep the workbook from being written over before they are taken in', () => {
    answerWorkbook(handedOut, returned, ANSWERS)
    const run = place.run('report', 'workbook', '-o', returned)
    expect(run).toMatchObject({ code: 5, stdout: '' })
    expect(run.stderr).toContain('4 answers that were not taken in')
  })

  it('come back although the rows are in another order, and change what check says', () => {
    const { taken, findings } = place.json('decide', 'import', returned)
    expect(taken.map(({ field, value }: Json) => `${field}=${value}`).sort()).toEqual([
      'Carrier=premises',
      'City=Lyon',
      'In scope=NO',
      'Role=pstn',
    ])
    expect(findings).toEqual([])
    expect(finding('TRK-006', 'trunk:T-0815')).toBeUndefined()
    expect(finding('LOC-007', 'location:Lyon')).toBeUndefined()
    expect(finding('LOC-001', 'location:Lyon').message).not.toContain('city')
    expect(finding('HUNT-001', 'dn:7115105@BOS-DN-PT')).toBeUndefined()
  })

  it('are no news when the same workbook comes a second time', () => {
    expect(place.json('decide', 'import', returned)).toMatchObject({ taken: [], unchanged: 4, findings: [] })
  })

  it('do not confirm what was only guessed beside them, and give way to what is stated later', () => {
    place.json('map', 'propose')
    const file = join(place.workspace, 'mapping.yaml')
    expect(readFileSync(file, 'utf8')).toMatch(/- name: Lyon\n +status: proposed/)
    expect(readFileSync(file, 'utf8')).toContain('city: Lyon')
    writeFileSync(place.path('later.csv'), 'kind,name,field,value\ntrunk,T-0815,role,lgw\n')
    place.json('map', 'import', place.path('later.csv'))
    const { mapping } = place.json('map', 'propose')
    expect(mapping.trunks.find(({ name }: Json) => name === 'T-0815')).toMatchObject({
      role: 'lgw',
      status: 'confirmed',
    })
  })

  it('contradict an answer given meanwhile: nothing is changed, both are shown', () => {
    const second = place.path('second.xlsx')
    const third = place.path('third.xlsx')
    const fresh = place.path('fresh.xlsx')
    place.json('report', 'workbook', '-o', fresh)
    const choice = (value: string): TypedAnswer[] => [
      { tab: 'Locations', row: { column: 'Location', text: 'Austin' }, field: 'City', value },
    ]
    answerWorkbook(fresh, second, choice('Austin'))
    answerWorkbook(fresh, third, choice('Round Rock'))
    place.json('decide', 'import', second)
    const run = place.run('decide', 'import', third, '--json')
    expect(run.code).toBe(3)
    const { taken, findings } = JSON.parse(run.stdout)
    expect(taken).toEqual([])
    expect(findings).toMatchObject([{ code: 'RT-003' }])
    expect(findings[0].message).toContain('Round Rock')
  })

  it('name cells that cannot be used, and keep the rest', () => {
    const wrong = place.path('wrong.xlsx')
    const fresh = place.path('fresh-2.xlsx')
    place.json('report', 'workbook', '-o', fresh)
    answerWorkbook(fresh, wrong, [
      { tab: 'Trunks', row: { column: 'Trunk', text: 'SME-CORE' }, field: 'Role', value: 'gateway' },
      { tab: 'Emergency', row: { column: 'Location', text: 'Boston' }, field: 'Carrier', value: 'Enhanced' },
    ])
    const { taken, findings } = JSON.parse(place.run('decide', 'import', wrong, '--json').stdout)
    expect(taken).toMatchObject([{ field: 'Carrier', value: 'enhanced' }])
    expect(findings).toMatchObject([{ code: 'RT-001', subject: expect.stringMatching(/^answer:Trunks!/) as string }])
  })

  const reason = officeIsHere ? '' : ' (skipped: soffice is not installed)'
  it.skipIf(!officeIsHere)(
    `survive a save in LibreOffice${reason}`,
    () => {
      const fresh = place.path('fresh-3.xlsx')
      place.json('report', 'workbook', '-o', fresh)
      const typed = place.path('office.xlsx')
      answerWorkbook(fresh, typed, [
        { tab: 'Locations', row: { column: 'Location', text: 'Boston' }, field: 'City', value: 'Boston' },
      ])
      const target = place.path('saved')
      mkdirSync(target)
      const profile = `-env:UserInstallation=file://${place.path('office-profile')}`
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', target, typed], {
        stdio: 'pipe',
        timeout: 120_000,
      })
      const { taken, findings } = place.json('decide', 'import', join(target, 'office.xlsx'))
      expect(taken).toMatchObject([{ tab: 'Locations', field: 'City', value: 'Boston' }])
      expect(findings).toEqual([])
    },
    150_000,
  )
})

describe('what would be lost', () => {
  it('is not written over: an input, a file of the workspace, a foreign file', () => {
    const tar = place.path('copy.tar')
    writeFileSync(tar, readFileSync(threeSites('input/ucmdata_export.tar')))
    expect(place.run('audit', tar, '-o', tar)).toMatchObject({ code: 2, stdout: '' })
    expect(place.run('report', 'workbook', '-o', join(place.workspace, 'mapping.yaml'))).toMatchObject({ code: 2 })
    writeFileSync(place.path('notes.xlsx'), 'mine')
    expect(place.run('audit', tar, '-o', place.path('notes.xlsx'))).toMatchObject({ code: 5, stdout: '' })
    expect(readFileSync(place.path('notes.xlsx'), 'utf8')).toBe('mine')
  })

  it('a gate is not passed by a typing error in the filter', () => {
    for (const filter of [
      ['--location', 'Lyonn'],
      ['--wave', '77'],
    ]) {
      const run = place.run('check', ...filter, '--fail-on', 'high')
      expect(run).toMatchObject({ code: 2, stdout: '' })
    }
    expect(place.run('check', '--location', 'Lyon', '--fail-on', 'high').code).toBe(3)
  })

  it('a mapping is not taken from the workbook of another workspace', () => {
    const other = place.path('other')
    const inOther = { env: { REHOME_WORKSPACE: other } }
    for (const args of [
      ['init'],
      ['ingest', 'ucm', threeSites('input/ucmdata_export.tar')],
      ['report', 'workbook', '-o', place.path('other.xlsx')],
    ]) {
      expect(place.runAt(inOther, ...args).code).toBe(0)
    }
    expect(place.run('map', 'import', place.path('other.xlsx'))).toMatchObject({ code: 5, stdout: '' })
  })
})
