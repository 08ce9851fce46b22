// Digit analysis on the generated estate of 10,000 users: compiling the tables, bare lookups, whole traces.
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { DEFAULT_SETTINGS } from '../../dist/src/model/settings.js'
import { UcmEstate } from '../../dist/src/model/ucm/estate.js'
import { dialableDigits } from '../../dist/src/dialing/digits.js'
import { callerOfLine } from '../../dist/src/routing/ucm/resolve-caller.js'
import { lookup } from '../../dist/src/routing/ucm/lookup.js'
import { UcmRouter } from '../../dist/src/routing/ucm/ucm-router.js'
import { baseline, estateFile, median, report, times } from './measure.mjs'

const CALLS = 20_000
const base = await baseline()
const estate = new UcmEstate(ingestUcm(await new FileArchiveReader().open(estateFile(10_000))))
const compiled = median(await times(5, () => new UcmRouter(estate, DEFAULT_SETTINGS)))
const router = new UcmRouter(estate, DEFAULT_SETTINGS)
report('routing.compile', compiled, base, { patterns: router.entries.length })

const lines = estate.all('directory-number').map(({ value }) => value)
const calls = Array.from({ length: CALLS }, (_, index) => {
  const from = lines[(index * 7919) % lines.length]
  const to = lines[(index * 104_729 + 13) % lines.length]
  return { caller: callerOfLine(estate, from.dn, from.partition), digits: dialableDigits(to.dn) }
})
const timing = { collect: false, waits: false, interdigitTimeoutSeconds: 15 }
const bare = median(
  await times(3, () =>
    calls.forEach(({ caller, digits }) => lookup(router.analysis, caller.partitions, digits, timing)),
  ),
)
report('routing.lookup', bare, base, { calls: CALLS, perSecond: Math.round((CALLS / bare) * 1000) })
const traced = median(await times(3, () => calls.forEach(({ caller, digits }) => router.route(caller, digits))))
report('routing.trace', traced, base, { calls: CALLS, perSecond: Math.round((CALLS / traced) * 1000) })
