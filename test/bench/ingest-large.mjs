// Ingest at its limits: a phone.csv of 200 MB beside csv-parse over the same bytes, and an export of
// 80,000 users and 350 MB into a workspace. Each reading has a process of its own, which tells its peak.
import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { SystemClock } from '../../dist/src/adapters/system/system-clock.js'
import { workspaceRepository } from '../../dist/src/cli/compose.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { ingestUcmExport } from '../../dist/src/workflows/inputs/ingest-ucm.js'
import { baseline, report, root } from './measure.mjs'

const READINGS = { parse: parseBare, read, store }

const [, , reading, path] = process.argv
if (reading === undefined) await compare()
else {
  const begin = performance.now()
  const count = await READINGS[reading](path)
  const ms = performance.now() - begin
  process.stdout.write(JSON.stringify({ count, ms, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-bench-large-'))
  try {
    prepare(folder)
    const base = await baseline()
    report('baseline', base, base)
    const phones = join(folder, 'phone.csv')
    const bare = measured('parse', phones)
    report('ingest.csv-parse', bare.ms, base, facts(phones, bare))
    const own = measured('read', phones)
    if (own.count !== bare.count) throw new Error(`${own.count} of ${bare.count} rows became phones`)
    const toParse = Math.round((bare.ms / own.ms) * 100) / 100
    report('ingest.phones', own.ms, base, { ...facts(phones, own), toParse })
    const whole = join(folder, 'export.tar')
    const stored = measured('store', whole)
    report('ingest.large', stored.ms, base, facts(whole, stored))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function prepare(folder) {
  const runner = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'test/bench/prepare-large.config.ts', '--reporter=dot']
  const env = { ...process.env, REHOME_BENCH_FOLDER: folder }
  const { status } = spawnSync(process.execPath, runner, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('the large inputs could not be generated')
}

function measured(kind, file) {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), kind, file], { encoding: 'utf8' }))
}

function facts(file, { count, ms, peakMb }) {
  const { size } = statSync(file)
  return { mb: Math.round(size / 1e6), rows: count, mbPerSecond: Math.round(size / 1e3 / ms), peakMb }
}

async function parseBare(file) {
  let records = 0
  for await (const record of createReadStream(file).pipe(parse())) records += Number(record.length > 0)
  return records - 1
}

/** Rows to objects, linked and hashed. */
async function read(file) {
  return ingestUcm(await new FileArchiveReader().open(file)).objects.phone.length
}

/** What `rehome ingest ucm` does, in a workspace of its own beside the export. */
async function store(file) {
  const repository = await workspaceRepository()
  const workspace = await repository.create(join(file, '..', 'workspace'), { settings: '' })
  const ports = { archives: new FileArchiveReader(), workspace, clock: new SystemClock() }
  const { totals } = await ingestUcmExport(file, ports)
  workspace.close()
  return totals.rowsRead
}
