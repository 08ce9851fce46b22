// Ingest of generated exports: reading the archive, building the snapshot, storing it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { workspaceRepository } from '../../dist/src/cli/compose.js'
import { ingestUcmExport } from '../../dist/src/workflows/inputs/ingest-ucm.js'
import { SystemClock } from '../../dist/src/adapters/system/system-clock.js'
import { baseline, estateFile, median, report, times } from './measure.mjs'

const base = await baseline()
report('baseline', base, base)
for (const users of [1_000, 10_000]) {
  const reader = new FileArchiveReader()
  const runs = users > 5_000 ? 3 : 5
  const read = median(await times(runs, async () => ingestUcm(await reader.open(estateFile(users)))))
  report('ingest.read', read, base, { users })
  const whole = median(await times(runs, () => takeIn(estateFile(users))))
  report('ingest.read-and-store', whole, base, { users })
}

/** What `rehome ingest ucm` does, in a workspace of its own. */
async function takeIn(path) {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-bench-'))
  try {
    const repository = await workspaceRepository()
    const workspace = await repository.create(join(folder, 'w'), { settings: '' })
    await ingestUcmExport(path, { archives: new FileArchiveReader(), workspace, clock: new SystemClock() })
    workspace.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
