import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../acceptance/workspace-place.js'
import { WorkspacePlace } from '../acceptance/workspace-place.js'
import { threeSites } from '../support/asked-estate.js'

/** A workspace that took in the same cluster on two nights, with one search space changed in between. */
describe('readings of two nights', () => {
  const place = new WorkspacePlace()
  const monday = place.path('monday.tar')
  const tuesday = place.path('tuesday.tar')

  beforeAll(async () => {
    const estate = await threeSites()
    estate.writeTar(monday)
    estate.patch('routepattern.csv', { 'ROUTE PATTERN': '9.911' }, 'URGENT PRIORITY', 'f')
    estate.writeTar(tuesday)
    place.runAt({}, 'init', 'lab')
    place.json('ingest', 'ucm', monday)
  })

  afterAll(() => {
    place.remove()
  })

  it('have nothing to be compared with after the first', () => {
    const run = place.run('snapshot', 'diff')
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('was taken in once')
  })

  it('differ in one field, and leave with 3', () => {
    place.json('ingest', 'ucm', tuesday)
    const run = place.run('snapshot', 'diff', '--json')
    expect(run.code).toBe(3)
    const { differences, from, to } = JSON.parse(run.stdout)
    expect([from.name, to.name]).toEqual(['monday.tar', 'tuesday.tar'])
    expect(differences).toHaveLength(1)
    expect(differences[0]).toMatchObject({ kind: 'route-pattern', field: 'urgent', expected: 'true', actual: 'false' })
    const text = place.run('snapshot', 'compare', String(from.id)).stdout
    expect(text).toContain(`~ route-pattern ${differences[0].key} urgent: true → false`)
  })

  it('are listed, newest first, and equal ones show no changes', () => {
    place.json('ingest', 'ucm', tuesday)
    const { readings } = place.json('snapshot', 'list')
    expect(readings.map(({ name, current }: Json) => [name, current])).toEqual([
      ['tuesday.tar', true],
      ['tuesday.tar', false],
      ['monday.tar', false],
    ])
    const [third, second] = readings
    const run = place.run('snapshot', 'diff', String(second.id), String(third.id))
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('No changes')
  })

  it('refuse what is no reading', () => {
    expect(place.run('snapshot', 'diff', '99')).toMatchObject({ code: 2 })
    expect(place.run('snapshot', 'diff', '--kind', 'webex')).toMatchObject({ code: 1 })
  })

  it('let a roster be made out of the export: to a file first, then taken in', () => {
    const file = place.path('agents.csv')
    const written = place.json('ingest', 'roster', '--from-hunt-pilots', '--from-icd', '-o', file)
    expect(written).toMatchObject({ rows: 21, written: file })
    expect(place.json('status').scope.basis).toBe('presumed')
    expect(readFileSync(file, 'utf8')).toContain('ucm:plam,AGENT,Lyon service,,\n')
    expect(place.run('ingest', 'roster', '--from-icd', '-o', file)).toMatchObject({ code: 1 })
    const taken = place.json('ingest', 'roster', file)
    expect(taken.matched).toHaveLength(21)
    expect(place.json('status').scope).toMatchObject({ basis: 'roster', movers: 21, unmatched: 0 })
    const one = place.json('ingest', 'roster', '--from-hunt-pilots', '--pilot', '7115160')
    expect(one.matched.map(({ who }: Json) => who)).toEqual(['ucm:cdavis', 'ucm:dellis', 'ucm:eford'])
    expect(place.run('ingest', 'roster', '--from-hunt-pilots', '--pilot', '4711')).toMatchObject({ code: 2 })
    expect(place.run('ingest', 'roster')).toMatchObject({ code: 2 })
  })

  it('show in status what each question rests on and how old it is', () => {
    const status = place.json('status')
    expect(status.inputs.map(({ kind, day, basis }: Json) => [kind, day, basis])[0]).toEqual([
      'ucm',
      '2025-06-09',
      'stated',
    ])
    expect(status.coverage.questions.find(({ question }: Json) => question === 'gateway').cells.gateway).toBe('absent')
    const text = place.run('status').stdout
    expect(text).toContain('What each question rests on:')
    expect(text).toMatch(/calls: absent \(rehome ingest cdr/)
  })

  it('leave with 3 when rows of a list were not read', () => {
    const file = place.path('twice.csv')
    writeFileSync(file, 'who,role\nucm:plam,AGENT\nucm:plam,AGENT\n')
    const run = place.run('ingest', 'roster', file)
    expect(run.code).toBe(3)
    expect(run.stdout).toContain('repeats row 2 and was not read')
  })
})

/** Two clusters in one workspace: what people said of one is not said of the other. */
describe('two clusters of like configuration', () => {
  const place = new WorkspacePlace()
  const first = place.path('first.tar')
  const second = place.path('second.tar')

  beforeAll(async () => {
    const estate = await threeSites()
    estate.writeTar(first)
    estate.patch('enterpriseparameter.csv', { 'PARAM NAME': 'ClusterID' }, 'PARAM VALUE', 'Second')
    estate.writeTar(second)
    place.runAt({}, 'init', 'lab')
    place.json('ingest', 'ucm', first)
    place.json('ingest', 'roster', '--from-icd')
    const command = ['decide', 'set', 'DIAL-020/pattern:911@EMER-PT', '--answer', 'ACCEPT', '--by', 'R. Sato']
    expect(place.run(...command, '--reason', 'one entry').code).toBe(0)
    place.json('ingest', 'ucm', second)
  }, 60_000)

  afterAll(() => {
    place.remove()
  })

  const accepted = (cluster: string): Json =>
    place
      .json('check', 'dial-plan', 'readiness', '--cluster', cluster)
      .findings.find(({ code, subject }: Json) => code === 'DIAL-020' && subject === 'pattern:911@EMER-PT')

  it('ask which one is meant', () => {
    const run = place.run('check')
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('this workspace holds 2 clusters: Second, ThreeSites')
    expect(place.run('status').stdout).toContain('2 clusters: Second, ThreeSites; say which one with --cluster')
    expect(place.run('ingest', 'roster', '--from-icd').code).toBe(2)
  })

  it('keep answers and rosters apart', () => {
    expect(accepted('ThreeSites')).toMatchObject({ status: 'ACCEPTED' })
    expect(accepted('Second')).toMatchObject({ status: 'OPEN' })
    expect(place.json('status', '--cluster', 'ThreeSites').scope.basis).toBe('roster')
    expect(place.json('status', '--cluster', 'Second').scope.basis).toBe('presumed')
  })

  it('refuse the workbook of the other', () => {
    const book = place.path('book.xlsx')
    place.json('report', 'workbook', '-o', book, '--cluster', 'ThreeSites')
    const run = place.run('decide', 'import', book, '--cluster', 'Second')
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('is about cluster ThreeSites, not Second')
    expect(place.run('decide', 'import', book, '--cluster', 'ThreeSites').code).toBe(0)
  })

  it('can be taken out again', () => {
    expect(place.run('snapshot', 'forget', 'Third').code).toBe(2)
    expect(place.run('snapshot', 'forget', 'Second').code).toBe(0)
    expect(place.run('check', '--fail-on', 'none').code).not.toBe(2)
    expect(place.json('status').scope.basis).toBe('roster')
  })
})
