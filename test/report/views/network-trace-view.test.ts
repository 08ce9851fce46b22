import { describe, expect, it } from 'vitest'
import { networkTraceLine, networkTraceView, routedCallsView } from '../../../src/report/views/network-trace-view.js'
import { PLAIN } from '../../../src/report/views/paint.js'
import { routeNetworkCalls } from '../../../src/workflows/calls/route.js'
import { parseCaller } from '../../../src/cli/input/caller-grammar.js'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import {
  baseExport,
  call,
  gateway,
  mapping,
  organization,
  snapshotOfExport,
} from '../../routing/network/made-network.js'

const ucm = await snapshotOfExport(await baseExport())
const network = { ucm, webex: organization(), gateways: [gateway()] }
const facts = { mapping: mapping(), decisions: [], settings: DEFAULT_SETTINGS }
const requests = [
  { caller: parseCaller('user:amartin'), callerText: 'user:amartin', digits: '+15125550185' },
  { caller: parseCaller('webex:nina.garcia@example.com'), callerText: 'webex:…', digits: '4785' },
]

describe('the view of a call over all systems', () => {
  const text = networkTraceView(call(network, 'user:amartin', '+15125550185'), PLAIN)

  it('tells system after system, indented, and ends in one line', () => {
    const heads = text.split('\n').filter((line) => /^(?: {2})?\S/.test(line))
    expect(heads).toEqual([
      'line \\+15125550101@DN-E164-PT on SEP020000512101 dials +15125550185',
      '  Unified CM ThreeSites',
      '  Local Gateway lgw-aus',
      '  Webex Calling',
      '=> webex-person: rings Nina Garcia (+15125550185 at Lyon)',
    ])
    expect(text).toContain('out dial-peer 100: called +15125550185, caller +15125550101')
    expect(text).toContain('sessions between Unified CM and Webex: 1')
    expect(text).toMatch(/setting routing\.rankOfVariableLength: .*A3\.2/)
  })

  it('names what is missing, and fits on one line for lists', () => {
    const open = call({ ...network, gateways: [] }, 'user:amartin', '+15125550185')
    expect(networkTraceView(open, PLAIN)).toContain('not in the inputs: the configuration of gateway lgw-aus')
    expect(networkTraceLine(open)).not.toContain('\n')
  })
})

describe('routing calls of the command line', () => {
  it('goes through all systems once one of them is read', () => {
    const routed = routeNetworkCalls(network, facts, requests, undefined)
    expect(routed.network?.map(({ disposition }) => disposition)).toEqual(['webex-person', 'webex-person'])
    expect(routed.traces.map((trace) => trace?.disposition)).toEqual(['trunk', undefined])
    expect(routed.traces[1]).toBeNull()
    expect(routedCallsView(routed, PLAIN).match(/^=> /gm)).toHaveLength(2)
  })

  it('stays with Unified CM, word for word, while nothing else is read', () => {
    const alone = { ucm, webex: undefined, gateways: [] }
    const routed = routeNetworkCalls(alone, facts, requests.slice(0, 1), undefined)
    expect(routed.network).toBeUndefined()
    expect(routed.traces[0]).toMatchObject({ disposition: 'trunk', reached: 'trunk:LGW-WEBEX-AUS' })
    expect(routedCallsView(routed, PLAIN)).toContain('(digit-by-digit)')
    expect(() => routeNetworkCalls(alone, facts, requests.slice(1), undefined)).toThrow('no Webex organization')
  })

  it('refuses callers and digits that mean nothing', () => {
    const asked = (caller: string, digits: string) => () =>
      routeNetworkCalls(network, facts, [{ caller: parseCaller(caller), callerText: caller, digits }], undefined)
    expect(asked('webex:nobody@example.com', '1')).toThrow('caller webex:nobody@example.com: nobody@example.com is not')
    expect(asked('user:uwolf', 'help')).toThrow('cannot be dialed')
    expect(() => parseCaller('queue:CA')).toThrow('not followed by this version')
  })
})
