import { UserError } from '../../../findings/user-error.js'
import type { LgwSnapshot } from '../../../model/lgw/snapshot.js'
import { GatewayTables } from '../../../routing/lgw/gateway-tables.js'
import { addressesOf, trustOf } from '../../../routing/lgw/trusted-source.js'
import { trunkToken } from '../../gateway-tokens.js'
import { freeFamily, freeListenPort } from './free-tags.js'
import type { GatewayInput } from './gateway-input.js'
import { WEBEX_SIGNALING } from '../../../model/lgw/webex-ranges.js'

/** What the templates may name. */
export interface TemplateValues {
  readonly trunk: string
  readonly webex: number
  readonly webexOut: number
  readonly ucm: number
  readonly ucmOut: number
  readonly port: number
  readonly bind: string
  readonly listenPort: number | null
  readonly gatewayPort: number | null
  readonly serviceName: string
  readonly nodes: readonly { readonly name: string; readonly address: string | null; readonly priority: number }[]
  readonly trustpoint: { readonly isNew: boolean; readonly name: string }
  readonly sipUa: readonly string[]
  readonly trusted: readonly string[]
  readonly service: readonly string[]
  readonly stun: readonly string[]
  readonly token: Readonly<Record<'otg' | 'linePortUser' | 'registrar' | 'user' | 'outboundProxy' | 'password', string>>
}

/** The largest server group (`local-gateway` 5.3). */
const GROUP_SERVERS = 5

/** What the new lines are made of, and what a person must see to besides. Throws UserError for what cannot be entered. */
export function templateValues(input: GatewayInput): {
  readonly values: TemplateValues
  readonly remarks: readonly string[]
} {
  const { snapshot, layout, trunk, ucm, bindInterface } = input
  checkInput(input)
  const family = freeFamily(snapshot, layout)
  const tables = snapshot === undefined ? undefined : new GatewayTables(snapshot)
  const serviceName = `ucm-${family.ucm}.lgw.internal`
  const remarks: string[] = []
  const trusted = trustedNetworks(tables, ucm.nodes, remarks)
  const own = ownLines(snapshot)
  remarks.push(...secretRemarks(snapshot, input.gateway))
  return {
    values: {
      trunk,
      webex: family.webex,
      webexOut: family.webex + 1,
      ucm: family.ucm,
      ucmOut: family.ucm + 1,
      port: ucm.listeningPort,
      bind: bindInterface,
      listenPort: freeListenPort(snapshot) ?? null,
      gatewayPort: ucm.gatewayPort === undefined || ucm.gatewayPort === SIP_PORT ? null : ucm.gatewayPort,
      serviceName,
      nodes: layout === 'current' ? serviceNodes(ucm.nodes, serviceName) : groupNodes(input, tables, remarks),
      ...own,
      trusted,
      token: tokens(trunk),
    },
    remarks,
  }
}

const SIP_PORT = 5060

function tokens(trunk: string): TemplateValues['token'] {
  return {
    otg: trunkToken(trunk, 'otg'),
    linePortUser: trunkToken(trunk, 'line-port-user'),
    registrar: trunkToken(trunk, 'registrar'),
    user: trunkToken(trunk, 'user'),
    outboundProxy: trunkToken(trunk, 'outbound-proxy'),
    password: trunkToken(trunk, 'password'),
  }
}

/** One command is one line; `"` ends a text, `?` asks for help, `<` and `>` enclose tokens. */
function checkInput({ trunk, bindInterface, ucm, snapshot, gateway }: GatewayInput): void {
  const texts: readonly (readonly [string, string])[] = [
    ['trunk', trunk],
    ['interface', bindInterface],
    ...ucm.nodes.map((node) => ['node of Unified CM', node] as const),
  ]
  for (const [what, text] of texts) {
    if (/^[^\s"?<>][^"?<>\p{Cc}]*$/u.test(text)) continue
    throw new UserError(
      `The ${what} "${text.replace(/\p{Cc}/gu, '·')}" cannot stand in the configuration of ${gateway}`,
      {
        hint: 'Line breaks, quotes, question marks and angle brackets are not possible there.',
      },
    )
  }
  const spaced = ucm.nodes.find((node) => !/^[A-Za-z0-9][A-Za-z0-9.:-]*$/.test(node))
  if (spaced !== undefined)
    throw new UserError(`"${spaced}" is neither a host name nor an address`, {
      hint: 'Correct the node of Unified CM.',
    })
  if (ucm.nodes.length === 0)
    throw new UserError(`Gateway ${gateway} has no node of Unified CM to send to`, {
      hint: 'Look at the server group of the trunk.',
    })
  const ports = [ucm.listeningPort, ...(ucm.gatewayPort === undefined ? [] : [ucm.gatewayPort])]
  const wrong = ports.find((port) => !Number.isInteger(port) || port < 1 || port > 65535)
  if (wrong !== undefined)
    throw new UserError(`${wrong} is no port`, { hint: 'Look at the SIP trunk security profile.' })
  checkInterface(snapshot, bindInterface, gateway)
}

function checkInterface(snapshot: LgwSnapshot | undefined, name: string, gateway: string): void {
  const known = snapshot?.objects.facts.flatMap(({ value }) => value.interfaces) ?? []
  // An excerpt of a configuration names no interface at all.
  if (known.length === 0) return
  const found = known.find((each) => each.name === name)
  if (found?.address !== undefined && found.shutdown !== true) return
  const usable = known
    .filter(({ address, shutdown }) => address !== undefined && shutdown !== true)
    .map((each) => each.name)
  throw new UserError(`Gateway ${gateway} has no interface ${name} that is up with an address`, {
    hint: usable.length === 0 ? 'Its configuration names no usable interface.' : `Choose one of: ${usable.join(', ')}.`,
  })
}

