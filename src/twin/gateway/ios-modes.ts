/** One configuration mode: which commands it knows, which of them hold one value, what it refuses. */
export interface Mode {
  /** The command that enters it, without `no`. */
  readonly header: RegExp
  /** Commands that it knows; absent = any that is no command of configuration mode. */
  readonly commands?: RegExp
  /**
   * What two lines have in common when the later one replaces the earlier; the match is compared. A
   * line that does not match stands beside the others (`local-gateway` 6, edge case 4).
   */
  readonly single?: RegExp
  readonly modes?: readonly Mode[]
  /** Why the block may not take this line: its lines so far, and the new one. */
  readonly refuses?: (lines: readonly string[], line: string) => string | undefined
}

export const INVALID_INPUT = "% Invalid input detected at '^' marker."

/** Commands that are on unless their `no` is written; only the `no` is ever printed (`local-gateway` 6, edge case 3). */
export const ON_BY_DEFAULT =
  /^(vad|remote-party-id|supplementary-service sip .+|ip address trusted authenticate|ip source-route|ip http server|logging console|mop enabled|negotiation auto|cdp enable|ip domain lookup|platform punt-keepalive .+|service (pad|config)|ip forward-protocol .+|aaa new-model|call-home)$/

/** Commands of which both forms override what is set further out: on, off, or as there. */
export const EITHER_WAY =
  /^(voice-class sip (localhost|rel1xx|outbound-proxy|pass-thru .+|session refresh|error-passthru|early-offer forced)|pass-thru .+|session refresh|referto-passing|requri-passing|error-passthru|header-passing|handle-replaces|update-callerid|history-info|anat)$/

const starting = (words: string): RegExp => new RegExp(`^(${words.trim().split(/\s+/).join('|')})(?![\\w-])`)

const DIAL_PEER: Mode = {
  header: /^dial-peer voice \d+( (voip|pots|mmoip|vofr))?$/,
  commands: starting(`description destination-pattern destination session incoming voice-class translation-profile
    translate-outgoing dtmf-relay codec srtp preference max-conn max-bandwidth huntstop shutdown vad rtp ip ipv6 media
    fax fax-relay modem answer-address direct-inward-dial port forward-digits prefix digit-strip numbering-type
    corlist permission progress_ind signaling signal-type clid carrier-id trunkgroup redirect acc-qos req-qos
    application service monitor playout-delay expect-factor icpif snmp t38 tone tech-prefix technology
    supplementary-service call-block call-route busy calling asserted-id outbound-proxy mailbox-selection
    conference dial-control-mib music-threshold registration-entity security trunk-group-label`),
  single: new RegExp(
    `^(${[
      'description|destination-pattern|answer-address|preference|max-conn|dtmf-relay|codec|srtp|fax \\S+|port|prefix',
      'session (protocol|target|server-group|transport)',
      'destination (dpg|e164-pattern-map|uri|route-string|calling|uri-diversion)',
      'incoming called-number|incoming (called|calling) e164-pattern-map|incoming uri (via|request|to|from)',
      'translation-profile (incoming|outgoing)|ip qos dscp \\S+ \\S+|media (?!bulk)\\S+|huntstop|shutdown|vad',
      'voice-class (codec|stun-usage|uri|server-group|route-string)',
      'voice-class sip (profiles \\d+ inbound|profiles|bind \\S+|tenant|options-keepalive|[\\w-]+)',
    ].join('|')})(?= |$)`,
  ),
  refuses: (_lines, line) => {
    const preference = /^preference (\S+)/.exec(line)
    if (preference !== null && !/^(\d|10)$/.test(preference[1] ?? '')) return INVALID_INPUT
    const calls = /^max-conn (\S+)/.exec(line)
    return calls !== null && !isTag(calls[1] ?? '') ? INVALID_INPUT : undefined
  },
}

