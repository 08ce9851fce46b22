import type { DialPeerGroup, PatternMap, ServerGroup, SipProfiles, UriClass } from '../../../model/lgw/dial-peer.js'
import type { Draft } from '../gateway-draft.js'
import type { Command, Section } from '../section.js'
import { flagField, section, textField, toggleLine } from '../section.js'

/** At most this many members of a dial-peer group (`local-gateway` 5.3). */
const GROUP_MEMBERS = 20
/** At most this many addresses of a server group (`local-gateway` 5.3). */
const GROUP_SERVERS = 5
/** At most this many `host ipv4|ipv6|dns` lines of a URI class (`local-gateway` 5.2). */
const CLASS_HOSTS = 10

const DESCRIPTION = /^description/

/** `voice class dpg N`. */
export function dialPeerGroupSection(group: Draft<DialPeerGroup>): Section {
  return section(
    group,
    [
      flagField(/^shutdown$/, 'shutdown'),
      [
        /^dial-peer (\d+)(?: preference (\d+))?$/,
        (draft, [tag = '', preference = '0'], { negated }) => {
          const dialPeer = Number(tag)
          const others = draft.members.filter((member) => member.dialPeer !== dialPeer)
          if (!negated && others.length >= GROUP_MEMBERS) {
            return `voice class dpg ${draft.tag} has more than ${GROUP_MEMBERS} members: dial-peer ${tag} is not in it`
          }
          draft.members = negated ? others : [...others, { dialPeer, preference: Number(preference || '0') }]
          return undefined
        },
      ],
    ],
    DESCRIPTION,
  )
}

/** `voice class uri TAG sip`: a second pattern or user-id replaces the first (`local-gateway` 5.2). */
export function uriClassSection(uri: Draft<UriClass>): Section {
  const regex = (pattern: RegExp, key: 'pattern' | 'userId' | 'hostPattern'): Command<Draft<UriClass>> =>
    textField(pattern, key)
  return section(
    uri,
    [
      regex(/^pattern(?: (.+))?$/, 'pattern'),
      regex(/^user-id(?: (\S+))?$/, 'userId'),
      [
        /^host ((?:ipv4|ipv6|dns):\S+)$/,
        (draft, [host = ''], { negated }) => {
          const others = draft.hosts.filter((known) => known !== host)
          if (!negated && others.length >= CLASS_HOSTS) {
            return `voice class uri ${draft.tag} has more than ${CLASS_HOSTS} hosts: ${host} is not in it`
          }
          draft.hosts = negated ? others : [...others, host]
          return undefined
        },
      ],
      regex(/^host(?: (\S+))?$/, 'hostPattern'),
    ],
    DESCRIPTION,
  )
}

/** Answers that `huntstop` may not name (`local-gateway` 5.3). */
const NEVER_STOPS = [401, 407, 415, 417, 422, 480, 485, 486, 488]

