// Digit analysis: compiling the tables, bare lookups beside Map.get over the same strings, whole traces.
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { DEFAULT_SETTINGS } from '../../dist/src/model/settings.js'
import { UcmEstate } from '../../dist/src/model/ucm/estate.js'
import { dialableDigits } from '../../dist/src/dialing/digits.js'
import { DialSpace } from '../../dist/src/dialing/spaces/dial-space.js'
import { callerOfCss, callerOfLine } from '../../dist/src/routing/ucm/resolve-caller.js'
import { DigitAnalysis } from '../../dist/src/routing/ucm/digit-analysis.js'
import { lookup } from '../../dist/src/routing/ucm/lookup.js'
import { UcmRouter } from '../../dist/src/routing/ucm/ucm-router.js'
import { baseline, estateFile, median, report, times } from './measure.mjs'
import { syntheticCluster } from './inputs/synthetic-patterns.mjs'

const base = await baseline()
const perSecond = (count, milliseconds) => Math.round((count / milliseconds) * 1000)

await ofSynthetic(100_000, 200_000)
await ofEstate(20_000)

/** Patterns without an estate: the engine alone. Every number is dialed that is a single number. */
async function ofSynthetic(patterns, calls) {
  const { entries, spaces } = syntheticCluster(patterns)
  const compiled = median(await times(5, () => new DigitAnalysis(entries, DEFAULT_SETTINGS)))
  report('analysis.compile', compiled, base, { patterns, partitions: new Set(entries.map((e) => e.partition)).size })

  const numbers = entries.map((entry) => dialableDigits(entry.pattern)).filter((digits) => /^[+0-9]+$/.test(digits))
  const keys = new Map(numbers.map((digits, index) => [copyOf(digits), index]))
  const dialed = Array.from({ length: calls }, (_, index) => copyOf(numbers[(index * 104_729 + 13) % numbers.length]))
  const got = median(await times(9, () => sumOver(dialed, (digits) => keys.get(digits))))
  report('analysis.map-get', got, base, { calls, perSecond: perSecond(calls, got) })

  const analysis = new DigitAnalysis(entries, DEFAULT_SETTINGS)
  const orders = spaces.map((partitions) => analysis.searchOrder(partitions))
  const decide = (digits, index) => analysis.decide(analysis.walk(digits), digits.length, orders[index % orders.length])
  const [cold] = await times(1, () => new DigitAnalysis(entries, DEFAULT_SETTINGS).walk(dialed[0]))
  report('analysis.first-lookup', cold, base)
  const bare = median(await times(9, () => sumOver(dialed, decide)))
  const answered = dialed.filter((digits, index) => decide(digits, index) !== -1).length
  report('analysis.decide', bare, base, {
    calls,
    answered,
    perSecond: perSecond(calls, bare),
    ratioToMapGet: Math.round((bare / got) * 100) / 100,
  })
  const timing = { collect: true, waits: true, interdigitTimeoutSeconds: 15 }
  const some = dialed.slice(0, 50_000)
  const full = median(
    await times(3, () =>
      sumOver(some, (digits, i) => lookup(analysis, spaces[i % spaces.length], digits, timing).ranked.length),
    ),
  )
  report('analysis.lookup', full, base, { calls: some.length, perSecond: perSecond(some.length, full) })
}

/** The generated estate of 10,000 users. */
async function ofEstate(count) {
  const estate = new UcmEstate(ingestUcm(await new FileArchiveReader().open(estateFile(10_000))))
  const compiled = median(await times(5, () => new UcmRouter(estate, DEFAULT_SETTINGS)))
  const router = new UcmRouter(estate, DEFAULT_SETTINGS)
  report('routing.compile', compiled, base, { patterns: router.entries.length })

  const lines = estate.all('directory-number').map(({ value }) => value)
  const calls = Array.from({ length: count }, (_, index) => {
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
  report('routing.lookup', bare, base, { calls: count, perSecond: perSecond(count, bare) })
  const traced = median(await times(3, () => calls.forEach(({ caller, digits }) => router.route(caller, digits))))
  report('routing.trace', traced, base, { calls: count, perSecond: perSecond(count, traced) })
  await allCalls(estate, router)
}

/** Everything that callers of five classes can dial, in pieces. */
async function allCalls(estate, router) {
  const classes = estate.all('css').slice(0, 5)
  const callers = classes.map(({ key }) => callerOfCss(estate, 'LINE-NATIONAL-CSS', key))
  const whole = () => callers.map((caller) => router.routeAll(caller, DialSpace.all).length)
  const pieces = whole().reduce((sum, count) => sum + count, 0)
  const all = median(await times(3, whole))
  report('routing.all', all, base, { classes: callers.length, pieces, perSecond: perSecond(pieces, all) })
}

/** A string of its own, as it comes from an input: no two share their memory. */
function copyOf(text) {
  return Buffer.from(text).toString('latin1')
}

function sumOver(items, take) {
  let sum = 0
  for (let index = 0; index < items.length; index += 1) sum += take(items[index], index) ?? 0
  return sum
}
