import type { IosPattern } from '../../dialing/grammars/ios-pattern.js'
import { parseIosPattern } from '../../dialing/grammars/ios-pattern.js'
import type {
  DialPeer,
  DialPeerGroup,
  GatewayFacts,
  IpHost,
  PatternMap,
  ServerGroup,
  SipProfiles,
  Tenant,
  TranslationProfile,
  TranslationRule,
  UriClass,
} from '../../model/lgw/dial-peer.js'
import type { LgwKind, LgwKinds } from '../../model/lgw/kinds.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { IosRegex } from './ios-regex.js'
import { compileIosRegex } from './ios-regex.js'

const NO_FACTS: GatewayFacts = {
  trusted: [],
  trustedListOff: false,
  huntOrder: 0,
  sipProfilesInbound: false,
  interfaces: [],
  uriPreference: 'host',
  trustpoints: [],
  numberExpansions: [],
  dialPeerApplets: [],
}

/** The objects of a gateway by tag, and each expression compiled once. */
export class GatewayTables {
  readonly name: string
  readonly facts: GatewayFacts
  /** By tag, ascending: the order in which equals are named. */
  readonly dialPeers: readonly DialPeer[]
  private readonly snapshot: LgwSnapshot
  private readonly indexes = new Map<LgwKind, ReadonlyMap<string, unknown>>()
  private readonly patterns = new Map<string, IosPattern | undefined>()
  private readonly expressions = new Map<string, IosRegex | undefined>()

  constructor(snapshot: LgwSnapshot) {
    this.snapshot = snapshot
    this.name = snapshot.name
    this.facts = snapshot.objects.facts[0]?.value ?? NO_FACTS
    this.dialPeers = snapshot.objects['dial-peer'].map(({ value }) => value).sort((a, b) => a.tag - b.tag)
  }

  dialPeer(tag: number): DialPeer | undefined {
    return this.find('dial-peer', String(tag))
  }

  group(tag: string): DialPeerGroup | undefined {
    return this.find('dial-peer-group', tag)
  }

  uriClass(tag: string): UriClass | undefined {
    return this.find('uri-class', tag)
  }

  tenant(tag: string | undefined): Tenant | undefined {
    return tag === undefined ? undefined : this.find('tenant', tag)
  }

  serverGroup(tag: string): ServerGroup | undefined {
    return this.find('server-group', tag)
  }

  patternMap(tag: string): PatternMap | undefined {
    return this.find('pattern-map', tag)
  }

  translationRule(tag: string): TranslationRule | undefined {
    return this.find('translation-rule', tag)
  }

  translationProfile(name: string): TranslationProfile | undefined {
    return this.find('translation-profile', name)
  }

  sipProfiles(tag: string | undefined): SipProfiles | undefined {
    return tag === undefined ? undefined : this.find('sip-profiles', tag)
  }

  /** Without regard to case, as names are. */
  host(name: string): IpHost | undefined {
    const wanted = name.toLowerCase()
    return this.snapshot.objects['ip-host'].find(({ key }) => key.toLowerCase() === wanted)?.value
  }

  /** The pattern of a dial-peer or map; undefined when it cannot be used. */
  pattern(source: string): IosPattern | undefined {
    if (!this.patterns.has(source)) {
      const parse = parseIosPattern(source)
      this.patterns.set(source, parse.ok ? parse.pattern : undefined)
    }
    return this.patterns.get(source)
  }

  /** The expression of a URI class; undefined when it cannot be used. */
  expression(source: string): IosRegex | undefined {
    if (!this.expressions.has(source)) this.expressions.set(source, compileIosRegex(source, 'plain'))
    return this.expressions.get(source)
  }

  private find<K extends LgwKind>(kind: K, key: string): LgwKinds[K] | undefined {
    let index = this.indexes.get(kind)
    if (index === undefined) {
      index = new Map(this.snapshot.objects[kind].map((entry) => [entry.key, entry.value]))
      this.indexes.set(kind, index)
    }
    return index.get(key) as LgwKinds[K] | undefined
  }
}