/** SRV targets are names: an address gets one of ours; the order of the nodes is the order tried. */
function serviceNodes(nodes: readonly string[], serviceName: string): TemplateValues['nodes'] {
  return nodes.map((node, priority) =>
    isAddress(node)
      ? { name: `node${priority + 1}.${serviceName}`, address: node, priority }
      : { name: node, address: null, priority },
  )
}

/** Server groups hold addresses: names are looked up in the configuration. */
function groupNodes(
  { ucm, gateway }: GatewayInput,
  tables: GatewayTables | undefined,
  remarks: string[],
): TemplateValues['nodes'] {
  if (ucm.nodes.length > GROUP_SERVERS) {
    remarks.push(
      `A server group takes ${GROUP_SERVERS} servers: ${ucm.nodes.slice(GROUP_SERVERS).join(', ')} get no calls from ${gateway}.`,
    )
  }
  return ucm.nodes.slice(0, GROUP_SERVERS).map((node, index) => {
    const address = isAddress(node) ? node : tables === undefined ? undefined : addressesOf(tables, node)[0]
    if (address !== undefined) return { name: node, address, priority: index + 1 }
    throw new UserError(`Gateway ${gateway} does not know the address of ${node}`, {
      hint: `Enter "ip host ${node} <address>" in it and read it again, or choose the current layout, which uses names.`,
    })
  })
}

function isAddress(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(text)
}

/** What the trusted list lacks: Webex, and each node of Unified CM, which as a name trusts nobody (`local-gateway` 1.2). */
function trustedNetworks(
  tables: GatewayTables | undefined,
  nodes: readonly string[],
  remarks: string[],
): readonly string[] {
  const listed = new Set(tables?.facts.trusted ?? [])
  const webex = WEBEX_SIGNALING.networks.filter((network) => !listed.has(network))
  if (webex.length > 0) {
    remarks.push(
      `Compare the networks of Webex in the trusted list, as of ${WEBEX_SIGNALING.asOf}, with the current port reference.`,
    )
  }
  const addresses = nodes.flatMap((node) => {
    const known = isAddress(node) ? [node] : tables === undefined ? [] : addressesOf(tables, node)
    if (known.length === 0)
      remarks.push(`Add the address of ${node} to "ip address trusted list": as a name it is not trusted.`)
    return known.filter((address) => tables === undefined || trustOf(tables, address).verdict !== 'trusted')
  })
  return [...webex, ...new Set(addresses)]
}

const TRUSTPOINT = 'LGW-WEBEX'

/** Settings of the gateway as a whole that the trunk needs and that are not there in any form. */
function ownLines(
  snapshot: LgwSnapshot | undefined,
): Pick<TemplateValues, 'trustpoint' | 'sipUa' | 'service' | 'stun'> {
  const facts = snapshot?.objects.facts[0]?.value
  const linesOf = (kind: string): readonly string[] =>
    snapshot?.objects.class.find(({ value }) => value.kind === kind)?.value.lines ?? []
  const [service, sipUa] = [linesOf('voice service voip'), linesOf('sip-ua')]
  const signaling = facts?.signalingTrustpoint
  const absent = (lines: readonly string[], wanted: readonly (readonly [string, string])[]): readonly string[] =>
    wanted.filter(([start]) => !lines.some((line) => line.startsWith(start))).map(([, line]) => line)
  const stun = absent(service, [['stun / stun flowdata agent-id', 'stun flowdata agent-id 1 boot-count 4']])
  return {
    trustpoint: {
      isNew: signaling === undefined && facts?.trustpoints.includes(TRUSTPOINT) !== true,
      name: TRUSTPOINT,
    },
    sipUa: [
      ...absent(sipUa, [
        ['timers connection establish tls', 'timers connection establish tls 5'],
        ['transport tcp tls', 'transport tcp tls v1.2'],
      ]),
      ...(signaling === undefined ? [`crypto signaling default trustpoint ${TRUSTPOINT} cn-san-validate server`] : []),
      ...absent(sipUa, [['tcp-retry', 'tcp-retry 1000']]),
    ],
    service: absent(service, [
      ['mode border-element', 'mode border-element'],
      ['media statistics', 'media statistics'],
      ['media bulk-stats', 'media bulk-stats'],
      ['allow-connections sip to sip', 'allow-connections sip to sip'],
    ]),
    stun,
  }
}

/** What no plan may hold, or what leaves no trace in a configuration. */
function secretRemarks(snapshot: LgwSnapshot | undefined, gateway: string): readonly string[] {
  const remarks: string[] = []
  const service = snapshot?.objects.class.find(({ value }) => value.kind === 'voice service voip')?.value.lines ?? []
  if (!service.some((line) => line.startsWith('stun / stun flowdata shared-secret'))) {
    remarks.push(
      `Enter "stun flowdata shared-secret" on ${gateway} with a secret of your own: without it a call that comes from Webex and returns there has no sound.`,
    )
  }
  const registers = snapshot?.objects.tenant.some(({ value }) => value.registrar !== undefined) ?? false
  if (!registers) {
    remarks.push(
      `Make sure that ${gateway} trusts the certificates of Webex: import the bundle ios_core.p7b with "crypto pki trustpool import".`,
    )
  }
  return remarks
}
