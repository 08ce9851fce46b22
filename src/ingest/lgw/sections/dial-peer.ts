import type { DialPeer, InboundCriterion, SessionTarget } from '../../../model/lgw/dial-peer.js'
import type { Draft } from '../gateway-draft.js'
import type { Command, Section } from '../section.js'
import { flagField, numberField, section, textField } from '../section.js'

type Peer = Draft<DialPeer>

/** `dial-peer voice N voip|pots`. */
export function dialPeerSection(peer: Peer): Section {
  return section(peer, COMMANDS, IRRELEVANT)
}

/** A dial-peer as it is right after its header: nothing printed means preference 0 and hunting goes on. */
export function newDialPeer(tag: number, kind: DialPeer['kind']): Peer {
  return {
    tag,
    kind,
    shutdown: false,
    incoming: [],
    preference: 0,
    huntstop: false,
    references: [],
    srtp: false,
    otherOutbound: [],
  }
}

const INCOMING: readonly (readonly [RegExp, InboundCriterion])[] = [
  [/^incoming uri via(?: (\S+))?$/, 'uri-via'],
  [/^incoming uri request(?: (\S+))?$/, 'uri-request'],
  [/^incoming uri to(?: (\S+))?$/, 'uri-to'],
  [/^incoming uri from(?: (\S+))?$/, 'uri-from'],
  [/^incoming called-number(?: (\S+))?$/, 'called-number'],
  [/^incoming called e164-pattern-map(?: (\S+))?$/, 'called-map'],
  [/^incoming calling e164-pattern-map(?: (\S+))?$/, 'calling-map'],
  [/^answer-address(?: (\S+))?$/, 'answer-address'],
]

/** One line per keyword: a second one replaces the first (`local-gateway` 6, edge case 4). */
const incoming = INCOMING.map(
  ([pattern, criterion]): Command<Peer> => [
    pattern,
    (peer, [value = ''], { negated, text }) => {
      if (!negated && value === '') return `"${text}" names nothing to compare with`
      peer.incoming = peer.incoming.filter((known) => known.criterion !== criterion)
      if (!negated) peer.incoming.push({ criterion, value })
      return undefined
    },
  ],
)

const TARGETS: readonly (readonly [RegExp, (groups: readonly string[]) => SessionTarget])[] = [
  [/^(ipv4|dns):([^:\s]+|<[^>]*>)(?::(\d+))?$/, ([kind = '', host = '', port = '']) => hostTarget(kind, host, port)],
  [/^ipv6:\[([^\]]+)\](?::(\d+))?$/, ([host = '', port = '']) => hostTarget('ipv4', host, port)],
  [/^sip-server$/, () => ({ kind: 'sip-server' })],
]

function hostTarget(kind: string, host: string, port: string): SessionTarget {
  const target = { kind: kind === 'dns' ? ('dns' as const) : ('ipv4' as const), host }
  return port === '' ? target : { ...target, port: Number(port) }
}

/** The value of `session target`; forms that are not followed are kept as written. */
export function readTarget(text: string): SessionTarget {
  for (const [pattern, make] of TARGETS) {
    const match = pattern.exec(text)
    if (match !== null) return make(match.slice(1).map((group: string | undefined) => group ?? ''))
  }
  return { kind: 'other', text }
}

/** `[command as referred to, pattern]`. */
const REFERENCES: readonly (readonly [string, RegExp])[] = [
  ['codec', /^voice-class codec(?: (\d+))?(?: .*)?$/],
  ['stun-usage', /^voice-class stun-usage(?: (\d+))?$/],
  ['srtp-crypto', /^voice-class sip srtp-crypto(?: (\d+))?$/],
  ['sip-profiles inbound', /^voice-class sip profiles? (\d+) inbound$/],
  ['sip-profiles', /^voice-class sip profiles?(?: (\d+))?$/],
  ['sip-copylist', /^voice-class sip copy-list(?: (\d+|system))?$/],
  ['sip-hdr-passthrulist', /^voice-class sip pass-thru headers(?: (\S+))?$/],
  ['tls-profile', /^voice-class sip tls-profile(?: (\d+))?$/],
  ['call-block', /^call-block translation-profile incoming(?: (\S+))?$/],
  ['cor incoming', /^corlist incoming(?: (\S+))?$/],
  ['cor outgoing', /^corlist outgoing(?: (\S+))?$/],
  ['carrier-id source', /^carrier-id source(?: (\S+))?$/],
  ['carrier-id target', /^carrier-id target(?: (\S+))?$/],
  ['translate called', /^translate-outgoing called(?: (\d+))?$/],
  ['translate calling', /^translate-outgoing calling(?: (\d+))?$/],
]

const references = REFERENCES.map(
  ([command, pattern]): Command<Peer> => [
    pattern,
    (peer, [tag = ''], { negated }) => {
      peer.references = peer.references.filter((known) => known.command !== command)
      if (!negated) peer.references.push({ command, tag })
      return undefined
    },
  ],
)

