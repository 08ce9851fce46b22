import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Phase } from '../../../src/plan/change.js'
import { NO_INTERRUPTION, PHASES } from '../../../src/plan/change.js'
import { orderChanges } from '../../../src/plan/order/order-changes.js'

function step(id: string, phase: Phase, needs: readonly string[] = []): Change {
  const what = { system: 'people', kind: 'step', key: id, text: '', expected: '' } as const
  return { id, wave: 1, phase, what, title: '', why: '', needs, interrupts: NO_INTERRUPTION, movers: [] }
}

function contact(id: string, needs: readonly string[] = []): Change {
  const after = { phoneNumber: id, displayName: id }
  return { ...step(id, 'prepare', needs), what: { system: 'webex', kind: 'contact', key: id, after } }
}

const ids = (changes: readonly Change[]): string => changes.map(({ id }) => id).join(' ')

describe('the order of changes', () => {
  it('is by phase, then by what is changed, then as given', () => {
    const changes = [step('c', 'clean-up'), step('b', 'cutover'), step('p', 'prepare'), contact('z'), contact('a')]
    expect(ids(orderChanges(changes))).toBe('z a p b c')
  })

  it('puts what is needed first, whatever its rank', () => {
    expect(ids(orderChanges([contact('a', ['p']), step('p', 'prepare'), contact('b')]))).toBe('b p a')
  })

  it('knows changes of earlier waves', () => {
    expect(ids(orderChanges([contact('a', ['earlier'])], new Set(['earlier'])))).toBe('a')
  })

  it('holds no circle, no unknown need, no need of a later phase, no id twice', () => {
    expect(() => orderChanges([contact('a', ['b']), contact('b', ['a'])])).toThrow(/circle: a, b/)
    expect(() => orderChanges([contact('a', ['nobody'])])).toThrow(/a needs nobody/)
    expect(() => orderChanges([contact('a', ['b']), step('b', 'cutover')])).toThrow(/later phase/)
    expect(() => orderChanges([contact('a'), contact('a')])).toThrow(/two changes have the id a/)
  })

  it('agrees with picking, again and again, the first that may come next', () => {
    const drafts = fc.array(
      fc.record({ phase: fc.constantFrom(...PHASES), isContact: fc.boolean(), needs: fc.array(fc.nat()) }),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(drafts, (list) => {
        const changes = list.map(({ phase, isContact, needs }, index) => {
          const allowed = needs
            .map((need) => need % list.length)
            .filter((need) => {
              const other = list[need]
              return need < index && other !== undefined && PHASES.indexOf(other.phase) <= PHASES.indexOf(phase)
            })
          const id = String(index)
          const base = isContact ? contact(id) : step(id, phase)
          return { ...base, phase, needs: [...new Set(allowed.map(String))] }
        })
        const shuffled = [...changes].reverse()
        expect(ids(orderChanges(shuffled))).toBe(ids(naiveOrder(shuffled)))
      }),
    )
  })
})

/** From the rule: phase by phase, of those whose needs are met the one of the smallest rank, then the first given. */
function naiveOrder(changes: readonly Change[]): readonly Change[] {
  const ordered: Change[] = []
  for (const phase of PHASES) {
    const left = changes.filter((change) => change.phase === phase)
    while (left.length > 0) {
      const free = left.filter(({ needs }) => needs.every((need) => ordered.some(({ id }) => id === need)))
      const rank = ({ what }: Change): number => {
        const isStep = what.system === 'people'
        return phase === 'prepare' ? Number(isStep) : phase === 'cutover' ? Number(!isStep) : Number(!isStep)
      }
      const [next] = [...free].sort((a, b) => rank(a) - rank(b))
      if (next === undefined) throw new Error('stuck')
      ordered.push(next)
      left.splice(left.indexOf(next), 1)
    }
  }
  return ordered
}
