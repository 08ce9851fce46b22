import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CliRun } from '../support/cli-process.js'
import { repositoryRoot } from '../support/shared-data.js'
import { readTsv, threeSites } from '../support/three-sites.js'
import type { Json } from './workspace-place.js'
import { documentOf, entriesBelow, WorkspacePlace, writtenTexts } from './workspace-place.js'

const place = new WorkspacePlace()
const exported = threeSites('input/ucmdata_export.tar')
const book = place.path('audit.xlsx')

/** The steps of the guide in their order; each with the document it must print. */
const STEPS: readonly { readonly schema: string; readonly args: readonly string[]; readonly code?: number }[] = [
  { schema: 'rehome/init/v1', args: ['init'] },
  { schema: 'rehome/ingest-ucm/v1', args: ['ingest', 'ucm', exported] },
  { schema: 'rehome/status/v1', args: ['status'] },
  { schema: 'rehome/map-propose/v1', args: ['map', 'propose'] },
  { schema: 'rehome/ingest-roster/v1', args: ['ingest', 'roster', threeSites('input/agents.csv')] },
  { schema: 'rehome/check/v1', args: ['check', '--fail-on', 'high'], code: 3 },
  { schema: 'rehome/explain/v1', args: ['explain', 'dial-013'] },
  { schema: 'rehome/route/v1', args: ['route', 'user:uwolf', '4711'] },
  { schema: 'rehome/report-workbook/v1', args: ['report', 'workbook', '-o', book] },
  { schema: 'rehome/decide-import/v1', args: ['decide', 'import', book] },
]

const documents = new Map<string, Json>()
const walked: (CliRun & { readonly schema: string })[] = []

beforeAll(() => {
  for (const { schema, args } of STEPS) {
    const run = place.run(...args, '--json')
    walked.push({ ...run, schema })
    documents.set(schema, JSON.parse(run.stdout))
  }
}, 60_000)

afterAll(() => {
  place.remove()
})

/** Findings that were written down by hand, as `code subject`. */
function expectedFindings(): readonly string[] {
  return readTsv(threeSites('expected/findings.tsv')).map(({ code, subject }) => `${code} ${subject}`)
}

describe('the steps of the guide', () => {
  it('end as they should, print one document each, and talk to nobody', () => {
    const told = walked.map(({ schema, code, stderr }) => `${schema} ${code} ${stderr}`)
    expect(told).toEqual(STEPS.map(({ schema, code }) => `${schema} ${code ?? 0} `))
    for (const { schema, stdout } of walked) expect(JSON.parse(stdout).schema).toBe(schema)
  })

  it('account for every member', () => {
    const { members, counts } = documents.get('rehome/status/v1').ucm
    expect(members).toHaveLength(175)
    expect(members.filter(({ fate }: Json) => fate === 'unknown')).toEqual([])
    expect(counts).toMatchObject({ 'end-user': 60, 'hunt-pilot': 4, trunk: 9 })
  })

  it('match the roster, and propose who was meant by the row with the typing error', () => {
    const roster = documents.get('rehome/ingest-roster/v1')
    expect(roster).toMatchObject({ rows: 21, matched: { length: 20 } })
    expect(roster.unmatched).toEqual([
      expect.objectContaining({ who: 'umar.urbann@example.com', candidates: ['umar.urban@example.com'] }),
    ])
  })

  it('fire what was written down by hand, from the bytes of the archive to the document', () => {
    const { findings } = documents.get('rehome/check/v1')
    const fired = new Set<string>(findings.map(({ code, subject }: Json) => `${code} ${subject}`))
    expect(expectedFindings().filter((line) => !fired.has(line))).toEqual([])
  })

  it('take an untouched workbook back without an answer in it', () => {
    expect(documents.get('rehome/decide-import/v1')).toMatchObject({ taken: [], orphans: [] })
  })
})

describe('a second time', () => {
  it('the same export is no news, also from a folder in another order', () => {
    const { root } = documents.get('rehome/ingest-ucm/v1')
    expect(place.json('ingest', 'ucm', exported)).toMatchObject({ root, changed: false })
    const folder = place.path('loose')
    mkdirSync(folder)
    spawnSync('tar', ['xf', exported, '-C', folder])
    expect(place.json('ingest', 'ucm', folder)).toMatchObject({ root, changed: false })
    expect(place.run('ingest', 'ucm', exported).stdout).toContain('Equal to the snapshot that was here already.')
    rmSync(folder, { recursive: true })
  })

  it('the mapping that a person has touched stays', () => {
    const file = join(place.workspace, 'mapping.yaml')
    const before = readFileSync(file, 'utf8')
    const confirmed = before.replace(/(- name: Lyon\n +status: )proposed/, '$1confirmed')
    expect(confirmed).not.toBe(before)
    writeFileSync(file, confirmed)
    place.json('map', 'propose')
    expect(readFileSync(file, 'utf8')).toMatch(/- name: Lyon\n +status: confirmed/)
    writeFileSync(file, before)
  })
})