const COMMANDS: readonly Command<Peer>[] = [
  textField(/^description(?: (.+))?$/, 'description'),
  flagField(/^shutdown$/, 'shutdown'),
  ...incoming,
  textField(/^destination-pattern(?: (\S+))?$/, 'destinationPattern'),
  textField(/^destination e164-pattern-map(?: (\d+))?$/, 'destinationMap'),
  textField(/^destination dpg(?: (\d+))?$/, 'dialPeerGroup'),
  [
    /^(?:destination (?:uri(?:-from|-to|-via|-diversion|-referred-by)?|route-string|calling e164-pattern-map|provision-policy) \S+.*|dnis-map \S+)$/,
    (peer, _groups, { text, negated }) => {
      peer.otherOutbound = peer.otherOutbound.filter((known) => known !== text)
      if (!negated) peer.otherOutbound.push(text)
      return undefined
    },
  ],
  textField(/^session protocol(?: (\S+))?$/, 'sessionProtocol'),
  textField(/^session transport(?: (.+))?$/, 'transport'),
  [
    /^session (?:target|server-group)(?: (.+))?$/,
    (peer, [value = ''], { negated, text }) => {
      if (negated) delete (peer as { target?: SessionTarget }).target
      else if (value === '') return `"${text}" names no target`
      else if (text.startsWith('session server-group')) peer.target = { kind: 'server-group', tag: value.trim() }
      else peer.target = readTarget(value.trim())
      return undefined
    },
  ],
  textField(/^voice-class sip tenant(?: (\d+))?$/, 'tenant'),
  numberField(/^preference(?: (\S+))?$/, 'preference'),
  flagField(/^huntstop$/, 'huntstop'),
  numberField(/^max-conn(?: (\S+))?$/, 'maximumConnections'),
  textField(/^translation-profile incoming(?: (\S+))?$/, 'translationIncoming'),
  textField(/^translation-profile outgoing(?: (\S+))?$/, 'translationOutgoing'),
  ...references,
  textField(/^voice-class sip asserted-id(?: (\S+))?$/, 'assertedIdentity'),
  textField(/^voice-class sip bind control source-interface(?: (\S+))?(?: .*)?$/, 'bindControl'),
  textField(/^voice-class sip bind media source-interface(?: (\S+))?(?: .*)?$/, 'bindMedia'),
  textField(/^voice-class sip privacy-policy(?: (.+))?$/, 'privacyPolicy'),
  textField(/^codec(?: (\S+))?(?: .*)?$/, 'codec'),
  [
    /^voice-class sip options-keepalive(?: profile (\S+)| .*)?$/,
    (peer, [profile = ''], { negated }) => {
      if (negated) delete (peer as { keepalive?: string }).keepalive
      else peer.keepalive = profile === '' ? 'default' : profile
      return undefined
    },
  ],
  [
    /^voice-class sip outbound-proxy(?: (\S+))?(?: .*)?$/,
    (peer, [value = ''], { negated }) => {
      peer.outboundProxy = negated ? 'none' : value
      return undefined
    },
  ],
  textField(/^permission(?: (\S+))?$/, 'permission'),
  flagField(/^srtp(?: .*)?$/, 'srtp'),
]

const IRRELEVANT = new RegExp(
  [
    'voice-class sip (bind media|localhost|privacy|early-offer|midcall-signaling|rel1xx|requri-passing|error-passthru)',
    'voice-class sip (session|url|transport|call-route|pass-thru|block|send|history-info|g729|associate|anat|authenticate)',
    'voice-class sip (referto-passing|map|outbound|encap|extension|conn-reuse|connection-reuse|e911|error-code-override|asymmetric|dscp)',
    'voice-class sip (audio|remote-party-id|options-ping|preloaded-route|reset|resource|rsvp|listen-port|calltype-video|random)',
    'voice-class (aaa|permanent|h323|media|video|recording|codec)',
    'dtmf-relay',
    'vad',
    'fax',
    'fax-relay',
    'modem',
    'rtp ',
    'media ',
    'playout-delay',
    'ip qos',
    'ip precedence',
    'srtp-auth',
    'direct-inward-dial',
    'port ',
    'prefix ',
    'forward-digits',
    'digit-strip',
    'progress_ind',
    'signaling forward',
    'signal-type',
    'incoming media',
    'req-qos',
    'acc-qos',
    'snmp',
    'tech-prefix',
    'redirect',
    'trunkgroup',
    'trunk-group-label',
    'service ',
    'application ',
    'supplementary-service',
    'nat ',
    'call ',
    'call-route',
    'clid ',
    'caller-id',
    'numbering-type',
    'security',
    'translation-profile$',
    'notify',
    'dnis',
    'busyout',
    'bandwidth',
    'max-bandwidth',
    'max-redirects',
    'settle-call',
    'roaming',
    'expect-factor',
    'icpif',
    'ani ',
    'tone ',
    'loopback',
    'mailbox-selection',
    'session refresh',
    'gw-accounting',
    'b2bua',
  ]
    .map((start) => `^${start}`)
    .join('|'),
)
