import { dialableDigits } from '../../dialing/digits.js'
import type { Settings } from '../../model/settings.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Entry } from '../../model/snapshot.js'
import type { Caller } from '../caller.js'
import type { DialingMode, Trace } from '../trace.js'
import { CallWalk } from './call-walk.js'
import type { RoutingTables } from './routing-tables.js'
import type { CompetingEntry } from './competing-entries.js'
import { competingEntries } from './competing-entries.js'
import { DigitAnalysis } from './digit-analysis.js'

const BUILT_IN_PARTITIONS = [/^Directory URI$/, /^Global Learned /]

/** Routes calls through one Unified CM cluster (`routing-semantics` A1–A6). */
export class UcmRouter {
  /** Everything that competes in digit analysis, one per (pattern, partition, route filter). */
  readonly entries: readonly CompetingEntry[]
  private readonly tables: RoutingTables

  constructor(estate: UcmEstate, settings: Settings) {
    this.entries = competingEntries(estate, settings)
    const timer = Number(estate.serviceParameter('TimerT302_msec'))
    const assumed = !(Number.isFinite(timer) && timer > 0)
    this.tables = {
      estate,
      settings,
      analysis: new DigitAnalysis(this.entries, settings),
      interdigitTimeoutSeconds: assumed ? settings.values['routing.interdigitTimeoutSeconds'] : timer / 1000,
      interdigitTimeoutAssumed: assumed,
      dormant: dormantNumbers(estate, settings),
      knownPartitions: knownPartitions(estate, this.entries),
    }
  }

  /** The compiled table, for analyses that look at many numbers. */
  get analysis(): DigitAnalysis {
    return this.tables.analysis
  }

  /**
   * Routes one call. `digits` are dialable symbols; `mode` defaults to the caller's own way of
   * dialing. Forwards of the line reached are not followed; they are named in the outcome.
   */
  route(caller: Caller, digits: string, options: { readonly mode?: DialingMode } = {}): Trace {
    return new CallWalk(this.tables, caller, digits, options.mode ?? caller.mode).run()
  }
}

function dormantNumbers(estate: UcmEstate, settings: Settings): ReadonlyMap<string, readonly Entry<DirectoryNumber>[]> {
  const dormant = new Map<string, Entry<DirectoryNumber>[]>()
  if (settings.values['routing.inactiveDirectoryNumber'] !== 'ignored') return dormant
  for (const entry of estate.all('directory-number')) {
    if (entry.value.active) continue
    const digits = dialableDigits(entry.value.dn)
    const list = dormant.get(digits)
    if (list === undefined) dormant.set(digits, [entry])
    else list.push(entry)
  }
  return dormant
}

function knownPartitions(estate: UcmEstate, entries: readonly CompetingEntry[]): ReadonlySet<string> {
  const known = new Set(estate.all('partition').map(({ value }) => value.name))
  for (const { partition } of entries) if (partition !== undefined) known.add(partition)
  for (const { value } of estate.all('css')) {
    for (const name of value.partitions) if (BUILT_IN_PARTITIONS.some((builtIn) => builtIn.test(name))) known.add(name)
  }
  return known
}
