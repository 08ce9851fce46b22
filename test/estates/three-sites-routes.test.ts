import { describe, expect, it } from 'vitest'
import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import type { Trace } from '../../src/routing/trace.js'
import { routeCalls } from '../../src/workflows/calls/route.js'
import { readTsv, threeSites, threeSitesSnapshot } from '../support/three-sites.js'

const snapshot = await threeSitesSnapshot()
const rows = readTsv(threeSites('expected/routes.tsv'))

function route(caller: string, digits: string, mode: string): Trace {
  const request = { caller: parseCaller(caller), callerText: caller, digits }
  const [trace] = routeCalls(
    { snapshot, settings: DEFAULT_SETTINGS },
    [request],
    mode === 'enbloc' ? 'en-bloc' : 'digit-by-digit',
  )
  if (trace === undefined) throw new Error('no trace')
  return trace
}

/** The pattern that decided the last lookup; of a tie both, in text order; else the one that leaves it open. */
function winnerOf(trace: Trace): string {
  const last = trace.hops.filter((hop) => hop.kind === 'lookup').at(-1)
  const text = (of: { pattern: string; partition?: string }) => `${of.pattern}@${of.partition ?? '<None>'}`
  if (last?.winner !== undefined) return text(last.winner)
  const tied = (last?.losers ?? []).filter(({ reason }) => reason === 'equal-in-partition' || reason === 'not-expanded')
  return tied.length === 0 ? '-' : tied.map(text).sort().join('|')
}

/** What the table calls reached: devices of a line, trunk, hunt list, park number, group. */
function reachedBy(trace: Trace): string {
  const devices = snapshot.objects.phone
    .filter(({ value }) =>
      value.lines.some(({ dn, partition }) => trace.reached === `dn:${dn}@${partition ?? '<None>'}`),
    )
    .map(({ key }) => key)
  const points = snapshot.objects['cti-route-point']
    .filter(({ value }) =>
      value.lines.some(({ dn, partition }) => trace.reached === `dn:${dn}@${partition ?? '<None>'}`),
    )
    .map(({ key }) => key)
  const profiles = snapshot.objects['device-profile']
    .filter(({ value }) =>
      value.lines.some(({ dn, partition }) => trace.reached === `dn:${dn}@${partition ?? '<None>'}`),
    )
    .map(({ key }) => key)
  const found = [...devices, ...points, ...profiles]
  if (found.length > 0) return found.sort().join(';')
  const [kind = '', name = ''] = (trace.reached ?? '').split(/:(.*)/)
  if (kind === 'trunk' || kind === 'pickup-group') return name
  if (kind === 'hunt-pilot')
    return snapshot.objects['hunt-pilot'].find(({ key }) => key === name)?.value.huntList ?? '-'
  return kind === 'park' ? trace.finalDigits : '-'
}

describe('calls on three-sites, as expected by hand', () => {
  it('are many', () => {
    expect(rows.length).toBeGreaterThan(80)
  })

  it.each(rows)('$caller dials $digits ($mode): $disposition', (row) => {
    const { caller = '', digits = '', mode = '' } = row
    const trace = route(caller, digits, mode)
    const actual: Record<string, string> = {
      disposition: trace.disposition,
      winner: winnerOf(trace),
      finalDigits: trace.finalDigits,
      reached: reachedBy(trace),
      waitSeconds: String(trace.waitedSeconds),
    }
    for (const [column, value] of Object.entries(actual)) {
      const expected = row[column] ?? '*'
      expect({ column, value: expected === '*' ? '*' : value }).toEqual({ column, value: expected })
    }
  })
})
