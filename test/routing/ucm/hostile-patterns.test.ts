import { describe, expect, it } from 'vitest'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import type { NaiveEntry } from '../../support/naive-digit-analysis.js'
import { NAIVE_DEFAULTS } from '../../support/naive-digit-analysis.js'
import { engineOf } from '../../support/engine.js'

const CALLER = { lineCss: ['A'], deviceCss: [] }

function engine(entries: readonly NaiveEntry[]) {
  return engineOf({ entries, callers: [CALLER] }, CALLER, NAIVE_DEFAULTS)
}

/** Patterns that make a careless engine hang; each of these answers at once or is a fault. */
describe('hostile patterns', () => {
  it('a translation that eats free digits goes round no further than they last', () => {
    const { router, caller } = engine([
      {
        kind: 'translation',
        pattern: '8XX.!',
        partition: 'A',
        translation: { discard: 'PreDot', useOriginatorsCss: true },
      },
    ])
    const pieces = router.routeAll(caller, DialSpace.all)
    expect(DialSpace.union(pieces.map(({ space }) => space)).key).toBe(DialSpace.all.key)
    expect(router.route(caller, '812812').disposition).toBe('unallocated')
  })

  it.each(['!1XXXXXXXXXXXXXXXXXX', '9.!1XXXXXXXXXXXXXXXXXX', '!1XXXXXXXXXXXXXX!', 'X?1XXXXXXXXXXXXXXXXXX'])(
    '%s is too intricate to be ranked, which is a fault of the pattern, not of the call',
    (pattern) => {
      const { router, caller } = engine([
        { kind: 'route', pattern, partition: 'A', translation: { discard: 'PreDot' } },
        { kind: 'dn', pattern: '1234', partition: 'A' },
      ])
      expect(router.entries.find((entry) => entry.pattern === pattern)?.parsed).toMatchObject({ ok: false })
      expect(router.route(caller, '1'.repeat(40)).disposition).toBe('unallocated')
      expect(router.route(caller, '1234').disposition).toBe('line')
    },
  )

  it.each(['!1XXX', '9.!#', 'X?X?X?X?X?X?X?X?X?X?X?X?', '*33X?*X?*X?#'])('%s is not', (pattern) => {
    const { router } = engine([{ kind: 'route', pattern, partition: 'A' }])
    expect(router.entries[0]?.parsed).toMatchObject({ ok: true })
  })
})
