import { describe, expect, it } from 'vitest'
import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import { DialSpace } from '../../src/dialing/spaces/dial-space.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import type { RoutedPiece } from '../../src/routing/ucm/all-calls/routed-piece.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import { callerOnUcm } from '../../src/workflows/calls/route.js'
import { readTsv, threeSites, threeSitesSnapshot } from '../support/three-sites.js'

const estate = new UcmEstate(await threeSitesSnapshot())
const router = new UcmRouter(estate, DEFAULT_SETTINGS)
const rows = readTsv(threeSites('expected/routes.tsv'))

describe('everything that can be dialed on three-sites', () => {
  const known = new Map<string, readonly RoutedPiece[]>()
  const piecesOf = (caller: string, mode: string): readonly RoutedPiece[] => {
    const key = `${caller} ${mode}`
    let pieces = known.get(key)
    if (pieces === undefined) {
      const options = { mode: mode === 'enbloc' ? 'en-bloc' : 'digit-by-digit' } as const
      pieces = router.routeAll(callerOnUcm(estate, parseCaller(caller), caller), DialSpace.all, options)
      known.set(key, pieces)
    }
    return pieces
  }

  it('is asked about many calls', () => {
    expect(rows.length).toBeGreaterThan(80)
  })

  it.each(rows)('$caller dials $digits: in the piece that ends as expected by hand', (row) => {
    const { caller = '', digits = '', mode = '', disposition = '', waitSeconds = '' } = row
    const holding = piecesOf(caller, mode).filter(({ space }) => space.has(digits))
    expect(holding.map(({ trace }) => [trace.disposition, trace.waitedSeconds])).toEqual([
      [disposition, Number(waitSeconds)],
    ])
  })
})
