import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import {
  cutExports,
  exportWithLink,
  exportWithMember,
  exportWithText,
  foreignTar,
  soundExport,
} from '../support/broken-export.js'
import { ended } from '../adapters/store/store-place.js'
import type { CliRun } from '../support/cli-process.js'
import { startRehome } from '../support/cli-process.js'
import { documentOf, inventory, WorkspacePlace } from './workspace-place.js'

const place = new WorkspacePlace()
const inputs = mkdtempSync(join(tmpdir(), 'rehome-inputs-'))
let count = 0

/** A command that must be refused, and how it ended. */
interface Refusal {
  readonly args: readonly string[]
  run?: CliRun
}

const refusals: Refusal[] = []
let rootBefore = ''
let before: readonly string[] = []
let after: readonly string[] = []

/** A test that a command is refused. All such commands run together, and none may change a file. */
function refused(title: string, args: readonly string[], code: number, says: RegExp): void {
  const refusal: Refusal = { args }
  refusals.push(refusal)
  it(title, () => {
    expectRefusal(refusal.run!, code, says)
  })
}

beforeAll(async () => {
  place.runAt({}, 'init', 'lab')
  soundExport().writeTar(place.path('sound.tar'))
  rootBefore = place.json('ingest', 'ucm', place.path('sound.tar')).root
  place.json('ingest', 'roster', saved('agents.csv', 'who,role\nline:8100@PT-A,AGENT\n'))
  place.json('map', 'propose')
  mkdirSync(place.path('out.xlsx'))
  before = inventory(place.root)
  const runs = await place.runAll(refusals.map(({ args }) => args))
  after = inventory(place.root)
  for (const [index, run] of runs.entries()) refusals[index]!.run = run
}, 120_000)

afterAll(() => {
  place.remove()
  rmSync(inputs, { recursive: true })
})

