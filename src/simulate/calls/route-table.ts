import { dialableDigits } from '../../dialing/digits.js'
import type { Mapping } from '../../model/mapping.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { Plan, PlannedMover } from '../../plan/plan.js'
import type { NetworkTrace } from '../../routing/network-trace.js'
import { callerOfLine } from '../../routing/ucm/resolve-caller.js'
import type { World } from '../world.js'
import type { CallerClass } from './caller-classes.js'
import { callerClasses, callerIn } from './caller-classes.js'
import type { CallComparison } from './compare-calls.js'
import { compareCalls } from './compare-calls.js'
import { WhoIsReached } from './who-is-reached.js'

/** One call that reaches a mover today, and what becomes of it. */
export interface RouteTableRow {
  /** Key of the mover who is called. */
  readonly mover: string
  readonly moverLabel: string
  /** Key of the class of callers, or of a mover who calls from Webex after. */
  readonly from: string
  readonly fromLabel: string
  readonly dialed: string
  readonly before: NetworkTrace
  readonly after: NetworkTrace
  readonly comparison: CallComparison
}

export interface RouteTable {
  readonly rows: readonly RouteTableRow[]
  /** Pairs of class and mover for which no string led to the mover before; nothing can be lost there. */
  readonly unreached: readonly { readonly mover: string; readonly from: string }[]
}

/**
 * The table of every mover against every class of caller: each string that reaches the mover before the
 * move, and where it leads after. Movers call one another too: from Unified CM before, from Webex after.
 */
export function routeTable(before: World, after: World, plan: Plan, mapping: Mapping): RouteTable {
  const who = new WhoIsReached(plan)
  const rows: RouteTableRow[] = []
  const unreached: { mover: string; from: string }[] = []
  const movers = plan.movers.filter(({ leftOut, lines }) => leftOut === undefined && lines.length > 0)
  const classes = callerClasses(before.estate, mapping, plan)
  for (const mover of movers) {
    for (const source of [
      ...classes.map(stayingSource),
      ...movers.filter((other) => other !== mover).map(movingSource),
    ]) {
      const found = source(before, after, mover, who)
      if (found.length === 0) unreached.push({ mover: mover.key, from: source.key })
      rows.push(...found)
    }
  }
  return { rows, unreached }
}

interface Source {
  (before: World, after: World, mover: PlannedMover, who: WhoIsReached): readonly RouteTableRow[]
  readonly key: string
}

/** Search spaces grow by the plan: the class is looked up again where it stands after. */
function stayingSource(callers: CallerClass): Source {
  return source(
    callers.key,
    callers.label,
    (before, digits) => before.calls.route({ kind: 'ucm', caller: callers.caller }, digits),
    (after, digits) => after.calls.route({ kind: 'ucm', caller: callerIn(after.estate, callers) }, digits),
  )
}

function movingSource(mover: PlannedMover): Source {
  const { mail, key, label, lines } = mover
  const [line = ''] = lines
  const at = line.lastIndexOf('@')
  return source(
    key,
    label,
    (before, digits) => {
      const partition = line.slice(at + 1)
      const caller = callerOfLine(before.estate, line.slice(0, at), partition === NO_PARTITION ? undefined : partition)
      return before.calls.route({ kind: 'ucm', caller }, digits)
    },
    (after, digits) => (mail === undefined ? undefined : after.calls.route({ kind: 'webex', mail }, digits)),
  )
}

function source(
  key: string,
  label: string,
  callBefore: (world: World, digits: string) => NetworkTrace,
  callAfter: (world: World, digits: string) => NetworkTrace | undefined,
): Source {
  const find = (before: World, after: World, mover: PlannedMover, who: WhoIsReached): readonly RouteTableRow[] =>
    stringsFor(before, mover).flatMap((dialed) => {
      const was = callBefore(before, dialed)
      if (who.of(was, false).who !== mover.key) return []
      const is = callAfter(after, dialed)
      if (is === undefined) return []
      const comparison = compareCalls(was, is, who)
      return [
        {
          mover: mover.key,
          moverLabel: mover.label,
          from: key,
          fromLabel: label,
          dialed,
          before: was,
          after: is,
          comparison,
        },
      ]
    })
  return Object.assign(find, { key })
}

/** Forms of every line of the mover, and of its alternate numbers. */
function stringsFor({ estate, forms }: World, { lines, phoneNumber }: PlannedMover): readonly string[] {
  const strings = lines.flatMap((line, index) => {
    const number = estate.find('directory-number', line)?.value
    if (number === undefined) return []
    const alternates = number.alternates.filter(({ mask }) => !/X/i.test(mask)).map(({ mask }) => mask)
    const e164 = index === 0 && phoneNumber !== undefined ? { e164: phoneNumber } : {}
    return forms.of({ digits: dialableDigits(number.dn), alternates, ...e164 })
  })
  return [...new Set(strings)]
}
