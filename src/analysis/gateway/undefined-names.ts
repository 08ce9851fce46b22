import type { Evidence, Finding } from '../../findings/finding.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { LgwKind } from '../../model/lgw/kinds.js'
import { type ExaminedGateway, isPlaceholder } from './examined-gateway.js'

/** A command that names an object. */
interface Naming {
  /** What the header of such an object begins with, e.g. `voice class tenant`. */
  readonly what: string
  readonly tag: string | undefined
  /** Beginning of the command, the tag stands behind it. */
  readonly command: string
}

/** The same with the block in which it stands. */
interface PlacedNaming extends Naming {
  readonly label: string
  readonly header: string
  /** It stands in a dial-peer or a group that is shut down: no call comes by it now. */
  readonly idle: boolean
}

const PATTERN_MAP = 'voice class e164-pattern-map'
const PROFILE = 'voice translation-profile'
const RULE = 'voice translation-rule'
const SIP_PROFILES = 'voice class sip-profiles'
const URI = 'voice class uri'

/** Where objects of a header are kept; what is not here stands among the classes. */
const KINDS: Readonly<Record<string, LgwKind>> = {
  'dial-peer voice': 'dial-peer',
  'voice class dpg': 'dial-peer-group',
  'voice class server-group': 'server-group',
  'voice class tenant': 'tenant',
  [PATTERN_MAP]: 'pattern-map',
  [PROFILE]: 'translation-profile',
  [RULE]: 'translation-rule',
  [SIP_PROFILES]: 'sip-profiles',
  [URI]: 'uri-class',
}

/** What the reader keeps among the references of a dial-peer, as `[what, command]`. */
const REFERENCES: Readonly<Record<string, readonly [what: string, command: string]>> = {
  codec: ['voice class codec', 'voice-class codec'],
  'stun-usage': ['voice class stun-usage', 'voice-class stun-usage'],
  'srtp-crypto': ['voice class srtp-crypto', 'voice-class sip srtp-crypto'],
  'sip-profiles inbound': [SIP_PROFILES, 'voice-class sip profiles?'],
  'sip-profiles': [SIP_PROFILES, 'voice-class sip profiles?'],
  'sip-copylist': ['voice class sip-copylist', 'voice-class sip copy-list'],
  'sip-hdr-passthrulist': ['voice class sip-hdr-passthrulist', 'voice-class sip pass-thru headers'],
  'tls-profile': ['voice class tls-profile', 'voice-class sip tls-profile'],
  'call-block': [PROFILE, 'call-block translation-profile incoming'],
  'cor incoming': ['dial-peer cor list', 'corlist incoming'],
  'cor outgoing': ['dial-peer cor list', 'corlist outgoing'],
  'translate called': [RULE, 'translate-outgoing called'],
  'translate calling': [RULE, 'translate-outgoing calling'],
}

/** Words that stand where a tag does: `copy-list system`, `pass-thru headers unsupp`. */
const KEYWORDS = new Set(['system', 'unsupp'])

const OTHER_OUTBOUND: readonly (readonly [line: RegExp, what: string])[] = [
  [/^(destination uri(?:-\S+)?) (\S+)$/, URI],
  [/^(destination calling e164-pattern-map) (\S+)$/, PATTERN_MAP],
  [/^(destination route-string) (\S+)$/, 'voice class route-string'],
]

/** Names in lines of blocks that are kept as written. */
const IN_LINES: readonly (readonly [line: RegExp, what: string])[] = [
  [/^(?:sip \/ )?(sip-profiles) (\d+)(?: inbound)?$/, SIP_PROFILES],
  [/^(?:sip \/ )?(srtp-crypto) (\d+)$/, 'voice class srtp-crypto'],
  [/^(?:sip \/ )?(copy-list) (\d+)$/, 'voice class sip-copylist'],
  [/^(?:sip \/ )?(tls-profile) (\d+)$/, 'voice class tls-profile'],
  [/^(translation-profile (?:incoming|outgoing)) (\S+)$/, PROFILE],
]
/** Of the classes, those whose lines may hold names. */
const CLASSES_WITH_NAMES: Readonly<Record<string, string>> = {
  'voice service voip': 'voice service voip',
  'sip-options-keepalive': 'voice class sip-options-keepalive',
  'voice source-group': 'voice source-group',
  'trunk group': 'trunk group',
  'voice-port': 'voice-port',
}

/** Lints that say of a line that what it names is not configured. */
const TELLS_ALREADY = new Set(['LGW-002', 'LGW-007', 'LGW-008', 'LGW-010'])

/**
 * PRE-010: one per name that commands refer to and nothing defines (`local-gateway` 5.2 to 5.5), LOW where only
 * what is shut down does. A name that is still to be filled in is passed over, as are lines that one of
 * these lints in `told` quotes.
 */
