import type { WebexRoute } from '../../model/webex/location.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'
import type { PublicNumber } from './public-number.js'
import type { WebexCall, WebexEnd } from './webex-call.js'
import type { CallSource } from './webex-trace.js'

/** What is known of a caller behind a trunk by his number (`routing-semantics` B4.1): the first rule that holds. */
export function classifySource(call: WebexCall, trunk: WebexTrunk, callingNumber: string | undefined): CallSource {
  call.passed('caller in a route list', 'route lists of Webex are not read')
  const number = callingNumber ?? ''
  const holds = (route: WebexRoute): boolean => call.tables.directory.trunksOf(route).trunks.includes(trunk.name)
  const pattern = call.tables.patterns.matches(number).find(({ plan }) => holds(plan.route))
  if (pattern !== undefined) {
    call.took(
      'caller in a dial plan of the trunk',
      `${number} matches ${pattern.pattern} of ${pattern.plan.name}: internal`,
    )
    return 'DIAL_PATTERN'
  }
  call.doubtAbsence('dial-plan', 'route-group')
  call.passed('caller in a dial plan of the trunk', `${shown(number)} matches no pattern that leads to ${trunk.name}`)
  const { unknownExtensionRoute } = call.location
  const limit = call.tables.unknownExtensionMaximumLength
  if (unknownExtensionRoute === undefined || !holds(unknownExtensionRoute)) {
    call.passed('caller is an unknown extension', `${call.location.name} sends no unknown extensions to ${trunk.name}`)
  } else if (!/^\d{2,}$/.test(number) || number.length > limit) {
    call.passed('caller is an unknown extension', `${shown(number)} is not 2 to ${limit} digits long`)
  } else {
    call.took('caller is an unknown extension', `${number} is an extension on premises: internal`)
    return 'UNKNOWN_EXTENSION'
  }
  call.took('caller from outside', `${shown(number)} is nobody that Webex knows behind ${trunk.name}: as from the PSTN`)
  return 'UNKNOWN_NUMBER'
}

function shown(number: string): string {
  return number === '' ? 'a caller without a number' : number
}

/**
 * What a call that arrives on a trunk reaches (`routing-semantics` B4.2–B4.4): extensions only for
 * callers known as internal (else 111602); then steps 5 to 8 of a user's call, in the location of the trunk.
 */
export function routeTrunkCall(
  call: WebexCall,
  source: CallSource,
  digits: string,
  callingNumber: string | undefined,
): WebexEnd {
  const isInternal = source !== 'UNKNOWN_NUMBER'
  const number = call.number([digits])?.number
  if (!isInternal && number === undefined) {
    const why = '111602: a caller from outside may reach numbers only'
    call.took('extensions are for internal callers', `${digits} is no number`)
    return { rejected: why, outcome: `${digits} is refused (${why})`, callingNumber }
  }
  const end =
    (isInternal ? call.hostedExtension([digits]) : undefined) ??
    call.hostedNumber(number) ??
    call.dialPlan(number, isInternal ? [digits] : []) ??
    publicNetwork(call, isInternal, digits, number)
  return { ...end, callingNumber }
}

function publicNetwork(
  call: WebexCall,
  isInternal: boolean,
  digits: string,
  number: PublicNumber | undefined,
): WebexEnd {
  call.passed('route list', 'route lists of Webex are not read')
  const rule = 'public network'
  const refuse = (why: string): WebexEnd => {
    call.took(rule, why)
    return { rejected: why, outcome: `${digits} is refused: ${why}` }
  }
  if (number === undefined) return refuse('nobody in Webex has these digits, and they are no public number')
  if (!isInternal) return refuse('a call from outside is not sent outside again')
  const { location } = call
  const address = number.kind === 'e164' ? number.number : digits
  if (location.pstn === undefined) {
    return refuse('callers on premises reach the cloud PSTN through a route list only')
  }
  call.took(rule, `${address} is a public number`)
  return {
    destination: 'PSTN_NUMBER',
    routingAddress: address,
    ...call.leave(location.pstn, address, `PSTN of ${location.name}`),
  }
}