const DIAL_PEER_GROUP: Mode = {
  header: /^voice class dpg \d+$/,
  commands: /^(description|shutdown|dial-peer \d)/,
  single: /^(description|shutdown|dial-peer \d+)(?= |$)/,
  refuses: (lines, line) => tooMany(lines, line, /^dial-peer \d+/, 20, 'dial-peers in a dial-peer group'),
}

const SERVER_GROUP: Mode = {
  header: /^voice class server-group \d+$/,
  commands: starting('description ipv4 ipv6 hunt-scheme shutdown huntstop dns'),
  single: /^(description|hunt-scheme|shutdown|(ipv4|ipv6|dns) \S+( port \d+)?)(?= |$)/,
  refuses: (lines, line) => tooMany(lines, line, /^(ipv4|ipv6|dns) \S+( port \d+)?/, 5, 'servers in a server group'),
}

const URI_CLASS: Mode = {
  header: /^voice class uri \S+ (sip|tel)$/,
  commands: starting('description host pattern user-id phone phone-context'),
  single: /^(description|pattern|user-id|phone context|host(?! (ipv4|ipv6|dns):))(?= |$)/,
  refuses: (_lines, line) => {
    const pattern = /^(?:pattern|user-id(?: pattern)?|host(?: pattern)?) (?!(?:ipv4|ipv6|dns):)(.*)$/.exec(line)
    return (pattern?.[1] ?? '').length >= 32 ? '% Pattern must be shorter than 32 characters' : undefined
  },
}

const PATTERN_MAP: Mode = {
  header: /^voice class e164-pattern-map \d+$/,
  commands: starting('description e164 url'),
  single: /^(description|url)(?= |$)/,
}

const TENANT: Mode = {
  header: /^voice class tenant \d+$/,
  commands: starting(`description registrar credentials authentication sip-server outbound-proxy session bind
    sip-profiles srtp-crypto stun-usage asserted-id privacy privacy-policy error-passthru rel1xx retry timers
    remote-party-id localhost early-offer connection-reuse conn-reuse listen-port url pass-thru midcall-signaling
    options-ping dtmf-interworking header-passing referto-passing requri-passing reason-header update-callerid
    anat block call-route call asymmetric copy-list handle-replaces history-info map nat notify offer refer-ood
    redirection registration reset send silent-discard sni tls-profile transport udp user-id video contact-passing
    srtp warn-header associate authenticate aaa audio calling content dscp g729 host-registrar max-forwards
    min-se mwi-server preloaded-route random-contact random-request-uri srv suspend-resume tel-config xfer`),
  single:
    /^(sip-profiles \d+ inbound|sip-profiles|bind \S+|session \S+|retry \S+|timers \S+|(?!credentials|authentication|header-passing|pass-thru|options-ping)[\w-]+)(?= |$)/,
}

const TRUSTED_LIST: Mode = { header: /^ip address trusted list$/, commands: /^(ipv4|ipv6) / }
const STUN: Mode = { header: /^stun$/, commands: /^stun (flowdata|usage)\b/, single: /^stun flowdata (agent-id|\S+)/ }
const SIP: Mode = {
  header: /^sip$/,
  commands: starting(`asymmetric early-offer g729 sip-profiles session asserted-id error-passthru header-passing
    midcall-signaling pass-thru listen-port transport bind outbound-proxy registrar rel1xx srtp-auth privacy
    privacy-policy localhost referto-passing requri-passing url history-info call anat associate authenticate
    block conn-reuse copy-list connection-reuse e911 handle-replaces map min-se options-ping preloaded-route
    random-contact random-request-uri reset rtcp send silent-discard sip-server srtp sni tls-profile
    update-callerid video xfer registration refer-ood contact-passing nat disable-early-media dscp ds0-num
    encap extension max-forwards content offer redirection support refer permit dns-a-override aaa call-route
    calling-info line outbound-proxy rtp-media-loop source subscription tel-config xfer`),
  single: /^(listen-port \S+|bind \S+|outbound-proxy|asserted-id|sip-profiles \d+|g729|asymmetric payload|url)(?= |$)/,
}