/** Writes an input outside of the workspace and returns its path. */
function saved(name: string, content: Uint8Array | string): string {
  const folder = join(inputs, String((count += 1)))
  mkdirSync(folder)
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/**
 * One line that says what is wrong, at most one that says what to do, nothing on standard output;
 * progress of earlier steps (lines that end in an ellipsis) may stand before it.
 */
function expectRefusal(run: CliRun, code: number, says: RegExp): void {
  const told = run.stderr.replaceAll(/^.* …\n/gm, '')
  expect(told).toMatch(/^error: [^\n]+\n(hint: [^\n]+\n)?$/)
  expect(told).toMatch(says)
  expect(told).not.toMatch(/defect|\n\s+at /)
  expect(run.stdout).toBe('')
  expect(run.code).toBe(code)
}

describe('all that is refused', () => {
  it('writes, changes and leaves nothing', () => {
    expect(refusals.length).toBeGreaterThan(35)
    expect(after).toEqual(before)
    expect(existsSync('/tmp/rehome-absolute.csv')).toBe(false)
  })

  it('leaves the workspace as it was: same snapshot, no workbook handed out', () => {
    const status = place.json('status')
    expect(status.ucm.root).toBe(rootBefore)
    expect(status.lastWorkbook).toBeUndefined()
  })
})

describe('an export that is cut off is never taken for a shorter one', () => {
  for (const { where, bytes } of cutExports()) {
    refused(where, ['ingest', 'ucm', saved('cut.tar', bytes)], 1, /cut off|not a Unified CM export/)
  }

  const border = cutExports().find(({ where }) => where.startsWith('at the border'))!
  const output = place.path('out', 'audit.xlsx')
  refused('no workbook', ['audit', saved('cut.tar', border.bytes), '-o', output], 1, /cut off after \d+ members/)
})

describe('an export with a member that does not belong into one', async () => {
  const link = await exportWithLink('phone2.csv', '/etc/hosts')
  const folder = soundExport().writeFolder(join(inputs, 'loose'))
  symlinkSync('/etc/hosts', join(folder, 'zz.csv'))

  for (const name of ['../x.csv', '/tmp/rehome-absolute.csv']) {
    const tar = saved('unsafe.tar', exportWithMember(name))
    refused(name, ['ingest', 'ucm', tar], 1, /unsafe\.tar is refused: member ".*\.csv" is not a plain file name/)
  }
  refused('a link', ['ingest', 'ucm', saved('linked.tar', link)], 1, /member "phone2\.csv" is a symlink/)
  refused('a link in a folder of loose files', ['ingest', 'ucm', folder], 1, /member "zz\.csv" is a folder, a link/)

  it('a NUL byte inside a table: told with file, row and remedy; the gate closes; the rest is there', () => {
    const text = soundExport().text('partition.csv').replace('PT-B', 'PT\u0000B')
    expect(text).toContain('PT\u0000B')
    const tar = saved('nul.tar', exportWithText('partition.csv', text))
    const at = { env: { REHOME_WORKSPACE: place.path('nul') } }
    place.runAt(at, 'init')
    const taken = documentOf(place.runAt(at, 'ingest', 'ucm', tar, '--json'))
    expect(taken.counts).toMatchObject({ partition: 1, css: 1, 'translation-pattern': 1 })
    const gate = place.runAt(at, 'check', '--code', 'PRE-007', '--fail-on', 'high')
    expect(gate.code).toBe(3)
    expect(gate.stdout).toMatch(/NUL byte {2}partition\.csv:3\n/)
    expect(gate.stdout).toMatch(/do: \S/)
    expect(gate.stdout).not.toContain('\u0000')
  })

  it('an unclosed quote: refused, or told with file and row, but no row is lost in silence', () => {
    const text = soundExport().text('partition.csv').replace('PT-A', '"PT-A')
    place.runAt({}, 'init', 'quoted')
    const path = saved('quote.tar', exportWithText('partition.csv', text))
    const taken = place.runAt({}, 'ingest', 'ucm', path, '-C', 'quoted', '--json')
    if (taken.code !== 0) expect(taken.stderr).toMatch(/^error: .*partition\.csv/)
    else expect(JSON.stringify(documentOf(taken).findings)).toMatch(/PRE-007.*partition\.csv/)
  })
})

describe('something else than an export', () => {
  const inputsOfOthers: readonly (readonly [string, string, Buffer, RegExp])[] = [
    ['an empty file', 'empty.tar', Buffer.alloc(0), /empty\.tar is empty/],
    ['a text', 'notes.tar', Buffer.from('Dear customer, as promised\n'.repeat(40)), /not a Unified CM export/],
    ['a zip', 'export.zip', startingWith('PK'), /export\.zip is a damaged zip, or was cut off/],
    ['an archive of photos', 'photos.tar', foreignTar(['a.jpg', 'b.jpg']), /not a Unified CM export: photos\.tar/],
    ['an archive of tables', 'sales.tar', foreignTar(['customers.csv', 'orders.csv']), /not a Unified CM export/],
  ]
  for (const [title, name, bytes, says] of inputsOfOthers) {
    refused(title, ['ingest', 'ucm', saved(name, bytes)], 1, says)
  }
  mkdirSync(join(inputs, 'bare'))
  refused('an empty folder', ['ingest', 'ucm', join(inputs, 'bare')], 1, /bare holds no files/)
  refused('nothing', ['ingest', 'ucm', place.path('nowhere.tar')], 1, /no such file or folder/)
  refused('a path through a file', ['ingest', 'ucm', place.path('sound.tar', 'in.tar')], 1, /no such file or folder/)

  it('under --json the failure is a document, and still a line', () => {
    const run = place.run('ingest', 'ucm', place.path('nowhere.tar'), '--json')
    expect(JSON.parse(run.stdout)).toMatchObject({ schema: 'rehome/error/v1', kind: 'error', exitCode: 1 })
    expect(run.stderr).toMatch(/^error: no such file or folder: .*\nhint: .*\n$/)
    expect(run.code).toBe(1)
  })
})

describe('lists and workbooks of people', () => {
  const roster = (name: string, content: string | Buffer) => ['ingest', 'roster', saved(name, content)]
  const mapping = (name: string, content: string | Buffer) => ['map', 'import', saved(name, content)]
  const unreadable = /not a readable \.xlsx workbook/

  refused(
    'a roster with a column of its own',
    roster('a.csv', 'who,team\nann@example.com,A\n'),
    1,
    /unknown column "team"/,
  )
  refused('a roster without anything', roster('agents.csv', ''), 1, /agents\.csv is empty/)
  refused('a roster with a NUL byte', roster('agents.csv', 'who\nann\u0000@example.com\n'), 1, /agents\.csv/)
  refused('a roster in a damaged workbook', roster('agents.xlsx', startingWith('PK')), 1, unreadable)
  refused('a roster that is not there', ['ingest', 'roster', place.path('nobody.csv')], 1, /nobody\.csv: no such file/)

  refused(
    'a mapping in a workbook of somebody else',
    mapping('sales.xlsx', workbookOfSales()),
    1,
    /sales\.xlsx|workbook/,
  )
  refused('a mapping in a damaged workbook', mapping('answers.xlsx', startingWith('PK')), 1, unreadable)
  refused(
    'a mapping in a text that is named a workbook',
    mapping('answers.xlsx', 'no workbook'),
    1,
    /answers\.xlsx|workbook/,
  )
  refused('a mapping in another kind of file', mapping('mapping.docx', 'x'), 2, /mapping\.docx: a mapping is YAML, CSV/)
  refused(
    'a mapping with an unknown key',
    mapping('m.yaml', 'schema: rehome/mapping/v1\nlocation: []\n'),
    1,
    /m\.yaml line 2: .*no key location/,
  )
  refused('a list with unknown columns', mapping('m.csv', 'kind,name,column,value\n'), 1, /m\.csv/)

  refused(
    'answers in a workbook of somebody else',
    ['decide', 'import', saved('sales.xlsx', workbookOfSales())],
    1,
    /sales\.xlsx|workbook/,
  )
  refused('answers in no workbook', ['decide', 'import', saved('answers.xlsx', 'no workbook')], 1, unreadable)
})

describe('a workspace that somebody has edited', () => {
  /** A copy of the workspace with one file replaced. */
  function edited(file: string, change: (text: string) => string): string {
    const copy = place.path(`edited-${(count += 1)}`)
    cpSync(place.workspace, copy, { recursive: true })
    writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')))
    return copy
  }

  function refusedThere(folder: string, args: readonly string[], says: RegExp): void {
    const before = inventory(folder)
    expectRefusal(place.runAt({}, ...args, '-C', folder), 1, says)
    expect(inventory(folder)).toEqual(before)
  }

  it('mapping.yaml with a typing error: the line is named', () => {
    const folder = edited('mapping.yaml', (text) => text.replace('verifiedDomains:', 'verifedDomains:'))
    const line = readFileSync(join(folder, 'mapping.yaml'), 'utf8')
      .split('\n')
      .findIndex((text) => /^ *verifed/.test(text))
    refusedThere(folder, ['check'], new RegExp(`mapping\\.yaml line ${line + 1}: .*verifedDomains`))
  })

  it('mapping.yaml that is no YAML: the line is named', () => {
    const folder = edited('mapping.yaml', (text) => `${text}\n  - [unclosed\n`)
    refusedThere(folder, ['status'], /mapping\.yaml line \d+/)
  })

  it('rehome.yaml with an unknown setting, section or value: the line is named', () => {
    const append = (line: string) => (text: string) => text.replace('settings:\n', `settings:\n  ${line}\n`)
    refusedThere(edited('rehome.yaml', append('routing.inactive: ignored')), ['check'], /rehome\.yaml:\d+: .*inactive/)
    refusedThere(
      edited('rehome.yaml', (text) => `${text}\nseverities: {}\n`),
      ['status'],
      /rehome\.yaml:\d+: .*severities/,
    )
  })

  it('a workspace of a newer rehome: says so, touches nothing', () => {
    const folder = edited('rehome.yaml', (text) => text)
    const database = new Libsql(join(folder, '.rehome', 'store.db'))
    database.prepare("UPDATE meta SET value = '99' WHERE name = 'schema_version'").run()
    database.close()
    for (const args of [['status'], ['ingest', 'ucm', place.path('sound.tar')]]) {
      refusedThere(folder, args, /written by a newer rehome \(schema 99, this one knows \d+\).*update/)
    }
  })

  it('a store that is another file, or gone: says so', () => {
    const folder = edited('rehome.yaml', (text) => text)
    copyFileSync(place.path('sound.tar'), join(folder, '.rehome', 'store.db'))
    refusedThere(folder, ['status'], /store\.db is not a store of rehome/)
  })

  it('a folder that is no workspace: says how to make one', () => {
    expectRefusal(place.runAt({}, 'status'), 2, /there is no workspace .*\nhint: .*rehome init/)
    expectRefusal(place.runAt({}, 'status', '-C', place.path('out.xlsx')), 2, /is not a workspace/)
  })
})

describe('a place that cannot be written', () => {
  const report = (...parts: readonly string[]) => ['report', 'workbook', '-o', place.path(...parts)]

  refused('a workbook in a folder that is missing', report('missing', 'audit.xlsx'), 1, /cannot write .*audit\.xlsx/)
  refused('a workbook below a file', report('sound.tar', 'audit.xlsx'), 1, /cannot write .*audit\.xlsx/)
  refused('a workbook where a folder is', report('out.xlsx'), 1, /cannot (?:write|read) .*out\.xlsx/)
  refused('a workspace below a file', ['init', place.path('sound.tar', 'lab')], 1, /cannot create/)
  if (existsSync('/proc/self')) {
    const audit = ['audit', place.path('sound.tar'), '-o', '/proc/audit.xlsx']
    refused('a workbook where no file can be', audit, 1, /cannot write \/proc\/audit\.xlsx/)
  }

  it.skipIf(!existsSync('/proc/self'))('no workspace can be made there either, and the command ends', async () => {
    const child = startRehome(['init', '/proc/lab'])
    // Not a limit on speed: without it a command that never ends would hold up all tests.
    const impatience = setTimeout(() => child.kill('SIGKILL'), 8000)
    const { signal, talk } = await ended(child)
    clearTimeout(impatience)
    expect(signal).toBeNull()
    expect(talk).toMatch(/^error: cannot create \/proc\/lab: .*\nhint: .*\n$/)
  })
})

describe('a command line that means nothing', () => {
  const lines: readonly (readonly [readonly string[], RegExp])[] = [
    [['route', 'css:CSS-A', '12x'], /12x.* cannot be dialed/],
    [['route', 'css:CSS-Z', '1'], /CSS-Z is not in the inputs/],
    [['route', 'css:CSS-A'], /a caller and the digits are needed/],
    [['route', 'pstn:+12125550142', '1'], /pstn/],
    [['check', 'numbres'], /numbres is not a question/],
    [['check', '--as-of', '2025-02-30'], /2025-02-30/],
    [['report', 'workbook', '-o', place.path('out', 'a.xlsx'), '--as-of', 'yesterday'], /yesterday/],
    [['status', '--wat'], /wat/],
    [['map', 'edit'], /terminal/],
  ]
  for (const [args, says] of lines) refused(args.map((arg) => basename(arg)).join(' '), args, 2, says)
})

function workbookOfSales(): Buffer {
  const book = XLSX.utils.book_new()
  const sheet = XLSX.utils.aoa_to_sheet([
    ['month', 'sales'],
    ['May', 12],
  ])
  XLSX.utils.book_append_sheet(book, sheet, 'Mapping')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** Bytes that begin as an archive of another kind does. */
function startingWith(magic: string): Buffer {
  return Buffer.concat([Buffer.from(`${magic}\u0003\u0004`), Buffer.alloc(2000, 7)])
}
