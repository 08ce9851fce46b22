import { dialableDigits } from '../../dialing/digits.js'
import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { MappedLocation } from '../../model/mapping.js'
import { emergencyNumbers } from '../emergency-numbers.js'
import { evidence } from '../evidence.js'
import type { IdentityBook } from '../identity-book.js'
import type { QuestionInput, Unchecked } from '../question.js'

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

function emergencyCollisions(text: string, location: MappedLocation | undefined): readonly string[] {
  const { direct, reserved } = emergencyNumbers(location?.address.country)
  if ([...direct, ...reserved].includes(text)) return [`${text} is an emergency number`]
  const beginning = direct.find((start) => text.startsWith(start))
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