const H323: Mode = {
  header: /^h323$/,
  commands: starting('call h225 h245 emptycapability session ras telephony-service ccm-compatible'),
}

const VOICE_SERVICE: Mode = {
  header: /^voice service voip$/,
  commands:
    /^(ip address trusted authenticate|(address-hiding|mode|allow-connections|media|modem|redundancy-group|rtp-port|rtcp|shutdown|supplementary-service|fax|no-media|trace|redirect|clid|callmonitor|emergency|notify|qsig|signaling|srtp|sipr|gcid|dtmf-interworking|media-address|cause-code|codec|protocol|retry|voip-card|music-on-hold|call-quality|ipv6|session|rtp-media-loop|h450|cpa|media-flow|early-offer)(?![\w-]))/,
  single: /^(mode|fax protocol|rtp-port|modem)(?= |$)/,
  modes: [TRUSTED_LIST, STUN, SIP, H323],
}

const TRUSTPOINT: Mode = {
  header: /^crypto pki trustpoint \S+$/,
  commands: starting(`enrollment fqdn subject-name subject-alt-name revocation-check rsakeypair eckeypair hash
    serial-number ip-address usage chain-validation source vrf auto-enroll authorization password crl match ocsp
    primary regenerate root storage validation-usage`),
  single: /^(revocation-check|subject-name|fqdn|rsakeypair|eckeypair|hash|chain-validation|enrollment)(?= |$)/,
}

/** The modes below configuration mode, as far as voice needs them; the last ones take anything. */
export const MODES: readonly Mode[] = [
  DIAL_PEER,
  DIAL_PEER_GROUP,
  SERVER_GROUP,
  URI_CLASS,
  PATTERN_MAP,
  TENANT,
  VOICE_SERVICE,
  TRUSTPOINT,
  {
    header: /^voice translation-rule \d+$/,
    commands: starting('rule'),
    single: /^rule \d+(?= |$)/,
    refuses: (lines, line) => tooMany(lines, line, /^rule \d+/, 100, 'rules in a translation rule'),
  },
  {
    header: /^voice translation-profile \S+$/,
    commands: starting('translate'),
    single: /^translate [\w-]+(?= |$)/,
  },
  {
    header: /^voice class sip-profiles \d+$/,
    commands: starting('rule request response'),
    single: /^rule \d+(?= |$)/,
  },
  { header: /^voice class codec \d+$/, commands: starting('codec video'), single: /^codec preference \d+(?= |$)/ },
  { header: /^voice class srtp-crypto \d+$/, commands: starting('crypto'), single: /^crypto \d+(?= |$)/ },
  { header: /^voice class stun-usage \d+$/, commands: starting('stun') },
  {
    header: /^voice class sip-options-keepalive \d+$/,
    commands: starting('description down-interval up-interval retry transport sip-profiles'),
    single: /^[\w-]+(?= |$)/,
  },
  {
    header: /^sip-ua$/,
    commands:
      starting(`timers transport crypto(?=\\ssignaling) tcp-retry connection-reuse retry set sip-server registrar
      outbound-proxy nat remote-party-id handle-replaces credentials authentication srv keepalive max-forwards
      mwi-server reason-header redirection refer-ood srtp suspend-resume url user warn-header xfer bind
      disable-early-media g729-annexb host-registrar notify offer permit presence privacy protocol shutdown aaa
      calling-info ha-counter line listen-port`),
    single: /^(crypto signaling \S+|tcp-retry|transport \S+ \S+|timers \S+ \S+|sip-server|retry \S+)(?= |$)/,
  },
  {
    header: /^interface \S+( \d\S*)?$/,
    commands:
      /^(ip (?!host|route|domain|name-server|http|https|ssh|scp|ftp|tftp|cef|access-list|dhcp pool)|(description|negotiation|speed|duplex|mop|ipv6|switchport|encapsulation|mtu|bandwidth|cdp|lldp|standby|service-policy|load-interval|channel-group|media-type|isdn|tunnel|nat|keepalive|arp|delay|zone-member|spanning-tree|vrf|shutdown|access-session|trust|ppp|snmp trap|hold-queue|auto|power|crypto map|redundancy|bfd|no)(?![\w-]))/,
    single:
      /^(description|ip address(?! \S+ \S+ secondary)|vrf forwarding|speed|duplex|mtu|bandwidth|encapsulation)(?= |$)/,
  },
  {
    header:
      /^voice class (sip-copylist|sip-hdr-passthrulist|tls-profile|tls-cipher|media|route-string|dial-peer provision-policy|e164-translation|custom-cptone|dualtone-detect-params|aaa|permanent|busyout|h323|call-by-pass|sip-event-list|phone-proxy|sip-predefined-conference|recording|lpcor|codec-transparent|media-forking|stir-shaken) ?\S*$/,
  },
  {
    header:
      /^(line|archive|redundancy|event manager applet|voice-port|trunk group|voice source-group|crypto pki certificate chain|ip access-list|class-map|policy-map|router|route-map|vrf definition|controller|dspfarm profile|sccp ccm group|application|telephony-service|ephone|ephone-dn|voice register|key chain|aaa group server|ip dhcp pool|media profile|track|username|call-manager-fallback|gateway|voice-card|voice service (?!voip)|control-plane|parameter-map|crypto map|crypto isakmp policy|crypto ikev2|crypto ipsec|flow|template|license|stcapp|gatekeeper|mgcp profile|transceiver|call-home|iox|app-hosting|netconf-yang|restconf|ip sla|ip vrf|spanning-tree mst|radius server|tacacs server|dial-peer cor)( .*)?$/,
  },
]

