import { UserError } from '../../../findings/user-error.js'
import { ingestLgw } from '../../../ingest/lgw/ingest-lgw.js'
import { GatewayRouter } from '../../../routing/lgw/gateway-router.js'
import type { LgwTrace } from '../../../routing/lgw/lgw-trace.js'
import { callFromUcm, callFromWebex, classifyLeg } from '../../../routing/lgw/trunk-legs.js'
import { trunkToken } from '../../gateway-tokens.js'
import type { GatewayInput } from './gateway-input.js'

/**
 * Reads the configuration back as it will be and sends a call each way. What stands in a gateway already
 * can take the calls of the new trunk (a URI class that names the node beats one that names the port,
 * `local-gateway` 5.2): then the lines would be of no use. Throws UserError that says which dial-peer.
 */
export function checkRoutes(input: GatewayInput, lines: readonly string[]): void {
  const { snapshot, gateway, trunk, ucm } = input
  const own = snapshot?.lines.filter((line) => line.trim() !== 'end') ?? [`hostname ${gateway}`]
  const text = [...own, '!', ...lines].join('\n')
  const after = ingestLgw({ name: gateway, bytes: new TextEncoder().encode(text) })
  // Unknown lines are kept shortened; ours begin behind the separator.
  const unread = after.account.unknown.find(({ line }) => line > own.length + 1)
  if (unread !== undefined) throw new Error(`the template writes a line that the reader does not know: ${unread.text}`)
  const router = new GatewayRouter(after)
  const otg = trunkToken(trunk, 'otg')
  const numbers = { called: '+15125550100', calling: '+15125550101' }
  const ends = { ucmNodes: ucm.nodes }
  for (const node of ucm.nodes) {
    const trace = router.route(callFromUcm({ node, port: ucm.listeningPort, gateway, ...numbers }))
    const leg = trace.outbound[0]
    const end = leg === undefined ? undefined : classifyLeg(after, leg, ends)
    if (trace.ending !== 'sent' || end?.kind !== 'webex' || end.otg !== otg)
      fail(gateway, `from ${node} port ${ucm.listeningPort} to Webex`, trace)
  }
  const trace = router.route(callFromWebex(after, { otgDtgId: otg, ...numbers }))
  const leg = trace.outbound[0]
  const port = leg?.servers[0]?.port
  if (trace.ending !== 'sent' || leg?.otg !== undefined || port !== ucm.listeningPort)
    fail(gateway, 'from Webex to Unified CM', trace)
}

function fail(gateway: string, path: string, trace: LgwTrace): never {
  throw new UserError(
    `With the new lines gateway ${gateway} would not pass calls ${path}: ${trace.outcome} (inbound dial-peer ${trace.inbound}, ${trace.inboundRule})`,
    {
      hint: 'Give the URI class or the dial-peer that takes them the port of its own trunk, then read the gateway again.',
    },
  )
}
