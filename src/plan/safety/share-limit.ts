import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Settings } from '../../model/settings.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { WaveStates } from './wave-states.js'

/** Below this many objects a share says nothing. */
const FEWEST = 10

/** WAV-005: one wave takes more of the numbers or line-group members than the setting allows (DESIGN 6, brakes). */
export function checkShare({ wave, before, moved }: WaveStates, { values }: Settings): readonly Finding[] {
  const limit = values['plan.largestSharePercent']
  const devices = before.estate
    .all('directory-number')
    .filter(({ value }) => before.estate.appearancesOf(value.dn, value.partition).length > 0)
  const numbers = moved.filter(({ kind }) => kind === 'directory-number').length
  const members = before.estate.all('line-group').reduce((sum, { value }) => sum + value.members.length, 0)
  return [
    ...overLimit(wave.number, 'directory numbers', numbers, devices.length, limit),
    ...overLimit(wave.number, 'line group members', removedMembers(wave.changes), members, limit),
  ]
}

function removedMembers(changes: WaveStates['wave']['changes']): number {
  return changes.reduce((sum, { what }) => {
    if (what.system !== 'ucm' || what.kind !== 'line-group') return sum
    const kept = new Set(what.after?.members.map(({ dn, partition }) => patternKey(dn, partition)))
    return sum + (what.before?.members ?? []).filter(({ dn, partition }) => !kept.has(patternKey(dn, partition))).length
  }, 0)
}

function overLimit(wave: number, what: string, count: number, all: number, limit: number): readonly Finding[] {
  if (all < FEWEST || count * 100 <= all * limit) return []
  return [
    finding({
      code: 'WAV-005',
      subject: `wave:${wave}`,
      scope: `wave:${wave}`,
      wave,
      message: `Wave ${wave} changes ${count} of ${all} ${what}; the limit is ${limit} percent (setting plan.largestSharePercent).`,
      evidence: [
        { label: what, value: `${count} of ${all}` },
        { label: 'limit', value: `${limit} percent` },
      ],
    }),
  ]
}
