import type { Tenant } from '../../../model/lgw/dial-peer.js'
import type { Draft } from '../gateway-draft.js'
import type { Command, Section } from '../section.js'
import { numberField, section, textField, toggleLine } from '../section.js'

type TenantDraft = Draft<Tenant>

/** `voice class tenant N`: what routing asks for, and every line as written. */
export function tenantSection(tenant: TenantDraft): Section {
  const known = section(tenant, COMMANDS, IRRELEVANT)
  return {
    read(statement) {
      const reading = known.read(statement)
      if (reading === undefined) return undefined
      const single = SINGLE.find((start) => statement.text.startsWith(start))
      if (single !== undefined && !statement.negated) {
        tenant.lines = tenant.lines.filter((line) => !line.startsWith(single) || line.endsWith(' inbound'))
      }
      toggleLine(tenant.lines, statement.text, statement.negated)
      return reading
    },
  }
}

/** Commands of which the last line wins (`local-gateway` 6, edge case 4). */
const SINGLE = [
  'registrar ',
  'sip-server ',
  'outbound-proxy ',
  'url ',
  'session transport ',
  'srtp-crypto ',
  'listen-port ',
  'asserted-id ',
  'bind control ',
  'bind media ',
]

/** An empty tenant. */
export function newTenant(tag: string): TenantDraft {
  return { tag, realms: [], authenticationUserNames: [], lines: [] }
}

/** A name of a server, or a token of an unfilled template in angle brackets or braces. */
const NAME = String.raw`(<[^>]*>|\{\{[^}]*\}\}|[^\s:]+)`
const WORD = String.raw`(<[^>]*>|\{\{[^}]*\}\}|\S+)`

const COMMANDS: readonly Command<TenantDraft>[] = [
  textField(new RegExp(`^registrar(?: (?:\\d+ )?(?:dns|ipv4):${NAME}(?::\\d+)?(?: .*)?)?$`), 'registrar'),
  textField(new RegExp(`^sip-server(?: (?:dns|ipv4):${NAME}(?::\\d+)?)?$`), 'sipServer'),
  textField(new RegExp(`^outbound-proxy(?: (?:dns|ipv4):${NAME}(?::\\d+)?(?: .*)?)?$`), 'outboundProxy'),
  [
    new RegExp(`^credentials number ${WORD} username ${WORD} password (?:\\d )?${WORD} realm ${WORD}$`),
    (tenant, [number = '', userName = '', , realm = ''], { negated }) => {
      const fields = tenant as { credentialsNumber?: string | undefined; credentialsUserName?: string | undefined }
      fields.credentialsNumber = negated ? undefined : number
      fields.credentialsUserName = negated ? undefined : userName
      addOrTake(tenant.realms, realm, negated)
      return undefined
    },
  ],
  [
    new RegExp(`^authentication username ${WORD} password (?:\\d )?${WORD}(?: realm ${WORD})?$`),
    (tenant, [userName = '', , realm = ''], { negated }) => {
      addOrTake(tenant.authenticationUserNames, userName, negated)
      if (realm !== '') addOrTake(tenant.realms, realm, negated)
      return undefined
    },
  ],
  textField(/^sip-profiles (\d+) inbound$/, 'sipProfilesInbound'),
  textField(/^sip-profiles(?: (\d+))?$/, 'sipProfiles'),
  numberField(/^listen-port (?:secure|non-secure)(?: (\d+))?$/, 'listenPort'),
  textField(/^asserted-id(?: (\S+))?$/, 'assertedIdentity'),
  textField(/^bind control source-interface(?: (\S+))?(?: .*)?$/, 'bindControl'),
  textField(/^bind media source-interface(?: (\S+))?(?: .*)?$/, 'bindMedia'),
  textField(/^privacy-policy(?: (.+))?$/, 'privacyPolicy'),
  textField(new RegExp(`^localhost(?: dns:${NAME}(?: .*)?)?$`), 'localhost'),
  textField(/^srtp-crypto(?: (\d+))?$/, 'srtpCrypto'),
  textField(/^url(?: (\S+))?(?: .*)?$/, 'urlScheme'),
  textField(/^session transport(?: (.+))?$/, 'transport'),
]

function addOrTake(list: string[], value: string, negated: boolean): void {
  const at = list.indexOf(value)
  if (negated && at !== -1) list.splice(at, 1)
  if (!negated && at === -1) list.push(value)
}

const IRRELEVANT =
  /^(description|remote-party-id|connection-reuse|conn-reuse|session refresh|error-passthru|rel1xx|bind media|pass-thru|privacy|privacy-policy|early-offer|midcall-signaling|localhost|handle-replaces|referto-passing|block|history-info|header-passing|g729|asymmetric|timers|retry|anat|associate|call-route|e911|map|max-forwards|nat|permit|preloaded-route|redirection|registration|reset|send|set|silent-discard|srtp|srtp-auth|summer-time|tls-profile|transport|update-callerid|warn-header|xfer|authenticate|audio|video|tcp-retry|copy-list|dscp-profile|options-ping|outbound|random-contact|random-request-uri|requri-passing|refer-ood|contact-passing|content|random|reason-header|telnet|offer|stun|vrf|aaa|mwi-server|credentials$|authentication$|asserted otg|connection)\b/