describe('calls', () => {
  it('many at once from standard input, as written down by hand', () => {
    const rows = readTsv(threeSites('expected/routes.tsv')).filter(({ mode }) => mode === 'dialed')
    expect(rows.length).toBeGreaterThan(40)
    const calls = rows.map(({ caller, digits }) => `${caller} ${digits}\n`).join('')
    const { traces } = documentOf(place.runReading(calls, 'route', '-', '--by-digit', '--json'))
    const brief = (line: Json): string => [line.caller, line.digits, line.disposition, line.waitSeconds].join(' ')
    const actual = rows.map(({ caller, digits }, index) => ({
      caller,
      digits,
      disposition: traces[index].disposition,
      waitSeconds: traces[index].waitedSeconds,
    }))
    expect(actual.map(brief)).toEqual(rows.map(brief))
  })

  it('standard input is read where it is asked for, and is never an argument', () => {
    expect(place.runReading('911\n', 'route', 'user:uwolf')).toMatchObject({ code: 2, stdout: '' })
    expect(place.runReading('DIAL-015\n', 'explain')).toMatchObject({ code: 2, stdout: '' })
    const { unchecked } = documentOf(place.runReading('numbers\n', 'check', '--json'))
    expect(unchecked).toEqual(documents.get('rehome/check/v1').unchecked)
  })

  it('a bare word that means one thing is enough', () => {
    expect(place.json('route', 'uwolf', '4711').traces[0]).toMatchObject({
      disposition: 'line',
      reached: 'dn:\\+17175550111@DN-E164-PT',
    })
    expect(place.run('route', 'CUBE-PSTN-LYN', '7175550111').code).toBe(0)
  })

  it.each([
    ['7115120', ['line:7115120@BOS-DN-PT', 'line:7115120@BOS-OLD-PT']],
    ['+17175550112', ['line:\\+17175550112@DN-E164-PT', 'line:\\+17175550112@LYN-OLD-PT']],
    ['mia.nolan@example.com', ['user:mnolan', 'user:mnolan2']],
  ])('%s means two things: exit code 2 with both', (word, candidates) => {
    const run = place.run('route', word, '911')
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toBe(
      `error: caller ${word}: ${word} means 2 things\nhint: say which: ${candidates.join(', ')}\n`,
    )
  })

  it('a bare word may be a calling search space', () => {
    expect(place.json('route', 'AUS-DEV-CSS', '911').traces[0]).toMatchObject({
      caller: 'css AUS-DEV-CSS',
      disposition: 'insufficient-information',
      missing: [expect.stringContaining('device pool of the caller')],
    })
  })

  it('the hour of a call is stated with its zone, and decides which partitions are there', () => {
    const at = (when: string) => place.json('route', 'user:bcho', '4298', '--when', when).traces[0]
    expect(at('2026-11-23T19:00[America/Chicago]')).toMatchObject({ reached: 'trunk:UNITY-VM', finalDigits: '8500' })
    expect(at('2026-11-23T20:00-05:00')).toMatchObject({ reached: 'trunk:UNITY-VM' })
    expect(at('2026-11-23T12:00[America/Chicago]')).toMatchObject({ reached: 'trunk:CUBE-PSTN-AUS' })
    const refused = place.run('route', 'user:bcho', '4298', '--when', '17:30')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('--when 17:30: it is no date and time')
    expect(refused.stderr).toContain('2026-11-22T17:30[America/New_York]')
  })

  it('a person without a phone is known, and cannot call', () => {
    const run = place.run('route', 'user:pduran', '911')
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).not.toContain('is not in the inputs')
  })
})

describe('where a command is run', () => {
  it('in a folder below the workspace, by -C, by the environment, -C before the environment', () => {
    const below = join(place.workspace, 'plans', 'notes')
    mkdirSync(below)
    const path = (run: CliRun): string => documentOf(run).workspace
    expect(path(place.runAt({ cwd: below }, 'status', '--json'))).toBe(place.workspace)
    expect(path(place.runAt({ cwd: place.root }, 'status', '--json', '-C', 'lab'))).toBe(place.workspace)
    expect(path(place.runAt({ env: { REHOME_WORKSPACE: place.workspace } }, 'status', '--json'))).toBe(place.workspace)
    const both = { env: { REHOME_WORKSPACE: place.path('elsewhere') } }
    expect(path(place.runAt(both, 'status', '--json', '--workspace', place.workspace))).toBe(place.workspace)
  })

  it('without color into a pipe, with NO_COLOR and with --no-color', () => {
    for (const run of [
      place.runAt({ cwd: place.workspace, env: { FORCE_COLOR: '1' } }, 'status', '--no-color'),
      place.runAt({ cwd: place.workspace, env: { NO_COLOR: '1' } }, 'check', '--brief'),
    ]) {
      expect(run.code).toBe(0)
      expect(run.stdout).not.toContain('\u001b')
    }
  })

  it('progress of the one-shot audit is talk, the result is data', () => {
    const run = place.runAt({}, 'audit', exported, '-o', place.path('one-shot.xlsx'), '--json')
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ schema: 'rehome/audit/v1' })
    expect(run.stderr).toMatch(/^(.* …\n)+$/)
  })
})

