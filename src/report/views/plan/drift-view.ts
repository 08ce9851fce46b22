import type { Difference } from '../../../plan/projection/compare-networks.js'
import type { Paint } from '../paint.js'
import { counted } from '../text-table.js'

export interface DriftFound {
  readonly plan: string
  readonly throughWave: number
  readonly differences: readonly Difference[]
}

/** `No changes`, or one line per difference. */
export function driftView({ plan, throughWave, differences }: DriftFound, paint: Paint): string {
  const through = throughWave === 0 ? 'before its first wave' : `through wave ${throughWave}`
  if (differences.length === 0) return paint.good(`No changes: the twin is as plan ${plan} projects it ${through}.`)
  return [
    ...differences.map(differenceLine),
    paint.bad(`${counted(differences.length, 'difference')} from plan ${plan} ${through}`),
  ].join('\n')
}

/** `system kind key field: planned …, actual …`. */
export function differenceLine({ system, kind, key, field, expected, actual }: Difference): string {
  const place = [system, kind, key, ...(field === undefined ? [] : [field])].join(' ')
  return `${place}: planned ${expected ?? '(none)'}, actual ${actual ?? '(none)'}`
}