/** Single commands of configuration mode. */
export const TOP_COMMANDS = starting(`
  aaa access-list alias arp banner boot boot-start-marker boot-end-marker buffers call card cdp clock crypto diagnostic
  dial-control-mib dial-peer\\shunt dial-peer\\soutbound dial-peer\\sinbound dial-peer\\ssearch dial-peer\\sdata
  dial-peer\\sterminator dspfarm enable errdisable exception file ftp hostname hw-module ip ipv6 isdn key
  l2vpn l3vpn-sdwan
  license lldp logging login mac memory memory-size mgcp mls multilink netconf netconf-yang network-clock
  network-clock-participate network-clock-select no-payload-encryption ntp num-exp parser password platform port-channel
  power process prompt qos radius-server restconf sccp scheduler secure security service signaling snmp snmp-server
  spanning-tree standby subscriber switch system tacacs-server tftp-server upgrade utilization version vtp voice\\scall
  voice\\shunt voice\\siec voice\\srtp voice\\scause-code voice\\sdsp voice\\svad-time voice\\ssip voice\\slpcor
  voip-incoming vpdn wsma voice\\sclass\\suri\\ssip`)

/** Which earlier command of configuration mode a later one replaces. */
export const TOP_SINGLE =
  /^(hostname|version|dial-peer hunt|voip-incoming translation-profile|voice class uri sip preference|ip domain name|ip default-gateway|key config-key \S+|clock timezone|enable \S+)(?= |$)/

/** IOS tags are 1 to 2147483647. */
export function isTag(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 2147483647
}

function tooMany(
  lines: readonly string[],
  line: string,
  counted: RegExp,
  limit: number,
  what: string,
): string | undefined {
  const key = counted.exec(line)?.[0]
  if (key === undefined) return undefined
  const held = new Set(lines.flatMap((each) => counted.exec(each)?.[0] ?? []))
  return !held.has(key) && held.size >= limit ? `% Maximum of ${limit} ${what} exceeded` : undefined
}
