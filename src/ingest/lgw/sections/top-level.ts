import type { GatewayFacts } from '../../../model/lgw/dial-peer.js'
import type { LgwKind, LgwKinds } from '../../../model/lgw/kinds.js'
import type { Draft, GatewayDraft } from '../gateway-draft.js'
import type { Command, Section } from '../section.js'
import { flagField, IGNORED, section } from '../section.js'
import { dialPeerSection, newDialPeer } from './dial-peer.js'
import { IGNORED_BLOCKS, IGNORED_COMMANDS } from './ignored.js'
import { newTenant, tenantSection } from './tenant.js'
import { translationProfileSection, translationRuleSection } from './translation.js'
import {
  dialPeerGroupSection,
  KEPT_BLOCKS,
  KEPT_CLASSES,
  keptClassSection,
  patternMapSection,
  serverGroupSection,
  sipProfilesSection,
  uriClassSection,
} from './voice-classes.js'
import { sipUaSection, voiceServiceSection } from './voice-service.js'

/** The one key of `facts`. */
export const FACTS_KEY = 'gateway'

/** The facts of the draft. */
export function factsOf(draft: GatewayDraft): Draft<GatewayFacts> {
  return draft.open(
    'facts',
    FACTS_KEY,
    1,
    (): Draft<GatewayFacts> => ({
      trusted: [],
      trustedListOff: false,
      huntOrder: 0,
      sipProfilesInbound: false,
      interfaces: [],
      uriPreference: 'host',
      trustpoints: [],
      numberExpansions: [],
      dialPeerApplets: [],
    }),
  )
}

/** The commands of configuration mode. */
export function topLevelSection(draft: GatewayDraft): Section {
  const known = section(draft, COMMANDS)
  return {
    read(statement) {
      const reading = known.read(statement)
      if (reading !== undefined) return reading
      if (IGNORED_BLOCKS.test(statement.text)) return { fate: 'irrelevant', opens: IGNORED }
      return IGNORED_COMMANDS.test(statement.text) ? { fate: 'irrelevant' } : undefined
    },
  }
}

/** A header: opens the object of its tag, or with `no` removes it. */
function header<K extends LgwKind>(
  pattern: RegExp,
  kind: K,
  make: (tag: string) => Draft<LgwKinds[K]>,
  opens: (object: Draft<LgwKinds[K]>) => Section,
): Command<GatewayDraft> {
  return [
    pattern,
    (draft, [tag = ''], { negated, line }) => {
      if (!negated) return opens(draft.open(kind, tag, line, () => make(tag)))
      draft.remove(kind, tag)
      return undefined
    },
  ]
}

const HEADERS: readonly Command<GatewayDraft>[] = [
  header(
    /^voice class dpg (\d+)$/,
    'dial-peer-group',
    (tag) => ({ tag, shutdown: false, members: [] }),
    dialPeerGroupSection,
  ),
  header(/^voice class uri (\S+)(?: sip)?(?:\s+\(.*\))?$/, 'uri-class', (tag) => ({ tag, hosts: [] }), uriClassSection),
  header(/^voice class tenant (\d+)$/, 'tenant', newTenant, tenantSection),
  header(/^voice class sip-profiles (\d+)$/, 'sip-profiles', (tag) => ({ tag, rules: [] }), sipProfilesSection),
  header(
    /^voice class server-group (\d+)$/,
    'server-group',
    (tag) => ({ tag, shutdown: false, roundRobin: false, stopsAt: [], servers: [] }),
    serverGroupSection,
  ),
  header(/^voice class e164-pattern-map (\d+)$/, 'pattern-map', (tag) => ({ tag, patterns: [] }), patternMapSection),
  header(/^voice translation-rule (\d+)$/, 'translation-rule', (tag) => ({ tag, rules: [] }), translationRuleSection),
  header(/^voice translation-profile (\S+)$/, 'translation-profile', (name) => ({ name }), translationProfileSection),
]

const DIAL_PEER: Command<GatewayDraft> = [
  /^dial-peer voice (\d{1,10})(?: (voip|pots|mmoip|vofr|voatm))?$/,
  (draft, [tag = '', type = ''], { negated, line }) => {
    if (negated) {
      draft.remove('dial-peer', tag)
      return undefined
    }
    const kind = type === 'voip' || type === 'pots' ? type : 'other'
    const peer = draft.open('dial-peer', tag, line, () => newDialPeer(Number(tag), kind))
    if (type !== '' && peer.kind !== kind) {
      // On the box one tag has one type: two of them come from files put together.
      return `dial-peer ${tag} stands as ${peer.kind} and as ${type}: the second one was not read`
    }
    return dialPeerSection(peer)
  },
]

