import { dialableDigits } from '../../dialing/digits.js'
import type { DialSpace } from '../../dialing/spaces/dial-space.js'
import type { Settings } from '../../model/settings.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { isLearnedPartition } from '../../model/ucm/partition.js'
import type { Entry } from '../../model/snapshot.js'
import type { CallConditions } from '../call-conditions.js'
import type { Caller } from '../caller.js'
import type { DialingMode, Trace } from '../trace.js'
import { AddressBook } from './addresses/address-book.js'
import { routeAll } from './all-calls/route-all.js'
import type { RoutedPiece } from './all-calls/routed-piece.js'
import { CallWalk } from './call-walk.js'
import type { RoutingTables } from './routing-tables.js'
import type { CompetingEntry } from './competing-entries.js'
import { competingEntries } from './competing-entries.js'
import { DeviceTransformations } from './devices/device-transformations.js'
import { DigitAnalysis } from './digit-analysis.js'
import { missingTables } from './missing-tables.js'

/** Partitions that every cluster has although no table lists them (`ucm-exports` 1.6). */
const isBuiltIn = (name: string): boolean => name === 'Directory URI' || isLearnedPartition(name)

/** Routes calls through one Unified CM cluster (`routing-semantics` A1–A6). */
export class UcmRouter {
  /** Everything that competes in digit analysis, one per (pattern, partition, route filter). */
  readonly entries: readonly CompetingEntry[]
  private readonly tables: RoutingTables

  constructor(estate: UcmEstate, settings: Settings) {
    this.entries = competingEntries(estate, settings)
    const timer = Number(estate.serviceParameter('TimerT302_msec'))
    const assumed = !(Number.isFinite(timer) && timer > 0)
    let deviceTransformations: DeviceTransformations | undefined
    let addresses: AddressBook | undefined
    this.tables = {
      estate,
      settings,
      analysis: new DigitAnalysis(this.entries, settings),
      interdigitTimeoutSeconds: assumed ? settings.values['routing.interdigitTimeoutSeconds'] : timer / 1000,
      interdigitTimeoutAssumed: assumed,
      dormant: dormantNumbers(estate, settings),
      knownPartitions: knownPartitions(estate, this.entries),
      missingTables: missingTables(estate.snapshot.members),
      scheduledPartitions: scheduledPartitions(estate),
      get deviceTransformations() {
        deviceTransformations ??= new DeviceTransformations(estate, settings)
        return deviceTransformations
      },
      get addresses() {
        addresses ??= new AddressBook(estate, settings)
        return addresses
      },
    }
  }

  /** The compiled table, for analyses that look at many numbers. */
  get analysis(): DigitAnalysis {
    return this.tables.analysis
  }

  /** Tables of patterns that the inputs lack; while there are any, no statement about all patterns holds. */
  get missingTables(): readonly string[] {
    return this.tables.missingTables
  }

  /**
   * Routes one call. `digits` are dialable symbols, or an address such as `kim@example.com`, which always
   * arrives whole; `mode` defaults to the caller's own way of dialing. Forwards of the line reached are
   * not followed; they are named in the outcome.
   */
  route(
    caller: Caller,
    digits: string,
    options: { readonly mode?: DialingMode; readonly conditions?: CallConditions } = {},
  ): Trace {
    const mode = digits.includes('@') ? 'en-bloc' : (options.mode ?? caller.mode)
    return new CallWalk(this.tables, caller, digits, mode, options.conditions ?? {}).run()
  }

  /**
   * Routes every string of a set of digits: the set in pieces, with one call to stand for each. A piece
   * holds exactly the strings whose calls the same patterns win at every hop; together they are the set.
   */
  routeAll(
    caller: Caller,
    space: DialSpace,
    options: { readonly mode?: DialingMode; readonly conditions?: CallConditions } = {},
  ): readonly RoutedPiece[] {
    const { mode = caller.mode, conditions = {} } = options
    const input = { tables: this.tables, entries: this.entries, caller, mode, conditions }
    return routeAll(input, space, (digits) => this.route(caller, digits, { mode, conditions }))
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

function scheduledPartitions(estate: UcmEstate): ReadonlySet<string> {
  const scheduled = estate.all('partition').filter(({ value }) => value.timeSchedule !== undefined)
  return new Set(scheduled.map(({ value }) => value.name))
}

function knownPartitions(estate: UcmEstate, entries: readonly CompetingEntry[]): ReadonlySet<string> {
  const known = new Set(estate.all('partition').map(({ value }) => value.name))
  const held = [
    ...entries,
    ...estate.all('sip-route-pattern').map(({ value }) => value),
    ...estate.all('directory-number').flatMap(({ value }) => value.uris),
  ]
  for (const { partition } of held) if (partition !== undefined) known.add(partition)
  for (const { value } of estate.all('css')) {
    for (const name of value.partitions) if (isBuiltIn(name)) known.add(name)
  }
  return known
}
