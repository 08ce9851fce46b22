// Every question over the generated estates, and the cold start of the command line.
import { spawnSync } from 'node:child_process'
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { proposeMapping } from '../../dist/src/analysis/mapping-proposal/propose-mapping.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { EMPTY_MAPPING } from '../../dist/src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../dist/src/model/settings.js'
import { UcmEstate } from '../../dist/src/model/ucm/estate.js'
import { check } from '../../dist/src/workflows/questions/check.js'
import { baseline, estateFile, median, report, root, times } from './measure.mjs'

const base = await baseline()
const help = median(await times(7, () => spawnSync(process.execPath, [`${root}/bin/run.js`, '--help'])))
report('cli.help', help, base)
for (const users of [1_000, 10_000]) {
  const snapshot = ingestUcm(await new FileArchiveReader().open(estateFile(users)))
  const mapping = proposeMapping(new UcmEstate(snapshot), EMPTY_MAPPING, [])
  const facts = { snapshot, mapping, roster: undefined, decisions: [], settings: DEFAULT_SETTINGS, today: '2025-06-10' }
  let findings = 0
  const asked = median(
    await times(3, () => {
      findings = check(facts, {}).findings.length
    }),
  )
  report('check.all', asked, base, { users, findings })
}
