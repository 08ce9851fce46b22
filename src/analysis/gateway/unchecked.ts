import type { FindingCode } from '../../findings/codes/catalog.js'
import { codeEntry } from '../../findings/codes/catalog.js'
import type { Input } from '../../findings/codes/code-entry.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { GATEWAY_CODES } from '../../findings/codes/lgw.js'
import { isUnread } from '../../model/unread-cluster.js'
import type { QuestionInput, Unchecked } from '../question.js'
import { lacksTrunkDetails } from './identity.js'
import type { LinkedGateway } from './linked-gateway.js'
import { hasUntoldWays, numbersInDanger } from './translation/emergency-ways.js'
import type { UcmEnd } from './ucm-ends.js'

const CODES = Object.keys(GATEWAY_CODES) as readonly (keyof typeof GATEWAY_CODES)[]

function needing(input: Input): readonly FindingCode[] {
  return CODES.filter((code) => codeEntry(code).needs.includes(input))
}

function waiting(missing: string, unlock: string, codes: readonly FindingCode[]): readonly Unchecked[] {
  return codes.map((code) => ({ code, missing, unlock }))
}

/** What could not be judged for lack of the other side: silence about it does not mean that it is fine. */
export function uncheckedGateways(input: QuestionInput, linked: readonly LinkedGateway[]): readonly Unchecked[] {
  const { others } = input
  const none = others.gateways.length === 0
  return [
    ...(none ? waiting('no configuration of a gateway was read', UNLOCK.gateway, needing('gateway')) : []),
    ...ofWebex(input, linked),
    ...(isUnread(input.estate.snapshot)
      ? waiting('no export of Unified CM was read', UNLOCK.ucm, needing('ucm'))
      : none
        ? []
        : ofUnifiedCm(input, linked)),
    ...ofCarriers(input, linked),
    ...(none || others.calls !== undefined
      ? []
      : waiting('how many calls there are at once', UNLOCK.calls, ['LGW-026'])),
  ]
}

const COMPARED = ['LGW-001', 'LGW-002', 'LGW-003', 'LGW-004', 'LGW-005'] as const
const DETAILS = 'read the trunks with their details: rehome ingest webex'

function ofWebex({ others: { webex } }: QuestionInput, linked: readonly LinkedGateway[]): readonly Unchecked[] {
  if (webex === undefined) return waiting('what Webex gave the trunks', UNLOCK.webex, [...needing('webex'), 'TRK-002'])
  const strangers = linked.flatMap(({ gateway, tenants }) =>
    tenants.filter(({ trunk }) => trunk === undefined).map(({ tenant }) => `tenant ${tenant.tag} of ${gateway.name}`),
  )
  return [
    ...(strangers.length === 0 ? [] : waiting(`the Webex trunk of ${strangers.join(', ')}`, DETAILS, COMPARED)),
    ...(lacksTrunkDetails(webex) ? waiting('details of the Webex trunks', DETAILS, ['TRK-002']) : []),
    ...(webex.unread.includes('route-list') ? waiting('route lists of Webex', UNLOCK.webex, ['LGW-025']) : []),
  ]
}

/** Trunks of Unified CM that nobody has named, ports and addresses that no input says. */
function ofUnifiedCm({ mapping }: QuestionInput, linked: readonly LinkedGateway[]): readonly Unchecked[] {
  const unnamed = mapping.trunks.some(({ role }) => role === 'lgw')
    ? linked.filter(({ gateway, ends }) => gateway.webexPeers.length > 0 && !ends.some(({ role }) => role === 'lgw'))
    : linked
  const portless = unique(linked.flatMap(({ ends }) => ends.filter(({ assumed }) => assumed)).map(nameOf))
  const nameless = unique(
    linked.flatMap(({ gateway, ends }) =>
      ends.flatMap(({ nodes }) =>
        nodes.filter(({ addresses }) => addresses.length === 0).map(({ name }) => `${name} (${gateway.name})`),
      ),
    ),
  )
  const which = `which trunk of Unified CM leads to Webex by ${unnamed.map(({ gateway }) => gateway.name).join(', ')}`
  return [
    ...(unnamed.length === 0 ? [] : waiting(which, UNLOCK.mapping, ['LGW-013', 'LGW-014', 'LGW-015', 'LGW-023'])),
    ...(portless.length === 0
      ? []
      : waiting(`the port of ${portless.join(', ')} (no security profile in the inputs)`, UNLOCK.ucm, [
          'LGW-014',
          'LGW-015',
        ])),
    ...(nameless.length === 0
      ? []
      : waiting(
          `addresses of ${nameless.join(', ')}`,
          'name the nodes with "ip host" lines on the gateway, or by address in Unified CM',
          ['LGW-013', 'LGW-014'],
        )),
  ]
}

/** Ways on which an emergency number would be changed, where nothing tells Unified CM from the carrier. */
function ofCarriers({ mapping }: QuestionInput, linked: readonly LinkedGateway[]): readonly Unchecked[] {
  const emergency = numbersInDanger(mapping)
  const untold = linked.filter(({ gateway, neighborOf }) => hasUntoldWays(gateway, neighborOf, emergency))
  if (untold.length === 0) return []
  const which = `which dial-peers of ${untold.map(({ gateway }) => gateway.name).join(', ')} lead to Unified CM`
  return waiting(which, 'name the nodes with "ip host" lines on the gateway, or by address in Unified CM', ['LGW-019'])
}

function nameOf({ entry }: UcmEnd): string {
  return entry.value.name
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
