import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { dialPatternObstacle } from '../../dialing/grammars/convert/convert-patterns.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import { entryEvidence, entryInWords, entrySubject } from './entry-naming.js'

/** Why an entry has no equal on the other side; empty when nothing speaks against it (`audit-workbook` DIAL-009). */
export function conversionObstacles(entry: CompetingEntry, estate: UcmEstate): readonly string[] {
  const { object } = entry
  if (!isDialedThrough(entry) || !entry.parsed.ok) return []
  const reasons: string[] = []
  const routeFilter =
    object.kind === 'route-pattern' || object.kind === 'translation-pattern' ? object.value.routeFilter : undefined
  // Other patterns that no dial pattern says are outside numbers, which need none.
  const obstacle = dialPatternObstacle(entry.parsed.pattern)
  if (obstacle?.kind !== undefined) reasons.push(obstacle.reason)
  if (routeFilter !== undefined) reasons.push(`route filter ${routeFilter}`)
  if (object.kind === 'route-pattern') {
    const { requiresAuthorizationCode, authorizationLevel, requiresClientMatterCode } = object.value
    if (requiresAuthorizationCode) reasons.push(`forced authorization code of level ${authorizationLevel ?? 0}`)
    if (requiresClientMatterCode) reasons.push('client matter code')
  }
  const schedule = scheduleOf(entry, estate)
  if (schedule !== undefined) reasons.push(`only there while time schedule ${schedule} is active`)
  return reasons
}

/** DIAL-009: one finding per pattern that cannot be converted, with every reason. */
export function notConvertible(entries: readonly CompetingEntry[], estate: UcmEstate): readonly Finding[] {
  return entries.flatMap((entry) => {
    const reasons = conversionObstacles(entry, estate)
    if (reasons.length === 0) return []
    return [
      finding({
        code: 'DIAL-009',
        subject: entrySubject(entry),
        message: `The ${entryInWords(entry)} cannot be converted: ${reasons.join('; ')}.`,
        evidence: [entryEvidence(entry), ...reasons.map((reason) => ({ label: 'reason', value: reason }))],
      }),
    ]
  })
}

/** Numbers of people, park slots and pickup groups are not converted as patterns; blocks become permissions. */
function isDialedThrough({ object }: CompetingEntry): boolean {
  switch (object.kind) {
    case 'route-pattern':
    case 'translation-pattern':
    case 'hunt-pilot':
      return !object.value.block
    default:
      return false
  }
}

function scheduleOf(entry: CompetingEntry, estate: UcmEstate): string | undefined {
  return entry.partition === undefined ? undefined : estate.find('partition', entry.partition)?.value.timeSchedule
}
