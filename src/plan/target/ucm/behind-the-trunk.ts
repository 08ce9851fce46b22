import { PlaceBook } from '../../../analysis/place-book.js'
import { routesTo } from '../../../analysis/trunk-routes.js'
import { dialableDigits } from '../../../dialing/digits.js'
import { emergencyNumbers } from '../../../model/emergency-numbers.js'
import { firstSymbol, symbolCount, symbolMask } from '../../../dialing/symbols.js'
import type { PatternElement } from '../../../dialing/pattern.js'
import { parseUcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import type { TranslationPattern } from '../../../model/ucm/translation-pattern.js'
import type { Caller } from '../../../routing/caller.js'
import { transformCalled } from '../../../routing/ucm/number-transformations.js'
import { moverCallers, movingKeys } from './mover-callers.js'
import type { MovingNumber } from './moving-numbers.js'
import type { UcmTargetInput } from './ucm-target-input.js'

/** A partition that calls from Webex must see, and what for. */
export interface WantedPartition {
  readonly partition: string
  readonly why: string
}

/**
 * What the movers of a location dial today and will dial from behind the trunk: the people of the
 * location who stay, in full and in short form, hunt pilots, and emergency and outside numbers where
 * these leave by the premises (`routing-semantics` C0, `corrections` 8). In the order in which the movers
 * search today.
 */
export function wantedBehindTrunk(input: UcmTargetInput, numbers: readonly MovingNumber[]): readonly WantedPartition[] {
  const callers = moverCallers(input.question.estate, numbers)
  const order = [...new Set(callers.flatMap(({ partitions }) => partitions))]
  const seen = new Set(order)
  const wanted = new Map<string, string>()
  const want = (partition: string | undefined, why: string): void => {
    if (partition !== undefined && seen.has(partition) && !wanted.has(partition)) wanted.set(partition, why)
  }
  const moving = movingKeys(numbers)
  const staying = stayingNumbers(input, moving)
  for (const { partition } of staying) want(partition, `people of ${input.location.name} who stay`)
  for (const { partition, pattern } of shortForms(input, staying, seen)) {
    want(partition, `short dialing to people of ${input.location.name} who stay (${pattern})`)
  }
  for (const { key, value } of input.question.estate.all('hunt-pilot')) {
    if (!value.block && !moving.has(key)) want(value.partition, `hunt pilots, for transfers (${value.pattern})`)
  }
  if (input.location.emergencyCarrier === 'premises') {
    for (const partition of emergencyPartitions(input, callers))
      want(partition, 'emergency calls, which leave by the premises')
  }
  if (input.location.pstn === 'premises') {
    for (const partition of outsidePartitions(input)) want(partition, 'outside calls, which leave by the premises')
  }
  return order.flatMap((partition) => {
    const why = wanted.get(partition)
    return why === undefined ? [] : [{ partition, why }]
  })
}

interface Staying {
  readonly digits: string
  readonly partition: string | undefined
}

/** Numbers on a device of the location that do not move now. */
function stayingNumbers(
  { question: { estate, mapping }, location }: UcmTargetInput,
  moving: ReadonlySet<string>,
): readonly Staying[] {
  const places = new PlaceBook(estate, mapping)
  return estate.all('directory-number').flatMap(({ key, value: { dn, partition } }) => {
    if (moving.has(key)) return []
    const devices = estate.appearancesOf(dn, partition).map(({ device }) => device)
    if (devices.length === 0) return []
    const place = places.locationOf(devices, [partition === undefined ? { dn } : { dn, partition }])
    return place?.name === location.name ? [{ digits: dialableDigits(dn), partition }] : []
  })
}

/** Translations that the movers see and that make the number of somebody who stays out of fewer digits. */
function shortForms(
  { question: { estate, settings } }: UcmTargetInput,
  staying: readonly Staying[],
  seen: ReadonlySet<string>,
): readonly TranslationPattern[] {
  const order = settings.values['routing.calledTransformationOrder']
  return estate.all('translation-pattern').flatMap(({ value }) => {
    if (value.block || value.partition === undefined || !seen.has(value.partition)) return []
    const parsed = parseUcmPattern(value.pattern)
    if (!parsed.ok || parsed.pattern.usesNumberingPlan) return []
    const { pattern } = parsed
    const leads = staying.some(({ digits }) => {
      const dialed = shortDigits(pattern.elements, digits)
      if (dialed === undefined || dialed === digits) return false
      return transformCalled(value.called, pattern, dialed, order).digits === digits
    })
    return leads ? [value] : []
  })
}

/** What would have to be dialed for the pattern's open places to hold the last digits of the number. */
function shortDigits(elements: readonly PatternElement[], digits: string): string | undefined {
  let text = ''
  for (const [position, { mask, repeats }] of elements.entries()) {
    if (repeats) return undefined
    if (symbolCount(mask) === 1) {
      text += firstSymbol(mask)
      continue
    }
    const symbol = digits.charAt(digits.length - (elements.length - position))
    if (symbol === '' || (symbolMask(symbol) & mask) === 0) return undefined
    text += symbol
  }
  return text
}

/** Partitions through which the emergency numbers of the location leave today, as long as the movers' own search space is used. */
function emergencyPartitions(
  { question: { router }, location }: UcmTargetInput,
  callers: readonly Caller[],
): readonly string[] {
  const strings = emergencyNumbers(location.address.country).direct
  return callers.flatMap((caller) =>
    strings.flatMap((digits) => {
      const { hops } = router.route(caller, digits, { mode: 'en-bloc' })
      const own = hops[0]?.kind === 'lookup' ? hops[0].partitions.join('\0') : ''
      return hops.flatMap((hop) =>
        hop.kind === 'lookup' && hop.partitions.join('\0') === own ? (hop.winner?.partition ?? []) : [],
      )
    }),
  )
}

/** Partitions of patterns for whole public numbers that lead to the carrier; Webex sends nothing shorter. */
function outsidePartitions({ question: { estate, mapping } }: UcmTargetInput): readonly string[] {
  const carriers = mapping.trunks.filter(({ role }) => role === 'pstn')
  return carriers.flatMap(({ name }) =>
    routesTo(estate, name).patterns.flatMap(({ value }) =>
      value.pattern.startsWith('\\+') && value.isEmergency !== true ? (value.partition ?? []) : [],
    ),
  )
}
