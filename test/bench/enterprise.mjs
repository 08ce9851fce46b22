// A generated dial plan of enterprise size: read, compiled, and the whole overlap and shadow report
// (goal for compile and report: 10 s and 1.5 GB). Needs `npm run fixture:enterprise` once.
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { ClusterAnalysis } from '../../dist/src/analysis/dial-plan/rivalry/cluster-analysis.js'
import { overlaps } from '../../dist/src/analysis/dial-plan/rivalry/overlap-report.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { DEFAULT_SETTINGS } from '../../dist/src/model/settings.js'
import { UcmEstate } from '../../dist/src/model/ucm/estate.js'
import { UcmRouter } from '../../dist/src/routing/ucm/ucm-router.js'
import { baseline, report, root } from './measure.mjs'

const scale = process.env.FIXTURE_SCALE ?? '1'
const file = `${root}/node_modules/.cache/rehome-bench/enterprise-${scale}.tar`
const base = await baseline()

const archive = await new FileArchiveReader().open(file)
const snapshot = measured('enterprise.ingest', () => ingestUcm(archive))
const begin = performance.now()
const { estate, router } = measured(
  'enterprise.compile',
  () => {
    const compiled = new UcmEstate(snapshot)
    return { estate: compiled, router: new UcmRouter(compiled, DEFAULT_SETTINGS) }
  },
  (made) => ({ entries: made.router.entries.length }),
)
const cluster = measured(
  'enterprise.overlaps',
  () => new ClusterAnalysis(estate, router, DEFAULT_SETTINGS),
  ({ contest }) => ({ texts: contest.texts.all.length, searchOrders: contest.orders.all.length }),
)
measured(
  'enterprise.report',
  () => [...overlaps(cluster.contest)],
  (pairs) => ({ pairs: pairs.length }),
)
measured(
  'enterprise.waits',
  () => cluster.waitFindings(),
  (findings) => ({ findings: findings.length }),
)
measured(
  'enterprise.shadows',
  () => cluster.patternFindings(),
  (findings) => ({ findings: findings.length }),
)
report('enterprise.compile-and-report', performance.now() - begin, base, {
  scale,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
})

/** Once: nothing is warmed up, as on the day somebody asks. */
function measured(name, action, more = () => ({})) {
  const start = performance.now()
  const result = action()
  report(name, performance.now() - start, base, { scale, ...more(result) })
  return result
}
