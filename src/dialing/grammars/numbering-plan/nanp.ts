/**
 * The parts of a number that a route filter can ask for, in the North American Numbering Plan
 * (`routing-semantics` A1).
 */
export const NANP_TAGS = [
  'AREA-CODE',
  'COUNTRY-CODE',
  'END-OF-DIALING',
  'INTERNATIONAL-ACCESS',
  'INTERNATIONAL-DIRECT-DIAL',
  'INTERNATIONAL-OPERATOR',
  'LOCAL-AREA-CODE',
  'LOCAL-DIRECT-DIAL',
  'LOCAL-OPERATOR',
  'LONG-DISTANCE-DIRECT-DIAL',
  'LONG-DISTANCE-OPERATOR',
  'NATIONAL-NUMBER',
  'OFFICE-CODE',
  'SATELLITE-SERVICE',
  'SERVICE',
  'SUBSCRIBER',
  'TRANSIT-NETWORK',
  'TRANSIT-NETWORK-ESCAPE',
] as const
export type NumberingPlanTag = (typeof NANP_TAGS)[number]

/** One part of a number: what it is and what it may be, in Unified CM grammar. */
export interface TaggedPart {
  readonly tag: NumberingPlanTag
  readonly pattern: string
}

const part = (tag: NumberingPlanTag, pattern: string): TaggedPart => ({ tag, pattern })
const SUBSCRIBER = part('SUBSCRIBER', 'XXXX')
/**
 * The published descriptions give an office code as `[2-9]XX`, the published expansion of
 * `AREA-CODE==212` has `[2-9][02-9]X`, without the codes that look like a service: both are kept, and
 * the closer one decides wherever it matches.
 */
const OFFICE_CODES = [part('OFFICE-CODE', '[2-9]XX'), part('OFFICE-CODE', '[2-9][02-9]X')]
const SEVEN_DIGITS = [[part('OFFICE-CODE', '[2-9][02-9]X'), SUBSCRIBER]]
const SERVICE = [[part('SERVICE', '[2-9]11')]]

/** Country codes in use, by length; North America itself (1) is not dialed so. */
const COUNTRY_CODES = [
  '7',
  '2[07]',
  '3[0-469]',
  '4[013-9]',
  '5[1-8]',
  '6[0-6]',
  '8[1246]',
  '9[0-58]',
  '2[1-689]X',
  '3[578]X',
  '42X',
  '5[09]X',
  '6[7-9]X',
  '8[035789]X',
  '9[679]X',
]
const ABROAD = COUNTRY_CODES.flatMap((code) => {
  const number = [part('COUNTRY-CODE', code), part('NATIONAL-NUMBER', '!')]
  return [number, [...number, part('END-OF-DIALING', '#')]]
})

const LONG_DISTANCE = OFFICE_CODES.map((code) => [part('AREA-CODE', '[2-9]XX'), code, SUBSCRIBER])
const BY_CARRIER = [part('TRANSIT-NETWORK-ESCAPE', '101'), part('TRANSIT-NETWORK', 'XXXX')]
const INTERNATIONAL = part('INTERNATIONAL-ACCESS', '01')

function behind(head: readonly TaggedPart[], tails: readonly (readonly TaggedPart[])[]): (readonly TaggedPart[])[] {
  return tails.map((tail) => [...head, ...tail])
}

/** Ways to dial that may name a carrier first (`101XXXX`). */
const CARRIER_CALLS: readonly (readonly TaggedPart[])[] = [
  [part('LONG-DISTANCE-OPERATOR', '00')],
  ...behind([part('LONG-DISTANCE-DIRECT-DIAL', '1')], LONG_DISTANCE),
  ...behind([part('LONG-DISTANCE-OPERATOR', '0')], LONG_DISTANCE),
  ...behind([INTERNATIONAL, part('INTERNATIONAL-DIRECT-DIAL', '1')], ABROAD),
  ...behind([INTERNATIONAL], ABROAD),
  [INTERNATIONAL, part('INTERNATIONAL-OPERATOR', '0')],
]

/**
 * What `@` stands for in North America, one sequence of parts per way to dial. Unified CM's own list is
 * not published; this one is made from the published tags and examples (`routing-semantics` A1). No
 * satellite service is in it.
 */
export const NANP: readonly (readonly TaggedPart[])[] = [
  [part('LOCAL-OPERATOR', '0')],
  ...SERVICE,
  ...behind([part('LOCAL-DIRECT-DIAL', '1')], SERVICE),
  ...SEVEN_DIGITS,
  ...behind([part('LOCAL-DIRECT-DIAL', '1')], SEVEN_DIGITS),
  ...behind([part('LOCAL-OPERATOR', '0')], SEVEN_DIGITS),
  ...OFFICE_CODES.map((code) => [part('LOCAL-AREA-CODE', '[2-9]XX'), code, SUBSCRIBER]),
  ...CARRIER_CALLS,
  ...behind(BY_CARRIER, CARRIER_CALLS),
]
