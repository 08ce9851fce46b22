import type { Evidence, Finding } from '../../findings/finding.js'
import type { UriClass } from '../../model/lgw/dial-peer.js'
import { matchInbound } from '../../routing/lgw/inbound-match.js'
import { callFromWebex } from '../../routing/lgw/trunk-legs.js'
import type { ExaminedGateway } from './examined-gateway.js'
import { isPlaceholder } from './examined-gateway.js'
import type { RegisteringTenant } from './webex-registration.js'
import { trunkEvidence } from './webex-registration.js'

/** A pattern of a URI class must be shorter than this (`local-gateway` 1.1). */
const PATTERN_LIMIT = 32

/** LGW-002: Webex tags the Request-URI with `dtg=`; the class must match it, case included (`local-gateway` 1.1, 1.3). */
export function requestClassFindings(
  gateway: ExaminedGateway,
  tenants: readonly RegisteringTenant[],
): readonly Finding[] {
  return tenants.flatMap((each) => groupInRequest(gateway, each))
}

function groupInRequest(gateway: ExaminedGateway, each: RegisteringTenant): readonly Finding[] {
  const own = each.peers.flatMap((peer) => gateway.otgOf(peer) ?? []).find((otg) => !isPlaceholder(otg))
  const group = each.trunk?.registration?.otgDtgId ?? own
  return each.peers.flatMap((peer) =>
    peer.incoming
      .filter(({ criterion }) => criterion === 'uri-request')
      .flatMap(({ value: tag }) => {
        const why = troubleOf(gateway, each, tag, group)
        if (why === undefined) return []
        return [
          gateway.finding({
            code: 'LGW-002',
            what: `uri ${tag}`,
            message: `${why}.`,
            evidence: [
              ...classEvidence(gateway, tag),
              gateway.peerEvidence(peer, /^incoming uri request /),
              ...(each.trunk === undefined ? [] : trunkEvidence(each.trunk, 'otgDtgId')),
            ],
          }),
        ]
      }),
  )
}

function classEvidence(gateway: ExaminedGateway, tag: string): readonly Evidence[] {
  if (gateway.tables.uriClass(tag) === undefined) return []
  return [gateway.lines.evidence(`uri ${tag}`, `voice class uri ${tag}`, /^pattern /)]
}

/** Why calls of the trunk are not matched by the class; undefined when they are, or when it cannot be said. */
function troubleOf(
  gateway: ExaminedGateway,
  each: RegisteringTenant,
  tag: string,
  group: string | undefined,
): string | undefined {
  const named = gateway.tables.uriClass(tag)
  const pattern = named?.pattern
  const of = `voice class uri ${tag} on ${gateway.name}`
  if (named === undefined) {
    const isTaken = isPlaceholder(tag) || isTakenElsewhere(gateway, each, tag, group)
    return isTaken
      ? undefined
      : `Calls from Webex land on dial-peer 0 of ${gateway.name}: it has no voice class uri ${tag}`
  }
  if (pattern === undefined || isPlaceholder(pattern)) return undefined
  if (!pattern.includes('dtg=')) {
    const isMatched = group === undefined || mayMatch(gateway, each, named, group)
    if (isMatched || isTakenElsewhere(gateway, each, tag, group)) return undefined
    return `The pattern ${pattern} of ${of} does not match dtg=${group}, which Webex sends`
  }
  if (group !== undefined && gateway.tables.expression(pattern)?.find(`dtg=${group}`) === undefined) {
    return `The pattern ${pattern} of ${of} does not match dtg=${group}, which Webex sends`
  }
  if (pattern.length < PATTERN_LIMIT) return undefined
  return `The pattern ${pattern} of ${of} has ${pattern.length} characters; the gateway takes 31`
}

/** A class by host, user or number may be right though its value is in no input; so may a name of the gateway. */
function mayMatch(
  gateway: ExaminedGateway,
  { tenant }: RegisteringTenant,
  { pattern = '', hosts, hostPattern, userId }: UriClass,
  group: string,
): boolean {
  if (hosts.length > 0 || hostPattern !== undefined || userId !== undefined) return true
  if (!/[a-z]/i.test(pattern) || tenant.localhost !== undefined) return true
  const { requestUri } = callFromWebex(gateway.snapshot, { otgDtgId: group, called: '+15555550100', calling: '' })
  return gateway.tables.expression(pattern)?.find(`sip:${requestUri}`) !== undefined
}

/** Another match of a Webex dial-peer that names what is configured, or any dial-peer that a call with this group finds by URI. */
function isTakenElsewhere(
  gateway: ExaminedGateway,
  { peers }: RegisteringTenant,
  broken: string,
  group: string | undefined,
): boolean {
  const own = [...peers, ...gateway.webexPeers.filter(({ tenant }) => tenant === undefined)]
  const isConfigured = own.some(({ incoming }) =>
    incoming.some(
      ({ criterion, value }) =>
        (criterion !== 'uri-request' || value !== broken) &&
        (!criterion.startsWith('uri-') || gateway.tables.uriClass(value) !== undefined),
    ),
  )
  if (isConfigured) return true
  const call = callFromWebex(gateway.snapshot, {
    otgDtgId: group ?? '',
    called: '+15555550100',
    calling: '+15555550101',
  })
  const { peers: takers } = matchInbound(gateway.tables, call)
  return takers.some(({ incoming }) => incoming.some(({ criterion }) => criterion.startsWith('uri-')))
}
