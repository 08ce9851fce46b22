import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Confidence } from '../../findings/severity.js'
import { patternKey } from '../../model/ucm/partition.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { EmergencyCall } from './emergency-call.js'
import type { EmergencyClass } from './emergency-class.js'
import { isLegallyRequired } from './emergency-strings.js'

const EXAMPLES = 3

/**
 * EMG-005: one finding per class of lines from which some emergency string, dialed without prefix,
 * does not certainly reach somebody. A path that cannot be followed is asked about, never called fine.
 */
export function directDialing(classes: readonly EmergencyClass[]): readonly Finding[] {
  return [...groupedBy(classes, ({ subject }) => subject)].flatMap(([subject, group]) => {
    const bad = group.filter(({ direct }) => direct.some(({ reach }) => reach !== 'reached'))
    const calls = bad.flatMap(({ direct }) => direct.filter(({ reach }) => reach !== 'reached'))
    const worst = calls.find(({ reach }) => reach === 'fails') ?? calls[0]
    if (worst === undefined) return []
    const location = onlyLocation(bad)
    return [
      finding({
        code: 'EMG-005',
        subject,
        ...confidenceOf(worst, bad),
        ...(bad.some(({ strings }) => isLegallyRequired(strings)) ? {} : { severity: 'HIGH' }),
        location,
        message: sentence(subject, bad, worst),
        evidence: evidenceOf(bad),
      }),
    ]
  })
}

/** A path that cannot be followed is to be checked; a country nobody has stated makes it likely at most. */
function confidenceOf(worst: EmergencyCall, bad: readonly EmergencyClass[]): { readonly confidence?: Confidence } {
  if (worst.reach === 'unknown') return { confidence: 'CHECK' }
  return bad.every(({ strings }) => strings.isAssumed) ? { confidence: 'LIKELY' } : {}
}

function sentence(subject: string, bad: readonly EmergencyClass[], worst: EmergencyCall): string {
  const lines = bad.reduce((total, one) => total + one.lines.length, 0)
  const spaces = subject.slice('css:'.length)
  const from =
    lines === 0
      ? `From lines that would use ${spaces}`
      : `From ${lines} ${lines === 1 ? 'line' : 'lines'} with search space ${spaces}`
  const what =
    worst.reach === 'fails'
      ? `${worst.dialed} does not get through: ${worst.outcome}`
      : `it cannot be told whether ${worst.dialed} gets through: ${worst.outcome}`
  const behind = bad.flatMap(({ prefixed }) => prefixed).find(({ reach }) => reach === 'reached')
  return `${from} ${what}${behind === undefined ? '' : ` (${behind.dialed} does: ${behind.outcome})`}.`
}

function evidenceOf(bad: readonly EmergencyClass[]): readonly Evidence[] {
  const lines = bad.flatMap((one) => one.lines)
  const calls = bad.flatMap(({ devicePool, direct, prefixed }) =>
    [...direct, ...prefixed].map((call) => ({ call, devicePool })),
  )
  const byResult = groupedBy(calls, ({ call }) => `${call.dialed}\0${call.reach}\0${call.outcome}`)
  const missing = [...new Set(calls.flatMap(({ call }) => call.missing))].sort()
  const assumed = bad.find(({ strings }) => strings.isAssumed)?.strings
  return [
    evidence('lines', String(lines.length)),
    ...lines
      .slice(0, EXAMPLES)
      .map(({ device, dn, partition, source }) =>
        evidence('line', `${patternKey(dn, partition)} on ${device}`, source),
      ),
    ...[...byResult.values()].flatMap((group) => {
      const call = group[0]?.call
      if (call === undefined) return []
      const pools = group.flatMap(({ devicePool }) => devicePool ?? [])
      const where = pools.length === 0 ? '' : ` (device pools ${listSome([...new Set(pools)], EXAMPLES)})`
      return [evidence(call.dialed, `${wordOf(call)}: ${call.outcome}; ${call.path}${where}`)]
    }),
    ...missing.map((name) => evidence('not in the inputs', name)),
    ...(assumed === undefined ? [] : [evidence('country', `${assumed.country}, assumed: no mapped location says it`)]),
  ]
}

/** The verdict on one call in a word or two. */
export function wordOf({ reach }: EmergencyCall): string {
  switch (reach) {
    case 'reached':
      return 'gets through'
    case 'fails':
      return 'does not get through'
    case 'unknown':
      return 'not certain'
  }
}

function onlyLocation(classes: readonly EmergencyClass[]): string | undefined {
  const names = new Set(classes.map(({ location }) => location?.name))
  return names.size === 1 ? [...names][0] : undefined
}