describe('help', () => {
  const COMMANDS = [
    ['audit', 'workbook'],
    ['check', 'findings'],
    ['decide import', 'answers'],
    ['decide set', 'question'],
    ['demo', 'made-up'],
    ['drift', 'left them'],
    ['explain', 'finding code'],
    ['generate lgw', 'gateway configuration'],
    ['generate ucm', 'AXL'],
    ['generate webex', 'REST'],
    ['ingest cdr', 'call detail records'],
    ['ingest directory', 'people'],
    ['ingest lgw', 'running configuration'],
    ['ingest roster', 'who moves'],
    ['ingest ucm', 'tar'],
    ['ingest webex', 'Webex organization'],
    ['init', 'workspace'],
    ['map edit', 'mapping'],
    ['map import', 'YAML'],
    ['map propose', 'mapping.yaml'],
    ['patterns convert', 'another system'],
    ['patterns cover', 'fewest'],
    ['patterns match', 'closest'],
    ['patterns overlap', 'pair'],
    ['plan approve', 'Approve'],
    ['plan compare', 'two plans'],
    ['plan create', 'waves'],
    ['plan list', 'plans'],
    ['plan show', 'who moves'],
    ['rehearse', 'twin'],
    ['report workbook', 'workbook'],
    ['route', 'call'],
    ['run resume', 'rehearsal'],
    ['run status', 'journal'],
    ['simulate scenario', 'before and after'],
    ['snapshot diff', 'two readings'],
    ['snapshot forget', 'out of the workspace'],
    ['snapshot list', 'taken in'],
    ['status', 'what to do next'],
    ['test', 'suites'],
    ['twin reset', 'twin'],
  ] as const
  let pages: readonly CliRun[] = []

  beforeAll(async () => {
    pages = await place.runAll(COMMANDS.map(([command]) => [...command.split(' '), '--help']))
  })

  it.each(COMMANDS.map(([command, word], index) => ({ command, word, index })))(
    '$command: says what it does, how it is written and which flags all share',
    ({ command, word, index }) => {
      const { code, stdout } = pages[index]!
      expect(code).toBe(0)
      expect(stdout.split('\n')[0]).toContain(word)
      expect(stdout).toContain(`$ rehome ${command}`)
      for (const flag of ['--workspace', '--json', '--wait']) expect(stdout).toContain(flag)
    },
  )

  it('is there for every command', () => {
    const manifest = JSON.parse(readFileSync(`${repositoryRoot}oclif.manifest.json`, 'utf8'))
    const names = Object.keys(manifest.commands).map((name) => name.replaceAll(':', ' '))
    expect(names.toSorted()).toEqual(COMMANDS.map(([command]) => command).toSorted())
  })
})

describe('what is left behind', () => {
  it('is private to the user', () => {
    const modes = [place.workspace, ...entriesBelow(place.workspace)]
      .filter((path) => !path.endsWith('/notes'))
      .map((path) => ({
        path,
        mode: (statSync(path).mode & 0o777).toString(8),
        isFolder: statSync(path).isDirectory(),
      }))
    expect(modes.length).toBeGreaterThan(5)
    expect(modes.filter(({ mode, isFolder }) => mode !== (isFolder ? '700' : '600'))).toEqual([])
    expect((statSync(book).mode & 0o777).toString(8)).toBe('600')
  })

  it('holds no canary of a secret column, in no file and on no stream', () => {
    expect(
      readFileSync(exported)
        .toString('latin1')
        .match(/CANARY-/g)?.length,
    ).toBeGreaterThan(20)
    const texts = writtenTexts(place.root)
    expect(texts.map(({ place: where }) => where)).toEqual(
      expect.arrayContaining(['lab/.rehome/store.db', 'lab/.rehome/store.db (cells)', 'audit.xlsx/sheet1.xml']),
    )
    expect(texts.filter(({ text }) => text.includes('CANARY')).map(({ place: where }) => where)).toEqual([])
    expect(place.printed.length).toBeGreaterThan(30)
    expect(place.printed.filter((text) => text.includes('CANARY'))).toEqual([])
  })
})
