// Call records: a generated folder streamed into statistics, in a process of its own, beside csv-parse over the
// same bytes. REHOME_BENCH_CALLS_MB says how much (200 by default; 2048 is the size that must stay below 500 MB).
import { execFileSync } from 'node:child_process'
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import { FileByteSources } from '../../dist/src/adapters/files/byte-sources/file-byte-sources.js'
import { ingestCalls } from '../../dist/src/ingest/calls/ingest-calls.js'
import { writeCallFolder } from './inputs/synthetic-calls.mjs'
import { baseline, report } from './measure.mjs'

const MB = 1024 ** 2
const PARSED_MB = 64
const rate = (bytes, milliseconds) => Math.round(bytes / MB / (milliseconds / 1000))

if (process.argv[2] === 'read') {
  process.stdout.write(JSON.stringify(await read(process.argv[3])))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-bench-calls-'))
  try {
    const { bytes, records } = writeCallFolder(folder, Number(process.env.REHOME_BENCH_CALLS_MB ?? 200) * MB)
    const base = await baseline()
    report('baseline', base, base)
    const parsed = await parseBare(folder)
    const bare = rate(parsed.bytes, parsed.ms)
    report('calls.csv-parse', parsed.ms, base, { mb: Math.round(parsed.bytes / MB), mbPerSecond: bare })
    const own = JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'read', folder], { encoding: 'utf8' }),
    )
    if (own.records !== records) throw new Error(`${own.records} of ${records} records were counted`)
    const mbPerSecond = rate(bytes, own.ms)
    const toParse = Math.round((mbPerSecond / bare) * 100) / 100
    report('calls.ingest', own.ms, base, {
      mb: Math.round(bytes / MB),
      records,
      mbPerSecond,
      toParse,
      peakMb: own.peakMb,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function read(folder) {
  const set = await new FileByteSources().open([folder])
  const begin = performance.now()
  const { records } = await ingestCalls(set)
  return { ms: performance.now() - begin, records, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }
}

/** The files of the folder through csv-parse, cells made and thrown away, until enough was read to know its speed. */
async function parseBare(folder) {
  const begin = performance.now()
  let bytes = 0
  for (const name of readdirSync(folder).sort()) {
    if (bytes >= PARSED_MB * MB) break
    const stream = createReadStream(join(folder, name), { highWaterMark: MB })
    stream.on('data', (chunk) => (bytes += chunk.length))
    for await (const cells of stream.pipe(parse({ relax_column_count: true }))) if (cells.length === 0) break
  }
  return { bytes, ms: performance.now() - begin }
}
