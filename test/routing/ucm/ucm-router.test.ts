import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LookupHop, Trace } from '../../../src/routing/trace.js'
import { ENGINE_MODES, engineOf } from '../../support/engine.js'
import { arbitraryDialCase } from '../../support/estate-generator.js'
import {
  analyzeNaively,
  type NaiveIdentity,
  type NaiveMode,
  type NaiveResult,
  type NaiveSettings,
} from '../../support/naive-digit-analysis.js'
import type { DialPlan, PlanCaller } from '../../support/naive-plan-objects.js'

function routeInEngine(plan: DialPlan, by: PlanCaller, dialed: string, mode: NaiveMode, naive: NaiveSettings): Trace {
  const { router, caller } = engineOf(plan, by, naive)
  return router.route(caller, dialed, { mode: ENGINE_MODES[mode] })
}

function identityOf(of: { readonly pattern: string; readonly partition?: string }): NaiveIdentity {
  return { pattern: of.pattern, ...(of.partition === undefined ? {} : { partition: of.partition }) }
}

function outcomeOf(trace: Trace, last: LookupHop): NaiveResult['outcome'] {
  switch (trace.disposition) {
    case 'blocked':
    case 'ambiguous':
      return trace.disposition
    case 'loop':
      return 'limit'
    case 'unallocated':
      return last.losers.some(({ reason }) => reason === 'needs-more-digits') ? 'incomplete' : 'no-match'
    default:
      return 'routed'
  }
}

/** The called number before the winner's own transformations, from the trace alone. */
function digitsAtWinner(trace: Trace, last: LookupHop): string {
  const route = trace.hops.find((hop) => hop.kind === 'route')
  const steps = (route?.offered[0]?.transformations ?? last.transformations).filter(({ side }) => side === 'called')
  return trace.disposition === 'loop' ? trace.finalDigits : (steps[0]?.before ?? trace.finalDigits)
}

/** A trace in the words of the tables. */
function asNaiveResult(trace: Trace): NaiveResult {
  const lookups = trace.hops.filter((hop) => hop.kind === 'lookup')
  const last = lookups.at(-1)
  const first = lookups[0]
  if (last === undefined || first === undefined) throw new Error('a trace without a lookup')
  const outcome = outcomeOf(trace, last)
  const tied = last.losers.filter(({ reason }) => reason === 'equal-in-partition').map(identityOf)
  const sent = {
    digits: trace.finalDigits,
    ...(trace.callingNumber === undefined ? {} : { callingNumber: trace.callingNumber }),
  }
  return {
    outcome,
    ...(last.winner !== undefined && outcome !== 'limit' ? { winner: identityOf(last.winner) } : {}),
    tied: outcome === 'ambiguous' ? tied.sort((a, b) => (a.pattern < b.pattern ? -1 : 1)) : [],
    digits: digitsAtWinner(trace, last),
    ...(last.callingNumber === undefined ? {} : { callingNumber: last.callingNumber }),
    ...(outcome === 'routed' ? { sent } : {}),
    hops: lookups.map((hop) => ({
      digits: hop.digits,
      ...(hop.winner === undefined ? {} : { winner: identityOf(hop.winner) }),
      partitionsInForce: hop.partitions,
      waitedSeconds: hop.waitedSeconds,
    })),
    waitedSeconds: trace.waitedSeconds,
    consumedDigits: trace.dialed.length - first.digitsIgnored.length,
    problems: [],
  }
}

/** The router against the oracle on generated plans; one seed gives one series of cases. */
function expectAgreement(seed: number, numRuns: number): void {
  fc.assert(
    fc.property(arbitraryDialCase(), ({ plan, caller, dialed, mode, settings }) => {
      const partitions = [...caller.lineCss, ...caller.deviceCss]
      const expected = analyzeNaively(plan.entries, { ...caller, partitions }, dialed, mode, settings)
      const actual = asNaiveResult(routeInEngine(plan, caller, dialed, mode, settings))
      if (expected.outcome === 'limit') {
        // The router stops as soon as the same state comes back; the oracle counts to the limit.
        expect(actual.outcome).toBe('limit')
        return
      }
      expect({ ...actual, problems: [] }).toEqual({ ...expected, problems: [] })
    }),
    { seed, numRuns },
  )
}

describe('the router and the oracle', () => {
  const first = Number(process.env['REHOME_SEED'] ?? 20261122)

  it('agree on generated dial plans', () => {
    expectAgreement(first, Number(process.env['REHOME_RUNS'] ?? 4_000))
  }, 120_000)

  it.runIf(process.env['SOAK'] !== undefined)(
    'agree on a million generated dial plans',
    () => {
      const [chunk, chunks] = [10_000, 100]
      for (let seed = first; seed < first + chunks; seed += 1) {
        expectAgreement(seed, chunk)
        process.stdout.write(`router and oracle: seed ${seed}, ${(seed - first + 1) * chunk} cases in all\n`)
      }
    },
    7_200_000,
  )
})
