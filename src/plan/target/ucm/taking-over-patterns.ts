import { cssFamilies } from '../../../analysis/css-family.js'
import { cutsShort } from '../../../analysis/dial-plan/cut-short.js'
import { searchOrderClasses } from '../../../analysis/dial-plan/search-order-class.js'
import { dialableDigits } from '../../../dialing/digits.js'
import type { Finding } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import { UcmEstate } from '../../../model/ucm/estate.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import { UcmRouter } from '../../../routing/ucm/ucm-router.js'
import { UcmProjection } from '../../projection/ucm-projection.js'
import type { MovingNumber } from './moving-numbers.js'
import type { SearchSpaceEdit } from './search-space-edits.js'
import type { UcmTargetInput } from './ucm-target-input.js'

/** A pattern that takes over, and for whom. */
export interface TakingOver {
  readonly pattern: RoutePattern
  readonly number: MovingNumber
}

export interface TakingOverPatterns {
  readonly patterns: readonly TakingOver[]
  readonly findings: readonly Finding[]
}

/** What Unified CM accepts as a description; it says that the pattern is ours. */
const LONGEST_DESCRIPTION = 50

/**
 * One pattern per string of digits that leads to a moving number today, in these very digits
 * (`corrections` 1); where they are not what Webex knows, the pattern converts them. Two numbers that
 * answer to the same digits cannot both be reached: the first is, the other is a finding.
 */
export function takingOverPatterns(
  { wave, location }: UcmTargetInput,
  numbers: readonly MovingNumber[],
  partition: string,
  target: string,
): TakingOverPatterns {
  const found = new Map<string, TakingOver>()
  const findings: Finding[] = []
  for (const number of numbers) {
    for (const { pattern } of number.routed) {
      const known = found.get(pattern)
      if (known === undefined) found.set(pattern, { number, pattern: routePattern(pattern, number, partition, target) })
      else if (known.number.webexDigits !== number.webexDigits) {
        findings.push(
          finding({
            code: 'DN-007',
            subject: number.kind === 'hunt-pilot' ? `hunt-pilot:${number.key}` : `dn:${number.key}`,
            scope: `wave:${wave}`,
            wave,
            location: location.name,
            message: `${pattern} leads to ${known.number.label} and to ${number.label}, both of whom move: one number can lead to one of them only, and does to ${known.number.label}.`,
            evidence: [
              { label: 'leads on', value: known.number.key },
              { label: 'cannot be reached by it any more', value: number.key },
            ],
          }),
        )
      }
    }
  }
  return { patterns: [...found.values()], findings }
}

/**
 * The patterns that must not be urgent: a longer number or pattern that some class of callers also sees
 * begins with them, and would be cut short (`corrections` 9). Judged on the cluster with all of them in
 * place and urgent, and without the numbers that move. By `pattern@partition`.
 */
export function cuttingPatterns(
  { question: { estate, settings } }: UcmTargetInput,
  patterns: readonly TakingOver[],
  edits: readonly SearchSpaceEdit[],
  partition: string,
): ReadonlySet<string> {
  const projection = new UcmProjection(estate.snapshot)
  for (const { pattern } of patterns) {
    projection.apply({
      system: 'ucm',
      kind: 'route-pattern',
      key: patternKey(pattern.pattern, partition),
      after: pattern,
    })
  }
  for (const { number } of patterns) projection.apply({ system: 'ucm', kind: number.kind, key: number.key })
  for (const { css } of edits) {
    const after = { ...css, partitions: [...css.partitions, partition] }
    projection.apply({ system: 'ucm', kind: 'css', key: css.name, after })
  }
  const trial = new UcmEstate(projection.state())
  const { entries, analysis } = new UcmRouter(trial, settings)
  const onlyOurs = entries.map((entry) => (entry.partition === partition ? entry : { ...entry, urgent: false }))
  const cuts = cutsShort(onlyOurs, searchOrderClasses(trial, cssFamilies(trial)), analysis)
  return new Set(cuts.map(({ urgent }) => patternKey(urgent.pattern, urgent.partition)))
}

function routePattern(text: string, number: MovingNumber, partition: string, target: string): RoutePattern {
  return {
    pattern: text,
    partition,
    description: `rehome: ${number.label} in Webex`.slice(0, LONGEST_DESCRIPTION).trimEnd(),
    block: false,
    // Unified CM fills these in where nobody says otherwise; the plan says what will stand there.
    releaseCause: 'No Error',
    authorizationLevel: 0,
    isEmergency: false,
    classification: 'OnNet',
    allowDeviceOverride: false,
    urgent: true,
    requiresAuthorizationCode: false,
    requiresClientMatterCode: false,
    calling: { useExternalPhoneNumberMask: 'Default' },
    called: dialableDigits(text) === number.webexDigits ? {} : { mask: number.webexDigits },
    target,
  }
}
