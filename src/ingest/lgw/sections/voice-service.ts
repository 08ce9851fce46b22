import type { GatewayFacts } from '../../../model/lgw/dial-peer.js'
import type { Draft } from '../gateway-draft.js'
import type { Section, Statement } from '../section.js'
import { toggleLine } from '../section.js'

/** What a block of the gateway as a whole is read into. */
export interface ServiceDraft {
  readonly facts: Draft<GatewayFacts>
  /** Its lines, `stun / stun flowdata …` within a block of its own. */
  readonly lines: string[]
}

const NETWORK = /^ipv[46] (\S+)(?: (\d+\.\d+\.\d+\.\d+))?(?:\s+[!(].*)?$/
const PLACEHOLDER = /^ipv4 (\{\{[^}]*\}\}|<[^>]*>)$/

/** `voice service voip`: trusted list, STUN and SIP are blocks of their own. */
export function voiceServiceSection(draft: ServiceDraft): Section {
  return {
    read(statement) {
      const { text, negated } = statement
      if (text === 'ip address trusted list') {
        if (negated) draft.facts.trusted = []
        return { fate: 'understood', opens: trustedListSection(draft) }
      }
      if (text === 'ip address trusted authenticate') {
        draft.facts.trustedListOff = negated
        return { fate: 'understood' }
      }
      const inner = BLOCKS.find(({ name }) => name === text)
      if (inner !== undefined) return { fate: 'understood', opens: lineBlock(draft, inner.name, inner.known) }
      if (!SERVICE.test(text)) return undefined
      toggleLine(draft.lines, text, negated)
      return { fate: 'understood' }
    },
  }
}

function trustedListSection(draft: ServiceDraft): Section {
  return {
    read({ text, negated }) {
      const match = NETWORK.exec(text) ?? PLACEHOLDER.exec(text)
      if (match === null) return undefined
      const [, address = '', mask] = match
      const network = mask === undefined ? address : `${address} ${mask}`
      const others = draft.facts.trusted.filter((known) => known !== network)
      draft.facts.trusted = negated ? others : [...others, network]
      return { fate: 'understood' }
    },
  }
}

/** `sip-ua`. */
export function sipUaSection(draft: ServiceDraft): Section {
  const block = lineBlock(draft, '', SIP_UA)
  return {
    read(statement) {
      const reading = block.read(statement)
      if (reading !== undefined) keepSipUaFacts(draft.facts, statement)
      return reading
    },
  }
}

function keepSipUaFacts(facts: Draft<GatewayFacts>, { text, negated }: Statement): void {
  const fields = facts as { signalingTrustpoint?: string | undefined }
  keepProxy(facts, text, negated)
  const trustpoint = /^crypto signaling default(?: trustpoint (\S+))?/.exec(text)
  if (trustpoint !== null) fields.signalingTrustpoint = negated ? undefined : trustpoint[1]
  keepBind(facts, text, negated)
}

/** A block of which every known line is kept. */
function lineBlock(draft: ServiceDraft, name: string, known: RegExp): Section {
  const prefix = name === '' ? '' : `${name} / `
  return {
    read(statement) {
      const { text, negated } = statement
      if (!known.test(text)) return undefined
      toggleLine(draft.lines, text, negated, prefix)
      if (name === 'sip') keepSipFacts(draft.facts, statement)
      return { fate: 'understood' }
    },
  }
}

function keepSipFacts(facts: Draft<GatewayFacts>, { text, negated }: Statement): void {
  if (text === 'sip-profiles inbound') facts.sipProfilesInbound = !negated
  keepGlobal(facts, 'sipProfiles', /^sip-profiles(?: (\d+))?$/.exec(text), negated)
  keepGlobal(facts, 'assertedIdentity', /^asserted-id(?: (\S+))?$/.exec(text), negated)
  keepGlobal(facts, 'privacyPolicy', /^privacy-policy(?: (.+))?$/.exec(text), negated)
  keepProxy(facts, text, negated)
  keepBind(facts, text, negated)
}

/** For every peer without its own, in `sip-ua` or under `sip` (`local-gateway` 6, edge case 11). */
function keepProxy(facts: Draft<GatewayFacts>, text: string, negated: boolean): void {
  keepGlobal(facts, 'outboundProxy', /^outbound-proxy(?: (?:dns|ipv4):(<[^>]*>|\S+))?/.exec(text), negated)
}

function keepBind(facts: Draft<GatewayFacts>, text: string, negated: boolean): void {
  keepGlobal(facts, 'bindControl', /^bind (?:control|all)(?: source-interface (\S+))?(?: .*)?$/.exec(text), negated)
  keepGlobal(facts, 'bindMedia', /^bind (?:media|all)(?: source-interface (\S+))?(?: .*)?$/.exec(text), negated)
}

/** Keeps what a command for all peers says; `no` takes it back. */
function keepGlobal(
  facts: Draft<GatewayFacts>,
  key: 'sipProfiles' | 'assertedIdentity' | 'privacyPolicy' | 'outboundProxy' | 'bindControl' | 'bindMedia',
  match: RegExpExecArray | null,
  negated: boolean,
): void {
  if (match === null) return
  const fields = facts as { [K in typeof key]?: string | undefined }
  fields[key] = negated ? undefined : match[1]
}

const starts = (words: string): RegExp => new RegExp(`^(${words.trim().split(/\s+/).join('|')})(?![\\w-])`)

const SERVICE = starts(`
  address-hiding mode allow-connections media modem redundancy-group rtp-port rtcp shutdown supplementary-service
  fax no-media trace redirect clid callmonitor emergency notify qsig signaling srtp sipr gcid dtmf-interworking
  media-address cause-code codec h450 protocol retry voip-card music-on-hold call-quality ipv6 session early-offer
`)

const SIP = starts(`
  asymmetric early-offer g729 sip-profiles session asserted-id error-passthru header-passing midcall-signaling
  pass-thru listen-port transport bind outbound-proxy registrar rel1xx srtp-auth privacy privacy-policy localhost
  referto-passing requri-passing url history-info call anat associate authenticate block conn-reuse copy-list
  connection-reuse e911 handle-replaces map min-se options-ping preloaded-route random-contact reset rtcp send
  silent-discard sip-server srtp srtp-crypto sni tls-profile update-callerid video xfer registration refer-ood contact-passing
  nat disable-early-media dscp ds0-num privacy encap extension max-forwards content offer random redirection audio
  permit support refer outbound default delay-offer dns-a-override
`)

const BLOCKS: readonly { readonly name: string; readonly known: RegExp }[] = [
  { name: 'stun', known: /^stun (flowdata|usage)\b/ },
  { name: 'sip', known: SIP },
  { name: 'h323', known: /./ },
]

const SIP_UA = starts(`
  timers transport crypto tcp-retry connection-reuse retry set sip-server registrar outbound-proxy nat remote-party-id
  handle-replaces credentials authentication srv keepalive max-forwards mwi-server reason-header redirection
  refer-ood srtp suspend-resume url user warn-header xfer bind disable-early-media g729-annexb host-registrar notify
  offer permit presence preferences privacy protocol shutdown aaa calling-info ha-counter line listen-port
`)