/**
 * Classes and other blocks that routing does not follow, kept line by line: `voice class codec 1`,
 * `dial-peer cor list X`, `voice source-group X`, `trunk group X`, `voice-port 0/1/0`.
 */
const KEPT: Command<GatewayDraft> = [
  new RegExp(`^(?:voice class (${KEPT_CLASSES.join('|')}) (\\S+)|(${KEPT_BLOCKS.join('|')})(?: (\\S+))?)$`),
  (draft, [classKind = '', classTag = '', block = '', name = ''], { negated, line }) => {
    const kind = classKind === '' ? block : classKind
    const tag = classKind === '' ? name : classTag
    const key = tag === '' ? kind : `${kind} ${tag}`
    if (!negated) return keptClassSection(draft.open('class', key, line, () => ({ kind, tag, lines: [] })))
    draft.remove('class', key)
    return undefined
  },
]

/** `voice service voip` or `sip-ua`. */
function service(pattern: RegExp, name: string, opens: typeof sipUaSection): Command<GatewayDraft> {
  return [
    pattern,
    (draft, _groups, { line }) => {
      const kept = draft.open('class', name, line, () => ({ kind: name, tag: '', lines: [] }))
      return opens({ facts: factsOf(draft), lines: kept.lines })
    },
  ]
}

const HOST_SERVICE = /^ip host (?:vrf \S+ )?(\S+) srv (\d+) (\d+) (\d+) (\S+)$/

const HOSTS: readonly Command<GatewayDraft>[] = [
  [
    HOST_SERVICE,
    (draft, [name = '', ...parts], { negated, line }) => {
      const [priority = 0, weight = 0, port = 0] = parts.slice(0, 3).map(Number)
      const service = { priority, weight, port, host: parts[3] ?? '' }
      const host = draft.open('ip-host', name, line, () => ({ name, addresses: [], services: [] }))
      const same = (known: typeof service): boolean => known.host === service.host && known.port === service.port
      host.services = host.services.filter((known) => !same(known))
      if (!negated) host.services.push(service)
      if (host.services.length + host.addresses.length === 0) draft.remove('ip-host', name)
      return undefined
    },
  ],
  [
    /^ip host (?:vrf \S+ )?(\S+)((?: [\dA-Fa-f.:]+)+)$/,
    (draft, [name = '', list = ''], { negated, line }) => {
      const addresses = list.trim().split(/ +/)
      const host = draft.open('ip-host', name, line, () => ({ name, addresses: [], services: [] }))
      host.addresses = host.addresses.filter((known) => !addresses.includes(known))
      if (!negated) host.addresses.push(...addresses)
      if (host.services.length + host.addresses.length === 0) draft.remove('ip-host', name)
      return undefined
    },
  ],
]

const INTERFACE: Command<GatewayDraft> = [
  /^interface (\S+(?: \d\S*)?)$/,
  (draft, [name = ''], { negated }) => {
    const facts = factsOf(draft)
    const others = facts.interfaces.filter((known) => known.name !== name)
    if (negated) {
      facts.interfaces = others
      return undefined
    }
    const found: InterfaceDraft & { name: string } = facts.interfaces.find((known) => known.name === name) ?? { name }
    if (!facts.interfaces.includes(found)) facts.interfaces.push(found)
    return section<InterfaceDraft>(found, INTERFACE_COMMANDS, INTERFACE_REST)
  },
]

interface InterfaceDraft {
  address?: string
  dynamicAddress?: boolean
  description?: string
  vrf?: string
  shutdown?: boolean
}

const INTERFACE_COMMANDS: readonly Command<InterfaceDraft>[] = [
  [
    /^ip address(?: (?:(\d+\.\d+\.\d+\.\d+) \d+\.\d+\.\d+\.\d+|(dhcp|negotiated)(?: .*)?))?( secondary)?$/,
    (found, [address = '', dynamic = '', secondary = ''], { negated }) => {
      if (secondary !== '') return undefined
      delete found.address
      delete found.dynamicAddress
      if (!negated && address !== '') found.address = address
      if (!negated && dynamic !== '') found.dynamicAddress = true
      return undefined
    },
  ],
  [
    /^(?:ip )?vrf forwarding(?: (\S+))?$/,
    (found, [vrf = ''], { negated }) => {
      delete found.vrf
      if (!negated && vrf !== '') found.vrf = vrf
      return undefined
    },
  ],
  [
    /^description(?: (.+))?$/,
    (found, [text = ''], { negated }) => {
      delete found.description
      if (!negated && text !== '') found.description = text
      return undefined
    },
  ],
  flagField(/^shutdown$/, 'shutdown'),
]

