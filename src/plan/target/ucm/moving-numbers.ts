import { ownerOfLine } from '../../../analysis/person-lines.js'
import { dialableDigits } from '../../../dialing/digits.js'
import { applyMask } from '../../../dialing/transformation.js'
import type { Finding } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import type { MappedLocation } from '../../../model/mapping.js'
import type { DirectoryNumber } from '../../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'
import { NO_PARTITION } from '../../../model/ucm/partition.js'
import type { PlannedMover } from '../../plan.js'
import type { PlannedQueue } from '../planned-wave.js'
import type { UcmTargetInput } from './ucm-target-input.js'

/** Digits that lead to a number today, and the partition in which they do. */
export interface RoutedDigits {
  /** As a pattern of Unified CM: `\+17175550111`. */
  readonly pattern: string
  readonly partition?: string
}

/** A directory number or hunt pilot whose calls go to Webex from this wave on. */
export type MovingNumber = {
  /** `dn@partition` today. */
  readonly key: string
  /** Who is reached in Webex, for reading. */
  readonly label: string
  /** Keys of the movers it serves; empty for a queue. */
  readonly movers: readonly string[]
  /** Digits handed to Webex: +E.164, or prefix and extension. */
  readonly webexDigits: string
  /** The number itself first, then its alternates that route. */
  readonly routed: readonly RoutedDigits[]
} & (
  | { readonly kind: 'directory-number'; readonly value: DirectoryNumber }
  | { readonly kind: 'hunt-pilot'; readonly value: HuntPilot }
)

/** The numbers that move, each once, and those about which something is wrong. */
export interface MovingNumbers {
  readonly numbers: readonly MovingNumber[]
  readonly findings: readonly Finding[]
}

/** Lines of the movers, then the pilots whose queues take over. Further lines of a person lead to the person. */
export function movingNumbers(input: UcmTargetInput, movers: readonly PlannedMover[]): MovingNumbers {
  const { estate } = input.question
  const found = new Map<string, MovingNumber>()
  const findings: Finding[] = []
  for (const mover of movers) {
    const digits = webexDigits(mover, input.location)
    for (const key of mover.lines) {
      const value = estate.find('directory-number', key)?.value
      if (value === undefined || found.has(key)) continue
      if (digits === undefined) findings.push(withoutNumber(mover.key, mover.label, key, input))
      else found.set(key, { ...movingLine(key, value, digits), label: mover.label, movers: [mover.key] })
    }
  }
  for (const queue of input.queues) {
    const value =
      queue.takesOver && queue.pilot !== undefined ? estate.find('hunt-pilot', queue.pilot)?.value : undefined
    if (value === undefined || queue.pilot === undefined) continue
    const digits = webexDigits(queue, input.location)
    if (digits === undefined) findings.push(withoutNumber(`hunt-pilot:${queue.pilot}`, queue.name, queue.pilot, input))
    else found.set(`pilot ${queue.pilot}`, movingPilot(queue.pilot, value, queue, digits))
  }
  return { numbers: [...found.values()], findings }
}

/** +E.164, else prefix and extension: what Webex understands on a trunk (`corrections` 1, `routing-semantics` C0). */
export function webexDigits(
  who: Pick<PlannedMover, 'phoneNumber' | 'extension'>,
  location: MappedLocation,
): string | undefined {
  if (who.phoneNumber !== undefined) return who.phoneNumber
  return who.extension === undefined ? undefined : (location.routingPrefix ?? '') + who.extension
}

/** Everything that routes to a directory number: itself, and alternates added to a partition (`routing-semantics` A7). */
export function routedDigits({ dn, partition, alternates }: DirectoryNumber): readonly RoutedDigits[] {
  const own: RoutedDigits = partition === undefined ? { pattern: dn } : { pattern: dn, partition }
  const others = alternates
    .filter(({ addedToLocalPartition }) => addedToLocalPartition)
    .map((alternate): RoutedDigits => {
      const pattern = patternOf(applyMask(alternate.mask, dialableDigits(dn)))
      return alternate.partition === undefined ? { pattern } : { pattern, partition: alternate.partition }
    })
  return [own, ...others]
}

/** Digits as a pattern: the plus is escaped. */
export function patternOf(digits: string): string {
  return digits.startsWith('+') ? `\\${digits}` : digits
}

/** Who uses a line, for reading: names and devices. */
export function appearancesInWords(estate: UcmEstate, { dn, partition }: DirectoryNumber): readonly string[] {
  const devices = estate.appearancesOf(dn, partition).map(({ device }) => device)
  const owner = ownerOfLine(estate, dn, partition)
  return devices.map((device) => (owner === undefined ? device : `${owner.userId} on ${device}`))
}

function movingLine(
  key: string,
  value: DirectoryNumber,
  digits: string,
): Omit<Extract<MovingNumber, { kind: 'directory-number' }>, 'label' | 'movers'> {
  return { kind: 'directory-number', key, value, webexDigits: digits, routed: routedDigits(value) }
}

function movingPilot(key: string, value: HuntPilot, queue: PlannedQueue, digits: string): MovingNumber {
  const { pattern, partition } = value
  const routed: RoutedDigits = partition === undefined ? { pattern } : { pattern, partition }
  return {
    kind: 'hunt-pilot',
    key,
    value,
    webexDigits: digits,
    routed: [routed],
    label: `queue ${queue.name}`,
    movers: [],
  }
}

function withoutNumber(subject: string, label: string, key: string, { wave, location }: UcmTargetInput): Finding {
  return finding({
    code: 'LIC-006',
    subject,
    scope: `wave:${wave}`,
    wave,
    location: location.name,
    message: `${label} has neither a number nor an extension in Webex: calls to ${key} could not be sent there, so it stays.`,
    evidence: [
      { label: 'number in Unified CM', value: key.endsWith(`@${NO_PARTITION}`) ? `${key} (no partition)` : key },
    ],
  })
}
