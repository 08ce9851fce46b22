import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import type { RoutedPiece } from '../../../src/routing/ucm/all-calls/routed-piece.js'
import type { CallConditions } from '../../../src/routing/call-conditions.js'
import type { Caller } from '../../../src/routing/caller.js'
import type { DialingMode, Trace } from '../../../src/routing/trace.js'
import type { UcmRouter } from '../../../src/routing/ucm/ucm-router.js'
import { engineFor } from '../../support/engine.js'
import { arbitraryDialCase, type DialCase } from '../../support/estate-generator.js'
import { arbitraryRichCase, richEngine } from '../../support/rich-case.js'
import { SEEDED } from '../../support/seeded.js'

/** What a piece promises for each of its strings: who wins at every hop, after which wait, and what takes the call. */
function decisions(trace: Trace): unknown {
  return {
    disposition: trace.disposition,
    reached: trace.reached,
    missing: trace.missing,
    hops: trace.hops.map((hop) =>
      hop.kind === 'lookup'
        ? {
            winner: hop.winner && [hop.winner.pattern, hop.winner.partition],
            waited: hop.waitedSeconds,
            note: hop.note,
          }
        : hop.kind === 'route'
          ? { offered: hop.offered.map(({ device, result }) => ({ device, result })), skipped: hop.skipped }
          : hop,
    ),
  }
}

function spaceOf(text: string): DialSpace {
  const read = parseUcmPattern(text)
  if (!read.ok) throw new Error(`${text}: ${read.reason}`)
  return DialSpace.ofElements(read.pattern.elements)
}

/** The pieces are exactly the set: nothing missing, nothing twice. */
function expectPartition(pieces: readonly RoutedPiece[], space: DialSpace): void {
  expect(DialSpace.union(pieces.map((piece) => piece.space)).key).toBe(space.key)
  for (const [index, one] of pieces.entries()) {
    for (const other of pieces.slice(index + 1)) expect(one.space.overlaps(other.space)).toBe(false)
  }
}

function someOf(space: DialSpace, many: number): readonly string[] {
  const found: string[] = []
  for (const digits of space.strings()) {
    if (found.length === many || digits.length > 12) break
    found.push(digits)
  }
  return found
}

/** Strings worth asking about: what was dialed, with pieces changed, added and taken away. */
function near(dialed: string): readonly string[] {
  return [
    dialed,
    ...Array.from(dialed, (_, at) => dialed.slice(0, at)),
    ...['0', '1', '9', '*', '#', '+', 'A', '11', '999'].map((more) => dialed + more),
    ...Array.from(dialed, (_, at) => `${dialed.slice(0, at)}1${dialed.slice(at + 1)}`),
  ]
}

interface Engine {
  readonly router: UcmRouter
  readonly caller: Caller
  readonly options: { readonly mode: DialingMode; readonly conditions?: CallConditions }
}

function engineOfCase(dialCase: DialCase): Engine {
  const { router, caller, mode } = engineFor(dialCase)
  return { router, caller, options: { mode } }
}

/** How many strings were compared. */
function compare({ router, caller, options }: Engine, dialed: string, space: DialSpace): number {
  const pieces = router.routeAll(caller, space, options)
  expectPartition(pieces, space)
  let compared = 0
  for (const piece of pieces) {
    expect(piece.space.has(piece.witness)).toBe(true)
    const promised = decisions(piece.trace)
    for (const digits of someOf(piece.space, 6)) {
      expect({ digits, ...Object(decisions(router.route(caller, digits, options))) }).toEqual({
        digits,
        ...Object(promised),
      })
      compared += 1
    }
  }
  for (const digits of near(dialed)) {
    if (!space.has(digits)) continue
    const piece = pieces.find((one) => one.space.has(digits))
    expect(decisions(router.route(caller, digits, options))).toEqual(piece && decisions(piece.trace))
    compared += 1
  }
  return compared
}

describe('all calls and one call', () => {
  it('agree on every string, over random estates, callers, settings and everything that can be dialed', () => {
    fc.assert(
      fc.property(arbitraryDialCase(), (dialCase) => {
        compare(engineOfCase(dialCase), dialCase.dialed, DialSpace.all)
      }),
      { ...SEEDED, numRuns: 150 },
    )
  })

  it('agree where only a part is dialed', () => {
    const parts = ['1XX', '9!', '[2-9]XXX', '\\+1!', '*X!', 'X', '9.XXXX'].map(spaceOf)
    fc.assert(
      fc.property(arbitraryDialCase(), fc.subarray(parts), (dialCase, chosen) => {
        compare(engineOfCase(dialCase), dialCase.dialed, DialSpace.union([...chosen, DialSpace.of(dialCase.dialed)]))
      }),
      { ...SEEDED, numRuns: 150 },
    )
  })

  it('agree with time schedules, numbering plans, device transformations and trunks in play', () => {
    fc.assert(
      fc.property(arbitraryRichCase(), (rich) => {
        compare(richEngine(rich), rich.dialCase.dialed, DialSpace.all)
      }),
      { ...SEEDED, numRuns: 150 },
    )
  })

  it.runIf(process.env['SOAK'] !== undefined)(
    'agree on more than a million strings',
    () => {
      let compared = 0
      for (let { seed } = SEEDED; compared < 1_000_000; seed += 1) {
        fc.assert(
          fc.property(arbitraryRichCase(), arbitraryDialCase(), (rich, dialCase) => {
            compared += compare(richEngine(rich), rich.dialCase.dialed, DialSpace.all)
            compared += compare(engineOfCase(dialCase), dialCase.dialed, DialSpace.all)
          }),
          { seed, numRuns: 500 },
        )
        process.stdout.write(`all calls and one call: seed ${seed}, ${compared} strings in all\n`)
      }
    },
    7_200_000,
  )
})
