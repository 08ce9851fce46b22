import { dialableDigits } from '../../dialing/digits.js'
import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { MappedLocation } from '../../model/mapping.js'
import { evidence } from '../evidence.js'
import type { IdentityBook } from '../identity-book.js'
import type { QuestionInput, Unchecked } from '../question.js'

interface EmergencyPlan {
  /** Dialed as they stand, they raise an emergency call. */
  readonly strings: readonly string[]
  /** Nothing longer may begin like these: who dials digit by digit is connected before the rest. */
  readonly beginnings: readonly string[]
}

const NORTH_AMERICA: EmergencyPlan = {
  strings: ['911', '933', '9911', '9933', '1911', '91911'],
  beginnings: ['911'],
}

/**
 * Emergency numbers by country (ISO 3166-1), to be verified for each site before use. North America is
 * `routing-semantics` B6; the others are the national numbers.
 */
const EMERGENCY_PLANS: Readonly<Record<string, EmergencyPlan>> = {
  US: NORTH_AMERICA,
  CA: NORTH_AMERICA,
  GB: { strings: ['999', '112', '9999', '9112'], beginnings: ['999', '112'] },
  IE: { strings: ['999', '112'], beginnings: ['999', '112'] },
  DE: { strings: ['112', '110'], beginnings: ['112', '110'] },
  FR: { strings: ['112', '15', '17', '18', '114'], beginnings: ['112'] },
  AU: { strings: ['000', '112', '106'], beginnings: ['000'] },
  IN: { strings: ['112', '100', '101', '102', '108'], beginnings: ['112'] },
}

/** Where the country is not known: the strings no pattern may match anywhere (`routing-semantics` D 4). */
const COMMON_PLAN: EmergencyPlan = { strings: ['911', '933', '9911', '1911', '112', '999'], beginnings: ['911'] }

/** Strings that raise an emergency call in a country; the common ones when it is not known. */
export function emergencyStrings(country: string | undefined): readonly string[] {
  return emergencyPlan(country).strings
}

/**
 * DN-009: a number that means something else when dialed. Emergency numbers are held against every line
 * of a phone or profile, for anybody may dial it; feature codes and the steering and outbound digits
 * concern the extensions of movers. Numbers on route points may well be the emergency service itself.
 */
export function checkReserved(input: QuestionInput, book: IdentityBook): readonly Finding[] {
  const { estate, scope } = input
  const extensions = new Map(
    scope.movers.flatMap((mover) => {
      const numbers = book.ofMover(mover)
      return numbers === undefined ? [] : [[numbers.subject, numbers.extension] as const]
    }),
  )
  return estate.all('directory-number').flatMap(({ key, value, source }) => {
    const subject = `dn:${key}`
    const appearances = estate.appearancesOf(value.dn, value.partition)
    const mover = scope.ofLine(value.dn, value.partition)
    if (mover === undefined && !appearances.some(({ kind }) => kind !== 'cti-route-point')) return []
    const digits = dialableDigits(value.dn)
    const extension = extensions.get(subject)
    const location = book.locationOf(value.dn, value.partition)
    const collisions = [
      ...[...new Set([digits, extension ?? digits])].flatMap((text) => emergencyCollisions(text, location)),
      ...(mover === undefined ? [] : inWebex(digits, extension ?? '', input, location)),
    ]
    if (collisions.length === 0) return []
    return finding({
      code: 'DN-009',
      subject,
      message: `${mover === undefined ? digits : `${mover.label} (${digits})`}: ${collisions.join('; ')}.`,
      evidence: [
        evidence('directory number', value.dn, source),
        ...(extension === undefined ? [] : [evidence('extension in Webex', extension)]),
        ...collisions.map((collision): Evidence => evidence('collision', collision)),
      ],
      location: location?.name,
      wave: mover?.wave,
    })
  })
}

/** The part of DN-009 that needs the mapping. */
export function uncheckedReserved({ mapping }: QuestionInput): readonly Unchecked[] {
  if (mapping.locations.length > 0) return []
  const missing = 'no location is mapped, so country and outbound dial digit are unknown: common emergency numbers only'
  return [{ code: 'DN-009', missing, unlock: UNLOCK.mapping }]
}

function emergencyPlan(country: string | undefined): EmergencyPlan {
  return (country === undefined ? undefined : EMERGENCY_PLANS[country.toUpperCase()]) ?? COMMON_PLAN
}

function emergencyCollisions(text: string, location: MappedLocation | undefined): readonly string[] {
  const plan = emergencyPlan(location?.address.country)
  if (plan.strings.includes(text)) return [`${text} is an emergency number`]
  const beginning = plan.beginnings.find((start) => text.startsWith(start))
  return beginning === undefined ? [] : [`${text} begins with the emergency number ${beginning}`]
}

function inWebex(
  digits: string,
  extension: string,
  { mapping }: QuestionInput,
  location: MappedLocation | undefined,
): readonly string[] {
  const collisions = /^[*#]/.test(digits) ? [`${digits} begins like a feature code`] : []
  // These two stand before what is dialed inside, so only the extension can collide with them.
  const steering = mapping.organization.steeringDigit ?? ''
  if (begins(extension, steering)) collisions.push(`extension ${extension} begins with the steering digit ${steering}`)
  const outbound = location?.outboundDialDigit ?? ''
  if (begins(extension, outbound)) {
    collisions.push(`extension ${extension} begins with the outbound dial digit ${outbound} of ${location?.name ?? ''}`)
  }
  return collisions
}

function begins(extension: string, digit: string): boolean {
  return digit !== '' && extension.startsWith(digit)
}
