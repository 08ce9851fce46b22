import { listSome } from '../../analysis/evidence.js'
import type { QuestionInput } from '../../analysis/question.js'
import { namesOf } from '../../analysis/shared-lines/shared-line.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { undecidedLines } from '../target/ucm/shared-line-obstacle.js'
import type { WaveStates } from './wave-states.js'

/** SHR-001: a step hides a line that somebody who stays also has, without anybody's decision (`routing-semantics` C7). */
export function checkSharedLines(states: readonly WaveStates[], question: QuestionInput): readonly Finding[] {
  const undecided = undecidedLines(question)
  return states.flatMap(({ wave, movers, moved }) => {
    const along = new Set(movers.map(({ key }) => key))
    return moved.flatMap(({ kind, key, change }) => {
      const line = kind === 'directory-number' ? undecided.get(key) : undefined
      const staying = line?.shares.filter(({ mover }) => mover === undefined || !along.has(mover.key)) ?? []
      if (staying.length === 0) return []
      return [
        finding({
          code: 'SHR-001',
          subject: `dn:${key}`,
          scope: `wave:${wave.number}`,
          wave: wave.number,
          message: `${change.title}: ${listSome(namesOf(staying), 3)} would lose the line, and nobody has decided that.`,
          evidence: staying.map(({ device, label }) => ({ label: device, value: label })),
        }),
      ]
    })
  })
}

/** WAV-001: pickup groups of which a wave takes some members and leaves others. */
export function checkTornGroups({ wave, before, moved }: WaveStates): readonly Finding[] {
  const leaving = new Set(moved.filter(({ kind }) => kind === 'directory-number').map(({ key }) => key))
  const groups = new Map<string, { gone: string[]; left: string[] }>()
  for (const { key, value } of before.estate.all('directory-number')) {
    if (value.callPickupGroup === undefined) continue
    const group = groups.get(value.callPickupGroup) ?? { gone: [], left: [] }
    group[leaving.has(key) ? 'gone' : 'left'].push(key)
    groups.set(value.callPickupGroup, group)
  }
  return [...groups].flatMap(([name, { gone, left }]) => {
    if (gone.length === 0 || left.length === 0) return []
    return [
      finding({
        code: 'WAV-001',
        subject: `pickup-group:${name}`,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        message: `Wave ${wave.number} takes ${gone.length} of ${gone.length + left.length} members out of pickup group ${name}: the two sides no longer pick up for each other.`,
        evidence: [
          { label: 'leaving', value: listSome(gone) },
          { label: 'staying', value: listSome(left) },
        ],
      }),
    ]
  })
}
