import type { WebexPerson } from '../../model/webex/person.js'
import type { PublicNumber } from './public-number.js'
import type { DialedForms, WebexCall, WebexEnd } from './webex-call.js'
import { emergencyNumberOf } from './webex-emergency.js'

/** Who a caller is to those he calls, by the kind of destination (`routing-semantics` C0). */
interface CallerIds {
  /** Number, else routing prefix with extension. */
  readonly inside: string | undefined
  /** Number, else main number of the location. */
  readonly outside: string | undefined
  /** Routing prefix with extension, else the bare extension, else the number. */
  readonly extension: string | undefined
}

/** The order of decisions for what a Webex user dials (`routing-semantics` B2, steps 1 to 10). */
export function routePersonCall(call: WebexCall, person: WebexPerson, digits: string): WebexEnd {
  const ids = callerIds(call, person)
  const early = emergency(call, digits, ids) ?? featureCode(call, digits)
  if (early !== undefined) return early
  call.passed('translation pattern', 'translation patterns of Webex are not read')
  const forms = outsideDigit(call, digits)
  const found = call.number(forms.asNumber)
  const internal = call.hostedExtension(forms.asExtension) ?? call.hostedNumber(found?.number)
  if (internal !== undefined) return { ...internal, callingNumber: ids.inside }
  const planned = call.dialPlan(found?.number, forms.asExtension)
  if (planned !== undefined) return { ...planned, callingNumber: ids.outside ?? ids.inside }
  call.passed('route list', 'route lists of Webex are not read')
  return (
    publicNetwork(call, found, forms, ids) ?? unknownExtension(call, forms, ids) ?? unknownNumber(call, digits, ids)
  )
}

function callerIds(call: WebexCall, { phoneNumber, extension }: WebexPerson): CallerIds {
  const { routingPrefix, mainNumber } = call.location
  const esn = extension === undefined ? undefined : (routingPrefix ?? '') + extension
  return { inside: phoneNumber ?? esn, outside: phoneNumber ?? mainNumber, extension: esn ?? phoneNumber }
}

function emergency(call: WebexCall, digits: string, ids: CallerIds): WebexEnd | undefined {
  const rule = 'emergency'
  const { location } = call
  const { country } = location.address
  const number = emergencyNumberOf(digits, country, location.outsideDialDigit)
  if (number === undefined) return call.passed(rule, `${digits} is no emergency number in ${country}`)
  call.took(rule, `${digits} is an emergency call to ${number} in ${country}`)
  const way =
    location.pstn === undefined
      ? { outcome: `emergency call to ${number} from ${location.name}, by the emergency service of the location` }
      : call.leave(location.pstn, number, `emergency call from ${location.name} on premises`)
  return { destination: 'EMERGENCY', routingAddress: number, ...way, callingNumber: ids.outside }
}

function featureCode(call: WebexCall, digits: string): WebexEnd | undefined {
  const rule = 'feature access code'
  if (!/^[*#]/.test(digits)) return call.passed(rule, `${digits} does not begin with * or #`)
  call.took(rule, `${digits} begins with ${digits.charAt(0)}`)
  return { destination: 'FAC', outcome: `feature code ${digits} in Webex` }
}

/** The digit is stripped once; what begins with it may be an extension all the same (`routing-semantics` B2.4). */
function outsideDigit(call: WebexCall, digits: string): DialedForms {
  const rule = 'outside digit'
  const { outsideDialDigit: outside, enforceOutsideDialDigit: enforced } = call.location
  if (outside === undefined || !digits.startsWith(outside) || digits.length === outside.length) {
    call.passed(rule, outside === undefined ? 'the location has none' : `${digits} does not begin with ${outside}`)
    return { asExtension: [digits], asNumber: [digits], outsideDialed: false }
  }
  const stripped = digits.slice(outside.length)
  call.took(rule, `${outside} is taken from ${digits}`)
  if (call.setting('webex.extensionWithOutsideDigit') === 'outside-digit-first') {
    return { asExtension: [stripped], asNumber: [stripped], outsideDialed: true }
  }
  return {
    asExtension: [digits, stripped],
    asNumber: enforced ? [stripped] : [stripped, digits],
    outsideDialed: true,
  }
}

/** A public number, with the outside digit where it is enforced; +E.164 never needs it (`routing-semantics` B2.8). */
function publicNetwork(
  call: WebexCall,
  found: { readonly form: string; readonly number: PublicNumber } | undefined,
  { outsideDialed }: DialedForms,
  ids: CallerIds,
): WebexEnd | undefined {
  const rule = 'public network'
  const { location } = call
  if (found === undefined) return call.passed(rule, `no public number in ${location.address.country}`)
  if (location.enforceOutsideDialDigit && location.outsideDialDigit !== undefined && !outsideDialed) {
    if (!found.form.startsWith('+')) {
      return call.passed(rule, `${location.name} demands the outside digit ${location.outsideDialDigit}`)
    }
  }
  const address = found.number.kind === 'e164' ? found.number.number : found.form
  call.took(rule, `${address} is a public number`)
  const common = { destination: 'PSTN_NUMBER', routingAddress: address, callingNumber: ids.outside } as const
  if (location.mainNumber === undefined) {
    const why = `location ${location.name} has no main number, so nobody there can call out`
    return { ...common, rejected: why, outcome: `${address} is refused: ${why}` }
  }
  if (location.pstn === undefined) {
    return { ...common, outcome: `${address} leaves by the cloud PSTN of ${location.name}` }
  }
  return { ...common, ...call.leave(location.pstn, address, `PSTN of ${location.name}`) }
}

function unknownExtension(call: WebexCall, forms: DialedForms, ids: CallerIds): WebexEnd | undefined {
  const rule = 'unknown extension'
  const { location, tables } = call
  const digits = forms.asExtension[0] ?? ''
  const limit = tables.unknownExtensionMaximumLength
  if (!/^\d{2,}$/.test(digits) || digits.length > limit) {
    return call.passed(rule, `${digits} is not 2 to ${limit} digits long`)
  }
  const route = location.unknownExtensionRoute
  if (route === undefined) {
    return call.passed(rule, `calls to on-premises extensions are switched off at ${location.name}`)
  }
  call.took(rule, `${digits} may be an extension on premises`)
  const way = call.leave(route, digits, `unknown extension of ${location.name}`)
  return { destination: 'UNKNOWN_EXTENSION', routingAddress: digits, ...way, callingNumber: ids.extension }
}

function unknownNumber(call: WebexCall, digits: string, ids: CallerIds): WebexEnd {
  const rule = 'unknown number'
  const { location } = call
  const handling = call.setting('webex.unknownNumberHandling')
  if (handling === 'legacy' && location.pstn !== undefined) {
    call.took(rule, `legacy handling sends ${digits} to the premises`)
    const way = call.leave(location.pstn, digits, `unknown number, PSTN of ${location.name}`)
    return { destination: 'UNKNOWN_NUMBER', ...way, callingNumber: ids.outside }
  }
  const why =
    handling === 'legacy' ? `${location.name} has no PSTN on premises` : 'standard handling refuses what nobody knows'
  call.took(rule, why)
  return { rejected: why, outcome: `${digits} is refused: ${why}`, callingNumber: ids.inside }
}
