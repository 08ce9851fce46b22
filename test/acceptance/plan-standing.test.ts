import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehome } from '../support/cli-process.js'
import { threeSites } from '../support/three-sites.js'
import { WorkspacePlace } from './workspace-place.js'

const place = new WorkspacePlace()
let plan = ''
const SHARED_LINE = String.raw`SHR-001/dn:\+17175550114@DN-E164-PT`

beforeAll(() => {
  const commands = [
    ['init', place.workspace],
    ['ingest', 'ucm', threeSites('input/ucmdata_export.tar')],
    ['ingest', 'webex', '--from', threeSites('input/webex-org')],
    ['ingest', 'lgw', threeSites('input/gateway.cfg')],
    ['ingest', 'roster', threeSites('input/agents.csv')],
    ['map', 'propose'],
    ['map', 'import', threeSites('input/mapping.csv')],
  ]
  for (const command of commands) expect(place.run(...command), command.join(' ')).toMatchObject({ code: 0 })
  expect(place.run('status').stdout).toMatch(/no plan yet[^]*rehome plan create --location <name>/)
  place.run('plan', 'create', '--location', 'Lyon')
  plan = place.json('plan', 'list').plans[0].id
})
afterAll(() => {
  place.remove()
})

/** So far; read beside the command that is running. */
function changesDone(): number {
  const database = new Libsql(join(place.workspace, '.rehome', 'store.db'), { readonly: true })
  try {
    const counted = database
      .prepare("SELECT count(*) FROM journal WHERE event = 'done' AND run <> 'twin'")
      .raw()
      .get([])
    return Number((counted as unknown[])[0])
  } finally {
    database.close()
  }
}

describe('a rehearsal that is interrupted', () => {
  it('ends with 130, gives the workspace back, and is taken up where it stopped', async () => {
    expect(place.run('run', 'status')).toMatchObject({ code: 4 })
    const child = startRehome(['rehearse', '-C', place.workspace])
    const end = once(child, 'close')
    while (child.exitCode === null && changesDone() < 10) await delay(2)
    child.kill('SIGINT')
    expect(await end).toEqual([130, null])
    expect(existsSync(join(place.workspace, '.rehome', 'lock'))).toBe(false)
    const cut = place.json('run', 'status')
    expect(cut.complete).toBe(false)
    expect(cut.counts.done).toBeGreaterThan(0)
    expect(place.run('status').stdout).toMatch(/no wave is rehearsed of 1; it holds plan [^]*rehome rehearse --plan/)
    expect(place.run('run', 'resume')).toMatchObject({ code: 0 })
    expect(place.json('run', 'status')).toMatchObject({ complete: true, rehearsedThrough: 1 })
    expect(place.run('status').stdout).toContain('twin: rehearsed through wave 1, all of the plan')
  })

  it('does not count any more once the twin is reset', () => {
    place.run('twin', 'reset')
    const { code, stdout } = place.run('run', 'status')
    expect(code).toBe(4)
    expect(stdout).toContain('never rehearsed on the twin as it is now, which holds nothing')
    expect(stdout).not.toContain('complete')
    expect(place.run('drift', '--at', 'twin').stderr).toContain('the twin holds nothing')
  })
})

describe('calls of a list', () => {
  it('are routed though one of them means nothing, which is told with its line', () => {
    const calls = 'user:nobody 911\nuser:uwolf 4711\nuser:uwolf\nuser:uwolf 4711x\n'
    const run = place.runReading(calls, 'route', '-', '--at', 'after', '--json')
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/standard input:1: caller user:nobody/)
    expect(run.stderr).toMatch(/standard input:3: «user:uwolf» is not/)
    expect(run.stderr).toMatch(/standard input:4: «4711x» cannot be dialed/)
    const document = JSON.parse(run.stdout) as Record<string, readonly unknown[]>
    expect(document).toMatchObject({ plan, standing: 'DRAFT' })
    expect([document['network']?.length, document['refused']?.length]).toEqual([1, 3])
    expect(place.run('route', 'user:nobody', '911')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('a plan', () => {
  it('has only the waves it has', () => {
    const { code, stderr } = place.run('plan', 'show', plan, '--wave', '3')
    expect([code, stderr]).toEqual([2, `error: plan ${plan} has no wave 3\nhint: waves: 1\n`])
    expect(place.run('plan', 'show', plan, '--wave', '1').code).toBe(0)
    expect(place.run('simulate', 'scenario', 'ours.yaml', '--all').code).toBe(2)
  })

  it('that is stale is shown so, and nothing is generated from it', () => {
    expect(place.run('decide', 'set', SHARED_LINE, '--answer', 'MOVE_ALL', '--by', 'P. Planner').code).toBe(0)
    const { code, stderr } = place.run('generate', 'lgw', '-o', place.path('out'))
    expect(code).toBe(5)
    expect(stderr).toContain(`plan ${plan} is stale: people's answers`)
    expect(stderr).toContain('make it anew: rehome plan create --location "Lyon"')
    expect(existsSync(place.path('out'))).toBe(false)
    const stale = /STALE \(people's answers .+\): make it anew/
    expect(place.run('rehearse').stdout).toMatch(stale)
    expect(place.run('route', 'user:uwolf', '4711', '--at', 'after').stdout).toMatch(stale)
    expect(place.run('simulate', 'scenario').stdout).toMatch(stale)
    const status = place.run('status').stdout
    expect(status).toMatch(stale)
    expect(status).toContain('rehome plan create --location "Lyon"')
  })

  it('whose file is damaged is named; the others and the workbook are there', () => {
    place.run('plan', 'create', '--location', 'Lyon')
    const plans = place.json('plan', 'list').plans as readonly { readonly id: string; readonly isCurrent: boolean }[]
    const current = plans.find(({ isCurrent }) => isCurrent)?.id ?? ''
    expect(current).not.toBe(plan)
    const file = join(place.workspace, 'plans', `${current}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 500))
    const { code, stdout } = place.run('plan', 'list')
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`\\* ${current}.*UNREADABLE: plans/${current}.json is not readable as JSON`))
    expect(stdout).toMatch(new RegExp(`${plan}  Lyon .*DRAFT, STALE`))
    const report = place.run('report', 'workbook', '-o', place.path('audit.xlsx'))
    expect(report).toMatchObject({ code: 0, stderr: '' })
    expect(report.stdout).toContain(`Without the plan, which is stale or damaged: ${current}`)
    expect(place.run('status').stdout).toContain(`plan ${current}: cannot be read`)
  })
})