const INTERFACE_REST =
  /^(description|negotiation|speed|duplex|mop|ip|ipv6|switchport|encapsulation|mtu|bandwidth|cdp|lldp|standby|service-policy|load-interval|channel-group|media-type|isdn|crypto|tunnel|nat|keepalive|arp|delay|carrier-delay|zone-member|spanning-tree|access-session|trust|vlan|pppoe|dialer|ppp|snmp|logging|authentication|dot1x|mab|macsec|hold-queue|auto|power|storm-control|service)\b/

const APPLET: Command<GatewayDraft> = [
  /^event manager applet (\S+)(?: .*)?$/,
  (draft, [name = ''], { negated }) => {
    const facts = factsOf(draft)
    facts.dialPeerApplets = facts.dialPeerApplets.filter((known) => known !== name)
    if (negated) return undefined
    return {
      read: ({ text }) => {
        if (!/^(action|event|description|trigger|correlate|attribute|set|maxrun)\b/.test(text)) return undefined
        const enters = /\bcommand\b.*\b(dial-peer voice|voice class (dpg|tenant|uri|server-group))\b/.test(text)
        if (enters && !facts.dialPeerApplets.includes(name)) facts.dialPeerApplets.push(name)
        return { fate: enters ? 'understood' : 'irrelevant' }
      },
    }
  },
]

const FACTS: readonly Command<GatewayDraft>[] = [
  [
    /^hostname(?: (\S+))?$/,
    (draft, [name = ''], { negated }) => {
      const facts = factsOf(draft) as { hostname?: string | undefined }
      facts.hostname = negated || name === '' ? undefined : name
      return undefined
    },
  ],
  [
    /^voip-incoming translation-profile(?: (\S+))?$/,
    (draft, [name = ''], { negated }) => {
      const facts = factsOf(draft) as { incomingTranslation?: string | undefined }
      facts.incomingTranslation = negated ? undefined : name
      return undefined
    },
  ],
  [
    /^dial-peer hunt(?: (\d+))?$/,
    (draft, [order = '0'], { negated, text }) => {
      if (!negated && !/^[0-7]$/.test(order)) return `"${text}": the order of hunting is 0 to 7`
      factsOf(draft).huntOrder = negated ? 0 : Number(order)
      return undefined
    },
  ],
  [
    /^voice class uri sip preference (user-id|host)$/,
    (draft, [part = ''], { negated }) => {
      factsOf(draft).uriPreference = !negated && part === 'user-id' ? 'user-id' : 'host'
      return undefined
    },
  ],
  [
    /^num-exp (\S+ \S+)$/,
    (draft, [expansion = ''], { negated }) => {
      const facts = factsOf(draft)
      facts.numberExpansions = facts.numberExpansions.filter((known) => known !== expansion)
      if (!negated) facts.numberExpansions.push(expansion)
      return undefined
    },
  ],
  [
    /^crypto pki trustpoint (\S+)$/,
    (draft, [name = ''], { negated }) => {
      const facts = factsOf(draft)
      facts.trustpoints = facts.trustpoints.filter((known) => known !== name)
      if (negated) return undefined
      facts.trustpoints.push(name)
      return section({}, [], TRUSTPOINT)
    },
  ],
]

const TRUSTPOINT =
  /^(enrollment|fqdn|subject-name|subject-alt-name|revocation-check|rsakeypair|eckeypair|hash|serial-number|ip-address|usage|chain-validation|source|vrf|auto-enroll|authorization|password|crl|match|ocsp|primary|regenerate|root|storage|validation-usage|default)\b/

const COMMANDS: readonly Command<GatewayDraft>[] = [
  ...FACTS,
  ...HEADERS,
  DIAL_PEER,
  KEPT,
  service(/^voice service voip$/, 'voice service voip', voiceServiceSection),
  service(/^sip-ua$/, 'sip-ua', sipUaSection),
  ...HOSTS,
  INTERFACE,
  APPLET,
]