/** `voice class server-group N`. */
export function serverGroupSection(group: Draft<ServerGroup>): Section {
  return section(
    group,
    [
      flagField(/^shutdown$/, 'shutdown'),
      flagField(/^hunt-scheme round-robin$/, 'roundRobin'),
      [
        /^(?:ipv4 (\S+?)|ipv6 \[?([0-9A-Fa-f:.]+)\]?|dns (\S+?))(?: port (\d+))?(?: preference (\d+))?(?:\s+[!(].*)?$/,
        (draft, [v4 = '', v6 = '', name = '', port = '', preference = ''], { negated }) => {
          const host = v4 || v6 || name
          const others = draft.servers.filter((known) => known.host !== host || String(known.port ?? '') !== port)
          if (!negated && others.length >= GROUP_SERVERS) {
            return `voice class server-group ${draft.tag} has more than ${GROUP_SERVERS} addresses: ${host} is not in it`
          }
          const server = { host, ...(port === '' ? {} : { port: Number(port) }), preference: Number(preference || '0') }
          draft.servers = negated ? others : [...others, server]
          return undefined
        },
      ],
      [
        /^huntstop (\d+) resp-code (\d+)(?: to (\d+))?$/,
        (draft, [, first = '', last = ''], { negated }) => {
          const stop = { from: Number(first), to: Number(last || first) }
          const refused = NEVER_STOPS.find((code) => code >= stop.from && code <= stop.to)
          if (refused !== undefined) return `huntstop of server-group ${draft.tag} may not name ${refused}`
          if (stop.from < 400 || stop.to > 599) return `huntstop of server-group ${draft.tag} takes 400 to 599`
          draft.stopsAt = draft.stopsAt.filter(({ from, to }) => from !== stop.from || to !== stop.to)
          if (!negated) draft.stopsAt.push(stop)
          return undefined
        },
      ],
    ],
    /^(description|hunt-scheme preference|huntstop)/,
  )
}

/** `voice class e164-pattern-map N`. */
export function patternMapSection(map: Draft<PatternMap>): Section {
  return section(
    map,
    [
      [
        /^e164 (\S+)$/,
        (draft, [pattern = ''], { negated }) => {
          const others = draft.patterns.filter((known) => known !== pattern)
          const twice = !negated && others.length < draft.patterns.length
          draft.patterns = negated ? others : [...others, pattern]
          return twice ? `voice class e164-pattern-map ${draft.tag} names ${pattern} twice` : undefined
        },
      ],
      textField(/^url(?: (\S+))?$/, 'url'),
    ],
    DESCRIPTION,
  )
}

/**
 * `voice class sip-profiles N`: a rule with a number replaces the one of that number and stands in its
 * order, rules without are kept as often as they are written (`local-gateway` 5.5).
 */
export function sipProfilesSection(profiles: Draft<SipProfiles>): Section {
  return section(
    profiles,
    [
      [
        /^rule (?:before )?(\d+)(?: (.+))?$/,
        (draft, [number = ''], { text, negated }) => {
          draft.rules = draft.rules.filter((rule) => ruleNumber(rule) !== Number(number))
          if (!negated) draft.rules.push(text)
          draft.rules.sort((a, b) => ruleNumber(a) - ruleNumber(b))
          return undefined
        },
      ],
      [
        /^(?:request|response) \S+ (?:method \S+ )?(?:sip|sdp|peer)-header .+$/,
        (draft, _groups, { text, negated }) => {
          if (!negated) draft.rules.push(text)
          else draft.rules = draft.rules.filter((rule) => rule !== text)
          return undefined
        },
      ],
    ],
    DESCRIPTION,
  )
}

function ruleNumber(rule: string): number {
  return Number(/^rule (?:before )?(\d+)/.exec(rule)?.[1] ?? '0')
}

/** Which lines stand in a class that is only referred to; others of it are unknown. */
const CLASS_LINES: Readonly<Record<string, RegExp>> = {
  codec: /^codec preference \d+ \S+/,
  'stun-usage': /^stun usage /,
  'srtp-crypto': /^crypto \d+ \S+/,
  'sip-options-keepalive':
    /^(description|up-interval|down-interval|retry|transport|sip-profiles|sip-messages|tls-profile|bind|outbound-proxy)\b/,
  'sip-copylist': /^sip-header \S+/,
  'sip-hdr-passthrulist': /^passthru-hdr(-unsupp)?\b/,
  'tls-profile': /^(trustpoint|cn-san|cipher|client-vtp|sni|description)\b/,
  'tls-cipher': /^cipher \d+ \S+/,
  media: /./,
  'route-string': /^pattern \S+/,
  'dial-peer': /^(description|preference \d+ )/,
  'e164-translation': /^(url|description)\b/,
  h323: /./,
}

/** The kinds of `voice class` that are kept line by line. */
export const KEPT_CLASSES = Object.keys(CLASS_LINES)

/** Which lines stand in other blocks that are kept as written. */
const BLOCK_LINES: Readonly<Record<string, RegExp>> = {
  'dial-peer cor custom': /^name \S+$/,
  'dial-peer cor list': /^member \S+$/,
  'voice source-group':
    /^(access-list|translation-profile|carrier-id|description|disconnect-cause|h323zone-id|trunk-group-label|shutdown)\b/,
  'trunk group':
    /^(translation-profile|hunt-scheme|max-calls|max-retry|carrier-id|description|isdn|redirect|call|percentage|xsvc)\b/,
  'voice-port': /./,
}

/** Headers of those blocks. */
export const KEPT_BLOCKS = Object.keys(BLOCK_LINES)

/** A class that is only referred to, kept line by line. */
export function keptClassSection(kept: { kind: string; tag: string; lines: string[] }): Section {
  const known = CLASS_LINES[kept.kind] ?? BLOCK_LINES[kept.kind] ?? /(?!)/
  return {
    read({ text, negated }) {
      if (!known.test(text) && !DESCRIPTION.test(text)) return undefined
      toggleLine(kept.lines, text, negated)
      return { fate: 'understood' }
    },
  }
}