export function undefinedNames(gateway: ExaminedGateway, told: readonly Finding[]): readonly Finding[] {
  const quoted = new Set(
    told
      .filter(({ code }) => TELLS_ALREADY.has(code))
      .flatMap(({ evidence }) => evidence.flatMap(({ source }) => source?.row ?? [])),
  )
  const missing = new Map<string, { idle: boolean; lines: Evidence[] }>()
  for (const naming of namings(gateway)) {
    const { what, tag = '', label, header, command, idle } = naming
    if (tag === '' || KEYWORDS.has(tag) || isPlaceholder(tag) || isDefined(gateway, what, tag)) continue
    const line = gateway.lines.evidence(label, header, new RegExp(`^${command} ${escaped(tag)}(?: |$)`))
    if (line.source?.row !== undefined && quoted.has(line.source.row)) continue
    const name = `${what} ${tag}`
    const known = missing.get(name) ?? { idle: true, lines: [] }
    missing.set(name, { idle: known.idle && idle, lines: [...known.lines, line] })
  }
  return [...missing].map(([name, { idle, lines }]) =>
    gateway.finding({
      code: 'PRE-010',
      what: name,
      ...(idle ? { severity: 'LOW' as const } : {}),
      message: `${name} is not in the configuration of ${gateway.name}; ${lines.length === 1 ? '1 line refers' : `${lines.length} lines refer`} to it.`,
      evidence: lines,
    }),
  )
}

function isDefined({ snapshot }: ExaminedGateway, what: string, tag: string): boolean {
  const kind = KINDS[what]
  if (kind !== undefined) return snapshot.objects[kind].some(({ key }) => key === tag)
  const key = `${what.replace(/^voice class /, '')} ${tag}`
  return snapshot.objects.class.some((entry) => entry.key === key)
}

function namings({ snapshot: { objects }, tables }: ExaminedGateway): readonly PlacedNaming[] {
  const placed = (label: string, header: string, each: readonly Naming[], idle = false): readonly PlacedNaming[] =>
    each.map((naming) => ({ ...naming, label, header, idle }))
  const { facts } = tables
  return [
    ...tables.dialPeers.flatMap((peer) =>
      placed(`dial-peer ${peer.tag}`, `dial-peer voice ${peer.tag}`, ofPeer(peer), peer.shutdown),
    ),
    ...objects['dial-peer-group'].flatMap(({ key, value }) =>
      placed(
        `dpg ${key}`,
        `voice class dpg ${key}`,
        value.members.map(({ dialPeer }) => ({ what: 'dial-peer voice', tag: String(dialPeer), command: 'dial-peer' })),
        value.shutdown,
      ),
    ),
    ...objects.tenant.flatMap(({ key, value }) =>
      placed(`tenant ${key}`, `voice class tenant ${key}`, inLines(value.lines)),
    ),
    ...objects['translation-profile'].flatMap(({ key, value }) =>
      placed(`translation-profile ${key}`, `${PROFILE} ${key}`, [
        { what: RULE, tag: value.called, command: 'translate called' },
        { what: RULE, tag: value.calling, command: 'translate calling' },
        { what: RULE, tag: value.redirectCalled, command: 'translate redirect-called' },
        { what: RULE, tag: value.redirectTarget, command: 'translate redirect-target' },
      ]),
    ),
    ...objects.class.flatMap(({ key, value }) => {
      const header = CLASSES_WITH_NAMES[value.kind]
      return header === undefined ? [] : placed(key, `${header} ${value.tag}`.trim(), inLines(value.lines))
    }),
    ...placed('global', 'voip-incoming translation-profile', [
      { what: PROFILE, tag: facts.incomingTranslation, command: 'voip-incoming translation-profile' },
    ]),
  ]
}

function ofPeer(peer: DialPeer): readonly Naming[] {
  const { target } = peer
  return [
    ...(target?.kind === 'server-group'
      ? [{ what: 'voice class server-group', tag: target.tag, command: 'session server-group' }]
      : []),
    ...peer.incoming.flatMap(({ criterion, value }): readonly Naming[] => {
      if (criterion.startsWith('uri-')) {
        return [{ what: URI, tag: value, command: `incoming uri ${criterion.slice(4)}` }]
      }
      if (!criterion.endsWith('-map')) return []
      return [{ what: PATTERN_MAP, tag: value, command: `incoming ${criterion.slice(0, -4)} e164-pattern-map` }]
    }),
    { what: PATTERN_MAP, tag: peer.destinationMap, command: 'destination e164-pattern-map' },
    { what: 'voice class dpg', tag: peer.dialPeerGroup, command: 'destination dpg' },
    { what: 'voice class tenant', tag: peer.tenant, command: 'voice-class sip tenant' },
    { what: PROFILE, tag: peer.translationIncoming, command: 'translation-profile incoming' },
    { what: PROFILE, tag: peer.translationOutgoing, command: 'translation-profile outgoing' },
    {
      what: 'voice class sip-options-keepalive',
      tag: peer.keepalive === 'default' ? undefined : peer.keepalive,
      command: 'voice-class sip options-keepalive profile',
    },
    ...peer.references.flatMap(({ command, tag }): readonly Naming[] => {
      const known = REFERENCES[command]
      return known === undefined ? [] : [{ what: known[0], tag, command: known[1] }]
    }),
    ...peer.otherOutbound.flatMap((line) => named(line, OTHER_OUTBOUND)),
  ]
}

function inLines(lines: readonly string[]): readonly Naming[] {
  return lines.flatMap((line) => named(line, IN_LINES))
}

function named(line: string, rules: readonly (readonly [RegExp, string])[]): readonly Naming[] {
  return rules.flatMap(([test, what]) => {
    const [, command, tag] = test.exec(line) ?? []
    return command === undefined ? [] : [{ what, tag, command }]
  })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
